import type { Id, Referral } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { type Money, money, type PointsShown, points } from "./shown.js";

/** Members whom this one brought, and what came of it. */
export interface ReferralView {
  /** The shop gives something for it. */
  readonly offered: boolean;
  /** For a friend's first order, and for that of a friend's friend. */
  readonly rewards: readonly RewardView[];
  /** For the friend, on joining. */
  readonly welcome: readonly Bring[];
  readonly members: number;
  readonly points: PointsShown;
  readonly bonus: Money;
  /** Who brought most first. */
  readonly friends: readonly FriendView[];
}

export interface RewardView {
  /** 1: a friend; 2: a friend's friend. */
  readonly level: number;
  readonly title: string;
  readonly brings: readonly Bring[];
  /** "订单金额的 5% 作赠金". */
  readonly commission?: string;
}

export interface FriendView {
  readonly member: Id;
  readonly level: number;
  readonly points?: PointsShown;
  readonly bonus?: Money;
  /** Its order came back, and took what it had brought. */
  readonly undone: boolean;
}

export function referral_view(scene: Scene): ReferralView {
  const { overview, program, speaker } = scene;
  const { actions = [], commission = [], referral = [] } = program.activities ?? {};
  const levels = Math.max(commission.length, referral.length);
  const friends = scene.account()?.activities?.referrals ?? [];
  return {
    offered: levels > 0,
    rewards: Array.from({ length: levels }, (_, place) => reward_view(scene, place)),
    welcome: brings(scene, actions.find(({ kind }) => kind === "join")?.grants),
    members: overview.referrals.members,
    points: points(speaker, overview.referrals.points),
    bonus: money(speaker, overview.referrals.bonus),
    friends: [...friends].sort((a, b) => (b.points ?? 0) - (a.points ?? 0) || (b.bonus ?? 0) - (a.bonus ?? 0)).map((friend) => friend_view(scene, friend)),
  };
}

function reward_view(scene: Scene, place: number): RewardView {
  const { program, speaker, words } = scene;
  const { commission, referral } = program.activities ?? {};
  const rate = commission?.[place];
  return {
    level: place + 1,
    title: words.tell(place === 0 ? "referral_friend" : "referral_friends_friend"),
    brings: brings(scene, referral?.[place]),
    ...(rate && { commission: words.tell("referral_commission", { rate: speaker.percent(rate) }) }),
  };
}

function friend_view({ speaker }: Scene, { bonus, level = 1, member, points: earned, undone }: Referral): FriendView {
  return {
    member,
    level,
    undone: undone === true,
    ...(earned && { points: points(speaker, earned) }),
    ...(bonus && { bonus: money(speaker, bonus) }),
  };
}
