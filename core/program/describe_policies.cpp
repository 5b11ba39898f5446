// The rules between the members of exchanges, growth, recharge plans, cards, activities and
// segments.

#include <algorithm>

#include "core/program/activities.h"
#include "core/program/members.h"
#include "core/program/points_policy.h"
#include "core/program/tier_policy.h"
#include "core/program/wallet_policy.h"

namespace loyalty::wire {

namespace {

template <class Kind>
std::vector<std::int64_t> as_numbers(const std::vector<Quantity<Kind>>& amounts) {
  std::vector<std::int64_t> numbers;
  for (const auto amount : amounts) numbers.push_back(amount.value);
  return numbers;
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

void Describe<Exchange>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& e = *static_cast<const Exchange*>(object);
  const auto common =
      bits_of(fields, {"id", "kind", "name", "per_day", "per_member", "points", "stock", "when"});
  const auto kind = exchange_kind_names[static_cast<std::size_t>(e.kind)];
  switch (e.kind) {
    case ExchangeKind::coupon:
      check_members(r, *shape.fields, seen, kind, bit_of(fields, "coupon"),
                    common | bit_of(fields, "cash"));
      break;
    case ExchangeKind::bonus:
      check_members(r, *shape.fields, seen, kind, bit_of(fields, "bonus"),
                    common | bit_of(fields, "step"));
      // The bonus is so much for each `points`: there must be some.
      if (e.points.value == 0)
        r.problem_at("/points", "out_of_range", {{"max", max_amount}, {"min", 1}, {"value", 0}});
      break;
    case ExchangeKind::goods:
      check_members(r, *shape.fields, seen, kind, bit_of(fields, "sku"),
                    common | bit_of(fields, "cash"));
      break;
  }
}

void Describe<PointsPolicy>::check(Reader& r, void* object, std::uint64_t) {
  for (const auto& [source, expiry] : static_cast<const PointsPolicy*>(object)->expiry_by_source)
    if (std::find(std::begin(points_source_names), std::end(points_source_names), source) ==
        std::end(points_source_names))
      r.problem_at("/expiry_by_source" + pointer_step(source), "not_one_of", {{"given", source}});
}

void Describe<GrowthRule>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& rule = *static_cast<const GrowthRule*>(object);
  if (rule.source != GrowthSource::paid && (seen & bit_of(fields, "scope")))
    wrong_member(r, "", growth_source_names[static_cast<std::size_t>(rule.source)], "scope");
}

void Describe<RechargePlan>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& plan = *static_cast<const RechargePlan*>(object);
  const bool whole = r.whole();
  if (!plan.every && !(seen & bit_of(fields, "steps")))
    return missing_member(r, "", "recharge_plan", "steps");
  if (!plan.every && plan.steps.empty()) r.problem_at("/steps", "empty_list");
  for (std::size_t i = 1; i < plan.steps.size() && whole; ++i) {
    const std::int64_t before = plan.steps[i - 1].at.value, value = plan.steps[i].at.value;
    if (value <= before)
      r.problem_at(element_at("steps", i) + "/at", "not_rising",
                   {{"before", before}, {"value", value}});
  }
}

void Describe<CardPlan>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& card = *static_cast<const CardPlan*>(object);
  const auto common = bits_of(fields, {"grants", "id", "kind", "name"});
  const auto kind = card_kind_names[static_cast<std::size_t>(card.kind)];
  const auto check_kind = [&](std::uint64_t needed, std::uint64_t allowed) {
    check_members(r, *shape.fields, seen, kind, needed, common | allowed);
  };
  switch (card.kind) {
    case CardKind::free: return check_kind(0, bit_of(fields, "needs_phone"));
    case CardKind::paid:
      return check_kind(bits_of(fields, {"months", "price"}), bit_of(fields, "level"));
    case CardKind::tier: return check_kind(bit_of(fields, "level"), 0);
    case CardKind::internal: return check_kind(0, bit_of(fields, "members"));
  }
}

void Describe<CheckInPolicy>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& policy = *static_cast<const CheckInPolicy*>(object);
  const bool whole = r.whole();
  if (seen & bit_of(fields, "rising")) {
    if (seen & bit_of(fields, "rewards")) wrong_member(r, "", "rising", "rewards");
  } else if (!(seen & bit_of(fields, "rewards"))) {
    missing_member(r, "", "check_in", "rewards");
  } else if (policy.rewards.empty()) {
    r.problem_at("/rewards", "empty_list");
  }
  for (std::size_t i = 1; i < policy.milestones.size() && whole; ++i) {
    const std::int64_t before = policy.milestones[i - 1].streak,
                       value = policy.milestones[i].streak;
    if (value <= before)
      r.problem_at(element_at("milestones", i) + "/streak", "not_rising",
                   {{"before", before}, {"value", value}});
  }
}

void Describe<Draw>::check(Reader& r, void* object, std::uint64_t) {
  const auto& draw = *static_cast<const Draw*>(object);
  const bool whole = r.whole();
  if (!is_digest(draw.seed_digest))
    r.problem_at("/seed_digest", "invalid_digest", {{"given", draw.seed_digest}});
  if (draw.prizes.empty()) return r.problem_at("/prizes", "empty_list");
  if (!whole) return;
  std::int64_t weights = 0;
  bool has_fallback = false;
  for (std::size_t i = 0; i < draw.prizes.size(); ++i) {
    const Prize& prize = draw.prizes[i];
    weights += prize.weight;
    has_fallback |= prize.id == draw.fallback;
    for (std::size_t k = 0; k < i; ++k) {
      if (draw.prizes[k].id != prize.id) continue;
      r.problem_at(element_at("prizes", i) + "/id", "duplicate_id",
                   {{"id", prize.id}, {"kind", "prize"}});
      break;
    }
  }
  if (weights == 0) r.problem_at("/prizes", "no_weight");
  if (has_fallback) return;
  std::vector<std::string_view> ids;
  for (const Prize& prize : draw.prizes) ids.push_back(prize.id);
  const NewDetail id{"id", draw.fallback}, kind{"kind", "prize"};
  const auto hint = nearest(draw.fallback, ids);
  if (hint.empty())
    r.problem_at("/fallback", "unknown_id", {id, kind});
  else
    r.problem_at("/fallback", "unknown_id", {id, kind, {"nearest", hint}});
}

void Describe<SegmentPolicy>::check(Reader& r, void* object, std::uint64_t) {
  const auto& segments = *static_cast<const SegmentPolicy*>(object);
  check_rising(r, "amount", as_numbers(segments.amount));
  check_rising(r, "frequency", segments.frequency);
  check_rising(r, "points", as_numbers(segments.points));
  check_rising(r, "recency_days", segments.recency_days);
  if (segments.loyal <= segments.opportunity)
    r.problem_at("/loyal", "not_rising",
                 {{"before", segments.opportunity}, {"value", segments.loyal}});
}

}  // namespace loyalty::wire
