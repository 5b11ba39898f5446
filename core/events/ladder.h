#pragma once
// The levels of a member found again from what counted day by day: as they would be had something never counted.

#include "core/events/tiers.h"

namespace loyalty {

/// What the end of a term, or of its grace, does: level_kept, level_lowered or level_in_grace, and the level held then.
struct TermEnd {
  FactKind what;
  Rung rung;
};
/// `reached` is the highest level that the window of `tested` meets.
TermEnd end_of_term(const Program& program, const Rung& held, std::size_t reached, Instant tested,
                    Instant now);

/// A level that is reached on `today`; its `since` is left open.
Rung rung_reached(const Program& program, std::size_t level, const Metrics& metrics, Day today);

/// Of several levels reached on one day the last: they are found again by the day.
std::vector<Rung> risen_by_day(const std::vector<Rung>& rungs);

/// The levels held at `now`, risen by day, from the last that were noted before anything undone had counted: what counted since then,
/// and `more` beside it, the ends of terms between. Nothing: it is not known from so long ago.
std::optional<std::vector<Rung>> levels_found(const Program& program, const TierRoom& tiers,
                                              const std::vector<CountedDay>& more, Instant now);

/// Equal but for the instants since when they are held, which are found again by the day.
bool same_levels(const std::vector<Rung>& a, const std::vector<Rung>& b);

}  // namespace loyalty
