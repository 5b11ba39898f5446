import type { Achievement, Action, Benefit, BasisPoints, CampaignRule, CardPlan, CheckInPolicy, Draw, Exchange, GiftCardKind, Level, Prize, Program, RechargePlan, Service, SpecialPrice } from "../../types/index.js";
import type { Teller } from "./teller.js";
/** "成长值满 1000 即可升级，会员价 9.5折，限服饰". */
export declare function level(teller: Teller, { growth, reach, rate, scope }: Level): string;
/** "每月 2 次，金卡专享". */
export declare function benefit(teller: Teller, { quota, period, tiers, cards, values, when, grants }: Benefit): string;
/** "88元，12 个月，送 200 积分". */
export declare function card(teller: Teller, plan: CardPlan): string;
/** A rung of a recharge plan, or what each so much of it brings. */
export interface RechargeTier {
    /** Fen: from here on, or for each. */
    readonly at: number;
    readonly icon?: string;
    readonly name?: string;
    readonly note?: string;
    /** "充 100元". */
    readonly pay: string;
    /** "20元赠金、1 张「满60减10」". */
    readonly brings: string;
    /** "充 100元，送 20元赠金". */
    readonly sentence: string;
}
export declare function recharge(teller: Teller, { every, steps }: RechargePlan): RechargeTier[];
/** "400 积分兑换番茄味薯片，每天限 1 次". */
export declare function exchange(teller: Teller, plan: Exchange): string;
/** What checking in brings, a sentence each. */
export interface CheckInTold {
    /** Of each day of the cycle, or one sentence about rising points. */
    readonly days: readonly string[];
    readonly milestones: readonly string[];
    readonly makeUp?: string;
}
export declare function check_in(teller: Teller, policy: CheckInPolicy): CheckInTold;
/** "每次 100 积分，每天限 3 次". */
export declare function draw(teller: Teller, { points, daily_limit, when }: Draw): string;
/** The prize, with its odds when they are given. */
export declare function prize(teller: Teller, { name }: Prize, share?: BasisPoints): string;
/** What an action is called: by the program, else by what its kind means everywhere. */
export declare function action_name(teller: Teller, kind: string): string;
/** "评价送 10 积分，每天限 5 次". */
export declare function action(teller: Teller, { kind, grants, per_day, per_life, when }: Action): string;
/** "完成 10 笔订单，送 300 成长值". */
export declare function achievement(teller: Teller, { counter, goal, grants }: Achievement): string;
/** What each level of referrals brings. */
export declare function referral(teller: Teller, program: Program): string[];
/** "3 人团 179元、5 人团 159元，7 天内有效". */
export declare function campaign(teller: Teller, rule: CampaignRule): string;
/** "手续费 0.6%，每月前 2 次免费". */
export declare function service(teller: Teller, { kind, rate, rates, max, free, period, when }: Service): string;
/** "秒杀价 9.9元，限荔枝果冻，12:00–14:00，每单限 2 件". */
export declare function special_price(teller: Teller, price: SpecialPrice): string;
/** "面值 200元，售价 198元，送 100 积分". */
export declare function gift_card(teller: Teller, { face, price, grants }: GiftCardKind): string;
