// The demonstration shops; assemble.mjs makes samples.js of demo/shops.

import type { Event, Program } from "member-center";
import type { Goods } from "member-center/service";

interface Sample {
  /** When the demonstration takes place, in milliseconds since 1970. */
  readonly begins: number;
  readonly program: Program;
  readonly goods: Goods;
  /** A member's log, by the member's id. */
  readonly members: Readonly<Record<string, readonly Event[]>>;
}

export const samples: Readonly<Record<string, Sample>>;
