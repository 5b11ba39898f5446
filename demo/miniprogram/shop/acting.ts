// What every page does with what it sends: says how it went.

import type { Done } from "member-center/store";
import { host } from "./host";
import { said } from "./language";

/** Tells the customer what came of something; true: it is booked. */
export function told(done: Done, well = said("done")): boolean {
  if (done.state === "accepted") host.toast(well, "well");
  else host.toast(done.state === "waiting" ? said("waits") : done.sentence);
  return done.state === "accepted";
}
