#pragma once
// A slow and simple pricing that shares no code with core/pricing: it prices every allowed set of
// offers and keeps the best. Tests hold the core against it.

#include "tests/oracle/ledger.h"

namespace loyalty::oracle {

/// The order of preference between sets: smaller is better, the first difference decides.
struct Objective {
  Int due = 0, minus_gifts = 0, minus_points = 0, minus_coupons_granted = 0;
  Int coupons = 0, promotions = 0;
  std::vector<Int> untils;       ///< of the coupons, ascending
  std::vector<std::string> ids;  ///< of both, ascending
  auto operator<=>(const Objective&) const = default;
};
inline constexpr int objective_members = 8;
/// The place of the first member that differs.
int first_difference(const Objective& a, const Objective& b);

struct PricedPart {
  std::size_t of = 0;
  std::string sku;
  Int quantity = 0;
  PriceKind kind = PriceKind::list;
  Int list = 0, priced = 0, payable = 0;
  bool operator==(const PricedPart&) const = default;
};

struct Deduction {
  Int points = 0, amount = 0, max = 0;
  std::vector<Int> parts;
};

struct Payment {
  Int principal = 0, bonus = 0, cash = 0;
  std::vector<Int> principal_parts, bonus_parts, cash_parts;  ///< parts, then shipping
};

struct Refusal {
  std::string id, why;  ///< an unmet condition, usage_limit, not_held or stacking
};

/// What happened on the way; tests count it to know what they cover.
struct Seen {
  int sets = 0;                ///< priced
  std::vector<Clash> clashes;  ///< rules that forbade some set
  std::vector<int> decided;    ///< members of Objective that beat some other set
  bool floor_cut = false;
  bool always_fixed = false, always_clashed = false, always_without_effect = false;
  bool group_lifted = false;           ///< excludes_unless held
  std::vector<EffectKind> effects;     ///< that discounted, gave or granted in the chosen set
  std::vector<std::string> no_effect;  ///< chosen, without effect
};

struct Outcome {
  bool insufficient_points = false;  ///< for points-priced goods; then nothing else is set
  Int list = 0, fee = 0, due = 0, goods = 0, shipping = 0, payable = 0, saved = 0;
  Int gift_value = 0, points_granted = 0;
  std::vector<std::string> coupons_granted;      ///< templates, in order of application
  std::vector<std::string> coupons, promotions;  ///< applied, with effect, ascending
  std::vector<PricedPart> parts;
  std::vector<Discount> discounts;  ///< in order of application, those that took something
  Deduction deduction;
  Payment payment;
  std::vector<Refusal> refused;
  Objective objective;
  Seen seen;
};

Outcome price(const Case& c);

}  // namespace loyalty::oracle
