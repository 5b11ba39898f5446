// Which shop's sample, and which of its members: as config.ts says, or as it was chosen in the settings.

import { config } from "../config";
import { host } from "./host";

export interface Choice {
  readonly shop: string;
  readonly member: string;
}

export function choice(): Choice {
  const kept = config.service ? "" : host.kept("choice");
  return kept ? (JSON.parse(kept) as Choice) : { shop: config.shop, member: config.member };
}

export function choose(to: Choice): void {
  host.keep("choice", JSON.stringify(to));
}
