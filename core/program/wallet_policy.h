#pragma once
// Stored value: recharge plans, the order in which principal and bonus are spent, gift cards; membership cards.

#include "core/program/grants.h"

namespace loyalty {

/// From `at` fen on, a recharge brings these grants; the highest rung reached counts.
struct RechargeStep {
  Money at{0};
  Grants grants;
  bool operator==(const RechargeStep&) const = default;
};

/// For every whole `amount` fen of a recharge, these grants once more.
struct RechargeEvery {
  Money amount{0};
  Grants grants;
  std::optional<std::int64_t> max_times;
  bool operator==(const RechargeEvery&) const = default;
};

struct RechargePlan {
  std::optional<RechargeEvery> every;
  std::string id;
  std::string name;
  std::vector<RechargeStep> steps;
  Condition when;
  bool operator==(const RechargePlan&) const = default;
};

/// A stored-value card of a given face: bought for `price`, put on a balance or given away.
struct GiftCardKind {
  Money face{0};
  Grants grants;  ///< to whoever uses it
  std::string id;
  std::string name;
  Money price{0};
  std::int64_t return_days = 30;  ///< a card sent and not accepted comes back after so many days
  bool operator==(const GiftCardKind&) const = default;
};

enum class SpendOrder { bonus_first, principal_first, proportional };
inline constexpr std::string_view spend_order_names[] = {"bonus_first", "principal_first",
                                                         "proportional"};

struct WalletPolicy {
  std::vector<std::string> channels;  ///< where the wallet can be used; everywhere when empty
  std::vector<GiftCardKind> gift_cards;
  SpendOrder order = SpendOrder::principal_first;
  std::vector<RechargePlan> recharge_plans;
  bool operator==(const WalletPolicy&) const = default;
};

enum class CardKind { free, paid, tier, internal };
inline constexpr std::string_view card_kind_names[] = {"free", "paid", "tier", "internal"};

struct CardPlan {
  Grants grants;  ///< on every purchase or renewal, on binding
  std::string id;
  CardKind kind = CardKind::free;
  std::optional<std::string>
      level;  ///< tier: the level that brings it; paid: a level it grants for its term
  std::vector<std::string> members;    ///< internal: the white list
  std::optional<std::int64_t> months;  ///< paid
  std::string name;
  bool needs_phone = false;    ///< free: only with a bound phone
  std::optional<Money> price;  ///< paid
  bool operator==(const CardPlan&) const = default;
};

namespace wire {

template <>
struct Describe<RechargeStep> {
  static constexpr Field fields[] = {needed(number<&RechargeStep::at, 1, limits::unit_price>("at")),
                                     needed(object<&RechargeStep::grants>("grants"))};
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<RechargeEvery> {
  static constexpr Field fields[] = {
      needed(number<&RechargeEvery::amount, 1, limits::unit_price>("amount")),
      needed(object<&RechargeEvery::grants>("grants")),
      number<&RechargeEvery::max_times, 1, 100000>("max_times")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<RechargePlan> {
  static constexpr Field fields[] = {
      object<&RechargePlan::every>("every"), needed(id<&RechargePlan::id>("id")),
      needed(text<&RechargePlan::name>("name")), list<&RechargePlan::steps, limits::steps>("steps"),
      object<&RechargePlan::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

template <>
struct Describe<GiftCardKind> {
  static constexpr Field fields[] = {
      needed(number<&GiftCardKind::face, 1, limits::unit_price>("face")),
      object<&GiftCardKind::grants>("grants"),
      needed(id<&GiftCardKind::id>("id")),
      needed(text<&GiftCardKind::name>("name")),
      needed(number<&GiftCardKind::price, 0, limits::unit_price>("price")),
      number<&GiftCardKind::return_days, 1, 3660>("return_days")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<WalletPolicy> {
  static constexpr Field fields[] = {
      ids<&WalletPolicy::channels>("channels"),
      list<&WalletPolicy::gift_cards, limits::offers>("gift_cards"),
      choice<&WalletPolicy::order, spend_order_names>("order"),
      list<&WalletPolicy::recharge_plans, limits::offers>("recharge_plans")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<CardPlan> {
  static constexpr Field fields[] = {object<&CardPlan::grants>("grants"),
                                     needed(id<&CardPlan::id>("id")),
                                     needed(choice<&CardPlan::kind, card_kind_names>("kind")),
                                     id<&CardPlan::level>("level"),
                                     ids<&CardPlan::members, 10000>("members"),
                                     number<&CardPlan::months, 1, 1200>("months"),
                                     needed(text<&CardPlan::name>("name")),
                                     flag<&CardPlan::needs_phone>("needs_phone"),
                                     number<&CardPlan::price, 0, limits::unit_price>("price")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
