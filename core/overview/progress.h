#pragma once
// How far a member is: to the next level, and from losing this one.

#include "core/events/tiers.h"

namespace loyalty {

/// A requirement not met yet.
struct Missing {
  Requirement wanted;
  std::int64_t have = 0;
};

/// What keeps the level held: so much more until `by`.
struct Keep {
  Instant by{0};
  std::int64_t needed = 0;       ///< whole growth; 0 when the level is kept already
  std::vector<Missing> missing;  ///< for a level reached otherwise than by growth
};

struct Progress {
  std::size_t level = 0;            ///< held now, 0 the lowest
  std::int64_t growth = 0;          ///< in the window, floored
  std::optional<std::size_t> next;  ///< nothing at the top
  BasisPoints done{
      10000};  ///< floor(10000 * (g - low) / (next - low)), or of the nearest alternative
  std::optional<std::int64_t>
      remaining;                 ///< whole growth to the next level, where growth reaches it
  std::vector<Missing> missing;  ///< of the nearest alternative, where only that reaches it
  std::optional<Money>
      spend_to_next;  ///< least single cash order that reaches it or a higher one; nothing: none does
  std::optional<Keep> keep;
  std::string_view why;                 ///< start, growth, reach, kept, lowered, granted
  std::optional<Instant> since, until;  ///< of the level held
};

/// The program must have tiers; `account` must have been advanced to `at`.
Progress progress_at(const Program& program, const Account& account, Instant at);

}  // namespace loyalty
