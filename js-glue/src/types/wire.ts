// Made from schemas/ by `npm run generate`. Change the schemas, not this.

/** An amount of money in the currency's minor unit: 1230 is ¥12.30. */
export type Fen = number;

/** Whole points. */
export type Points = number;

/** A rate: 8800 is 88 %, 10000 is 100 %. */
export type BasisPoints = number;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** 1 to 64 printable ASCII characters without space, quote or backslash. */
export type Id = string;

/** A civil day in the program's time zone: 2026-11-22. */
export type Day = string;

/** A member's state as of the last event: what snapshot gives and open takes. */
export interface Account {
  /** Check-ins, draws, actions, achievements, referrals, benefits. */
  activities?: ActivityRoom;
  /** Milliseconds since 1970. Of the last event; the state is as of then. */
  at?: Instant;
  /** Events of that instant, the last of `events`. */
  at_once?: number;
  /** Cards bought or bound. */
  cards?: CardHeld[];
  /** By id. */
  coupons?: Coupon[];
  /** Ids of the newest, oldest first: a second one has no effect. */
  events?: Id[];
  /** The newest, oldest first. */
  history?: Entry[];
  /** Who the member is. */
  member?: Member;
  /** The member who has it all now; nothing happens here any more. */
  merged_into?: Id;
  /** Orders, uses of offers, savings. */
  orders?: OrderRoom;
  /** Points. */
  points?: PointsRoom;
  /** When the member ordered, how much, and what kinds of goods. */
  purchases?: PurchaseRoom;
  /** Growth and levels. */
  tiers?: TierRoom;
  /** Stored value. */
  wallet?: WalletRoom;
}

/** Once, when a counter reaches its goal. */
export interface Achievement {
  /** An action's kind, or orders, check_ins, referrals. */
  counter: Id;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** Times. */
  goal: number;
  /** What it brings. */
  grants: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the achievement. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
}

/** A goal and how far it is reached. */
export interface AchievementState {
  /** So far. */
  count: number;
  /** Reached. */
  done: boolean;
  /** Times. */
  goal: number;
  /** The achievement. */
  id: Id;
  /** For people. */
  name: string;
}

/** Something a member does. */
export interface Action {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** What it brings. */
  grants: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the action. */
  kind: Id;
  /** For people. */
  name?: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Times on one local day. */
  per_day?: number;
  /** Times ever. */
  per_life?: number;
  /** When, and for whom. */
  when?: Condition;
}

export interface ActionDoneEvent {
  /** An action's kind in the program. */
  action: Id;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "action_done";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** What a member can do besides buying. */
export interface Activities {
  /** 成就. */
  achievements?: Achievement[];
  /** Join, review, share, like, quiz, feedback and the merchant's own. */
  actions?: Action[];
  /** 签到. */
  check_in?: CheckInPolicy;
  /** Basis points of the referred order, as bonus, to the same members as `referral`. */
  commission?: number[];
  /** 抽奖. */
  draws?: Draw[];
  /** To the referrer, and to the referrer's referrer. */
  referral?: Grants[];
}

/** Bounded by the program's activities; referrals by limits::referrals. */
export interface ActivityRoom {
  /** Achievements reached, sorted. */
  achievements?: Id[];
  /** Uses by action. */
  actions?: {
    [k: string]: UseCount;
  };
  /** Uses by benefit. */
  benefits?: {
    [k: string]: BenefitUses;
  };
  /** Days checked in. */
  check_ins?: CheckIns;
  /** Draws by campaign. */
  draws?: {
    [k: string]: DrawCount;
  };
  /** Uses by exchange. */
  exchanges?: {
    [k: string]: UseCount;
  };
  /** Members brought. */
  referrals?: Referral[];
  /** Group buys and bargains under way. */
  runs?: CampaignRun[];
  /** By service. */
  services?: {
    [k: string]: ServiceUses;
  };
}

/** What could be put into the cart as well: one unit. */
export interface AddOn {
  /** Path of its category. */
  category?: Id;
  /** Of the thing. */
  shop?: Id;
  /** Of the thing. */
  sku: Id;
  /** Of the thing. */
  tags?: Id[];
  /** Fen. List price. */
  unit_price: Fen;
}

/** A candidate put into the cart. */
export interface AddOnQuote {
  /** Fen. What the cart then costs more; negative: less. */
  extra: Fen;
  /** Offers it brings into effect. */
  reaches: Id[];
  /** The candidate. */
  sku: Id;
}

/** Every requirement must hold. */
export interface AllOf {
  /** Requirements. */
  all: Requirement[];
}

/** 满减. */
export type AmountOffEffect =
  | {
      /** Fen. unit_amount_off: off each unit; amount_off: off from the first fen, or with every off each time. */
      amount: Fen;
      kind: "amount_off";
    }
  | {
      /** Fen. unit_amount_off: off each unit; amount_off: off from the first fen, or with every off each time. */
      amount: Fen;
      /** What steps and every count: fen or units. */
      by?: "amount" | "units";
      /** amount_off: fen or units (see by) for each time. */
      every: number;
      kind: "amount_off";
      /** amount_off with every, nth_unit, bundle_price, buy_get: how often in one order. */
      max_times?: number;
    }
  | {
      /** What steps and every count: fen or units. */
      by?: "amount" | "units";
      kind: "amount_off";
      /** amount_off, percent_off: strictly rising in at and in benefit; the highest reached counts. */
      steps: {
        /** Fen. Off. */
        amount: Fen;
        /** Fen or units, by the effect's `by`; inclusive. */
        at: number;
      }[];
    };

/** An offer with effect. */
export interface AppliedOffer {
  /** Fen. Off goods and shipping. */
  amount: Fen;
  /** Instance. */
  coupon?: Id;
  /** The offer. */
  id: Id;
  /** For people. */
  name: string;
}

export interface BargainCampaignRule {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** Fen. bargain: the least price of a unit. */
  floor: Fen;
  /** From the opening to the end; 24 when absent. */
  hours?: number;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Its id. */
  id: Id;
  kind: "bargain";
  /** Fen. One unit before anybody helped. */
  list: Fen;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** The goods. */
  sku: Id;
  /** When, where and for whom. */
  when?: Condition;
}

/** Who pays for a saving, and how much of it. */
export interface Bearer {
  /** Basis points (10000 = 100 %). Of the saving. */
  share: BasisPoints;
  /** Merchant, platform, supplier ... */
  who: Id;
}

/** Who pays for it. */
export interface BearerPart {
  /** Fen. */
  amount: Fen;
  /** Who. */
  who: Id;
}

/** A flag, a quota per period, or a number by level. */
export interface Benefit {
  /** Cards that bring it. */
  cards?: Id[];
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** What each use brings. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the benefit. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Of the quota. */
  period?: "day" | "week" | "month" | "year" | "ever";
  /** Times a period. */
  quota?: number;
  /** 系统核销 (an edit of the program may not delete it) or 线下核销. */
  redeemed?: "system" | "shop";
  /** Levels that bring it. */
  tiers?: Id[];
  /** By level: a number of days, hours, or basis points. */
  values?: {
    /** A number. */
    [k: string]: number;
  };
  /** When it can be used. */
  when?: Condition;
}

/** A benefit and what is left of it. */
export interface BenefitLeft {
  /** The member has it. */
  held: boolean;
  /** The benefit. */
  id: Id;
  /** Times left in this period. */
  left?: number;
  /** For people. */
  name: string;
  /** Of the quota. */
  period?: "day" | "week" | "month" | "year" | "ever";
  /** Times a period. */
  quota?: number;
  /** By the system or by the shop. */
  redeemed: "system" | "shop";
  /** Held, in its circumstances, and not used up. */
  usable: boolean;
  /** The number of the member's level. */
  value?: number;
}

export interface BenefitReturnedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** A benefit of the program. */
  benefit: Id;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "benefit_returned";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** How many times; once when absent. */
  times?: number;
}

export interface BenefitUsedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** A benefit of the program. */
  benefit: Id;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "benefit_used";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** How many times; once when absent. */
  times?: number;
}

/** Uses of a benefit in its current period. */
export interface BenefitUses {
  /** Those that can be given back, oldest first. */
  made?: Brought[];
  /** "2026-11-22", "2026-11", "2026" or "ever"; a week by its Monday. */
  period: string;
  /** Uses in it. */
  times?: number;
}

/** Not in the birthday's window. */
export interface BirthdayOnlyReason {
  code: "birthday_only";
  /** Of the birthday. */
  window: "day" | "week" | "month";
}

/** wallet. */
export interface BonusExchange {
  /** Fen. kind bonus: for each `points`. */
  bonus: Fen;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of this exchange. */
  id: Id;
  kind: "bonus";
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Times a member may take it on one local day. */
  per_day?: number;
  /** Times a member may take it, ever. */
  per_member?: number;
  /** Points. The price. */
  points: Points;
  /** Points. kind bonus: any multiple of it from `points` on; 0: exactly `points`. */
  step?: Points;
  /** Pieces there are; unlimited when absent. */
  stock?: number;
  /** Who may take it, and when. */
  when?: Condition;
}

/** A purchase of a card, or a use of a benefit, with what it brought in points, bonus and growth. */
export interface Brought {
  /** Fen. Given with it. */
  bonus?: Fen;
  /** Points and growth count towards levels. */
  counted?: boolean;
  /** Milliseconds since 1970. Since when they count. */
  counted_at?: Instant;
  /** Milliseconds since 1970. When they leave the window. */
  counted_until?: Instant;
  /** The purchase or use. */
  event: Id;
  /** What of `whole` has been paid back or given back. */
  gone?: number;
  /** Growth in thousandths. Given with it, that of its points included. */
  growth?: number;
  /** Of a card, bought. */
  months?: number;
  /** Points. Given with it. */
  points?: Points;
  /** Milliseconds since 1970. Their end. */
  points_until?: Instant;
  /** Fen paid for a card; uses of a benefit. */
  whole?: number;
}

/** What counts towards levels until an instant, one row for all that leaves the window then; rising, for ever last. Rows of integers with a space between them, a semicolon between rows; zeros at the end are left out. 1: whole seconds since the row before's, or since 1970: counts until then, exclusive; 0 counts for ever; 2: points earned; 3: growth in thousandths; 4: fen paid for orders; 5: orders; 6: fen recharged; 7: fen of the largest recharge; 8: fen of the largest one of which nothing is left. */
export type Buckets = string;

/** So many units of these goods in each set. */
export interface BundleItem {
  /** The goods. */
  scope: Scope;
  /** Units. */
  units: number;
}

/** N件M元. */
export type BundlePriceEffect =
  | {
      kind: "bundle_price";
      /** amount_off with every, nth_unit, bundle_price, buy_get: how often in one order. */
      max_times?: number;
      /** Fen. bundle_price: of one group or set. */
      price: Fen;
      /** bundle_price: units of a group; exchange, gift: units. */
      units: number;
    }
  | {
      /** bundle_price: a set of different goods. */
      items: BundleItem[];
      kind: "bundle_price";
      /** amount_off with every, nth_unit, bundle_price, buy_get: how often in one order. */
      max_times?: number;
      /** Fen. bundle_price: of one group or set. */
      price: Fen;
    };

/** 买X送Y. */
export interface BuyGetEffect {
  /** buy_get: units that qualify. */
  buy: number;
  /** buy_get: units reduced. */
  get: number;
  /** buy_get: goods of the reward, when they are others. */
  get_scope?: Scope;
  kind: "buy_get";
  /** amount_off with every, nth_unit, bundle_price, buy_get: how often in one order. */
  max_times?: number;
  /** Basis points (10000 = 100 %). percent_off, buy_get: what is taken off. */
  off: BasisPoints;
  /** nth_unit, buy_get: the last group may lack units to reduce; those that are there are reduced. */
  partial?: boolean;
}

/** A campaign over the whole time; each member counts once. */
export interface Campaign {
  /** 转化率: converted / exposed. Null when there is nothing to divide by. */
  conversion: number | null;
  /** Exposed members who ordered because of it afterwards. */
  converted: number;
  /** Fen. */
  cost: Fen;
  /** Members who saw it. */
  exposed: number;
  /** Fen. */
  margin: Fen;
  /** Orders owed to it. */
  orders: number;
  /** Fen. */
  paid: Fen;
  /** 回报率: margin / cost. Null when there is nothing to divide by. */
  return: number | null;
}

export interface CampaignEndedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "campaign_ended";
  /** Free text, kept in the log. */
  reason?: string;
  /** A run of a campaign; in campaign_opened the event's id when absent. */
  run: Id;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface CampaignJoinedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "campaign_joined";
  /** Free text, kept in the log. */
  reason?: string;
  /** A member. */
  referred: Id;
  /** A run of a campaign; in campaign_opened the event's id when absent. */
  run: Id;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface CampaignOpenedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** A campaign of the program. */
  campaign: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "campaign_opened";
  /** Free text, kept in the log. */
  reason?: string;
  /** A run of a campaign; in campaign_opened the event's id when absent. */
  run?: Id;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** How many times; once when absent. */
  times?: number;
  /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
  until?: Instant;
}

/** A group buy costs the price of the highest step that its members reach. A bargain costs the larger of its floor and the list price less what was cut off. */
export type CampaignRule = GroupBuyCampaignRule | BargainCampaignRule;

/** A group buy or a bargain under way. */
export interface CampaignRun {
  /** Members in it when it was opened here, this one included. */
  before?: number;
  /** The campaign. */
  campaign: Id;
  /** Fen. Off the price. */
  cut?: Fen;
  /** Members who joined. */
  helpers?: Id[];
  /** The run. */
  id: Id;
  /** Milliseconds since 1970. When it ends. */
  until?: Instant;
}

/** A group buy or a bargain under way. */
export interface CampaignState {
  /** The campaign. */
  campaign: Id;
  /** The run. */
  id: Id;
  /** What it is. */
  kind: "group_buy" | "bargain";
  /** Fen. One unit before anybody helped. */
  list: Fen;
  /** Members in it. */
  members: number;
  /** group_buy: to the next price. */
  members_missing?: number;
  /** Fen. bargain: to the floor. */
  money_missing?: Fen;
  /** For people. */
  name: string;
  /** Fen. One unit at the next step; absent when there is none. */
  next_price?: Fen;
  /** Fen. One unit now. */
  price: Fen;
  /** The goods. */
  sku: Id;
  /** Milliseconds since 1970. When it ends. */
  until: Instant;
}

/** What the sources under the earning caps brought, gross: a refund reopens nothing. */
export interface CapCounters {
  /** Local day. The last day on which something counted. */
  day?: Day;
  /** Points counted on the six days before `day`, the nearest first. A row of integers with a space between them; zeros at the end are left out. */
  earlier?: string;
  /** Points. Counted in the month before that of `day`. */
  month_before?: Points;
  /** Points. Counted on `day`. */
  of_day?: Points;
  /** Points. Counted in its month. */
  of_month?: Points;
}

/** A card held. */
export interface Card {
  /** The card plan. */
  id: Id;
  /** Its kind. */
  kind?: "free" | "paid" | "tier" | "internal";
  /** For people. */
  name?: string;
  /** Printed on it. */
  number?: Id;
  /** Fen. For this term and those before it without a gap. */
  paid?: Fen;
  /** Fen. Thanks to it, since its first day. */
  saved?: Fen;
  /** Exclusive; for ever when absent. */
  until?: Instant;
}

export interface CardEnding {
  /** Milliseconds; exclusive. */
  at: Instant;
  /** Of a coupon: its template; of a card: its plan. */
  id: Id;
  kind: "card";
  /** For people; absent when the program has it no more. */
  name?: string;
}

/** A card bought or bound. It is good through the end of local day add_months(first, months). */
export interface CardHeld {
  /** Local day. First day of the term. */
  first?: Day;
  /** Months that go when what brought them is undone, in the order in which they came. */
  from?: CardOrigin[];
  /** The plan. */
  id: Id;
  /** Bought in total; 0: for ever. */
  months?: number;
  /** Printed on the card. */
  number?: Id;
  /** Fen. For this term and those before it without a gap. */
  paid?: Fen;
  /** Fen. Thanks to the card, since `first`. */
  saved?: Fen;
  /** Purchases that can be paid back, oldest first. */
  taken?: Brought[];
  /** Milliseconds since 1970. Exclusive; for ever when absent. */
  until?: Instant;
}

/** Months of a card that a recharge, a referral or a purchase brought. */
export interface CardOrigin {
  /** Months of the card that come before these. */
  after?: number;
  /** The recharge, referral or purchase. */
  event: Id;
  /** 0: for ever. */
  months?: number;
}

/** A membership card. */
export type CardPlan = FreeCardPlan | PaidCardPlan | TierCardPlan | InternalCardPlan;

/** None of the cards is held. */
export interface CardReason {
  code: "card";
  /** Cards, with commas between. */
  needed: string;
}

export interface CardRefundedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** A card plan. */
  card: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "card_refunded";
  /** card_refunded: so many months of the purchase that have not begun. Without it, all that is left of the purchase. */
  months?: number;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** card_refunded: the id of the card_taken event. The last purchase, if not given. */
  taken?: Id;
}

export interface CardTakenEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** A card plan. */
  card: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "card_taken";
  /** Printed on a card. */
  number?: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** What a customer is about to buy, and how they want to pay. */
export interface Cart {
  /** 凑单 candidates: each is quoted in full. */
  add_ons?: AddOn[];
  /** Price it as if the member held this card, too. */
  as_card?: Id;
  /** Price it as if the member had this level. */
  as_tier?: Id;
  /** Milliseconds: when the quote is asked for. */
  at: Instant;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** Which coupons. */
  coupons?: CouponChoice;
  /** Local day of the order itself, where it was earlier: what is counted by day counts for it, seven days back at most. */
  day?: Day;
  /** Coupon instances whose lower saving is wanted in numbers. */
  explain?: Id[];
  /** The goods; at most 20000 units in all. */
  lines: CartLine[];
  /** How many near misses to list. */
  near_misses?: number;
  /** Uses by all members of offers with limits.total, by offer. */
  offer_totals?: {
    /** Uses. */
    [k: string]: number;
  };
  /** The order that it is for: what that order holds or has locked is its own. */
  order_id?: Id;
  /** Points to deduct: none, as many as possible, or at most so many. */
  points?: ("none" | "max") | number;
  /** Delivery. */
  shipping?: Shipping;
  /** To pay from the wallet: nothing, as much as possible, or at most so many fen. */
  wallet?: ("none" | "max") | number;
}

/** Units of one thing. */
export interface CartLine {
  /** Path of its category: food/snack. */
  category?: Id;
  /** The shop's own name of the line, one of a kind in the cart. It stays with the line through quote, order and refund. */
  id?: Id;
  /** For people. */
  name?: string;
  /** Points. For a unit, beside unit_price in cash: 积分兑换. */
  points_price?: Points;
  /** Special prices of this line; each concerns this line only. */
  prices?: SpecialPrice[];
  /** Units. */
  quantity: number;
  /** Of the thing. */
  shop?: Id;
  /** Of the thing. */
  sku: Id;
  /** Of the thing. */
  tags?: Id[];
  /** Fen. List price of one unit. */
  unit_price: Fen;
}

/** Points of one channel or store, less what returns took back. */
export interface ChannelPoints {
  /** Points earned there. */
  earned?: number;
  /** Points spent there. */
  spent?: number;
}

/** On other channels. */
export interface ChannelReason {
  code: "channel";
  /** The cart's; empty: it names none. */
  channel: string;
  /** Channels, with commas between. */
  needed: string;
}

/** 签到. */
export interface CheckIn {
  /** Days of `month` that are done, to today. */
  days: Day[];
  /** 补签; absent when there is none. */
  make_up?: CheckInMakeUp;
  /** The next reward for a streak; absent when all have been had. */
  milestone?: NextMilestone;
  /** The local month: 2026-11. */
  month: string;
  /** Of today's check-in, done or not; a milestone's comes to it. */
  reward: Grants;
  /** Of tomorrow's, if today's is done. */
  reward_tomorrow: Grants;
  /** Days in a row, to today or yesterday. */
  streak: number;
  /** Done today. */
  today: boolean;
  /** Days since joining. */
  total: number;
}

export interface CheckInMadeUpEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** Local day. The local day of the thing itself, if not that of `at`. */
  day: Day;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "check_in_made_up";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** 补签; absent when there is none. */
export interface CheckInMakeUp {
  /** Missed days that can be made up, the latest first. */
  days: Day[];
  /** Points. What one of them costs. */
  points: Points;
}

/** Day k of a streak brings rewards[(k - 1) mod size], or rising points. */
export type CheckInPolicy =
  | {
      /** Whatever else pages want to know of it. */
      ext?: Ext;
      /** For pages: an address, or a name of theirs. */
      icon?: string;
      /** 补签. */
      make_up?: MakeUp;
      /** Strictly rising. */
      milestones?: Milestone[];
      /** For people. */
      name?: string;
      /** For people: what else there is to say. */
      note?: string;
      /** Of the days of a cycle. */
      rewards: Grants[];
    }
  | {
      /** Whatever else pages want to know of it. */
      ext?: Ext;
      /** For pages: an address, or a name of theirs. */
      icon?: string;
      /** 补签. */
      make_up?: MakeUp;
      /** Strictly rising. */
      milestones?: Milestone[];
      /** For people. */
      name?: string;
      /** For people: what else there is to say. */
      note?: string;
      /** min(start + step × (k − 1), cap) points on day k. */
      rising: RisingPoints;
    };

/** Check-ins and the streak. */
export interface CheckIns {
  /** Streaks whose milestone has been given. */
  milestones?: number[];
  /** Oldest first; those that a make-up can still reach. */
  runs?: Runs;
  /** Days checked in since joining. */
  total?: number;
}

export interface CheckedInEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "checked_in";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** What loyalty cohorts --json prints. */
export interface Cohorts {
  /** By campaign. */
  campaigns: {
    [k: string]: Campaign;
  };
  /** Every month from the first record to the last. */
  months: MonthOfMembers[];
}

/** Complaints of one type. */
export interface Complaints {
  /** Fen paid. */
  compensation: number;
  /** Complaints. */
  count: number;
  /** Of them, settled. */
  resolved: number;
}

/** Circumstances that must all hold; {} always does. */
export interface Condition {
  /** The member's birthday is on this local day, in this ISO week, or in this month. */
  birthday?: "day" | "week" | "month";
  /** The member holds any of these cards. */
  cards?: Id[];
  /** The channel of the cart or event is any of these, and it names one; an entry ending in * matches what begins so. */
  channels?: Id[];
  /** A benefit whose value for the member's level is hours: `from` comes so much earlier. */
  early?: Id;
  /** The member has no earlier order that is not fully refunded. */
  first_order?: boolean;
  /** Milliseconds; inclusive. */
  from?: Instant;
  /** The local time is in any of these. */
  hours?: Hours[];
  /** It is a member day of the program. */
  member_day?: boolean;
  /** The region shipped to is any of these; the member's where nothing is shipped, as in events. */
  regions?: Id[];
  /** The member is in any of these segments: set by the shop, or computed from orders. */
  segments?: Id[];
  /** The member's level is any of these. */
  tiers?: Id[];
  /** Milliseconds; exclusive. */
  until?: Instant;
  /** 1 is Monday, 7 is Sunday. */
  weekdays?: number[];
}

/** Which parts of a payment count; cash always does. */
export interface Counted {
  /** What was paid for shipping. */
  shipping?: boolean;
  /** What was paid from the bonus balance (赠金). */
  wallet_bonus?: boolean;
  /** What was paid from the principal (本金). */
  wallet_principal?: boolean;
}

/** What counted on a local day, less what was undone, one row for each day and instant of leaving the window. Rows of integers as in `buckets`. 1: days since 1970; 2: whole seconds since 1970: counts until then, exclusive; 0 counts for ever; 3: points earned; 4: growth in thousandths; 5: fen paid for orders; 6: orders; 7: fen recharged; 8: fen of the largest recharge. */
export type CountedDays = string;

/** A coupon of the member: an instance of a template. */
export interface Coupon {
  /** Template. */
  coupon: Id;
  /** Milliseconds since 1970. Inclusive. */
  from?: Instant;
  /** Of the instance. */
  id: Id;
  /** Milliseconds since 1970. Until then a lock of the shop's own holds it. */
  locked_until?: Instant;
  /** That uses or locks it. */
  order?: Id;
  /** What became of it. */
  state?: "held" | "locked" | "used" | "expired" | "voided";
  /** Milliseconds since 1970. Exclusive. */
  until?: Instant;
}

/** The best set; exactly these, in the order taken; or these and the best of the rest. */
export type CouponChoice =
  | "best"
  | Id[]
  | {
      /** Coupon instances. */
      must: Id[];
    };

export interface CouponEnding {
  /** Milliseconds; exclusive. */
  at: Instant;
  /** Of a coupon: those of one template. */
  coupons: Id[];
  /** Of a coupon: its template; of a card: its plan. */
  id: Id;
  kind: "coupon";
  /** For people; absent when the program has it no more. */
  name?: string;
}

/** A. */
export interface CouponExchange {
  /** Fen. To pay beside the points. */
  cash?: Fen;
  /** kind coupon: the template. */
  coupon: Id;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of this exchange. */
  id: Id;
  kind: "coupon";
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Times a member may take it on one local day. */
  per_day?: number;
  /** Times a member may take it, ever. */
  per_member?: number;
  /** Points. The price. */
  points: Points;
  /** Pieces there are; unlimited when absent. */
  stock?: number;
  /** Who may take it, and when. */
  when?: Condition;
}

export interface CouponIssuedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** A template. */
  coupon: Id;
  /** An instance. */
  coupon_id?: Id;
  /** Milliseconds since 1970. coupon_issued: inclusive. */
  from?: Instant;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "coupon_issued";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
  until?: Instant;
}

export interface CouponLockedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** An instance. */
  coupon_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "coupon_locked";
  /** An order. */
  order_id?: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
  until?: Instant;
}

/** A coupon. */
export interface CouponState {
  /** Template. */
  coupon: Id;
  /** Inclusive. */
  from: Instant;
  /** locked: when what holds it lets it go by itself. */
  held_until?: Instant;
  /** Instance. */
  id: Id;
  /** For people. */
  name?: string;
  /** That used or locked it. */
  order?: Id;
  /** Now. */
  state: "pending" | "usable" | "locked" | "used" | "expired" | "voided";
  /** Exclusive. */
  until: Instant;
}

export interface CouponUnlockedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** An instance. */
  coupon_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "coupon_unlocked";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** An instance of a coupon that the order used up, and its template. */
export interface CouponUse {
  /** Template. */
  coupon: Id;
  /** Instance. */
  id: Id;
}

export interface CouponUsedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** An instance. */
  coupon_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "coupon_used";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface CouponVoidedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** An instance. */
  coupon_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "coupon_voided";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** Local days one after another, each alone in a bucket of its own, of which each ends 24 hours after the one before. Rows of integers as in `buckets`. 1: the first day, in days since 1970; 2: whole seconds from the row before (the first: since 1970): its bucket's `until`; 3: how many days. */
export type DaysAlone = string;

/** Points as cash at the till. */
export interface DeductPolicy {
  /** Fen. What `points` are worth. */
  amount: Fen;
  /** Fen. At most so much off one order. */
  max?: Fen;
  /** Points. At most so many for one order. */
  max_points?: Points;
  /** Basis points (10000 = 100 %). Of the goods in scope, at most. */
  max_share?: BasisPoints;
  /** Points. Fewer are not taken, even if they are worth as much. */
  min?: Points;
  /** Points. That are worth `amount`. */
  points: Points;
  /** The goods that points may pay. */
  scope?: Scope;
  /** Points. Only multiples of it; the fewest that bring the money. */
  step?: Points;
  /** Fen. Of the goods in scope before the deduction, inclusive. */
  threshold?: Fen;
}

/** A number or a name that a finding speaks of. */
export type Detail = number | string;

/** A lottery that can be checked: the seed's digest is published first, the seed afterwards. */
export interface Draw {
  /** Draws of a member on one local day. */
  daily_limit?: number;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** The prize given when the drawn one is out of stock. */
  fallback: Id;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the draw. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Points. The cost of one draw without a chance. */
  points?: Points;
  /** At least one has a weight. */
  prizes: Prize[];
  /** SHA-256 of the seed, lower-case hex. */
  seed_digest: string;
  /** When, and for whom. */
  when?: Condition;
}

/** Chances in a draw. */
export interface DrawChances {
  /** The draw. */
  draw: Id;
  /** How many. */
  times: number;
}

/** Draws of one kind: made, and chances left. */
export interface DrawCount {
  /** Free draws left. */
  chances?: number;
  /** Local day. Of the last draw. */
  day?: Day;
  /** Chances drawn, by what brought them and can be taken back. */
  drawn?: {
    [k: string]: number;
  };
  /** Chances by the recharge or referral that brought them. */
  from?: {
    [k: string]: number;
  };
  /** The newest. */
  made?: DrawMade[];
  /** Draws on `day`. */
  on_day?: number;
  /** Chances drawn of what was taken back: set off against those that come. */
  owed?: number;
  /** the seed is known: no further draws. */
  revealed?: boolean;
  /** Draws made. */
  total?: number;
}

/** One draw that was made; recomputed when the seed is revealed. */
export interface DrawMade {
  /** Because the prize drawn had run out. */
  fallback?: boolean;
  /** Who drew, if with another account that is part of this one now. */
  member?: Id;
  /** 1 for the member's first in this campaign. */
  number: number;
  /** What was given. */
  prize: Id;
}

export interface DrawRevealedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** A draw of the program. */
  draw: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "draw_revealed";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** Of a draw; drawn events lose it on sealing. */
  seed: string;
}

/** A draw. */
export interface DrawState {
  /** Free draws left. */
  chances: number;
  /** The draw. */
  id: Id;
  /** Draws possible now. */
  left: number;
  /** The newest draws. */
  made: DrawMade[];
  /** For people. */
  name: string;
  /** Points. Cost of one draw. */
  points: Points;
  /** Prizes. */
  prizes: PrizeOdds[];
  /** SHA-256 of the seed. */
  seed_digest: string;
  /** The sum of the prizes' weights. */
  weights: number;
}

export interface DrawnEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** A draw of the program. */
  draw: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "drawn";
  /** drawn: prizes that have run out, as the server knows. */
  out_of_stock?: Id[];
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** Of a draw; drawn events lose it on sealing. */
  seed?: string;
}

/** At most so many points. */
export interface EarnCaps {
  /** Points. On one local day. */
  day?: Points;
  /** Points. In one local month. */
  month?: Points;
  /** Points. For one order. */
  order?: Points;
  /** What counts towards and is cut by the caps; spending when absent. */
  sources?: ("spending" | "offer" | "recharge" | "check_in" | "action" | "grant")[];
}

/** What is earned by paying. */
export interface EarnPolicy {
  /** 获取上限. */
  caps?: EarnCaps;
  /** How several multipliers become one. */
  combine?: "max" | "sum" | "product";
  /** What counts as paid. */
  counts?: Counted;
  /** Rates on what is earned. */
  multipliers?: Multiplier[];
  /** Whether a rule floors over the order's lines together, or line by line. */
  pool?: "order" | "line";
  /** The first whose scope holds a line wins it. */
  rules: EarnRule[];
}

/** `points` for every whole `per`. */
export interface EarnRule {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the rule. */
  id: Id;
  /** For people. */
  name?: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Fen. */
  per: Fen;
  /** Points. 0 excludes the goods. */
  points: Points;
  /** The goods. */
  scope?: Scope;
}

/** By rule. */
export interface EarnedByRule {
  /** Points. */
  points: Points;
  /** The earning rule. */
  rule: Id;
}

/** What an offer does. */
export type Effect =
  | AmountOffEffect
  | PercentOffEffect
  | UnitAmountOffEffect
  | NthUnitEffect
  | BundlePriceEffect
  | BuyGetEffect
  | ExchangeEffect
  | ShippingOffEffect
  | GiftEffect
  | GrantEffect;

/** Something that ends. */
export type Ending = CardEnding | CouponEnding | PointsEnding;

/** What one event did, for the member's records. What time did has neither event nor kind. */
export interface Entry {
  /** Milliseconds since 1970. When it happened. */
  at?: Instant;
  /** Who did it, as the event says. */
  by?: Id;
  /** Of the event or its order. */
  channel?: Id;
  /** The event's id. */
  event?: Id;
  /** What it did, each without its own `at`. */
  facts?: Fact[];
  /** The event's kind. */
  kind?:
    | "member_joined"
    | "member_changed"
    | "opened_with"
    | "member_merged"
    | "merged_into"
    | "order_placed"
    | "order_paid"
    | "order_completed"
    | "order_cancelled"
    | "order_refunded"
    | "points_granted"
    | "points_taken"
    | "points_frozen"
    | "points_unfrozen"
    | "points_approved"
    | "points_rejected"
    | "points_exchanged"
    | "coupon_issued"
    | "coupon_locked"
    | "coupon_unlocked"
    | "coupon_used"
    | "coupon_voided"
    | "recharged"
    | "recharge_refunded"
    | "granted"
    | "wallet_granted"
    | "wallet_taken"
    | "growth_taken"
    | "level_ended"
    | "card_taken"
    | "card_refunded"
    | "gift_card_bought"
    | "gift_card_sent"
    | "gift_card_accepted"
    | "gift_card_used"
    | "gift_card_refunded"
    | "checked_in"
    | "check_in_made_up"
    | "drawn"
    | "draw_revealed"
    | "action_done"
    | "referral_earned"
    | "referral_undone"
    | "benefit_used"
    | "benefit_returned"
    | "service_used"
    | "campaign_opened"
    | "campaign_joined"
    | "campaign_ended"
    | "time_passed";
  /** Why, as the event says. */
  reason?: string;
}

/** What happened to a member: a raw event as the shop sends it, or a sealed one as the member's log keeps it. */
export type Event =
  | MemberJoinedEvent
  | MemberChangedEvent
  | OpenedWithEvent
  | MemberMergedEvent
  | MergedIntoEvent
  | OrderPlacedEvent
  | OrderPaidEvent
  | OrderCompletedEvent
  | OrderCancelledEvent
  | OrderRefundedEvent
  | PointsGrantedEvent
  | PointsTakenEvent
  | PointsFrozenEvent
  | PointsUnfrozenEvent
  | PointsApprovedEvent
  | PointsRejectedEvent
  | PointsExchangedEvent
  | CouponIssuedEvent
  | CouponLockedEvent
  | CouponUnlockedEvent
  | CouponUsedEvent
  | CouponVoidedEvent
  | RechargedEvent
  | RechargeRefundedEvent
  | GrantedEvent
  | WalletGrantedEvent
  | WalletTakenEvent
  | GrowthTakenEvent
  | LevelEndedEvent
  | CardTakenEvent
  | CardRefundedEvent
  | GiftCardBoughtEvent
  | GiftCardSentEvent
  | GiftCardAcceptedEvent
  | GiftCardUsedEvent
  | GiftCardRefundedEvent
  | CheckedInEvent
  | CheckInMadeUpEvent
  | DrawnEvent
  | DrawRevealedEvent
  | ActionDoneEvent
  | ReferralEarnedEvent
  | ReferralUndoneEvent
  | BenefitUsedEvent
  | BenefitReturnedEvent
  | ServiceUsedEvent
  | CampaignOpenedEvent
  | CampaignJoinedEvent
  | CampaignEndedEvent
  | TimePassedEvent;

/** Something to be had for points, with or without cash. */
export type Exchange = CouponExchange | BonusExchange | GoodsExchange;

/** 兑换. */
export interface ExchangeEffect {
  kind: "exchange";
  /** bundle_price: units of a group; exchange, gift: units. */
  units: number;
}

/** Something to be had for points. */
export interface ExchangeState {
  /** Fen. To pay beside the points. */
  cash?: Fen;
  /** The exchange. */
  id: Id;
  /** What it is. */
  kind: "coupon" | "bonus" | "goods";
  /** For people. */
  name: string;
  /** Within reach now. */
  ok: boolean;
  /** Points. The price. */
  points: Points;
  /** Why not, beside the points. */
  refused?: Id;
  /** Points. Missing. */
  short: Points;
}

/** One of the two shares no line with any other offer. */
export interface ExclusiveReason {
  code: "exclusive";
  /** Offers, with commas between. */
  with: string;
}

/** order_placed, order_paid: books only at this price. */
export interface Expectation {
  /** Fen. What is to be paid. */
  payable: Fen;
}

/** After its time. */
export interface ExpiredReason {
  code: "expired";
  /** Milliseconds; when it ended. */
  until: Instant;
}

/** Points that end together. */
export interface Expiring {
  /** When they are gone. */
  at: Instant;
  /** Points. */
  points: Points;
}

/** Never; or so long after the local day on which they become available, through the end of that day, its month or its year; or through a date of the n-th year after the one in which they become available. */
export type Expiry =
  | "never"
  | (
      | {
          /** Through the end of that day, or of its month or year. */
          at?: "day_end" | "month_end" | "year_end";
          /** Days. */
          days: number;
        }
      | {
          /** Through the end of that day, or of its month or year. */
          at?: "day_end" | "month_end" | "year_end";
          /** Months. */
          months: number;
        }
      | {
          /** Through the end of that day, or of its month or year. */
          at?: "day_end" | "month_end" | "year_end";
          /** Years; with yearly: how many years after the one in which they become available; 1 is the next year (次年清零), even where such a date is still to come in this one. */
          years: number;
        }
      | {
          /** MM-DD: through this date of the year that `years` says; 02-29 is the 28th in common years. */
          yearly: string;
          /** Years; with yearly: how many years after the one in which they become available; 1 is the next year (次年清零), even where such a date is still to come in this one. */
          years: number;
        }
    );

/** Of the points of these sources, in place of `expiry`. */
export interface ExpiryBySource {
  /** Actions, achievements, draws, referrals, benefits. */
  action?: Expiry;
  /** Check-ins. */
  check_in?: Expiry;
  /** By hand; cards. */
  grant?: Expiry;
  /** Promotions and coupons. */
  offer?: Expiry;
  /** Recharges, gift cards. */
  recharge?: Expiry;
  /** Orders. */
  spending?: Expiry;
}

/** Who the cart is for. */
export interface ExposedMember {
  /** Card plans held. */
  cards: Id[];
  /** Templates, one instance each. */
  coupons: Id[];
  /** Segments. */
  segments: Id[];
  /** The highest level; absent without levels. */
  tier?: Id;
}

/** The cart that saves the largest share of its list price, among carts made for each offer and each threshold of the program, for a member who has everything. Coupons of free goods and those as good as cash are left out. */
export interface Exposure {
  /** The cart; anyone can quote it. */
  cart: Cart;
  /** Fen. List price of the goods. */
  list: Fen;
  /** Who buys. */
  member: ExposedMember;
  /** Offers that apply, in order. */
  offers: Id[];
  /** The best combination of this cart was proved. */
  optimal: boolean;
  /** Fen. To pay for the goods. */
  payable: Fen;
  /** Basis points of the list price, rounded up. */
  saved: BasisPoints;
}

/** A merchant's own: any object. */
export type Ext = {readonly [key: string]: unknown};

/** One change. Amounts are never negative: taking is a kind of its own. */
export interface Fact {
  /** Milliseconds since 1970. When it happened, if before the event (an expiry, the end of a term). */
  at?: Instant;
  /** Fen. Of the wallet. */
  bonus?: Fen;
  /** Where. */
  channel?: Id;
  /** Times, units, months, the number of a draw. */
  count?: number;
  /** Local day. The local day it concerns. */
  day?: Day;
  /** Milliseconds since 1970. Inclusive start of what it brings. */
  from?: Instant;
  /** Growth in thousandths. Growth it concerns. */
  growth?: number;
  /** of what it concerns: a lot, a coupon, a level, a card, an offer, ... */
  id?: Id;
  /** What changed. */
  kind:
    | "points_granted"
    | "points_due"
    | "points_released"
    | "points_expired"
    | "points_spent"
    | "points_returned"
    | "points_taken"
    | "points_rejected"
    | "points_frozen"
    | "points_unfrozen"
    | "points_forgiven"
    | "points_set_off"
    | "points_undone"
    | "points_replaced"
    | "debt_added"
    | "debt_repaid"
    | "cap_counted"
    | "growth_counted"
    | "growth_uncounted"
    | "recharge_counted"
    | "recharge_uncounted"
    | "window_closed"
    | "level_reached"
    | "level_kept"
    | "level_lowered"
    | "level_in_grace"
    | "level_taken"
    | "level_granted"
    | "level_grant_ended"
    | "wallet_credited"
    | "wallet_spent"
    | "wallet_returned"
    | "wallet_refunded"
    | "wallet_taken"
    | "bonus_missed"
    | "bonus_set_off"
    | "gift_card_bought"
    | "gift_card_received"
    | "gift_card_sent"
    | "gift_card_accepted"
    | "gift_card_returned"
    | "gift_card_refunded"
    | "gift_card_used"
    | "coupon_issued"
    | "coupon_locked"
    | "coupon_unlocked"
    | "coupon_used"
    | "coupon_returned"
    | "coupon_expired"
    | "coupon_voided"
    | "card_given"
    | "card_shortened"
    | "card_refunded"
    | "brought"
    | "card_ended"
    | "order_opened"
    | "order_paid"
    | "order_completed"
    | "order_returned"
    | "cash_refunded"
    | "order_closed"
    | "returns_ended"
    | "offer_used"
    | "offer_returned"
    | "price_units_used"
    | "price_units_returned"
    | "saved"
    | "unsaved"
    | "card_saved"
    | "card_unsaved"
    | "goods_given"
    | "goods_due"
    | "gift_charged"
    | "member_set"
    | "checked_in"
    | "milestone_reached"
    | "chances_given"
    | "chances_taken"
    | "drawn"
    | "draw_revealed"
    | "action_done"
    | "achieved"
    | "referral_due"
    | "referred"
    | "referral_undone"
    | "benefit_used"
    | "benefit_returned"
    | "exchanged"
    | "fee_charged"
    | "interest_earned"
    | "campaign_opened"
    | "campaign_joined"
    | "campaign_ended"
    | "opened"
    | "member_merged"
    | "merged_into";
  /** Place of the line in the cart (shipping after the last); a draw's tries. */
  line?: number;
  /** Fen. The amount it concerns. */
  money?: Fen;
  /** what kind of thing: a source, a template, a plan, a prize, a state. */
  of?: Id;
  /** The order it belongs to. */
  order?: Id;
  /** Of a line: which of those that it became. Of chances: those drawn, or set off. Of a gift: fen that could not be charged. */
  part?: number;
  /** Points. Points it concerns. */
  points?: Points;
  /** Fen. Of the wallet. */
  principal?: Fen;
  /** Milliseconds since 1970. Exclusive end of what it brings. */
  until?: Instant;
}

/** What is careless, or taken away (docs/errors.md). */
export interface Finding {
  /** JSON pointer into the program; of a change, /before or /after come first. */
  at: string;
  /** A code of docs/errors.md. */
  code: string;
  /** Numbers and names. */
  details: {
    [k: string]: Detail;
  };
}

/** The member has an order that is not fully refunded. */
export interface FirstOrderOnlyReason {
  code: "first_order_only";
}

export interface FreeCardPlan {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** On every purchase or renewal, on binding. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the card plan. */
  id: Id;
  kind: "free";
  /** For people. */
  name: string;
  /** free: only with a bound phone. */
  needs_phone?: boolean;
  /** For people: what else there is to say. */
  note?: string;
}

/** Given at price 0. */
export interface Gift {
  /** Of which offer. */
  offer: Id;
  /** What. */
  sku: Id;
  /** Units. */
  units: number;
  /** Fen. Stated value of one unit, in no total. */
  value: Fen;
}

export interface GiftCardAcceptedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** A kind of gift card. */
  gift_card?: Id;
  /** One gift card. */
  gift_card_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "gift_card_accepted";
  /** Fen. wallet_granted, wallet_taken: of the principal. */
  principal?: Fen;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** A member. */
  to?: Id;
}

export interface GiftCardBoughtEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** A kind of gift card. */
  gift_card: Id;
  /** One gift card. */
  gift_card_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "gift_card_bought";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** A gift card in this member's hands, or on its way to another's. */
export interface GiftCardHeld {
  /** Its kind. */
  card: Id;
  /** Fen. What it is worth; of a card from before that was noted, what the program says of its kind. */
  face?: Fen;
  /** Of the card. */
  id: Id;
  /** Fen. For it, by this member; absent of one that was received. */
  paid?: Fen;
  /** Fen. What of its face becomes principal; the rest becomes bonus. */
  principal?: Fen;
  /** In hand, or on its way. */
  state?: "owned" | "sent";
  /** The member it was sent to. */
  to?: Id;
  /** Milliseconds since 1970. sent: comes back at this instant when nobody accepts it. */
  until?: Instant;
}

/** A stored-value card, put on a balance or given away. */
export interface GiftCardKind {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** Fen. What it is worth. */
  face: Fen;
  /** To whoever uses it. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the kind. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Fen. What it costs. */
  price: Fen;
  /** A card sent and not accepted comes back at the end of so many local days after the day on which it was sent. */
  return_days?: number;
}

/** A gift card that was here. */
export interface GiftCardPast {
  /** Of the card. */
  id: Id;
  /** What became of it; used if absent. */
  state?: "owned" | "sent" | "accepted" | "used" | "refunded";
}

export interface GiftCardRefundedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** One gift card. */
  gift_card_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "gift_card_refunded";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface GiftCardSentEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** One gift card. */
  gift_card_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "gift_card_sent";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** A member. */
  to: Id;
}

export interface GiftCardUsedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** One gift card. */
  gift_card_id: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "gift_card_used";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** 赠品. */
export interface GiftEffect {
  kind: "gift";
  /** gift: what is given. */
  sku: Id;
  /** bundle_price: units of a group; exchange, gift: units. */
  units: number;
  /** Fen. gift: stated value of one unit, shown and in no total. */
  value: Fen;
}

/** or. */
export interface GoodsExchange {
  /** Fen. To pay beside the points. */
  cash?: Fen;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of this exchange. */
  id: Id;
  kind: "goods";
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Times a member may take it on one local day. */
  per_day?: number;
  /** Times a member may take it, ever. */
  per_member?: number;
  /** Points. The price. */
  points: Points;
  /** kind goods. */
  sku: Id;
  /** Pieces there are; unlimited when absent. */
  stock?: number;
  /** Who may take it, and when. */
  when?: Condition;
}

/** Goods handed out. */
export interface GoodsGrant {
  /** The goods. */
  sku: Id;
  /** How many; 1 when absent. */
  units?: number;
}

/** Goods by category, shop, sku and tag. */
export interface GoodsLists {
  /** Category paths; "food" also covers "food/snack". */
  categories?: Id[];
  /** Shops. */
  shops?: Id[];
  /** Goods by their sku. */
  skus?: Id[];
  /** Tags of goods. */
  tags?: Id[];
}

/** 送积分送券. */
export interface GrantEffect {
  /** grant: coupon templates, one instance each. */
  coupons?: Id[];
  kind: "grant";
  /** Points. grant. */
  points?: Points;
  /** grant: how long these points are good; by the program's rules when absent. */
  points_expiry?: Expiry;
}

export interface GrantedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** granted: what a person in charge gives. */
  grants: Grants;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "granted";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** A level that a recharge, a card or a person granted; it stays for its term whatever the growth. */
export interface GrantedLevel {
  /** The event. */
  by: Id;
  /** The level. */
  level: Id;
  /** Milliseconds since 1970. From when. */
  since?: Instant;
  /** Milliseconds since 1970. Exclusive; for ever when absent. */
  until?: Instant;
}

/** What a member is given. */
export interface Grants {
  /** Fen. To the wallet's bonus balance. */
  bonus?: Fen;
  /** A card plan. */
  card?: Id;
  /** Chances to draw. */
  chances?: DrawChances[];
  /** Templates, one instance each; a template may stand several times. */
  coupons?: Id[];
  /** Goods handed out. */
  goods?: GoodsGrant[];
  /** Whole growth value. */
  growth?: number;
  /** A level, for its term, whatever the growth. */
  level?: Id;
  /** Points. */
  points?: Points;
  /** How long these points are good; by the program's rules when absent. */
  points_expiry?: Expiry;
}

export interface GroupBuyCampaignRule {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** From the opening to the end; 24 when absent. */
  hours?: number;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Its id. */
  id: Id;
  kind: "group_buy";
  /** Fen. One unit before anybody helped. */
  list: Fen;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** The goods. */
  sku: Id;
  /** group_buy: prices by members. */
  steps: GroupStep[];
  /** When, where and for whom. */
  when?: Condition;
}

/** From so many members on, one unit costs so much. */
export interface GroupStep {
  /** Members, rising. */
  members: number;
  /** Fen for one unit, falling. */
  price: number;
}

/** `growth` for every `per` of the source, kept exactly in thousandths. */
export interface GrowthRule {
  /** Whole growth. */
  growth: number;
  /** Fen, orders or points, by the source. */
  per: number;
  /** Source paid only: goods that count. */
  scope?: Scope;
  /** What is counted. */
  source: "paid" | "orders" | "recharge" | "points_earned";
}

export interface GrowthTakenEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** growth_taken: whole growth. */
  growth: number;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "growth_taken";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** An order that was placed and is not paid yet holds it: the coupon, or the uses that a limit leaves. */
export interface HeldReason {
  code: "held";
  /** Uses that orders hold. */
  held?: number;
  /** Times. */
  limit?: number;
  /** The order that holds the coupon. */
  order?: Id;
  /** Of the member ever, of the member today. */
  period?: "ever" | "day";
  /** When the coupon is free again by itself. */
  until?: Instant;
}

/** Points set aside. Each part is what was taken from one lot, as it was. */
export interface Hold {
  /** Milliseconds since 1970. Set aside. */
  at?: Instant;
  /** The event that froze them. */
  id: Id;
  /** By lot. */
  parts: Lot[];
}

/** A stretch of the local day; with to at or before from it runs past midnight. */
export interface Hours {
  /** HH:MM, inclusive. */
  from: string;
  /** HH:MM, exclusive; 24:00 is the day's end. */
  to: string;
}

/** Outside its hours. */
export interface HoursReason {
  code: "hours";
  /** When: HH:MM-HH:MM, with commas between. */
  hours: string;
  /** Now: minutes of the local day. */
  minute: number;
}

export interface InternalCardPlan {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** On every purchase or renewal, on binding. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the card plan. */
  id: Id;
  kind: "internal";
  /** internal: the white list of members. */
  members?: Id[];
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
}

/** The same with as_tier or as_card. */
export interface Join {
  /** Fen. Then. */
  payable: Fen;
  /** Fen. Less than now. */
  saves: Fen;
}

/** What keeps the level after its term. */
export interface Keep {
  /** The end of the term, or of its days of grace. */
  by: Instant;
  /** Requirements not met yet. */
  missing?: MissingRequirement[];
  /** Whole growth still needed. */
  needed: number;
}

/** Goods of one sku or category, less what came back. A row of integers with a space between them; zeros at the end are left out. 1: the local day of the newest order with it, in days since 1970-01-01; 2: units, 1 or more; 3: fen paid; 4: the day of the newest order with it that cannot come back any more. */
export type KindBought = string;

/** A record. */
export interface LedgerEntry {
  /** Who did it, as the event says. */
  by?: Id;
  /** Where. */
  channel?: Id;
  /** The event; absent for what time did. */
  event?: Id;
  /** What it did. */
  fact: Fact;
  /** Of the event; absent for what time did. */
  kind?: string;
  /** Why, as the event says. */
  reason?: string;
}

/** A level of membership. */
export interface Level {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** Reached at so much whole growth, inclusive. */
  growth?: number;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the level. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Basis points (10000 = 100 %). What is paid of the list price. */
  rate?: BasisPoints;
  /** Instead of growth: any of these. */
  reach?: AllOf[];
  /** The goods that have this level's price. */
  scope?: Scope;
}

export interface LevelEndedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** level_ended: the event that granted the level. All that did, if not given. */
  granted_by?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "level_ended";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** level_ended: a level that was granted. */
  tier: Id;
}

/** The levels as they were before anything that happened at an instant. */
export interface LevelsBefore {
  /** Milliseconds since 1970. Then. */
  at: Instant;
  /** Levels earned, the last held. */
  rungs?: Rung[];
}

/** A step's part. */
export interface LineDiscount {
  /** Fen. Off. */
  amount: Fen;
  /** Instance. */
  coupon?: Id;
  /** As in steps. */
  source: Id;
}

/** Points granted together. Pending until `from`; without `from`, until the order is completed or somebody approves them. Gone at `until`. */
export interface Lot {
  /** Milliseconds since 1970. Granted; of lots that expire together the oldest is spent first. */
  at: Instant;
  /** Milliseconds since 1970. */
  from?: Instant;
  /** Numbered after the event. */
  id: Id;
  /** The order that earned them. */
  order?: Id;
  /** Points. Of what an order or a hold took: undone since, at most `points`. It comes back first, and pays. */
  owed?: Points;
  /** Points. Left. */
  points: Points;
  /** Available; `from` has passed. */
  released?: boolean;
  /** Where they come from. */
  source?: "spending" | "offer" | "recharge" | "check_in" | "action" | "grant";
  /** Milliseconds since 1970. Exclusive; never when absent. */
  until?: Instant;
}

/** It could apply, but another combination leaves less to pay. */
export interface LowerSavingReason {
  code: "lower_saving";
  /** Fen. More to pay with this one; only for coupons that the cart asks to explain. */
  costs?: Fen;
}

/** 补签. */
export interface MakeUp {
  /** One of the last so many missed days can be filled. */
  days: number;
  /** Points. What it costs. */
  points: Points;
}

/** Who the member is. */
export interface Member {
  /** "MM-DD" or "YYYY-MM-DD". */
  birthday?: string;
  /** Of the member. */
  id?: Id;
  /** Milliseconds since 1970. The instant of member_joined. */
  joined?: Instant;
  /** A phone number is bound. */
  phone_bound?: boolean;
  /** The member who brought this one. */
  referrer?: Id;
  /** Where the member lives. */
  region?: Id;
  /** as the shop sorts its members: new, asleep, ... */
  segments?: Id[];
}

/** Who the member is, or what changes of it (RFC 7396): null takes a member away, lists are replaced. */
export interface MemberChange {
  /** "MM-DD" or "YYYY-MM-DD". */
  birthday?: string | null;
  /** Of the member. */
  id?: Id | null;
  /** Milliseconds since 1970. The instant of member_joined. */
  joined?: Instant | null;
  /** A phone number is bound. */
  phone_bound?: boolean | null;
  /** The member who brought this one. */
  referrer?: Id | null;
  /** Where the member lives. */
  region?: Id | null;
  /** as the shop sorts its members: new, asleep, ... */
  segments?: Id[] | null;
}

export interface MemberChangedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "member_changed";
  /** member_joined, opened_with: who the member is. member_changed: what changes; null takes a member away, what is not named stays. Sealed: the whole of it. */
  member: MemberChange;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** Today is no member day. */
export interface MemberDayOnlyReason {
  code: "member_day_only";
}

/** Days of the month (29 to 31 mean the last day of a shorter month) and weekdays, either of which makes a member day. */
export interface MemberDays {
  /** Days of the month. */
  days?: number[];
  /** 1 is Monday, 7 is Sunday. */
  weekdays?: number[];
}

export interface MemberJoinedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "member_joined";
  /** member_joined, opened_with: who the member is. member_changed: what changes; null takes a member away, what is not named stays. Sealed: the whole of it. */
  member: MemberChange;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface MemberMergedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "member_merged";
  /** member_merged: the account (a snapshot) of the other member. Sealed: as it was joined. */
  other: Account;
  /** member_merged: put before the ids of events, orders, coupons, lots and runs of the other account. */
  prefix?: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** One thing that happened to one member: a line of what loyalty cohorts reads. */
export interface MemberRecord {
  /** Milliseconds since 1970. Records come in order of time. */
  at: Instant;
  /** exposed: the campaign seen. ordered: what the order is owed to. */
  campaign?: Id;
  /** Fen. complained: paid to the member (金额补偿). */
  compensation?: Fen;
  /** Fen. exposed, ordered: what the campaign cost, savings included. */
  cost?: Fen;
  /** What happened. */
  kind: "joined" | "visited" | "exposed" | "ordered" | "complained";
  /** Fen. ordered: what the shop made of it. */
  margin?: Fen;
  /** Who. */
  member: Id;
  /** Fen. ordered. */
  paid?: Fen;
  /** complained: settled. */
  resolved?: boolean;
  /** complained: about what; "other" when absent. */
  type?: Id;
}

export interface MergedIntoEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  /** merged_into: the member who has it all from now on. */
  into: Id;
  kind: "merged_into";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** Once for a streak. */
export interface Milestone {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** What it brings. */
  grants: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** For people. */
  name?: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Days in a row. */
  streak: number;
}

/** What could not be taken back: it is set off against what comes back of what was spent before then. */
export interface Missed {
  /** Points, or fen. */
  amount: number;
  /** Milliseconds since 1970. Then. */
  at: Instant;
  /** Of what expired: it came back after its end. */
  late?: boolean;
}

/** A requirement and how far it is met. */
export interface MissingRequirement {
  /** Fen, orders, points or whole growth, by the metric. */
  at_least: number;
  /** In the same terms. */
  have: number;
  /** What is counted. */
  metric: "growth" | "paid" | "orders" | "recharge_total" | "recharge_single" | "points_earned";
}

/** A local month; each member counts once. */
export interface MonthOfMembers {
  /** Members with a visit or an order. */
  active: number;
  /** active / members. Null when there is nothing to divide by. */
  activity: number | null;
  /** Members with an order. */
  buyers: number;
  /** By type. */
  complaints: {
    /** Complaints of one type. */
    [k: string]: Complaints;
  };
  /** New members (获取). */
  joined: number;
  /** Active in the month before, and not in this. */
  lost: number;
  /** Members seen until the month's end. */
  members: number;
  /** Like 2026-11. */
  month: string;
  /** Orders. */
  orders: number;
  /** Fen. */
  paid: Fen;
  /** Members with two orders or more. */
  repeat_buyers: number;
  /** 复购率: repeat_buyers / buyers. Null when there is nothing to divide by. */
  repurchase: number | null;
  /** Active in the month before as well. */
  retained: number;
  /** 留存: retained / active in the month before. Null when there is nothing to divide by. */
  retention: number | null;
}

/** A rate while a condition holds. */
export interface Multiplier {
  /** Basis points (10000 = 100 %). 20000 doubles. */
  rate: BasisPoints;
  /** When it holds. */
  when?: Condition;
}

/** An offer nearly reached. */
export interface NearMiss {
  /** The promotion or coupon instance. */
  id: Id;
  /** For people. */
  name: string;
  /** The offer. */
  offer: Id;
  /** Fen. Estimate of what the cart then costs; null: not estimated. */
  payable_then: Fen | null;
  /** The gap, in the offer's own terms. */
  short: {
    /** Fen. */
    amount?: Fen;
    /** Units. */
    units?: number;
  };
}

/** The next level. */
export interface NextLevel {
  /** Whole growth at which it is reached. */
  growth?: number;
  /** The level. */
  level: Id;
  /** Of the level. */
  name: string;
}

/** The next reward for a streak; absent when all have been had. */
export interface NextMilestone {
  /** What it brings. */
  grants: Grants;
  /** Check-ins in a row to it; 1 when today's or, once that is done, tomorrow's brings it. */
  missing: number;
  /** Days in a row. */
  streak: number;
}

/** It would take nothing off and give nothing. */
export interface NoEffectReason {
  code: "no_effect";
}

/** The customer named the coupons, and not this one. */
export interface NotChosenReason {
  code: "not_chosen";
}

/** Before its time. */
export interface NotStartedReason {
  code: "not_started";
  /** Milliseconds; when it begins. */
  from: Instant;
}

/** 第N件. */
export interface NthUnitEffect {
  kind: "nth_unit";
  /** amount_off with every, nth_unit, bundle_price, buy_get: how often in one order. */
  max_times?: number;
  /** nth_unit: off the first, second, ... unit of each group. */
  offs: BasisPoints[];
  /** nth_unit, buy_get: the last group may lack units to reduce; those that are there are reduced. */
  partial?: boolean;
}

/** Who, where, when, what. */
export interface Offer {
  /** best: when it is part of the best combination; always: in every one. Promotions only. */
  apply?: "best" | "always";
  /** What thresholds and amounts are taken from: what earlier offers left, or the goods after their prices. */
  base?: "running" | "priced";
  /** 优惠承担方: who pays for the saving; what the shares leave is the merchant's. */
  bearers?: Bearer[];
  /** One, or several together (满减送); an exchange stands alone. */
  effects: Effect[];
  /** Shares no line with any other offer. */
  exclusive?: boolean;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** The stacking group, one of pricing.groups. */
  group: Id;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the promotion or coupon template; both share one space of ids. */
  id: Id;
  /** Limits of use. */
  limits?: UseLimits;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Smaller applies first within the group. */
  priority?: number;
  /** The goods it is for; all when absent. */
  scope?: Scope;
  /** What it asks for. */
  threshold?: Threshold;
  /** Coupons only: when an instance is good. */
  validity?: Validity;
  /** When, where and for whom. */
  when?: Condition;
}

/** What an offer grants when the order is completed. */
export interface OfferGrant {
  /** Templates. */
  coupons?: Id[];
  /** The offer that grants. */
  offer: Id;
  /** Points. Granted. */
  points?: Points;
  /** How long they are good; by the program's rules when absent. */
  points_expiry?: Expiry;
}

/** What one more unit would bring back; absent when nothing can come back. */
export interface OneUnitBack {
  /** Fen. By all tenders together. */
  money: Fen;
  /** Points. Of those that it cost. */
  points: Points;
}

export interface OpenedWithEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "opened_with";
  /** member_joined, opened_with: who the member is. member_changed: what changes; null takes a member away, what is not named stays. Sealed: the whole of it. */
  member: MemberChange;
  /** opened_with: what the member has in the system that they come from. */
  opening: Opening;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** What a member brings along from another system. */
export interface Opening {
  /** Fen. Bonus of the wallet. */
  bonus?: Fen;
  /** Cards held. They bring nothing again. */
  cards?: OpeningCard[];
  /** Coupons held. */
  coupons?: OpeningCoupon[];
  /** Points owed. */
  debt?: number;
  /** What counts towards levels. */
  growth?: OpeningGrowth[];
  /** The level held. */
  level?: OpeningLevel;
  /** Orders completed so far: who has some is no new customer. */
  orders?: number;
  /** Fen. Paid for them. */
  paid?: Fen;
  /** Points, each lot with its end. */
  points?: OpeningLot[];
  /** Fen. Principal of the wallet; no refund of a recharge reaches it. */
  principal?: Fen;
  /** Saved so far. */
  savings?: OpeningSaved[];
}

export interface OpeningCard {
  /** The plan. */
  card: Id;
  /** Printed on it. */
  number?: Id;
  /** Milliseconds since 1970. Good through the end of this instant's local day; for the plan's months when absent. */
  until?: Instant;
}

export interface OpeningCoupon {
  /** The program's template. */
  coupon: Id;
  /** Milliseconds since 1970. Good from then on; by the template when absent. */
  from?: Instant;
  /** Its own id; numbered by the event when absent. */
  id?: Id;
  /** Milliseconds since 1970, exclusive. By the template, as issued now, when absent. */
  until?: Instant;
}

export interface OpeningGrowth {
  /** From which the window runs; the event's when absent. */
  day?: Day;
  /** Whole growth. */
  growth?: number;
  /** Orders. */
  orders?: number;
  /** Fen. Paid for them. */
  paid?: Fen;
  /** Points earned. */
  points?: number;
  /** Milliseconds since 1970. When it leaves the window, to the second; by the program when absent. */
  until?: Instant;
}

/** The level held. */
export interface OpeningLevel {
  /** Held for its term whatever the growth. */
  granted?: boolean;
  /** A level of the program. */
  id: Id;
  /** Milliseconds since 1970. Its term ends with this instant's local day, and a granted level at the instant. A term of the program from now when absent; granted: for ever. */
  until?: Instant;
}

export interface OpeningLot {
  /** Milliseconds since 1970. When they were given; now when absent. */
  at?: Instant;
  /** Milliseconds since 1970. Pending until then; available at once when absent or past. */
  from?: Instant;
  /** Points. Left of them. */
  points: Points;
  /** What they were given for. */
  source?: "spending" | "offer" | "recharge" | "check_in" | "action" | "grant";
  /** Milliseconds since 1970, exclusive. By the program's rules, from `at`, when absent. */
  until?: Instant;
}

export interface OpeningSaved {
  /** Fen. */
  amount: Fen;
  /** In whose month it was saved; the event's when absent. */
  day?: Day;
  /** tier, promotion, coupon, ... or a name of the shop's own. */
  source: Id;
}

export interface OrderCancelledEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "order_cancelled";
  /** An order. */
  order_id: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface OrderCompletedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** Local day. The local day of the thing itself, if not that of `at`. */
  day?: Day;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "order_completed";
  /** An order. */
  order_id: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** A finished order: every figure split over its lines. */
export interface OrderFacts {
  /** Where it was bought. */
  channel?: Id;
  /** Coupons it used up. */
  coupons?: CouponUse[];
  /** Gifts it brings. */
  gifts?: OrderGift[];
  /** What its offers grant on completion. */
  grants?: OfferGrant[];
  /** Of the order. */
  id: Id;
  /** Its goods, part by part. */
  lines: OrderLine[];
  /** Promotions applied with effect, for their limits. */
  offers?: Id[];
  /** Special price to the units bought at it. */
  price_units?: {
    [k: string]: number;
  };
  /** Its delivery. */
  shipping?: OrderLine;
}

/** A gift that came with the order. */
export interface OrderGift {
  /** The offer that gives it. */
  offer: Id;
  /** What is given. */
  sku: Id;
  /** Units. */
  units: number;
  /** Fen. Stated, of one unit; in no total. */
  value?: Fen;
}

/** An order and what has come back of it. */
export interface OrderHeld {
  /** Milliseconds since 1970. Paid. */
  at?: Instant;
  /** Fen. For gifts that the member keeps, off what was paid back. */
  charged?: Fen;
  /** Counts towards levels. */
  counted?: boolean;
  /** Milliseconds since 1970. Counts towards levels since then. */
  counted_at?: Instant;
  /** Milliseconds since 1970. When it leaves the window. */
  counted_until?: Instant;
  /** Used up by it, as they were. */
  coupons?: Coupon[];
  /** Local day. Local day of payment; its month has the savings. */
  day?: Day;
  /** The order. */
  facts: OrderFacts;
  /** Points. Short when earned points were taken back. */
  forgiven?: Points;
  /** Coupons that its offers gave. */
  granted?: Id[];
  /** Milliseconds since 1970. When it was placed, if that was before it was paid: what it uses is its own since then. */
  placed_at?: Instant;
  /** Local day of that. */
  placed_day?: Day;
  /** By lot, in the order in which they were taken. */
  points_spent?: Lot[];
  /** Milliseconds since 1970. When the first of the points that it brought end. */
  points_until?: Instant;
  /** By line, shipping last. */
  returned?: Returned[];
  /** What became of it. */
  state?: "paid" | "completed" | "cancelled" | "refunded" | "placed";
  /** Milliseconds since 1970. Of an order that is done: until then it can be returned, and is kept. */
  until?: Instant;
  /** By recharge, in the order in which it was taken. */
  wallet_spent?: WalletLot[];
}

/** What one order holds: it is in no balance and no limit of this quote. */
export interface OrderHold {
  /** Fen. */
  bonus: Fen;
  /** By this order. */
  order: Id;
  /** Points. */
  points: Points;
  /** Units of limited prices, by special price. */
  price_units: {
    [k: string]: number;
  };
  /** Fen. */
  principal: Fen;
  /** Until then. */
  until?: Instant;
}

/** One part of an order: goods at one price, or the shipping (sku "shipping", quantity 1, list the fee). */
export interface OrderLine {
  /** Fen. Paid from the wallet's bonus. */
  bonus?: Fen;
  /** Fen. Paid in cash. */
  cash?: Fen;
  /** Path of its category. */
  category?: Id;
  /** Fen. What counts towards levels; given by the account on sealing. */
  counted?: Fen;
  /** Fen. What `deducted_points` were worth. */
  deducted?: Fen;
  /** Points. Points used as cash. */
  deducted_points?: Points;
  /** Points. By `rule`; cut to the caps when the order is applied. */
  earned?: Points;
  /** Points. Share of the points that offers grant; given by the account on sealing. */
  granted?: Points;
  /** Growth in thousandths. Thousandths; given by the account on sealing. */
  growth?: number;
  /** The shop's own name of the cart's line. */
  id?: Id;
  /** Fen. List price times quantity; for shipping the fee. */
  list: Fen;
  /** Of the goods, as the cart had it. */
  name?: string;
  /** Place in the cart of the line it is a part of; its own place when absent. */
  of?: number;
  /** Fen. What was to pay: cash, principal and bonus together. */
  payable: Fen;
  /** Points. The price of points-priced goods. */
  points_paid?: Points;
  /** Fen. Paid from the wallet's principal. */
  principal?: Fen;
  /** Units. */
  quantity?: number;
  /** The earning rule. */
  rule?: Id;
  /** Fen. By source ("tier", "coupon", ...); together list - payable. */
  saved?: {
    [k: string]: number;
  };
  /** Fen. Card plan to the part of `saved` that needed that card. */
  saved_by_card?: {
    [k: string]: number;
  };
  /** Its shop. */
  shop?: Id;
  /** Its sku. */
  sku: Id;
  /** Its tags. */
  tags?: Id[];
}

/** A line of the cart, whatever parts it became. */
export interface OrderLineState {
  /** Fen. Paid back so far. */
  back: Fen;
  /** The shop's own name of the line. */
  id?: Id;
  /** Its place in the cart. */
  line: number;
  /** Of the goods, as in the cart. */
  name?: string;
  /** What one more unit would bring back; absent when nothing can come back. */
  next?: OneUnitBack;
  /** Where it became several: their units cost differently. */
  parts?: OrderPart[];
  /** Fen. To pay. */
  payable: Fen;
  /** Units that came back. */
  returned: number;
  /** What. */
  sku: Id;
  /** Units. */
  units: number;
}

export type OrderPaidEvent =
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** order_placed, order_paid: books only at this price. */
      expect?: Expectation;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_paid";
      /** order_placed, order_paid: the finished order. */
      order: OrderFacts;
      /** Free text, kept in the log. */
      reason?: string;
    }
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_paid";
      /** order_placed, order_paid: the finished order. */
      order: OrderFacts;
      /** Milliseconds since 1970. Of a sealed order booked at a receipt's figures: the receipt's instant. */
      quoted_at?: Instant;
      /** Free text, kept in the log. */
      reason?: string;
      /** What applying the event did; absent in a raw one. */
      sealed: Sealed;
    }
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** order_placed, order_paid: books only at this price. */
      expect?: Expectation;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_paid";
      /** An order. */
      order_id: Id;
      /** Free text, kept in the log. */
      reason?: string;
    }
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** order_placed, order_paid, instead of order: the server's own cart. With a receipt its figures are booked; without, the engine prices it as of the event, whose `at` it has. */
      cart: Cart;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** order_placed, order_paid: books only at this price. */
      expect?: Expectation;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_paid";
      /** Milliseconds that a receipt may be ahead of the event: what clocks differ. */
      max_ahead?: Instant;
      /** Milliseconds that a receipt may be older than the event. */
      max_skew?: Instant;
      /** order_placed, order_paid, beside the server's cart: the page's whole quote in place of its receipt alone. What does not hold is then named by its first figure that differs. */
      quote?: Quote;
      /** Free text, kept in the log. */
      reason?: string;
      /** order_placed, order_paid, beside the server's cart: the receipt of the page's quote. It is verified, and its figures are booked. */
      receipt?: Receipt;
    };

export interface OrderPart {
  /** Fen. To pay. */
  payable: Fen;
  /** Units that came back. */
  returned: number;
  /** Units. */
  units: number;
}

export type OrderPlacedEvent =
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** order_placed, order_paid: books only at this price. */
      expect?: Expectation;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_placed";
      /** order_placed, order_paid: the finished order. */
      order: OrderFacts;
      /** Free text, kept in the log. */
      reason?: string;
      /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
      until?: Instant;
    }
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_placed";
      /** order_placed, order_paid: the finished order. */
      order: OrderFacts;
      /** Milliseconds since 1970. Of a sealed order booked at a receipt's figures: the receipt's instant. */
      quoted_at?: Instant;
      /** Free text, kept in the log. */
      reason?: string;
      /** What applying the event did; absent in a raw one. */
      sealed: Sealed;
      /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
      until?: Instant;
    }
  | {
      /** Milliseconds since 1970. When it was appended to the log; never decreases. */
      at: Instant;
      /** Who did it: a member of staff, or a system. */
      by?: Id;
      /** order_placed, order_paid, instead of order: the server's own cart. With a receipt its figures are booked; without, the engine prices it as of the event, whose `at` it has. */
      cart: Cart;
      /** Where: weapp, h5, store:0012 ... */
      channel?: Id;
      /** Local day. The local day of the thing itself, if not that of `at`. */
      day?: Day;
      /** order_placed, order_paid: books only at this price. */
      expect?: Expectation;
      /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
      id: Id;
      kind: "order_placed";
      /** Milliseconds that a receipt may be ahead of the event: what clocks differ. */
      max_ahead?: Instant;
      /** Milliseconds that a receipt may be older than the event. */
      max_skew?: Instant;
      /** An order. */
      order_id?: Id;
      /** order_placed, order_paid, beside the server's cart: the page's whole quote in place of its receipt alone. What does not hold is then named by its first figure that differs. */
      quote?: Quote;
      /** Free text, kept in the log. */
      reason?: string;
      /** order_placed, order_paid, beside the server's cart: the receipt of the page's quote. It is verified, and its figures are booked. */
      receipt?: Receipt;
      /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
      until?: Instant;
    };

export interface OrderRefundedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** order_refunded: its gifts stay, and their value is charged to the money that comes back with the last of the goods. Not beside gifts_returned. */
  gifts_kept?: boolean;
  /** order_refunded: its gifts came back, too. Without it the uses of offers that gave a gift stay used. */
  gifts_returned?: boolean;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "order_refunded";
  /** order_refunded: what comes back of which lines. */
  lines?: ReturnLine[];
  /** An order. */
  order_id: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** Fen. order_refunded: shipping paid back. */
  shipping?: Fen;
}

/** Bounded: the newest orders are kept, and beyond limits::orders_kept the oldest that is completed, cancelled or refunded is forgotten, with which it can no longer be refunded. */
export interface OrderRoom {
  /** Orders completed since joining. */
  completed?: number;
  /** Orders paid and not fully refunded, forgotten ones included. */
  live?: number;
  /** By promotion, by coupon template. */
  offer_uses?: {
    [k: string]: UseCount;
  };
  /** Oldest first. */
  orders?: OrderHeld[];
  /** Fen. For orders since joining, less refunds. */
  paid?: Fen;
  /** By special price. */
  price_units?: {
    [k: string]: number;
  };
  /** By local month, "2026-11". */
  savings?: {
    [k: string]: PeriodSavings;
  };
}

/** The shipping, where there was any. */
export interface OrderShipping {
  /** Fen. Paid back so far. */
  back: Fen;
  /** Fen. Paid. */
  payable: Fen;
}

/** An order. */
export interface OrderState {
  /** Paid. */
  at: Instant;
  /** Where. */
  channel?: Id;
  /** The order. */
  id: Id;
  /** Its goods, line by line of the cart. */
  lines: OrderLineState[];
  /** Fen. Paid. */
  payable: Fen;
  /** Points. Earned and granted, less what was taken back. */
  points: Points;
  /** Fen. Paid back. */
  returned: Fen;
  /** Fen. Less what refunds took back. */
  saved: Fen;
  /** The shipping, where there was any. */
  shipping?: OrderShipping;
  /** Now. */
  state: "paid" | "completed" | "cancelled" | "refunded" | "placed";
  /** Milliseconds since 1970. placed: until then it holds what it uses. completed: when it can no longer come back. */
  until?: Instant;
  /** From the list price to what was paid, and how that was paid: as it was bought, whatever has come back since. list + fee, less all of by_source, is payable, which is cash + principal + bonus. */
  way: OrderWayPaid;
}

/** From the list price to what was paid, and how that was paid: as it was bought, whatever has come back since. list + fee, less all of by_source, is payable, which is cash + principal + bonus. */
export interface OrderWayPaid {
  /** Fen. Of the wallet. */
  bonus: Fen;
  /** Fen. What came off, by what took it: a kind of price, promotion, coupon, exchange, shipping, points. */
  by_source: {
    [k: string]: number;
  };
  /** Fen. By other means than the wallet. */
  cash: Fen;
  /** Fen. Of the delivery, before offers. */
  fee: Fen;
  /** Fen. List price of the goods. */
  list: Fen;
  /** Points. That it cost. */
  points: Points;
  /** Fen. Of the wallet. */
  principal: Fen;
}

/** No line is in its scope. */
export interface OutOfScopeReason {
  code: "out_of_scope";
}

/** What a member center shows at an instant. */
export interface Overview {
  /** 成就. */
  achievements: AchievementState[];
  /** The instant shown; not before the account's last event. */
  at: Instant;
  /** 权益. */
  benefits: BenefitLeft[];
  /** 拼团 and 砍价 under way, the first to end first. */
  campaigns: CampaignState[];
  /** Cards held. */
  cards: Card[];
  /** 签到. */
  check_in: CheckIn | null;
  /** Coupons in hand, and the newest past ones. */
  coupons: CouponState[];
  /** 抽奖. */
  draws: DrawState[];
  /** What ends when, the soonest first: points that are available, coupons that are held, cards with a term. */
  ending: Ending[];
  /** The newest records, newest first. */
  ledger: LedgerEntry[];
  /** Who the member is. */
  member: Member;
  /** The member who has it all now; only of an account that was merged into another one. */
  merged_into?: Id;
  /** The newest orders, newest first. */
  orders: OrderState[];
  /** 积分. */
  points: PointsState;
  /** 分销. */
  referrals: ReferralState;
  /** 省钱. */
  savings: Savings;
  /** 客户画像: what sort of customer the member is, over the program's window_days; absent without the program's segments. */
  segment?: Segment;
  /** Fees and interest. */
  services: ServiceState[];
  /** 等级; null without levels. */
  tier: TierProgress | null;
  /** 储值. */
  wallet: WalletState;
}

export interface PaidCardPlan {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** On every purchase or renewal, on binding. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the card plan. */
  id: Id;
  kind: "paid";
  /** tier: the level that brings it; paid: a level it grants for its term. */
  level?: Id;
  /** paid: months of a term; it lasts through the same day so many months later, and a renewal adds months to the first day. */
  months: number;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Fen. paid: of one term. */
  price: Fen;
}

/** 折扣. */
export type PercentOffEffect =
  | {
      /** Fen. percent_off, shipping_off: at most so much. */
      cap?: Fen;
      kind: "percent_off";
      /** Basis points (10000 = 100 %). percent_off, buy_get: what is taken off. */
      off: BasisPoints;
    }
  | {
      /** What steps and every count: fen or units. */
      by?: "amount" | "units";
      /** Fen. percent_off, shipping_off: at most so much. */
      cap?: Fen;
      kind: "percent_off";
      /** amount_off, percent_off: strictly rising in at and in benefit; the highest reached counts. */
      steps: {
        /** Fen or units, by the effect's `by`; inclusive. */
        at: number;
        /** Basis points (10000 = 100 %). Off. */
        off: BasisPoints;
      }[];
    };

/** Fen saved in the orders of one local month or year, less what their refunds took back. */
export interface PeriodSavings {
  /** Fen. Fen by channel. */
  by_channel?: {
    [k: string]: number;
  };
  /** Fen. Fen by source. */
  by_source?: {
    [k: string]: number;
  };
  /** Fen. In the month. */
  total?: Fen;
}

export interface PointsApprovedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_approved";
  /** Pending points. */
  lot: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** 积分抵扣. */
export interface PointsDeduction {
  /** Fen. Off. */
  amount: Fen;
  /** Points. That could be used. */
  max: Points;
  /** Points. Used. */
  points: Points;
}

export interface PointsEnding {
  /** Milliseconds; exclusive. */
  at: Instant;
  kind: "points";
  /** Points. How many are gone then. */
  points: Points;
}

export interface PointsExchangedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** An exchange of the program. */
  exchange: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_exchanged";
  /** Points. Points the event is about. */
  points?: Points;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** How many times; once when absent. */
  times?: number;
}

export interface PointsFrozenEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_frozen";
  /** Points. Points the event is about. */
  points: Points;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface PointsGrantedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_granted";
  /** points_granted: wait for approval. */
  pending?: boolean;
  /** Points. Points the event is about. */
  points: Points;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** Milliseconds since 1970, exclusive. coupon_issued: of the coupon. points_granted: of the points, by the program's rules when absent. order_placed, coupon_locked: until then it is held. campaign_opened: when the run ends, where that is sooner than its hours say. */
  until?: Instant;
}

/** How points are earned, kept, lost and spent. */
export interface PointsPolicy {
  /** 积分抵现. */
  deduct?: DeductPolicy;
  /** 获取. */
  earn: EarnPolicy;
  /** 积分兑换. */
  exchange?: Exchange[];
  /** 有效期. */
  expiry?: Expiry;
  /** Of the points of these sources, in place of `expiry`. */
  expiry_by_source?: ExpiryBySource;
  /** Points that come back after they have expired are good through the end of so many local days more; 0: they expire at once. */
  grace_days?: number;
  /** 保护期: points are pending through so many full local days after the day of completion; 0: they are available at completion. */
  protection_days?: number;
  /** When more points are taken back than there are: they are owed, and the next ones repay them, or they are forgiven. */
  shortfall?: "debt" | "forgive";
}

export interface PointsRejectedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_rejected";
  /** Pending points. */
  lot: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** Bounded by what is live: lots end when they are spent, expired or taken; holds when they are released. */
export interface PointsRoom {
  /** By channel or store; beyond 64 of them "other". */
  by_channel?: {
    [k: string]: ChannelPoints;
  };
  /** What counts towards the earning caps. */
  caps?: CapCounters;
  /** Points. Owed; the next points that become available repay it. */
  debt?: Points;
  /** Points. Since joining. */
  earned?: Points;
  /** Points. Since joining. */
  expired?: Points;
  /** Points that could not be taken back, since they had been spent. */
  forgiven?: Missed[];
  /** Points set aside. */
  holds?: Hold[];
  /** What expired, by its end, as far as nothing that was taken back has been taken from it. */
  lapsed?: Missed[];
  /** Points granted together. */
  lots?: Lot[];
  /** Points. Since joining. */
  spent?: Points;
}

/** 积分. */
export interface PointsState {
  /** What points can be exchanged for. */
  affordable: ExchangeState[];
  /** Points. 可用. */
  available: Points;
  /** Points by channel or store. */
  by_channel: {
    [k: string]: ChannelPoints;
  };
  /** Points. 欠分: repaid by the next ones. */
  debt: Points;
  /** Points. Since joining. */
  earned: Points;
  /** Points. Since joining. */
  expired: Points;
  /** By instant, soonest first. */
  expiring: Expiring[];
  /** Points. 冻结. */
  frozen: Points;
  /** Points. Of orders that were placed and are not paid yet. */
  held: Points;
  /** 待确认: those not available yet. */
  lots: Lot[];
  /** Points. 待确认. */
  pending: Points;
  /** Points. Since joining. */
  spent: Points;
}

export interface PointsTakenEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_taken";
  /** Points. Points the event is about. */
  points: Points;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface PointsUnfrozenEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** The id of the points_frozen event. */
  hold: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "points_unfrozen";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

export interface PreferredCategory {
  /** The category. */
  category: Id;
  /** Basis points of the fen paid for goods with a category, rounded down. */
  share: BasisPoints;
  /** Units bought. */
  units: number;
}

/** Either is enough; without both, no category is preferred. */
export interface PreferredRule {
  /** Basis points (10000 = 100 %) of the fen paid for goods with a category. */
  min_share?: BasisPoints;
  /** Units bought and not returned. */
  min_units?: number;
}

/** Lines are in its scope, but their prices admit no such offer. */
export interface PriceKindReason {
  code: "price_kind";
}

/** How a shop prices. */
export interface PricingPolicy {
  /** Stacking groups, in the order of application. */
  groups?: StackingGroup[];
  /** Coupons in one order. */
  max_coupons?: number;
  /** Fen. What discounts leave of the goods at least. */
  min_payable?: Fen;
  /** Work limit of the stacking search, in nodes. */
  node_limit?: number;
  /** 会员价, 秒杀, 拼团, 砍价, 限时折扣. */
  special_prices?: SpecialPrice[];
}

/** A prize. */
export interface Prize {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** What it brings. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the prize. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Goods to be handed out. */
  sku?: Id;
  /** Pieces; unlimited when absent. */
  stock?: number;
  /** Its share of the sum of weights. */
  weight: number;
}

/** A prize and its odds. */
export interface PrizeOdds {
  /** The prize. */
  id: Id;
  /** For people. */
  name: string;
  /** Basis points. Its odds; those of a draw's prizes sum to 10000. */
  share: BasisPoints;
  /** Of the sum of weights. */
  weight: number;
}

/** A merchant's rules. Money is in fen, rates are in basis points, instants are in milliseconds since 1970. */
export interface Program {
  /** 签到, 抽奖, 互动, 成就, 分销. */
  activities?: Activities;
  /** 权益: what levels and cards bring beside prices. */
  benefits?: Benefit[];
  /** 拼团 and 砍价. */
  campaigns?: CampaignRule[];
  /** Membership cards. */
  cards?: CardPlan[];
  /** Coupon templates; members hold instances. */
  coupons?: Offer[];
  /** ISO 4217; amounts are in its minor unit. */
  currency?: string;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the program. */
  id: Id;
  /** 会员日. */
  member_days?: MemberDays;
  /** Of the shop. */
  name?: string;
  /** Names of ids that have none of their own: categories, goods, tags, channels, regions, shops, actions, counters, bearers, segments ... */
  names?: {
    [k: string]: string;
  };
  /** For people: what else there is to say. */
  note?: string;
  /** 积分; none when absent. */
  points?: PointsPolicy;
  /** Special prices, the floor, and which offers combine. */
  pricing?: PricingPolicy;
  /** Offers open to all. */
  promotions?: Offer[];
  /** How long goods can come back. */
  returns?: ReturnPolicy;
  /** RFM and tags. */
  segments?: SegmentPolicy;
  /** Fees and interest by level. */
  services?: Service[];
  /** 等级 and 成长值; none when absent. */
  tiers?: TierPolicy;
  /** An IANA name such as Asia/Shanghai, or a POSIX TZ string. */
  timezone: string;
  /** Rises with every change. */
  version: number;
  /** 储值; no wallet is used when absent. */
  wallet?: WalletPolicy;
}

/** What check_change answers of a new version of a program. */
export interface ProgramChange {
  /** The new version. */
  after: ProgramIdentity;
  /** Nothing is refused. */
  allowed: boolean;
  /** The version that members live with. */
  before: ProgramIdentity;
  /** What takes from members what they hold, or changes what was published. */
  refused: Finding[];
  /** What members will feel. */
  warnings: Finding[];
}

/** What check_program answers of a program that can be used. */
export interface ProgramCheck {
  /** SHA-256 of the canonical JSON. */
  digest: string;
  /** Null when no offer can be met. */
  exposure: Exposure | null;
  /** Of the program. */
  id: Id;
  /** Of the program. */
  version: number;
  /** Problems that do not forbid it. */
  warnings: Finding[];
}

/** A program. */
export interface ProgramIdentity {
  /** SHA-256 of its canonical JSON. */
  digest: string;
  /** Its id. */
  id: Id;
  /** Its version. */
  version: number;
}

/** The program. */
export interface ProgramStamp {
  /** Of its canonical JSON. */
  digest: string;
  /** Of the program. */
  id: Id;
  /** Of the program. */
  version: number;
}

/** How the best combination was found. */
export interface Proof {
  /** Fen. No combination costs less. */
  bound: Fen;
  /** Nodes of the search. */
  explored: number;
  /** Proved to be the best. */
  optimal: boolean;
}

/** A level proposed. */
export interface ProposedLevel {
  /** Whole growth from which on it is reached. */
  growth: number;
  /** Members in it. */
  members: number;
}

/** What loyalty tiers --json prints. */
export interface ProposedTiers {
  /** Levels that begin above the largest gaps, each with at least one member in a hundred. */
  gaps: ProposedLevel[];
  /** The largest growth. */
  highest: number;
  /** The smallest growth. */
  lowest: number;
  /** Growth values read. */
  members: number;
  /** Levels with as equal numbers of members as their growth allows. */
  quantiles: ProposedLevel[];
  /** Growth is told apart to this: 1 up to 65536 different values, then a power of two. */
  width: number;
}

/** Bounded: the days that a window of segments can still reach, and the skus and categories bought last. */
export interface PurchaseRoom {
  /** By category. */
  categories?: {
    [k: string]: KindBought;
  };
  /** Local days with orders, rising. */
  days?: ShoppingDays;
  /** By sku. */
  skus?: {
    [k: string]: KindBought;
  };
}

/** What a cart costs this member now, and what it brings. A preview: caps, coupons and balances are checked again when the order is applied. */
export interface Quote {
  /** By extra, then sku; only when the cart has candidates. */
  add_ons?: AddOnQuote[];
  /** 赠品. */
  gifts: Gift[];
  /** What orders hold that were placed and are not paid yet; absent when none does. */
  held?: OrderHold[];
  /** The same with as_tier or as_card. */
  join?: Join;
  /** In the cart's order. */
  lines: QuoteLine[];
  /** 凑单: smallest gap first. */
  near_misses: NearMiss[];
  /** What applies and what does not. */
  offers: {
    /** In the order of application. */
    applied: AppliedOffer[];
    /** How the best combination was found. */
    proof: Proof;
    /** Everything else the member could have hoped for. */
    refused: RefusedOffer[];
  };
  /** 积分. */
  points: QuotePoints;
  /** What a server needs to verify the quote. */
  receipt: Receipt;
  /** After this order. */
  savings: Savings;
  /** From list price to payable. */
  steps: QuoteStep[];
  /** 等级. */
  tier: TierChange;
  /** Fen. */
  totals: Totals;
}

/** A part of a cart line: its units at one price. */
export interface QuoteLine {
  /** By step. */
  discounts: LineDiscount[];
  /** The shop's own name of the cart's line. */
  id?: Id;
  /** Fen. List price times quantity. */
  list: Fen;
  /** Of the goods, as in the cart. */
  name?: string;
  /** Place of the cart line. */
  of: number;
  /** Fen. To pay. */
  payable: Fen;
  /** Points. It earns. */
  points: Points;
  /** Points. To pay for it. */
  points_price?: Points;
  /** Where the price comes from. */
  price_kind: "list" | "tier" | "member" | "flash_sale" | "group_buy" | "bargain" | "limited" | "points";
  /** The level or special price. */
  price_source?: Id;
  /** Fen. At that price. */
  priced: Fen;
  /** Units. */
  quantity: number;
  /** The goods. */
  sku: Id;
}

/** 积分. */
export interface QuotePoints {
  /** When what is earned becomes available, if the order is completed at once. */
  available_from: Instant;
  /** 积分抵扣. */
  deduct: PointsDeduction;
  /** Points. For paying. */
  earn: Points;
  /** Points. By offers. */
  granted: Points;
  /** Of earn. */
  parts: EarnedByRule[];
  /** Points. To pay for goods priced in points. */
  price: Points;
}

/** A step of the waterfall. */
export interface QuoteStep {
  /** Fen. Off. */
  amount: Fen;
  /** When the offer names any. */
  bearers: BearerPart[];
  /** Instance. */
  coupon?: Id;
  /** For people. */
  name: string;
  /** Fen: one for each of lines, then shipping. */
  parts: number[];
  /** A level, a special price, an offer, or points. */
  source: Id;
  /** Where in the order of application. */
  stage: "price" | "exchange" | "promotion" | "coupon" | "shipping" | "points";
}

/** Why an offer is not applied: a stable code and its numbers (docs/errors.md). */
export type Reason =
  | NotStartedReason
  | ExpiredReason
  | WeekdayReason
  | HoursReason
  | TierReason
  | CardReason
  | SegmentReason
  | ChannelReason
  | RegionReason
  | MemberDayOnlyReason
  | BirthdayOnlyReason
  | FirstOrderOnlyReason
  | HeldReason
  | OutOfScopeReason
  | PriceKindReason
  | UsageLimitReason
  | ThresholdAmountReason
  | ThresholdUnitsReason
  | ExclusiveReason
  | StackingReason
  | NotChosenReason
  | NoEffectReason
  | LowerSavingReason
  | UnknownCouponReason;

/** What a server needs to verify the quote. */
export interface Receipt {
  /** Digest of the account as of its last event. */
  account: string;
  /** Of the quote. */
  at: Instant;
  /** The cart. */
  cart: Cart;
  /** With its lines in canonical order. */
  cart_digest: string;
  /** Version of the package. */
  engine: string;
  /** The program. */
  program: ProgramStamp;
  /** Of lines, steps, totals, applied offers, points and gifts. */
  result_digest: string;
  /** Number of the rules, which rises when a figure may change: builds of one number agree. */
  rules?: number;
}

/** Once more for every whole amount. */
export interface RechargeEvery {
  /** Fen. */
  amount: Fen;
  /** What it brings. */
  grants: Grants;
  /** At most. */
  max_times?: number;
}

/** What a recharge brings: the best step reached, and every's times. */
export interface RechargePlan {
  /** Once more for every whole amount. */
  every?: RechargeEvery;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the plan. */
  id: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** Strictly rising; the highest reached counts. */
  steps?: RechargeStep[];
  /** When, and for whom. */
  when?: Condition;
}

export interface RechargeRefundedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "recharge_refunded";
  /** Free text, kept in the log. */
  reason?: string;
  /** The id of a recharged event. */
  recharge: Id;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** A recharge. */
export interface RechargeState {
  /** Fen. Paid. */
  amount: Fen;
  /** When. */
  at: Instant;
  /** Fen. Left. */
  bonus: Fen;
  /** The event. */
  id: Id;
  /** Fen. Left. */
  principal: Fen;
  /** Fen. At most. */
  refundable: Fen;
}

/** From `at` on. */
export interface RechargeStep {
  /** Fen. Inclusive. */
  at: Fen;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** What it brings. */
  grants: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** For people. */
  name?: string;
  /** For people: what else there is to say. */
  note?: string;
}

export interface RechargedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** Local day. The local day of the thing itself, if not that of `at`. */
  day?: Day;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "recharged";
  /** A recharge plan; the best one when absent. */
  plan?: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** A member whom this one brought, and what came of it. */
export interface Referral {
  /** Fen. Given, of the wallet. */
  bonus?: Fen;
  /** Fen. The commission included. */
  bonus_given?: Fen;
  /** Fen. Given as a share of the order. */
  commission?: Fen;
  /** Its points and growth count towards levels. */
  counted?: boolean;
  /** Milliseconds since 1970. Counts towards levels since then. */
  counted_at?: Instant;
  /** Milliseconds since 1970. When they leave the growth window. */
  counted_until?: Instant;
  /** The event, when it brought more than points, growth and bonus. */
  event?: Id;
  /** Growth in thousandths. Given, less what was taken back. */
  growth?: number;
  /** Growth in thousandths. Given at first. */
  growth_given?: number;
  /** 1 brought by this member, 2 by one whom this member brought. */
  level?: number;
  /** Who was brought. */
  member: Id;
  /** The order that counted. */
  order?: Id;
  /** Fen. What the referred order was worth. */
  paid?: Fen;
  /** Points. Given, less what was taken back. */
  points?: Points;
  /** Points. Given at first. */
  points_given?: Points;
  /** Milliseconds since 1970. When its points end. */
  points_until?: Instant;
  /** The order was taken back. */
  undone?: boolean;
}

export interface ReferralEarnedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount?: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "referral_earned";
  /** referral_earned: 1 direct, 2 the referrer's referrer. */
  level?: number;
  /** An order. */
  order_id?: Id;
  /** Free text, kept in the log. */
  reason?: string;
  /** A member. */
  referred: Id;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** 分销. */
export interface ReferralState {
  /** Fen. Brought. */
  bonus: Fen;
  /** Members brought. */
  members: number;
  /** Points. Brought. */
  points: Points;
}

export interface ReferralUndoneEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  /** Fen. referral_undone: what the referred order still is worth. */
  kept?: Fen;
  kind: "referral_undone";
  /** referral_earned: 1 direct, 2 the referrer's referrer. */
  level?: number;
  /** Free text, kept in the log. */
  reason?: string;
  /** A member. */
  referred: Id;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** An offer without effect. */
export interface RefusedOffer {
  /** The promotion or coupon instance. */
  id: Id;
  /** For people. */
  name?: string;
  /** The offer. */
  offer?: Id;
  /** All conditions not met. */
  reasons: Reason[];
}

/** For goods shipped elsewhere. */
export interface RegionReason {
  code: "region";
  /** Regions, with commas between. */
  needed: string;
}

/** A number over the window. */
export interface Requirement {
  /** Fen, orders, points or whole growth, by the metric. */
  at_least: number;
  /** What is counted. */
  metric: "growth" | "paid" | "orders" | "recharge_total" | "recharge_single" | "points_earned";
}

/** What comes back of one line: units, or money without goods (fen), or both. The line is named by its place in the cart, or by the shop's own id. Of a line that became several parts it comes from the last part backwards, unless one is named. */
export interface ReturnLine {
  /** Fen. Money without goods. */
  amount?: Fen;
  /** The shop's own name of the line. */
  id?: Id;
  /** Its place in the cart. */
  line?: number;
  /** One of the parts of the line, 0 the first. */
  part?: number;
  /** Units that come back. */
  quantity?: number;
}

/** An order can come back through so many local days after its completion or cancellation, and those that `extra`, a benefit, gives the level that the member has then. */
export interface ReturnPolicy {
  /** Days; 180 when absent. */
  days?: number;
  /** A benefit whose value for the level is days. */
  extra?: Id;
}

/** What came back of one line: whole units, and money without goods (fen). */
export interface Returned {
  /** Fen. Without goods. */
  money?: Fen;
  /** Units. */
  units?: number;
}

/** min(start + step × (k − 1), cap) points on day k. */
export interface RisingPoints {
  /** Points. */
  cap: Points;
  /** Points. */
  start: Points;
  /** Points. */
  step: Points;
}

/** A level earned. Its term ends at the end of local day add_months(first, months); renewals add months. */
export interface Rung {
  /** Local day. First day of the term. */
  first?: Day;
  /** Milliseconds since 1970. The term is over; the level is tested once more at this instant. */
  grace?: Instant;
  /** Why it is held. */
  how?: "start" | "growth" | "reach" | "kept" | "lowered";
  /** The level. */
  level: Id;
  /** Length of its term so far; 0: for ever. */
  months?: number;
  /** Milliseconds since 1970. From when. */
  since?: Instant;
  /** Milliseconds since 1970. End of the term; for ever when absent. */
  until?: Instant;
}

/** Days checked in without a gap, oldest first. Rows of integers with a space between them, a semicolon between rows; zeros at the end are left out. 1: the first local day, in days since the row before's, or since 1970-01-01; 2: the last local day, in days since 1970-01-01. */
export type Runs = string;

/** What was saved against list prices. */
export interface Savings {
  /** Fen. By channel, since joining. */
  by_channel: {
    [k: string]: number;
  };
  /** Fen. By local month, 2026-11. */
  by_month: {
    [k: string]: number;
  };
  /** Fen. By source, since joining. */
  by_source: {
    [k: string]: number;
  };
  /** Fen. By local year. */
  by_year: {
    [k: string]: number;
  };
  /** Fen. By channel, this month. */
  month_by_channel: {
    [k: string]: number;
  };
  /** Fen. */
  this_month: Fen;
  /** Fen. */
  this_year: Fen;
  /** Fen. Since joining. */
  total: Fen;
}

/** A line is in scope when it is in every list given (in a list: in any entry) and in none of except's. {} is all goods. */
export interface Scope {
  /** Category paths; "food" also covers "food/snack". */
  categories?: Id[];
  /** Goods in any entry of these lists are out of scope. */
  except?: GoodsLists;
  /** Shops. */
  shops?: Id[];
  /** Goods by their sku. */
  skus?: Id[];
  /** Tags of goods. */
  tags?: Id[];
}

/** What each score weighs in a member's value, per mille. */
export interface ScoreWeights {
  /** Per mille of the amount score. */
  amount?: number;
  /** Per mille of the frequency score. */
  frequency?: number;
  /** Per mille of the points score. */
  points?: number;
  /** Per mille of the recency score. */
  recency?: number;
}

/** 1 plus the cut points reached. */
export interface Scores {
  /** M. */
  amount: number;
  /** F. */
  frequency: number;
  /** Points earned since joining; absent without cut points. */
  points?: number;
  /** R. */
  recency: number;
}

/** What sealing added to an event. */
export interface Sealed {
  /** In the order in which they happened. */
  facts?: Fact[];
  /** Id of the program they were calculated with. */
  program: Id;
  /** Version of that program. */
  program_version: number;
}

/** 客户画像: what sort of customer the member is, over the program's window_days; absent without the program's segments. */
export interface Segment {
  /** Fen. Paid per order, rounded down. */
  average: Fen;
  /** Categories bought in the window, at most 32. */
  categories: number;
  /** 流失预警: days_since exceeds churn_gaps times median_gap. */
  churning: boolean;
  /** By the sum of the scores of recency, frequency and amount. */
  class: "loyal" | "opportunity" | "random";
  /** Null without an order. */
  days_since: number | null;
  /** Fen. The largest order of the window, as it was paid. */
  largest: Fen;
  /** Null before the third shopping day. */
  median_gap: number | null;
  /** Orders in the window. */
  orders: number;
  /** Fen. Paid in the window, less refunds. */
  paid: Fen;
  /** Preferred categories, the largest share first. */
  prefers: PreferredCategory[];
  /** 1 plus the cut points reached. */
  scores: Scores;
  /** Everything that a condition's segments may ask for, sorted: set by the shop, or computed. */
  segments: string[];
  /** Skus bought in the window, at most 64. */
  skus: number;
  /** The first tag that holds. */
  tag: Id | null;
  /** Member value: floor(sum of weight * score / 1000). */
  value: number;
}

/** RFM by cut points: a score is 1 plus the cut points reached; recency_days counts the other way. */
export interface SegmentPolicy {
  /** Fen paid in the window; strictly rising. */
  amount: Fen[];
  /** Basis points (10000 = 100 %). Churn when the days since the last order exceed so much of the median gap. */
  churn_gaps?: BasisPoints;
  /** Orders in the window; strictly rising. */
  frequency: number[];
  /** Least sum of the three scores for a loyal member; above opportunity. */
  loyal?: number;
  /** Least sum for an opportunity member. */
  opportunity?: number;
  /** Points earned since joining; strictly rising. A fourth score, which only the member's value looks at. */
  points?: Points[];
  /** When a category is preferred. */
  preferred?: PreferredRule;
  /** Days since the last order; strictly rising. */
  recency_days: number[];
  /** The first that holds. */
  tags?: TagRule[];
  /** Member value: floor(sum of weight * score / 1000). */
  weights?: ScoreWeights;
  /** Days that count, a leap year's at most. */
  window_days?: number;
}

/** The member is in none of the segments. */
export interface SegmentReason {
  code: "segment";
  /** Segments, with commas between. */
  needed: string;
}

/** A fee is amount x rate, half up, at least `min` and at most `max` fen; the first `free` uses of a period cost nothing. Interest is amount x rate x days / 365, rounded down. */
export interface Service {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** fee: uses per period that cost nothing. */
  free?: number;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Its id. */
  id: Id;
  /** What it is; a fee when absent. */
  kind?: "fee" | "interest";
  /** Fen. fee: at most. */
  max?: Fen;
  /** Fen. fee: at least. */
  min?: Fen;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
  /** fee: of the free uses; a month when absent. */
  period?: "day" | "week" | "month" | "year" | "ever";
  /** Basis points; of interest, those of a year. */
  rate?: number;
  /** Basis points by level, instead of `rate`. */
  rates?: {
    [k: string]: number;
  };
  /** When, where and for whom. */
  when?: Condition;
}

/** A service at the member's rate. */
export interface ServiceState {
  /** fee: uses of this period that still cost nothing. */
  free_left?: number;
  /** The service. */
  id: Id;
  /** What it is. */
  kind: "fee" | "interest";
  /** For people. */
  name: string;
  /** Basis points, for the member's level. */
  rate: number;
  /** Fen. Charged or earned since joining. */
  total: Fen;
}

export interface ServiceUsedEvent {
  /** Fen. Money paid, recharged or refunded. */
  amount: Fen;
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** service_used: days that interest runs. */
  days?: number;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "service_used";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
  /** A service of the program. */
  service: Id;
}

/** Uses of a service in its current period, and what it came to since joining. */
export interface ServiceUses {
  /** "2026-11-22", "2026-11", "2026" or "ever"; a week by its Monday. */
  period: string;
  /** Uses in the period. */
  times?: number;
  /** Fen. Since joining. */
  total?: Fen;
}

/** Delivery. */
export interface Shipping {
  /** Fen. Before any offer. */
  fee: Fen;
  /** Where to. */
  region?: Id;
}

/** 包邮. */
export interface ShippingOffEffect {
  /** Fen. percent_off, shipping_off: at most so much. */
  cap?: Fen;
  kind: "shipping_off";
}

/** Local days with orders, rising. Rows of integers with a space between them, a semicolon between rows; zeros at the end are left out. 1: the local day, in days since the row before's, or since 1970-01-01; 2: orders, 1 or more; 3: fen of the day's largest order, as it was paid; 4: fen of its other orders, less all refunds. */
export type ShoppingDays = string;

/** A price other than the list price: fixed, or a rate of the list price by level. */
export type SpecialPrice =
  | {
      /** Later stages that a unit at this price takes part in; all when absent. */
      admits?: ("promotions" | "coupons" | "points")[];
      /** Whatever else pages want to know of it. */
      ext?: Ext;
      /** For pages: an address, or a name of theirs. */
      icon?: string;
      /** Needed in a program, and with max_units_per_member. */
      id?: Id;
      /** 会员价, 秒杀, 拼团, 砍价, 限时折扣. */
      kind: "member" | "flash_sale" | "group_buy" | "bargain" | "limited";
      /** Units at this price in one order. */
      max_units?: number;
      /** Units at this price for one member, ever. */
      max_units_per_member?: number;
      /** For people. */
      name?: string;
      /** For people: what else there is to say. */
      note?: string;
      /** The goods it is for; in a program only. */
      scope?: Scope;
      /** Fen. The price of one unit. */
      unit_price: Fen;
      /** When it holds. */
      when?: Condition;
    }
  | {
      /** Later stages that a unit at this price takes part in; all when absent. */
      admits?: ("promotions" | "coupons" | "points")[];
      /** Whatever else pages want to know of it. */
      ext?: Ext;
      /** For pages: an address, or a name of theirs. */
      icon?: string;
      /** Needed in a program, and with max_units_per_member. */
      id?: Id;
      /** 会员价, 秒杀, 拼团, 砍价, 限时折扣. */
      kind: "member" | "flash_sale" | "group_buy" | "bargain" | "limited";
      /** Units at this price in one order. */
      max_units?: number;
      /** Units at this price for one member, ever. */
      max_units_per_member?: number;
      /** For people. */
      name?: string;
      /** For people: what else there is to say. */
      note?: string;
      /** By level: what is paid of the list price, in basis points. */
      rates: {
        /** Basis points. */
        [k: string]: BasisPoints;
      };
      /** The goods it is for; in a program only. */
      scope?: Scope;
      /** When it holds. */
      when?: Condition;
    };

/** Which offers combine. */
export interface StackingGroup {
  /** Groups with which it shares no line. */
  excludes?: Id[];
  /** While this holds it excludes none. */
  excludes_unless?: Condition;
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the group. */
  id: Id;
  /** Offers of the group on one line. */
  max_per_line?: number;
  /** Offers of the group in one order. */
  max_per_order?: number;
  /** For people. */
  name?: string;
  /** For people: what else there is to say. */
  note?: string;
}

/** Groups exclude each other, or a limit of the group, of its lines or of coupons is full. */
export interface StackingReason {
  code: "stacking";
  /** Coupons in an order. */
  max_coupons?: number;
  /** Offers of the group on a line. */
  max_per_line?: number;
  /** Offers of the group in an order. */
  max_per_order?: number;
  /** Offers, with commas between. */
  with?: string;
}

/** A tag for members of whom the requirements given hold. Orders and fen paid count in the window, points since joining; both ends are inclusive. */
export interface TagRule {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** The tag. */
  id: Id;
  /** Every requirement, or one of them. */
  match?: "all" | "any";
  /** Orders. */
  max_orders?: number;
  /** Fen. */
  max_paid?: Fen;
  /** Points. */
  max_points?: Points;
  /** Orders. */
  min_orders?: number;
  /** Fen. */
  min_paid?: Fen;
  /** Points. */
  min_points?: Points;
  /** For people. */
  name?: string;
  /** For people: what else there is to say. */
  note?: string;
}

/** Inclusive; amount and units both given mean both. */
export interface Threshold {
  /** Fen. Of the goods in scope. */
  amount?: Fen;
  /** The offer's when absent. */
  base?: "running" | "priced";
  /** Units in scope. */
  units?: number;
}

/** Too little money in scope at its place. */
export interface ThresholdAmountReason {
  code: "threshold_amount";
  /** What is counted: what earlier offers left, or the goods after their prices. */
  base: "running" | "priced";
  /** Fen. Missing. */
  gap: Fen;
  /** Fen. In scope. */
  have: Fen;
  /** Fen. The threshold. */
  needed: Fen;
}

/** Too few units in scope, of a set, or of a purchase with its rewards. */
export interface ThresholdUnitsReason {
  code: "threshold_units";
  /** Units missing. */
  gap: number;
  /** Units in scope; of the set or purchase, those that are there. */
  have: number;
  /** Units. */
  needed: number;
  /** Of `have`, units of the reward's goods; given when too few of these are there. */
  rewards?: number;
  /** Of `needed`, units of the reward's goods. */
  rewards_needed?: number;
}

export interface TierCardPlan {
  /** Whatever else pages want to know of it. */
  ext?: Ext;
  /** On every purchase or renewal, on binding. */
  grants?: Grants;
  /** For pages: an address, or a name of theirs. */
  icon?: string;
  /** Of the card plan. */
  id: Id;
  kind: "tier";
  /** tier: the level that brings it; paid: a level it grants for its term. */
  level: Id;
  /** For people. */
  name: string;
  /** For people: what else there is to say. */
  note?: string;
}

/** 等级. */
export interface TierChange {
  /** Once this order is completed. */
  after: TierProgress | null;
  /** Now. */
  before: TierProgress | null;
}

/** What counts towards levels, how they are reached, kept and lost. */
export interface TierPolicy {
  /** When the window no longer meets the level at the end of its term: down to the highest level that it meets, one level down (never below that one), or never down. */
  at_term_end?: "to_qualified" | "one_level" | "never";
  /** When an order counts. */
  counted_at?: "completed" | "paid";
  /** What counts as paid. */
  counts?: Counted;
  /** Local days after the end of a term: at the end of the last one the level is tested once more, before it is lost. */
  grace_days?: number;
  /** Lowest first; everyone has the first. */
  levels: Level[];
  /** What brings growth. */
  sources?: GrowthRule[];
  /** Months. A level lasts through the same day so many months later, or the last of a shorter month; for ever when absent. */
  term_months?: number;
  /** For how long something counts. */
  window?: Window;
}

/** The level, why it is held, and the way to the next. */
export interface TierProgress {
  /** Whole growth in the window. */
  growth: number;
  /** What keeps the level after its term. */
  keep: Keep | null;
  /** The level. */
  level: Id;
  /** Requirements not met yet. */
  missing?: MissingRequirement[];
  /** Of the level. */
  name: string;
  /** The next level. */
  next: NextLevel | null;
  /** Basis points of the way from this level to the next. */
  progress: BasisPoints;
  /** Whole growth to the next level. */
  remaining: number | null;
  /** Since when it is held. */
  since: Instant | null;
  /** Fen. The least single cash order, without category, paid and completed now, that reaches the next level or a higher one, by all that it brings; null when none does. */
  spend_to_next: Fen | null;
  /** End of the term, or of its days of grace, exclusive; null: for ever. */
  until: Instant | null;
  /** How it was reached. */
  why: "start" | "growth" | "reach" | "kept" | "lowered" | "granted";
}

/** Another level is needed. */
export interface TierReason {
  code: "tier";
  /** Levels, with commas between. */
  needed: string;
  /** The level held; empty: none. */
  tier: string;
}

/** Bounded by the window: one bucket per day at most; rungs by the number of levels. */
export interface TierRoom {
  /** Days since the first of `before` whose buckets hold nothing else: they have no row in `counted`. */
  alone?: DaysAlone;
  /** Levels as they were, for what is undone: it is then as if it had never been. */
  before?: LevelsBefore[];
  /** By `until`, rising; for ever last. */
  buckets?: Buckets;
  /** Those that have left the window since the first of `before`. */
  closed?: Buckets;
  /** What counted since the first of `before`, day by day. */
  counted?: CountedDays;
  /** Levels granted. */
  granted?: GrantedLevel[];
  /** The last is held; those below, what it was reached from in this term. */
  rungs?: Rung[];
}

export interface TimePassedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "time_passed";
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** Fen. */
export interface Totals {
  /** Fen. */
  cash: Fen;
  /** Fen. Goods and shipping before points and wallet. */
  due: Fen;
  /** Fen. Shipping before offers. */
  fee: Fen;
  /** Fen. After points. */
  goods: Fen;
  /** Fen. Goods at list price. */
  list: Fen;
  /** Fen. principal + bonus + cash. */
  payable: Fen;
  /** Fen. list + fee − payable. */
  saved: Fen;
  /** Fen. After offers. */
  shipping: Fen;
  /** From the wallet. */
  wallet: WalletPart;
}

/** 单品立减. */
export interface UnitAmountOffEffect {
  /** Fen. unit_amount_off: off each unit; amount_off: off from the first fen, or with every off each time. */
  amount: Fen;
  kind: "unit_amount_off";
  /** unit_amount_off: units reduced at most, dearest first. */
  max_units?: number;
}

/** The cart names a coupon that the member does not hold. */
export interface UnknownCouponReason {
  code: "unknown_coupon";
}

/** Used up: by the member, today, by all, or by other copies. */
export interface UsageLimitReason {
  code: "usage_limit";
  /** Times. */
  limit: number;
  /** Of the member ever, of the member today, of all members; absent: in this order. */
  period?: "ever" | "day" | "total";
  /** Times so far. */
  used?: number;
}

/** Uses of one offer, exchange or action by this member. A row of integers with a space between them; zeros at the end are left out. 1: the last local day of use, in days since 1970-01-01; 2: uses on that day; 3: uses since joining; 4 to 9: uses on the six days before, the nearest first. */
export type UseCount = string;

/** How often; an order that comes back as a whole gives its uses back, but for `total`, which the shop counts. */
export interface UseLimits {
  /** By one member in a local day. */
  per_day?: number;
  /** By one member, ever. */
  per_member?: number;
  /** By all members together; the cart carries the count. */
  total?: number;
}

/** A fixed window, or through the end of the n-th local day after its issue. */
export type Validity =
  | {
      /** Local days. */
      days_after_issue: number;
    }
  | {
      /** Milliseconds; inclusive. */
      from?: Instant;
      /** Milliseconds; exclusive. */
      until?: Instant;
    };

export interface WalletGrantedEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Fen. wallet_granted, wallet_taken: of the bonus. */
  bonus?: Fen;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "wallet_granted";
  /** Fen. wallet_granted, wallet_taken: of the principal. */
  principal?: Fen;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** What orders hold that were placed and are not paid yet. */
export interface WalletHeld {
  /** Fen. */
  bonus: Fen;
  /** Fen. */
  principal: Fen;
}

/** Stored value of one recharge, or of all grants of bonus (id "granted"). Oldest first is spent first. */
export interface WalletLot {
  /** Milliseconds since 1970. When. */
  at?: Instant;
  /** Fen. Left. */
  bonus?: Fen;
  /** Fen. */
  bonus_given?: Fen;
  /** It counts towards levels. */
  counted?: boolean;
  /** Milliseconds since 1970. Counts towards levels since then. */
  counted_at?: Instant;
  /** Milliseconds since 1970. When the recharge leaves the growth window. */
  counted_until?: Instant;
  /** Goods that it brought: units by sku. */
  goods?: {
    [k: string]: number;
  };
  /** Growth in thousandths. What it brought. */
  growth?: number;
  /** The recharge's event, or granted. */
  id: Id;
  /** Points. What it brought. */
  points?: Points;
  /** Milliseconds since 1970. When the points that came along end. */
  points_until?: Instant;
  /** Fen. Left. */
  principal?: Fen;
  /** Fen. */
  principal_given?: Fen;
  /** Fen. Paid back of principal_given. */
  refunded?: Fen;
}

/** From the wallet. */
export interface WalletPart {
  /** Fen. 赠额. */
  bonus: Fen;
  /** Fen. 本金. */
  principal: Fen;
}

/** 储值. */
export interface WalletPolicy {
  /** Where it can be used, * at the end matching what begins so; everywhere when empty. */
  channels?: Id[];
  /** Stored-value cards. */
  gift_cards?: GiftCardKind[];
  /** What is spent first. */
  order?: "bonus_first" | "principal_first" | "proportional";
  /** 充值赠送. */
  recharge_plans?: RechargePlan[];
}

/** Bounded: a lot with nothing left ends unless an order can still return to it. */
export interface WalletRoom {
  /** Gift cards in hand, or sent. */
  gift_cards?: GiftCardHeld[];
  /** Gift cards that were here, the newest, oldest first: no other card has their ids. */
  gift_cards_past?: GiftCardPast[];
  /** Stored value by recharge. */
  lots?: WalletLot[];
  /** Bonus that could not be taken back, since it had been spent. */
  missed?: Missed[];
  /** Fen. Since joining, less refunds. */
  recharged?: Fen;
}

/** 储值. */
export interface WalletState {
  /** Fen. 赠额. */
  bonus: Fen;
  /** Gift cards. */
  gift_cards: GiftCardHeld[];
  /** What orders hold that were placed and are not paid yet. */
  held: WalletHeld;
  /** Fen. 本金. */
  principal: Fen;
  /** Fen. Since joining, less refunds. */
  recharged: Fen;
  /** With something left. */
  recharges: RechargeState[];
}

export interface WalletTakenEvent {
  /** Milliseconds since 1970. When it was appended to the log; never decreases. */
  at: Instant;
  /** Fen. wallet_granted, wallet_taken: of the bonus. */
  bonus?: Fen;
  /** Who did it: a member of staff, or a system. */
  by?: Id;
  /** Where: weapp, h5, store:0012 ... */
  channel?: Id;
  /** At most 56 bytes: what the event grants is numbered <id>.1, ..., and what achievements give with it <id>.a1, ... */
  id: Id;
  kind: "wallet_taken";
  /** Fen. wallet_granted, wallet_taken: of the principal. */
  principal?: Fen;
  /** Free text, kept in the log. */
  reason?: string;
  /** What applying the event did; absent in a raw one. */
  sealed?: Sealed;
}

/** Another weekday is needed. */
export interface WeekdayReason {
  code: "weekday";
  /** Weekdays, with commas between; 1 is Monday. */
  needed: string;
  /** 1 is Monday. */
  today: number;
}

/** For how long something counts towards levels. */
export interface Window {
  /** What counts stays for ever, through the same day so many months later, or through 31 December. */
  kind: "lifetime" | "rolling_months" | "calendar_year";
  /** rolling_months: how many. */
  months?: number;
}

/** What can be wrong with what was given, and why an event is refused (docs/errors.md). */
export type ProblemCode =
  | "account_inconsistent"
  | "action_without_limit"
  | "already_checked_in"
  | "already_helped"
  | "already_joined"
  | "always_blocked"
  | "amount_out_of_range"
  | "another_time"
  | "answer_unreadable"
  | "before_joining"
  | "benefit_deleted"
  | "benefit_narrowed"
  | "benefit_not_held"
  | "bonus_doubles"
  | "bonus_earns_points"
  | "busy"
  | "call_of_its_own"
  | "campaign_complete"
  | "campaign_dearer"
  | "campaign_ended"
  | "card_held"
  | "card_not_held"
  | "card_pays_itself"
  | "center_disposed"
  | "code_gone"
  | "code_refused"
  | "code_wrong"
  | "condition_not_met"
  | "coupon_differs"
  | "coupon_exists"
  | "coupon_expired"
  | "coupon_grants_itself"
  | "coupon_locked"
  | "coupon_not_applied"
  | "coupon_not_locked"
  | "coupon_not_started"
  | "coupon_unbounded"
  | "coupon_used"
  | "coupon_voided"
  | "currency_changed"
  | "daily_limit"
  | "day_differs"
  | "days_needed"
  | "draw_differs"
  | "draw_never_ends"
  | "draw_over"
  | "draw_pays_itself"
  | "draw_removed"
  | "duplicate_entry"
  | "duplicate_id"
  | "duplicate_key"
  | "empty_cart"
  | "empty_list"
  | "empty_order"
  | "engine_stopped"
  | "event_out_of_order"
  | "exchange_beats_deduction"
  | "future_day"
  | "gift_card_exists"
  | "gift_card_state"
  | "hand_over_old"
  | "hand_over_signature"
  | "hand_over_used"
  | "held"
  | "held_id_removed"
  | "host_unsupported"
  | "id_reused"
  | "ids_clash"
  | "instant_before_account"
  | "instant_differs"
  | "insufficient_growth"
  | "insufficient_points"
  | "insufficient_wallet"
  | "internal"
  | "invalid_currency"
  | "invalid_day"
  | "invalid_digest"
  | "invalid_id"
  | "invalid_json"
  | "invalid_phone"
  | "invalid_query"
  | "invalid_text"
  | "invalid_time"
  | "invalid_window"
  | "invalid_xml"
  | "kept_after_undoing"
  | "key_unknown"
  | "level_costs_more"
  | "level_needed"
  | "level_never_reached"
  | "level_not_granted"
  | "level_price_raised"
  | "level_skipped"
  | "levels_reordered"
  | "life_limit"
  | "list_full"
  | "lot_of_order"
  | "make_up_pays"
  | "many_levels"
  | "member_exists"
  | "merged"
  | "method_not_allowed"
  | "missing"
  | "missing_member"
  | "module_not_loaded"
  | "module_timeout"
  | "months_begun"
  | "multipliers_explode"
  | "name_taken"
  | "never_applies"
  | "no_answer"
  | "no_cap"
  | "no_chance"
  | "no_check_in"
  | "no_days"
  | "no_deduction"
  | "no_goods"
  | "no_levels"
  | "no_make_up"
  | "no_member_key"
  | "no_preview"
  | "no_program"
  | "no_referral"
  | "no_seed"
  | "no_such_path"
  | "no_weight"
  | "not_allowed"
  | "not_alone"
  | "not_an_integer"
  | "not_an_object"
  | "not_first"
  | "not_missed"
  | "not_on_list"
  | "not_one_of"
  | "not_open"
  | "not_rising"
  | "not_set_up"
  | "not_the_receiver"
  | "nothing_to_refund"
  | "odds_changed"
  | "offer_used_up"
  | "only_on_servers"
  | "order_differs"
  | "order_exists"
  | "order_for_nothing"
  | "order_inconsistent"
  | "order_state"
  | "other_program"
  | "out_of_memory"
  | "out_of_range"
  | "out_of_stock"
  | "path_not_absolute"
  | "payable_differs"
  | "phone_needed"
  | "points_devalued"
  | "points_not_applied"
  | "points_pay_themselves"
  | "push_signature"
  | "queue_unreadable"
  | "quota_used"
  | "reach_changed"
  | "record_out_of_order"
  | "referral_exists"
  | "referred_self"
  | "reserved_id"
  | "rule_never_wins"
  | "run_exists"
  | "same_member"
  | "sealed_does_not_fit"
  | "seed_changed"
  | "seed_too_short"
  | "sent_to_self"
  | "set_never_complete"
  | "shares_exceed_whole"
  | "smaller_recharges_win"
  | "step_adds_nothing"
  | "step_never_decides"
  | "stopping"
  | "store_failed"
  | "takes_all"
  | "threshold_raised"
  | "timezone_changed"
  | "token_algorithm"
  | "token_expired"
  | "token_key_unknown"
  | "token_malformed"
  | "token_missing"
  | "token_signature"
  | "too_deep"
  | "too_large"
  | "too_late"
  | "too_long"
  | "too_many"
  | "too_many_campaigns"
  | "too_many_codes"
  | "too_many_events"
  | "too_many_months"
  | "too_many_parts"
  | "too_many_units"
  | "too_many_uses"
  | "too_much_money"
  | "trade_taken"
  | "unknown_action"
  | "unknown_benefit"
  | "unknown_campaign"
  | "unknown_card"
  | "unknown_coupon"
  | "unknown_digest"
  | "unknown_draw"
  | "unknown_exchange"
  | "unknown_gift_card"
  | "unknown_hold"
  | "unknown_id"
  | "unknown_key"
  | "unknown_level"
  | "unknown_line"
  | "unknown_lot"
  | "unknown_member"
  | "unknown_order"
  | "unknown_person"
  | "unknown_plan"
  | "unknown_purchase"
  | "unknown_recharge"
  | "unknown_referral"
  | "unknown_run"
  | "unknown_service"
  | "unknown_sku"
  | "unknown_timezone"
  | "unknown_version"
  | "usage_limit"
  | "version_not_raised"
  | "version_taken"
  | "wallet_not_applied"
  | "wechat_refused"
  | "wechat_unreachable"
  | "wrong_amount"
  | "wrong_check_digit"
  | "wrong_member"
  | "wrong_member_id"
  | "wrong_points"
  | "wrong_seed"
  | "wrong_type";

/** Why an offer is not applied. */
export type ReasonCode = Reason["code"];

/** What verify can answer. */
export type VerdictCode =
  | "accepted"
  | "cart_differs"
  | "clock_skew"
  | "coupon_used"
  | "engine_mismatch"
  | "held"
  | "result_differs"
  | "stale_account"
  | "stale_program";
