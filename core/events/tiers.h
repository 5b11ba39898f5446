#pragma once
// The rules of levels: what counts, which level that reaches, and what happens at the end of a term.

#include "core/events/posting.h"

namespace loyalty {

/// What counts at an instant: the sum of what is still in the window. `recharge_single` is the largest.
struct Metrics {
  Growth growth{0};
  std::int64_t orders = 0;
  Money paid{0}, recharge_single{0}, recharge_total{0};
  Points points_earned{0};
};
Metrics metrics_at(const Account& account, Instant at);

/// A metric as the plain number its requirement compares with: fen, orders, points, whole growth.
std::int64_t metric(const Metrics& metrics, Metric which);

/// Whether a level is met by its growth or by any of its alternatives; the lowest level always is.
bool is_met(const TierPolicy& tiers, std::size_t level, const Metrics& metrics);
/// The highest level met.
std::size_t qualified_level(const TierPolicy& tiers, const Metrics& metrics);

/// Levels by place, 0 the lowest: earned, and the higher of earned and granted. The program must have tiers.
std::size_t earned_level(const Program& program, const Account& account);
std::size_t current_level(const Program& program, const Account& account);

/// When something of local day `day` leaves the window; nothing: never.
std::optional<Instant> window_end(const Program& program, Day day);
/// When a level's term that begins on local day `first` ends after `months` months; nothing without months.
std::optional<Instant> term_end(const Program& program, Day first, std::int64_t months);

/// After something has counted: up at once to the highest level met.
void rise(Posting& posting);
/// Tells a fact of what is undone since when it counted, and on which day.
void since_counted(const Posting& posting, std::optional<Instant> since, Fact& undone);
/// After something was taken back: levels are as they would be had it never counted. Where that is not known any more, a
/// level reached in this term that what counts now does not meet goes.
void fall(Posting& posting);
/// The term of the level held, or its grace, ends now. `tested` is the instant whose window decides.
void end_term(Posting& posting, Instant tested);

/// Grants a level until an instant (for ever when absent), whatever the growth.
void grant_level(Posting& posting, const std::string& level, std::optional<Instant> until);

}  // namespace loyalty
