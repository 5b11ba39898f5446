// The one switch: sample data on the phone, or a shop's service.

export interface Config {
  /** Where the service is: "https://shop.example/api/snack-shop". Empty: the sample data, and books of the phone's own. */
  readonly service: string;
  /** A shop of the sample data, and a member of it; with a service the member that is logged in there. */
  readonly shop: "snack-shop" | "supermarket" | "kunming-boutique" | "private-domain-mall" | "convenience-chain";
  readonly member: string;
}

export const config: Config = {
  service: "",
  shop: "snack-shop",
  member: "m-doudou",
};
