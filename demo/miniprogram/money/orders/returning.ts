import type { MemberStore, Views } from "member-center/store";

/** What is to come back, and what that would do: computed on the phone, nothing is sent. */
export interface Returning {
  readonly order: Views["orders"]["orders"][number]["id"];
  readonly lines: readonly { readonly line: number; readonly name: string; readonly left: number; readonly quantity: number }[];
  readonly back: readonly { readonly name: string; readonly text: string }[];
  readonly taken: readonly { readonly name: string; readonly text: string }[];
  readonly gifts: readonly { readonly name: string; readonly units: number }[];
  /** Money comes back. */
  readonly refunded: boolean;
  readonly refused: string;
  /** There is something to give back, and it may come back. */
  readonly ready: boolean;
}

export function shown_return(store: MemberStore, { lines, order }: Pick<Returning, "order" | "lines">): Returning {
  const nothing = { order, lines, back: [], taken: [], gifts: [], refunded: false, refused: "", ready: false };
  const asked = lines.filter(({ quantity }) => quantity > 0).map(({ line, quantity }) => ({ line, quantity }));
  if (asked.length === 0) return nothing;
  try {
    const view = store.previewReturn(order, asked);
    return view ? { ...nothing, ...view, ready: true } : nothing;
  } catch (error) {
    return { ...nothing, refused: store.sentence(error) };
  }
}
