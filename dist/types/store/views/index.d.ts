import type { Scene, Status, Topic } from "../scene.js";
import { type CartView } from "./cart.js";
import { type GoodsView } from "./goods.js";
import { type BenefitsView } from "./benefits.js";
import { type CampaignsView } from "./campaigns.js";
import { type CardsView } from "./cards.js";
import { type CodeView } from "./code.js";
import { type DrawsView } from "./draws.js";
import { type FeedbackView } from "./feedback.js";
import { type GiftCardsView } from "./gift_cards.js";
import { type CheckInView } from "./check_in.js";
import { type CouponsView } from "./coupons.js";
import { type EndingsView } from "./ending.js";
import { type HomeView } from "./home.js";
import { type LevelsView } from "./levels.js";
import { type MallView } from "./mall.js";
import { type OrdersView } from "./orders.js";
import { type PointsView } from "./points.js";
import { type SavingsView } from "./savings.js";
import { type TasksView } from "./tasks.js";
import { type TimeView } from "./time.js";
import { type TotalView } from "./total.js";
import { type ReferralView } from "./referral.js";
import { type WalletView } from "./wallet.js";
export type * from "./check_in.js";
export type * from "./coupons.js";
export type * from "./ending.js";
export type * from "./entrances.js";
export type * from "./home.js";
export type * from "./levels.js";
export type * from "./mall.js";
export type * from "./orders.js";
export type * from "./points.js";
export type * from "./records.js";
export type * from "./requirements.js";
export type * from "./savings.js";
export type * from "./tasks.js";
export type * from "./time.js";
export type * from "./total.js";
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
}
interface Maker<T> {
    /** What it is about. */
    readonly of: readonly Topic[];
    make(scene: Scene): T;
}
export declare const makers: {
    readonly [K in keyof Views]: Maker<Views[K]>;
};
