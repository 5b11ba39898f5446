import type { Achievement, Action, BasisPoints, Benefit, CampaignRule, CardPlan, Draw, Exchange, Fact, GiftCardKind, Grants, Id, Level, MissingRequirement, Offer, Prize, Program, RechargePlan, Scope, Service, SpecialPrice } from "../../types/index.js";
import { Speaker, type SpeakerOptions } from "../speaker.js";
import { type Change } from "./changes.js";
import { type Occasion, type Ticket } from "./offers.js";
import * as plans from "./plans.js";
/** A speaker's options, with the program that is to be told of. */
export type DescriberOptions = SpeakerOptions & {
    program: Program;
};
/**
 * Tells what is in a program, from the program alone: each of its offers as a ticket, everything else in a sentence. A
 * name that the program does not give is its id: give ids without a name of their own one in `names`. Its speaker speaks
 * to customers.
 */
export declare class Describer {
    readonly speaker: Speaker;
    private readonly teller;
    private readonly program;
    constructor(options: DescriberOptions);
    /** A coupon template, by itself or by its id, as the ticket of a held coupon when `from` and `until` are given. */
    coupon(coupon: Id | Offer, occasion?: Occasion): Ticket | undefined;
    promotion(promotion: Id | Offer, occasion?: Occasion): Ticket | undefined;
    private of;
    /** "200 积分、1 张「满60减10」"; "" when it is nothing. */
    grants(grants: Grants): string;
    /** For whom and when something is, a clause each. */
    conditions(when: NonNullable<Offer["when"]>): readonly string[];
    /** What is paid of a price, as shops write it: 8800 is "8.8折", "12% off". */
    discount(paid: BasisPoints): string;
    /** What a level still asks for, as an overview has it in `tier.missing`: "500 成长值、2 笔订单". */
    missing(list: readonly MissingRequirement[]): string;
    /** What an event changed, or an entry of the ledger: one row for each thing that a member would ask about. */
    changes(facts: readonly Fact[]): readonly Change[];
    level(level: Level): string;
    benefit(benefit: Benefit): string;
    card(card: CardPlan): string;
    recharge(plan: RechargePlan): readonly plans.RechargeTier[];
    giftCard(kind: GiftCardKind): string;
    exchange(exchange: Exchange): string;
    /** Undefined when the program has no check-in. */
    checkIn(): plans.CheckInTold | undefined;
    draw(draw: Draw): string;
    /** With its odds when `share` is given, in basis points, as an overview has it. */
    prize(prize: Prize, share?: BasisPoints): string;
    action(action: Action): string;
    /** What an action is called: by the program, or what its kind means everywhere. */
    actionName(kind: Id): string;
    achievement(achievement: Achievement): string;
    /** Of the referrer, and of the referrer's own. */
    referral(): readonly string[];
    campaign(rule: CampaignRule): string;
    service(service: Service): string;
    /** "限茶饮"; nothing: all goods. */
    scope(scope: Scope | undefined): string | undefined;
    specialPrice(price: SpecialPrice): string;
}
