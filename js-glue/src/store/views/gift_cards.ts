import type { GiftCardHeld, GiftCardKind, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { type Ends, ends, type Money, money } from "./shown.js";

/** Gift cards: those the shop sells, and those in this member's hands or on their way. */
export interface GiftCardsView {
  readonly kinds: readonly GiftCardKindView[];
  readonly held: readonly GiftCardView[];
  /** What a card is put on. */
  readonly principal: Money;
}

export interface GiftCardKindView {
  readonly id: Id;
  readonly name: string;
  readonly face: Money;
  readonly price: Money;
  /** It costs less than it is worth. */
  readonly cheaper: boolean;
  /** For whoever uses it. */
  readonly brings: readonly Bring[];
  /** "7 天内无人领取自动退回"; nothing: it waits. */
  readonly returns?: string;
}

export interface GiftCardView {
  readonly id: Id;
  /** In groups of four, as it is printed. */
  readonly number: string;
  readonly kind: Id;
  readonly name: string;
  readonly face: Money;
  readonly brings: readonly Bring[];
  readonly state: "owned" | "sent";
  /** "持有", "已转赠". */
  readonly state_text: string;
  /** This member bought it; else somebody gave it. */
  readonly bought: boolean;
  readonly to?: Id;
  /** Comes back then when nobody takes it. */
  readonly until?: Ends;
}

export function gift_cards_view(scene: Scene): GiftCardsView {
  const { overview, program, speaker } = scene;
  const kinds = program.wallet?.gift_cards ?? [];
  return {
    kinds: kinds.map((kind) => kind_view(scene, kind)),
    held: overview.wallet.gift_cards.map((card) => card_view(scene, kinds, card)),
    principal: money(speaker, overview.wallet.principal),
  };
}

function kind_view(scene: Scene, { face, grants, id, name, price, return_days }: GiftCardKind): GiftCardKindView {
  const { speaker, words } = scene;
  return {
    id,
    name,
    face: money(speaker, face),
    price: money(speaker, price),
    cheaper: price < face,
    brings: brings(scene, grants),
    ...(return_days !== undefined && { returns: words.tell("gift_card_returns", { days: String(return_days) }) }),
  };
}

function card_view(scene: Scene, kinds: readonly GiftCardKind[], held: GiftCardHeld): GiftCardView {
  const { speaker } = scene;
  const { card, face, id, paid, state = "owned", to, until } = held;
  const kind = kinds.find((one) => one.id === card);
  return {
    id,
    number: id.replace(/[^0-9A-Za-z]/g, "").toUpperCase().replace(/(.{4})(?=.)/g, "$1 "),
    kind: card,
    name: kind?.name ?? speaker.name(card),
    face: money(speaker, face ?? kind?.face ?? 0),
    brings: brings(scene, kind?.grants),
    state,
    state_text: speaker.word("gift_card", state),
    bought: paid !== undefined,
    ...(to !== undefined && { to }),
    ...(until !== undefined && { until: ends(speaker, until) }),
  };
}
