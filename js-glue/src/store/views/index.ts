import type { Scene, Status, Topic } from "../scene.js";
import { cart_view, type CartView } from "./cart.js";
import { goods_view, type GoodsView } from "./goods.js";
import { benefits_view, type BenefitsView } from "./benefits.js";
import { campaigns_view, type CampaignsView } from "./campaigns.js";
import { cards_view, type CardsView } from "./cards.js";
import { code_view, type CodeView } from "./code.js";
import { draws_view, type DrawsView } from "./draws.js";
import { feedback_view, type FeedbackView } from "./feedback.js";
import { gift_cards_view, type GiftCardsView } from "./gift_cards.js";
import { home_view, type HomeView } from "./home.js";
import { referral_view, type ReferralView } from "./referral.js";
import { wallet_view, type WalletView } from "./wallet.js";

/** What a page can show, by name. */
export interface Views {
  readonly status: Status;
  readonly home: HomeView;
  readonly goods: GoodsView;
  readonly cart: CartView;
  readonly wallet: WalletView;
  readonly gift_cards: GiftCardsView;
  readonly draws: DrawsView;
  readonly cards: CardsView;
  readonly referral: ReferralView;
  readonly campaigns: CampaignsView;
  readonly benefits: BenefitsView;
  readonly feedback: FeedbackView;
  readonly code: CodeView;
}

interface Maker<T> {
  /** What it is about. */
  readonly of: readonly Topic[];
  make(scene: Scene): T;
}

const member: readonly Topic[] = ["member", "words"];

export const makers: { readonly [K in keyof Views]: Maker<Views[K]> } = {
  status: { of: ["status", "words"], make: ({ status }) => status },
  home: { of: member, make: home_view },
  goods: { of: ["member", "words", "goods", "cart"], make: goods_view },
  cart: { of: ["member", "words", "cart", "goods"], make: cart_view },
  wallet: { of: member, make: wallet_view },
  gift_cards: { of: member, make: gift_cards_view },
  draws: { of: member, make: draws_view },
  cards: { of: member, make: cards_view },
  referral: { of: member, make: referral_view },
  campaigns: { of: ["member", "words", "goods", "cart"], make: campaigns_view },
  benefits: { of: member, make: benefits_view },
  feedback: { of: member, make: feedback_view },
  code: { of: ["member", "words", "status"], make: code_view },
};
