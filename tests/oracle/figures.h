#pragma once
// The oracle's own arithmetic, written from docs/semantics.md alone: rounding and 分摊.

#include <cstdint>
#include <vector>

namespace loyalty::oracle {

using Int = std::int64_t;
__extension__ using Wide = __int128;

/// a * b / c, ties away from zero; everything is >= 0 here, and c > 0.
Int half_up(Int a, Int b, Int c);
/// a * b / c without its fraction.
Int down(Int a, Int b, Int c);

/// Largest remainder: `total` over entries by weight, no entry above its room, ties to the earlier
/// entry; what does not fit goes through largest remainder again over the entries with room left.
std::vector<Int> largest_remainder(Int total, const std::vector<Int>& weights,
                                   const std::vector<Int>& room);

Int sum(const std::vector<Int>& v);

/// The value of unit i of n that cost `amount` together: the first `amount mod n` one fen more.
Int unit_share(Int amount, Int n, Int i);

}  // namespace loyalty::oracle
