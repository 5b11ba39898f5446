#include "core/insight/thresholds.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/assert.h"

namespace loyalty {
namespace {

/// Bars of the histogram: 1 MB, and finer than anyone sets a threshold.
constexpr std::size_t bars_at_most = 65536;
/// A gap between a few members at the top is no level: each has at least one member in so many.
constexpr std::int64_t smallest_level = 100;

}  // namespace

void GrowthHistogram::add(std::int64_t growth) {
  lowest_ = members_ == 0 ? growth : std::min(lowest_, growth);
  highest_ = std::max(highest_, growth);
  ++members_;
  added_.push_back(growth);
  if (added_.size() >= bars_at_most) merge();
}

void GrowthHistogram::finish() { merge(); }

void GrowthHistogram::merge() {
  std::vector<Bar> all;
  all.reserve(bars_.size() + added_.size());
  std::sort(added_.begin(), added_.end());
  auto old = bars_.begin();
  const auto take = [&](Bar bar) {
    bar.first = bar.first >> shift_ << shift_;
    if (!all.empty() && all.back().first == bar.first)
      all.back().second += bar.second;
    else
      all.push_back(bar);
  };
  for (const std::int64_t growth : added_) {
    while (old != bars_.end() && old->first <= growth) take(*old++);
    take({growth, 1});
  }
  while (old != bars_.end()) take(*old++);
  added_.clear();
  while (all.size() > bars_at_most) {
    ++shift_;
    std::vector<Bar> coarser;
    for (Bar bar : all) {
      bar.first = bar.first >> shift_ << shift_;
      if (!coarser.empty() && coarser.back().first == bar.first)
        coarser.back().second += bar.second;
      else
        coarser.push_back(bar);
    }
    all = std::move(coarser);
  }
  bars_ = std::move(all);
}

std::vector<ProposedLevel> GrowthHistogram::with_members(
    const std::vector<std::int64_t>& thresholds) const {
  std::vector<ProposedLevel> levels{{0, 0}};
  for (const std::int64_t growth : thresholds)
    if (growth > levels.back().growth) levels.push_back({growth, 0});
  std::size_t level = 0;
  for (const auto& [growth, members] : bars_) {
    while (level + 1 < levels.size() && levels[level + 1].growth <= growth) ++level;
    levels[level].members += members;
  }
  return levels;
}

std::vector<ProposedLevel> GrowthHistogram::by_quantiles(std::int64_t levels) const {
  LOYALTY_ASSERT(levels >= 1 && levels <= limits::tiers, "levels out of range");
  std::vector<std::int64_t> thresholds;
  std::int64_t below = 0;
  auto bar = bars_.begin();
  for (std::int64_t i = 1; i < levels && members_ > 0; ++i) {
    const std::int64_t place = mul_div(members_, i, levels, Rounding::up);
    while (bar != bars_.end() && below + bar->second <= place) below += bar++->second;
    if (bar != bars_.end() && bar != bars_.begin()) thresholds.push_back(bar->first);
  }
  return with_members(thresholds);
}

std::vector<ProposedLevel> GrowthHistogram::by_gaps(std::int64_t levels) const {
  LOYALTY_ASSERT(levels >= 1 && levels <= limits::tiers, "levels out of range");
  std::vector<std::int64_t> below{0};                      // by bar: members before it
  std::vector<std::pair<std::int64_t, std::size_t>> gaps;  // size, the bar above it
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    below.push_back(below.back() + bars_[i].second);
    if (i > 0) gaps.emplace_back(bars_[i].first - bars_[i - 1].first, i);
  }
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  const std::int64_t least = std::max<std::int64_t>(1, members_ / smallest_level);
  std::vector<std::size_t> cuts{0, bars_.size()};  // rising
  for (const auto& [size, bar] : gaps) {
    if (static_cast<std::int64_t>(cuts.size()) > levels) break;
    const auto next = std::upper_bound(cuts.begin(), cuts.end(), bar);
    if (below[bar] - below[*std::prev(next)] < least || below[*next] - below[bar] < least) continue;
    cuts.insert(next, bar);
  }
  std::vector<std::int64_t> thresholds;
  for (std::size_t i = 1; i + 1 < cuts.size(); ++i) thresholds.push_back(bars_[cuts[i]].first);
  return with_members(thresholds);
}

void GrowthHistogram::write(wire::Writer& w, std::int64_t levels) const {
  const auto write_levels = [&](std::string_view key, const std::vector<ProposedLevel>& list) {
    w.key(key).open_list();
    for (const ProposedLevel& level : list)
      w.open().key("growth").integer(level.growth).key("members").integer(level.members).close();
    w.close_list();
  };
  w.open();
  write_levels("gaps", by_gaps(levels));
  w.key("highest").integer(highest_).key("lowest").integer(lowest_);
  w.key("members").integer(members_);
  write_levels("quantiles", by_quantiles(levels));
  w.key("width").integer(width()).close();
}

}  // namespace loyalty
