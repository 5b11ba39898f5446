// Which shop's sample, and which of its members: as config.ts says, or as it was chosen in the settings. With a service the
// member who is logged in, or who has joined on this phone.

import { config } from "../config";
import { host } from "./host";

export interface Choice {
  readonly shop: string;
  readonly member: string;
}

const name = () => (config.service ? `joined/${config.service}` : "choice");

export function choice(): Choice {
  const kept = host.kept(name());
  return kept ? (JSON.parse(kept) as Choice) : { shop: config.shop, member: config.member };
}

export function choose(to: Choice): void {
  host.keep(name(), JSON.stringify(to));
}
