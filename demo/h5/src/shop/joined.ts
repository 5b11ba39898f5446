// Who has become a member on this page: beside the members of the sample data. A shop's own page knows who is logged in.

export interface Joined {
  readonly shop: string;
  readonly id: string;
  /** As they want to be called; nothing: they did not say. */
  readonly name: string;
  /** The member who invited them. */
  readonly code?: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

export function joined_here(): readonly Joined[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem("joined") ?? "[]");
    return Array.isArray(kept) ? (kept as Joined[]) : [];
  } catch {
    return [];
  }
}

export function keep_joined(joined: Joined): void {
  localStorage.setItem("joined", JSON.stringify([...joined_here(), joined]));
}

/** Members of a shop that this page may open: those of the sample data, and who has joined here. */
export function is_member(shop: string, member: string, samples: readonly string[]): boolean {
  return samples.includes(member) || joined_here().some((one) => one.shop === shop && one.id === member);
}
