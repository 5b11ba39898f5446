// What lies before the orders and records that are shown.

import type { MemberStore, PastOf } from "member-center/store";
import { host } from "./host";

/** Reads more of it where there is any; what went wrong is told. */
export async function read_past(store: MemberStore, of: PastOf): Promise<void> {
  const past = store.view("past");
  if (!past || !past[of]) return;
  const wrong = await store.readPast(of);
  if (wrong) host.toast(wrong);
}
