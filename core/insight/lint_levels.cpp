// Levels that nobody reaches, keeps or wants.

#include <algorithm>

#include "core/insight/every_grant.h"
#include "core/insight/findings.h"

namespace loyalty {
namespace {

/// More levels than this, and members no longer know where they stand: large mall systems stop here.
constexpr std::int64_t few_levels = 6;

std::vector<AllOf> ways_to(const Level& level) {
  if (level.growth) return {AllOf{{Requirement{*level.growth, Metric::growth}}}};
  return level.reach;
}

/// Whether whoever meets `low` meets `high` too.
bool implies(const AllOf& low, const AllOf& high) {
  return std::all_of(high.all.begin(), high.all.end(), [&](const Requirement& wanted) {
    return std::any_of(low.all.begin(), low.all.end(), [&](const Requirement& has) {
      return has.metric == wanted.metric && has.at_least >= wanted.at_least;
    });
  });
}

bool always_passed(const Level& low, const Level& high) {
  const auto from = ways_to(low), to = ways_to(high);
  return !from.empty() && std::all_of(from.begin(), from.end(), [&](const AllOf& way) {
    return std::any_of(to.begin(), to.end(),
                       [&](const AllOf& further) { return implies(way, further); });
  });
}

/// Whether anything in the program moves a metric.
bool can_rise(const Program& program, Metric metric) {
  switch (metric) {
    case Metric::growth: {
      if (!program.tiers->sources.empty()) return true;
      bool granted = false;
      for_each_grant(program,
                     [&](const Grants& g, const std::string&) { granted |= g.growth > 0; });
      return granted;
    }
    case Metric::points_earned: return program.points.has_value();
    case Metric::recharge_total:
    case Metric::recharge_single: return program.wallet.has_value();
    case Metric::paid:
    case Metric::orders: return true;
  }
  return true;
}

bool can_be_reached(const Program& program, const Level& level) {
  const auto ways = ways_to(level);
  return std::any_of(ways.begin(), ways.end(), [&](const AllOf& way) {
    return std::all_of(way.all.begin(), way.all.end(),
                       [&](const Requirement& r) { return can_rise(program, r.metric); });
  });
}

bool is_granted(const Program& program, const std::string& level) {
  bool granted = std::any_of(program.cards.begin(), program.cards.end(), [&](const CardPlan& card) {
    return card.kind == CardKind::paid && card.level == level;
  });
  for_each_grant(program,
                 [&](const Grants& g, const std::string&) { granted |= g.level == level; });
  return granted;
}

}  // namespace

void lint_levels(const Program& program, Findings& findings) {
  if (!program.tiers) return;
  const auto& levels = program.tiers->levels;
  if (const auto count = static_cast<std::int64_t>(levels.size()); count > few_levels)
    findings.warn("many_levels", "/tiers/levels", {{"levels", count}, {"max", few_levels}});
  BasisPoints lowest = whole;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Level& level = levels[i];
    const std::string at = place_of("/tiers/levels", i);
    if (i > 0 && !is_granted(program, level.id)) {
      if (!can_be_reached(program, level))
        findings.warn("level_never_reached", at, {{"level", level.id}});
      for (std::size_t k = i + 1; k < levels.size(); ++k) {
        if (!always_passed(level, levels[k])) continue;
        findings.warn("level_skipped", at, {{"by", levels[k].id}, {"level", level.id}});
        break;
      }
    }
    if (level.rate && *level.rate > lowest)
      findings.warn("level_costs_more", at + "/rate",
                    {{"before", lowest.value}, {"level", level.id}, {"rate", level.rate->value}});
    lowest = std::min(lowest, level.rate.value_or(whole));
  }
}

}  // namespace loyalty
