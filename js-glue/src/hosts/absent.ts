import { LoyaltyError } from "../error.js";

/** What a host needs is not there. */
export function absent(host: string, needs: string): LoyaltyError {
  return new LoyaltyError({ code: "host_unsupported", at: "", details: { host, needs } });
}
