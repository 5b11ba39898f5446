import type { Account, Engine, Event } from "member-center";
import type { samples } from "./samples";

/** A sample's member as the log has made them, and the seeds of the draws in it. */
export function member_of(engine: Engine, { members, program }: (typeof samples)[string], member: string): { account: Account; seeds: Record<string, string> } {
  const center = engine.open(program);
  const seeds: Record<string, string> = {};
  for (const event of members[member] || []) {
    const { draw, kind, seed } = event as Event & { draw?: string; seed?: string };
    if (kind === "drawn" && seed && draw) seeds[draw] = seed;
    center.apply(event);
  }
  const account = center.snapshot();
  center.dispose();
  return { account, seeds };
}
