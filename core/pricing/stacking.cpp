#include "core/pricing/stacking.h"

#include <algorithm>

namespace loyalty {

namespace {

constexpr std::size_t line_slots = LineSet::shipping + 1;

template <class F>
void each_line(const LineSet& lines, F&& f) {
  for (std::size_t i = 0; i < line_slots; ++i)
    if (lines.has(i)) f(i);
}

}  // namespace

StackingRules::StackingRules(const Circumstance& circumstance,
                             const std::vector<Candidate>& candidates)
    : candidates_(candidates),
      groups_(circumstance.program().pricing.groups),
      max_coupons_(circumstance.program().pricing.max_coupons.value_or(max_amount)) {
  const std::size_t n = groups_.size();
  excludes_.assign(n, std::vector<char>(n, 0));
  for (std::size_t g = 0; g < n; ++g) {
    group_room_.push_back(groups_[g].max_per_order.value_or(max_amount));
    const auto& per_line = groups_[g].max_per_line;
    // One per line is a clash of every two; only higher counts are counted.
    counted_.push_back(per_line && *per_line > 1 ? static_cast<int>(counted_groups_++) : -1);
    if (per_line == 1) excludes_[g][g] = 1;
    if (groups_[g].excludes_unless && circumstance.holds(*groups_[g].excludes_unless)) continue;
    for (std::size_t other = 0; other < n; ++other) {
      const auto& names = groups_[g].excludes;
      if (std::find(names.begin(), names.end(), groups_[other].id) != names.end())
        excludes_[g][other] = excludes_[other][g] = 1;
    }
  }
  clashes_.resize(candidates.size());
  const auto any_exclusion = [](const std::vector<char>& row) {
    return std::find(row.begin(), row.end(), 1) != row.end();
  };
  const auto exclusive = [](const Candidate& c) { return c.offer->exclusive; };
  if (std::none_of(excludes_.begin(), excludes_.end(), any_exclusion) &&
      std::none_of(candidates.begin(), candidates.end(), exclusive))
    return;
  for (std::size_t a = 0; a < candidates.size(); ++a) {
    for (std::size_t b = a; b < candidates.size(); ++b) {
      if (clash(a, b) == Clash::none) continue;
      clashes_[a].add(b);
      clashes_[b].add(a);
    }
  }
}

StackingRules::Clash StackingRules::clash(std::size_t a, std::size_t b) const {
  const Candidate &x = candidates_[a], &y = candidates_[b];
  const bool exclusive = x.offer->exclusive || y.offer->exclusive;
  if (!exclusive && !excludes_[x.group][y.group]) return Clash::none;
  if (!x.touches.meets(y.touches)) return Clash::none;
  return exclusive ? Clash::exclusive : Clash::group;
}

Stack StackingRules::empty() const {
  Stack set;
  set.on_line.assign(counted_groups_ * line_slots, 0);
  return set;
}

bool StackingRules::allows(const Stack& set, std::size_t i) const {
  const Candidate& c = candidates_[i];
  if (set.blocked.has(i) || set.in_group[c.group] >= group_room_[c.group]) return false;
  if (c.coupon && set.coupons >= max_coupons_) return false;
  if (const int row = counted_[c.group]; row >= 0) {
    bool full = false;
    each_line(c.touches, [&](std::size_t line) {
      full = full || set.on_line[static_cast<std::size_t>(row) * line_slots + line] >=
                         *groups_[c.group].max_per_line;
    });
    if (full) return false;
  }
  return true;
}

void StackingRules::add(Stack& set, std::size_t i) const {
  const Candidate& c = candidates_[i];
  set.blocked |= clashes_[i];
  ++set.in_group[c.group];
  set.coupons += c.coupon ? 1 : 0;
  if (const int row = counted_[c.group]; row >= 0)
    each_line(c.touches, [&](std::size_t line) {
      ++set.on_line[static_cast<std::size_t>(row) * line_slots + line];
    });
}

void StackingRules::explain(const std::vector<std::size_t>& members, std::size_t i,
                            std::vector<Reason>& into) const {
  const Candidate& c = candidates_[i];
  const auto name_all = [&](std::string_view code, auto&& concerned, NewDetails details) {
    std::string with;
    std::size_t last = candidates_.size();
    for (const std::size_t m : members) {
      if (m == last || !concerned(m)) continue;
      last = m;
      with += (with.empty() ? "" : ",") + candidates_[m].offer->id;
    }
    if (with.empty()) return;
    into.emplace_back(code, details).details.push_back({"with", with});
  };
  name_all("exclusive", [&](std::size_t m) { return clash(m, i) == Clash::exclusive; }, {});
  name_all("stacking", [&](std::size_t m) { return clash(m, i) == Clash::group; }, {});
  const auto mates = std::count_if(members.begin(), members.end(),
                                   [&](std::size_t m) { return candidates_[m].group == c.group; });
  const auto same_group = [&](std::size_t m) { return candidates_[m].group == c.group; };
  if (mates >= group_room_[c.group])
    name_all("stacking", same_group, {{"max_per_order", group_room_[c.group]}});
  if (counted_[c.group] >= 0) {
    Stack set = empty();
    for (const std::size_t m : members)
      if (candidates_[m].group == c.group) add(set, m);
    set.blocked = {};
    set.in_group = {};
    set.coupons = 0;
    if (!allows(set, i)) {
      name_all(
          "stacking",
          [&](std::size_t m) { return same_group(m) && candidates_[m].touches.meets(c.touches); },
          {{"max_per_line", *groups_[c.group].max_per_line}});
    }
  }
  const auto coupons = std::count_if(members.begin(), members.end(),
                                     [&](std::size_t m) { return candidates_[m].coupon; });
  if (c.coupon && coupons >= max_coupons_) {
    if (coupons == 0)
      into.push_back({"stacking", {{"max_coupons", max_coupons_}}});
    else
      name_all("stacking", [&](std::size_t m) { return candidates_[m].coupon; },
               {{"max_coupons", max_coupons_}});
  }
}

}  // namespace loyalty
