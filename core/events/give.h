#pragma once
// Grants, whoever gives them: one way in for every source.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_granted(Posting& posting);

struct Given {
  Points points{0};  ///< after the earning caps
  Money bonus{0};
  Growth growth{0};                     ///< counted towards levels, that of the points included
  std::optional<Instant> points_until;  ///< their end

  Given& operator+=(const Given& more) {
    if (points.value == 0) points_until = more.points_until;
    points += more.points;
    bonus += more.bonus;
    growth += more.growth;
    return *this;
  }
};

/// Gives everything in `grants` now. Growth and points count towards levels.
Given give(Posting& posting, const Grants& grants, PointsSource source);

/// Points that are available at once, counted towards levels: what the caps left of them.
Given give_points(Posting& posting, PointsSource source, Points points,
                  std::optional<Instant> until);

/// The sum of two grants; a level or card of `more` wins. Their points end together, as the first that has some says.
Grants together(Grants grants, const Grants& more, std::int64_t times = 1);

}  // namespace loyalty
