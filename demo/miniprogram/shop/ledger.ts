// A ledger as a page shows it: both ways or one, the latest months first, older ones when they are asked for.

export type Way = "all" | "in" | "out";

export interface Look {
  readonly way: Way;
  readonly months: number;
}

export const first_look: Look = { way: "all", months: 3 };

interface Month<R> {
  readonly month: string;
  readonly records: readonly R[];
}

export function ledger_of<R extends { readonly way: string }>(all: readonly Month<R>[], { months, way }: Look) {
  const shown = all.map(({ month, records }) => ({ month, records: records.filter((record) => way === "all" || record.way === way) })).filter(({ records }) => records.length > 0);
  return { way, any: all.length > 0, months: shown.slice(0, months), more: shown.length > months };
}
