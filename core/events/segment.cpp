#include "core/events/segment.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/order.h"

namespace loyalty {
namespace {

template <class T, class Cut>
std::int64_t score(const std::vector<Cut>& cuts, T reached) {
  return 1 + std::count_if(cuts.begin(), cuts.end(), [&](Cut cut) { return reached >= cut; });
}

std::int64_t recency_score(const std::vector<std::int64_t>& cuts, std::int64_t days) {
  return 1 + std::count_if(cuts.begin(), cuts.end(), [&](std::int64_t cut) { return days <= cut; });
}

/// The lower median of the days between shopping days; one gap alone is no rhythm.
std::optional<std::int64_t> median_gap(const std::vector<ShoppingDay>& days) {
  if (days.size() < 3) return std::nullopt;
  std::vector<std::int64_t> gaps;
  gaps.reserve(days.size() - 1);
  for (std::size_t i = 1; i < days.size(); ++i)
    gaps.push_back(days[i].day.value - days[i - 1].day.value);
  put_in_order(gaps);
  return gaps[(gaps.size() - 1) / 2];
}

bool fits(const TagRule& rule, const Segment& segment, Points earned) {
  bool all = true, any = false, asked = false;
  const auto ask = [&](auto least, auto most, auto have) {
    for (const bool holds : {!least || have >= *least, !most || have <= *most}) all &= holds;
    if (!least && !most) return;
    asked = true;
    any |= (!least || have >= *least) && (!most || have <= *most);
  };
  ask(rule.min_orders, rule.max_orders, segment.orders);
  ask(rule.min_paid, rule.max_paid, segment.paid);
  ask(rule.min_points, rule.max_points, earned);
  return rule.match == TagMatch::any && asked ? any : all;
}

std::vector<Preference> preferences(const PreferredRule& rule, const PurchaseRoom& room) {
  std::vector<Preference> preferred;
  Wide whole_paid = 0;
  for (const auto& [category, bought] : room.categories) whole_paid += bought.paid.value;
  for (const auto& [category, bought] : room.categories) {
    const BasisPoints share{whole_paid == 0 ? 0
                                            : static_cast<std::int64_t>(Wide{bought.paid.value} *
                                                                        whole.value / whole_paid)};
    if ((rule.min_share && share >= *rule.min_share) ||
        (rule.min_units && bought.units >= *rule.min_units))
      preferred.push_back({category, share, bought.units});
  }
  put_in_order(preferred,
               [](const Preference& a, const Preference& b) { return a.share > b.share; });
  return preferred;
}

std::int64_t kinds_since(const wire::Map<KindBought>& kinds, Day first) {
  return std::count_if(kinds.begin(), kinds.end(),
                       [first](const auto& entry) { return entry.second.last >= first; });
}

std::int64_t value_of(const ScoreWeights& weights, const Scores& scores) {
  return (weights.amount * scores.amount + weights.frequency * scores.frequency +
          weights.points * scores.points.value_or(0) + weights.recency * scores.recency) /
         1000;
}

}  // namespace

Segment segment_of(const Program& program, const Account& account, Instant at) {
  const SegmentPolicy& policy = *program.segments;
  const PurchaseRoom& room = account.purchases;
  const Day today = program.zone.local_day(at), first{today.value - policy.window_days + 1};
  Segment segment;
  for (const ShoppingDay& day : room.days) {
    if (day.day < first) continue;
    segment.orders += day.orders;
    segment.paid = std::min(segment.paid + day.paid(), Money{max_amount});
    segment.largest = std::max(segment.largest, day.largest);
  }
  if (segment.orders > 0) segment.average = Money{segment.paid.value / segment.orders};
  segment.skus = kinds_since(room.skus, first);
  segment.categories = kinds_since(room.categories, first);

  if (!room.days.empty()) segment.days_since = today.value - room.days.back().day.value;
  segment.median_gap = median_gap(room.days);
  segment.churning = segment.median_gap && *segment.days_since * whole.value >
                                               *segment.median_gap * policy.churn_gaps.value;

  Scores& scores = segment.scores;
  scores.amount = score(policy.amount, segment.paid);
  scores.frequency = score(policy.frequency, segment.orders);
  if (segment.orders > 0) scores.recency = recency_score(policy.recency_days, *segment.days_since);
  if (!policy.points.empty()) scores.points = score(policy.points, account.points.earned);
  const std::int64_t sum = scores.amount + scores.frequency + scores.recency;
  segment.kind = sum >= policy.loyal         ? CustomerClass::loyal
                 : sum >= policy.opportunity ? CustomerClass::opportunity
                                             : CustomerClass::random;
  segment.value = value_of(policy.weights, scores);
  for (const TagRule& rule : policy.tags) {
    if (!fits(rule, segment, account.points.earned)) continue;
    segment.tag = rule.id;
    break;
  }
  segment.prefers = preferences(policy.preferred, room);
  return segment;
}

std::vector<std::string> segments_of(const Program& program, const Account& account, Instant at) {
  std::vector<std::string> ids = account.member.segments;
  if (program.segments) {
    const Segment segment = segment_of(program, account, at);
    ids.emplace_back(class_names[static_cast<std::size_t>(segment.kind)]);
    if (segment.tag) ids.push_back(*segment.tag);
    if (segment.churning) ids.emplace_back("churning");
    if (account.orders.live == 0)
      ids.emplace_back("new");
    else if (segment.orders == 0)
      ids.emplace_back("asleep");
    for (const Preference& preferred : segment.prefers)
      ids.push_back("prefers:" + preferred.category);
  }
  put_in_order(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace loyalty
