import type { Account, Engine, Event, Instant } from "member-center";
import type { samples } from "./samples";

/** A sample's member as the log has made them, what time it is there, and the seeds of the draws in it. */
export function member_of(engine: Engine, { begins, members, program }: (typeof samples)[string], member: string): { account: Account; now: () => Instant; seeds: Record<string, string> } {
  const center = engine.open(program);
  const seeds: Record<string, string> = {};
  for (const event of members[member] || []) {
    const { draw, kind, seed } = event as Event & { draw?: string; seed?: string };
    if (kind === "drawn" && seed && draw) seeds[draw] = seed;
    center.apply(event);
  }
  const account = center.snapshot();
  center.dispose();
  const opened = Date.now();
  return { account, now: () => begins + Date.now() - opened, seeds };
}
