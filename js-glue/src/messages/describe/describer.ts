import type {
  Achievement, Action, BasisPoints, Benefit, CampaignRule, CardPlan, Draw, Exchange, Fact, GiftCardKind, Grants, Id, Level,
  MissingRequirement, Offer, Prize, Program, RechargePlan, Scope, Service, SpecialPrice,
} from "../../types/index.js";
import { Speaker, type SpeakerOptions } from "../speaker.js";
import { type Change, changes, missing } from "./changes.js";
import { circumstances, scope_text } from "./conditions.js";
import { type Occasion, type Ticket, ticket } from "./offers.js";
import * as plans from "./plans.js";
import { Teller } from "./teller.js";

/** A speaker's options, with the program that is to be told of. */
export type DescriberOptions = SpeakerOptions & { program: Program };

/**
 * Tells what is in a program, from the program alone: each of its offers as a ticket, everything else in a sentence. A
 * name that the program does not give is its id: give ids without a name of their own one in `names`. Its speaker speaks
 * to customers.
 */
export class Describer {
  readonly speaker: Speaker;
  private readonly teller: Teller;
  private readonly program: Program;

  constructor(options: DescriberOptions) {
    this.program = options.program;
    this.speaker = new Speaker({ to: "customer", ...options });
    this.teller = new Teller(options.program, this.speaker);
  }

  /** A coupon template, by itself or by its id, as the ticket of a held coupon when `from` and `until` are given. */
  coupon(coupon: Id | Offer, occasion?: Occasion): Ticket | undefined {
    return this.of(this.program.coupons, coupon, occasion);
  }

  promotion(promotion: Id | Offer, occasion?: Occasion): Ticket | undefined {
    return this.of(this.program.promotions, promotion, occasion);
  }

  private of(offers: readonly Offer[] | undefined, wanted: Id | Offer, occasion?: Occasion): Ticket | undefined {
    const offer = typeof wanted === "string" ? offers?.find(({ id }) => id === wanted) : wanted;
    return offer && ticket(this.teller, offer, occasion);
  }

  /** "200 积分、1 张「满60减10」"; "" when it is nothing. */
  grants(grants: Grants): string {
    return this.teller.grants(grants);
  }

  /** For whom and when something is, a clause each. */
  conditions(when: NonNullable<Offer["when"]>): readonly string[] {
    return circumstances(this.teller, when);
  }

  /** What is paid of a price, as shops write it: 8800 is "8.8折", "12% off". */
  discount(paid: BasisPoints): string {
    return this.teller.discount(10000 - paid);
  }

  /** What a level still asks for, as an overview has it in `tier.missing`: "500 成长值、2 笔订单". */
  missing(list: readonly MissingRequirement[]): string {
    return missing(this.teller, list);
  }

  /** What an event changed, or an entry of the ledger: one row for each thing that a member would ask about. */
  changes(facts: readonly Fact[]): readonly Change[] {
    return changes(this.teller, facts);
  }

  level(level: Level): string {
    return plans.level(this.teller, level);
  }

  benefit(benefit: Benefit): string {
    return plans.benefit(this.teller, benefit);
  }

  card(card: CardPlan): string {
    return plans.card(this.teller, card);
  }

  recharge(plan: RechargePlan): readonly plans.RechargeTier[] {
    return plans.recharge(this.teller, plan);
  }

  giftCard(kind: GiftCardKind): string {
    return plans.gift_card(this.teller, kind);
  }

  exchange(exchange: Exchange): string {
    return plans.exchange(this.teller, exchange);
  }

  /** Undefined when the program has no check-in. */
  checkIn(): plans.CheckInTold | undefined {
    const policy = this.program.activities?.check_in;
    return policy && plans.check_in(this.teller, policy);
  }

  draw(draw: Draw): string {
    return plans.draw(this.teller, draw);
  }

  /** With its odds when `share` is given, in basis points, as an overview has it. */
  prize(prize: Prize, share?: BasisPoints): string {
    return plans.prize(this.teller, prize, share);
  }

  action(action: Action): string {
    return plans.action(this.teller, action);
  }

  /** What an action is called: by the program, or what its kind means everywhere. */
  actionName(kind: Id): string {
    return plans.action_name(this.teller, kind);
  }

  achievement(achievement: Achievement): string {
    return plans.achievement(this.teller, achievement);
  }

  /** Of the referrer, and of the referrer's own. */
  referral(): readonly string[] {
    return plans.referral(this.teller, this.program);
  }

  campaign(rule: CampaignRule): string {
    return plans.campaign(this.teller, rule);
  }

  service(service: Service): string {
    return plans.service(this.teller, service);
  }

  /** "限茶饮"; nothing: all goods. */
  scope(scope: Scope | undefined): string | undefined {
    return scope_text(this.teller, scope);
  }

  specialPrice(price: SpecialPrice): string {
    return plans.special_price(this.teller, price);
  }
}
