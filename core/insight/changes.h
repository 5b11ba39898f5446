#pragma once
// A new version of a program against the one that members live with.

#include "core/program/program.h"

namespace loyalty {

struct ProgramChanges {
  wire::Problems refused;   ///< take from members what they hold, or break what was published
  wire::Problems warnings;  ///< allowed, and felt by members
};

/// Pointers begin with /before or /after. Codes: docs/errors.md, "Changes of a program".
///
/// Of a benefit that the system redeems, the name may change and more may be given; it cannot be deleted, and nothing
/// of it taken away. Ids that accounts hold (levels, coupons, cards, gift cards) stay. A draw that has begun keeps its
/// seed's digest and its odds.
ProgramChanges changes(const Program& before, const Program& after);

}  // namespace loyalty
