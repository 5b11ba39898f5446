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
import { check_in_view, type CheckInView } from "./check_in.js";
import { coupons_view, type CouponsView } from "./coupons.js";
import { ending_view, type EndingsView } from "./ending.js";
import { home_view, type HomeView } from "./home.js";
import { levels_view, type LevelsView } from "./levels.js";
import { mall_view, type MallView } from "./mall.js";
import { orders_view, type OrdersView } from "./orders.js";
import { past_view, type PastView } from "./past.js";
import { points_view, type PointsView } from "./points.js";
import { savings_view, type SavingsView } from "./savings.js";
import { tasks_view, type TasksView } from "./tasks.js";
import { time_view, type TimeView } from "./time.js";
import { total_view, type TotalView } from "./total.js";
import { referral_view, type ReferralView } from "./referral.js";
import { wallet_view, type WalletView } from "./wallet.js";

export type * from "./benefits.js";
export type * from "./brings.js";
export type * from "./campaigns.js";
export type * from "./cards.js";
export type * from "./cart.js";
export type * from "./changes.js";
export type * from "./check_in.js";
export type * from "./code.js";
export type * from "./coupons.js";
export type * from "./draws.js";
export type * from "./ending.js";
export type * from "./entrances.js";
export type * from "./feedback.js";
export type * from "./gift_cards.js";
export type * from "./goods.js";
export type * from "./home.js";
export type * from "./levels.js";
export type * from "./mall.js";
export type { OrderPartView, OrderTotalWay, OrderWay } from "./order_ways.js";
export type * from "./orders.js";
export type * from "./past.js";
export type * from "./points.js";
export type * from "./records.js";
export type * from "./referral.js";
export type * from "./requirements.js";
export type * from "./savings.js";
export type { Ends, Money, PointsShown } from "./shown.js";
export type * from "./tasks.js";
export type * from "./time.js";
export type * from "./total.js";
export type * from "./wallet.js";

/** What a page can show, by name. */
export interface Views {
  readonly status: Status;
  readonly home: HomeView;
  readonly goods: GoodsView;
  readonly cart: CartView;
  readonly total: TotalView;
  readonly wallet: WalletView;
  readonly gift_cards: GiftCardsView;
  readonly draws: DrawsView;
  readonly cards: CardsView;
  readonly referral: ReferralView;
  readonly campaigns: CampaignsView;
  readonly benefits: BenefitsView;
  readonly feedback: FeedbackView;
  readonly code: CodeView;
  readonly levels: LevelsView | undefined;
  readonly points: PointsView;
  readonly mall: MallView;
  readonly coupons: CouponsView;
  readonly savings: SavingsView;
  readonly ending: EndingsView;
  readonly check_in: CheckInView | undefined;
  readonly tasks: TasksView;
  readonly time: TimeView;
  readonly orders: OrdersView;
  readonly past: PastView;
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
  orders: { of: ["member", "words", "goods"], make: orders_view },
  past: { of: ["member", "status"], make: past_view },
  cart: { of: ["member", "words", "cart", "goods"], make: cart_view },
  total: { of: ["member", "words", "total"], make: total_view },
  wallet: { of: member, make: wallet_view },
  gift_cards: { of: member, make: gift_cards_view },
  draws: { of: member, make: draws_view },
  cards: { of: member, make: cards_view },
  referral: { of: member, make: referral_view },
  campaigns: { of: ["member", "words", "goods", "cart"], make: campaigns_view },
  benefits: { of: member, make: benefits_view },
  feedback: { of: member, make: feedback_view },
  code: { of: ["member", "words", "status"], make: code_view },
  levels: { of: member, make: levels_view },
  points: { of: member, make: points_view },
  mall: { of: ["member", "words", "goods"], make: mall_view },
  coupons: { of: ["member", "words", "goods"], make: coupons_view },
  savings: { of: member, make: savings_view },
  ending: { of: member, make: ending_view },
  check_in: { of: member, make: check_in_view },
  tasks: { of: member, make: tasks_view },
  time: { of: ["member", "words", "status"], make: time_view },
};
