#include "tests/oracle/figures.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace loyalty::oracle {

Int half_up(Int a, Int b, Int c) { return static_cast<Int>((Wide{2} * a * b + c) / (Wide{2} * c)); }

Int down(Int a, Int b, Int c) { return static_cast<Int>(Wide{a} * b / c); }

Int sum(const std::vector<Int>& v) { return std::accumulate(v.begin(), v.end(), Int{0}); }

Int unit_share(Int amount, Int n, Int i) { return amount / n + (i < amount % n ? 1 : 0); }

std::vector<Int> largest_remainder(Int total, const std::vector<Int>& weights,
                                   const std::vector<Int>& room) {
  std::vector<Int> parts(weights.size(), 0);
  if (total < 0 || total > sum(room)) std::abort();
  while (sum(parts) < total) {
    const Int left = total - sum(parts);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i] < room[i]) open.push_back(i);
    Int all = 0;
    for (const auto i : open) all += weights[i];
    const bool weightless = all == 0;  // nothing to go by but the room
    if (weightless)
      for (const auto i : open) all += room[i] - parts[i];

    struct Share {
      std::size_t entry;
      Int quota, remainder;
    };
    std::vector<Share> shares;
    Int given = 0;
    for (const auto i : open) {
      const Wide product = Wide{left} * (weightless ? room[i] - parts[i] : weights[i]);
      shares.push_back({i, static_cast<Int>(product / all), static_cast<Int>(product % all)});
      given += shares.back().quota;
    }
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Share& a, const Share& b) { return a.remainder > b.remainder; });
    for (std::size_t k = 0; static_cast<Int>(k) < left - given; ++k) ++shares[k].quota;
    for (const auto& share : shares)
      parts[share.entry] += std::min(share.quota, room[share.entry] - parts[share.entry]);
  }
  return parts;
}

}  // namespace loyalty::oracle
