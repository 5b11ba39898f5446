#pragma once
// 分摊: one amount over many lines, exact to the last fen, by largest remainder.

#include <cstdint>
#include <span>

namespace loyalty {

/// Splits `total` into `parts` in proportion to `weights`, no part above its `room`.
///
/// All spans have one length, and `parts` overlaps neither other. Weights and room are ≥ 0 with sums
/// that fit int64; 0 ≤ total ≤ Σ room (asserted). Afterwards Σ parts = total, 0 ≤ parts[i] ≤ room[i].
///
/// Definition. All parts start at 0; `left` starts at `total`. While left > 0, one round:
///   1. An entry is open when parts[i] < room[i]. Let v[i] = weights[i] for the open entries; if all
///      of these are 0, let v[i] = room[i] − parts[i] instead. V is the sum of v over open entries.
///   2. quota[i] = floor(left · v[i] / V), remainder[i] = (left · v[i]) mod V.
///   3. The k = left − Σ quota entries with the largest remainder get a quota one higher; of equal
///      remainders the earlier position comes first.
///   4. Each open entry takes min(quota[i], room[i] − parts[i]); `left` falls by what was taken.
/// A round ends with left = 0 or at least one more entry full: there are at most n + 1 rounds.
///
/// | total | weights    | room       | parts      |                                          |
/// |-------|------------|------------|------------|------------------------------------------|
/// |   100 | 1 1 1      | 99 99 99   | 34 33 33   | equal remainders: the first one          |
/// |    10 | 5 3 1      | 9 9 9      | 6 3 1      | 5.55 3.33 1.11: the largest remainder    |
/// |   100 | 1 1 1      | 10 99 99   | 10 45 45   | 24 do not fit and go to the others       |
/// |     5 | 1 0 0      | 3 1 9      | 3 0 2      | 2 over weights of 0: by the room, 1 and 9 |
void allocate(std::int64_t total, std::span<const std::int64_t> weights,
              std::span<const std::int64_t> room, std::span<std::int64_t> parts);

/// The same with each weight as its own room: a discount over lines by what they cost.
void allocate(std::int64_t total, std::span<const std::int64_t> weights,
              std::span<std::int64_t> parts);

}  // namespace loyalty
