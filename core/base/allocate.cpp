#include "core/base/allocate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "core/base/assert.h"

namespace loyalty {
namespace {

__extension__ using UnsignedWide = unsigned __int128;

/// An entry with a fraction of a unit outstanding. Not initialised: 512 of them lie on the stack.
struct Fraction {
  std::uint64_t remainder;
  std::uint32_t index;
};

/// Carts have up to limits::parts entries; more, and a vector takes over.
constexpr std::size_t claims_on_stack = 512;
/// Up to this many comparisons, picking the largest one after the other is the fastest way.
constexpr std::uint64_t few_comparisons = 32;

struct Split {
  std::span<const std::int64_t> weights;
  std::span<const std::int64_t> room;
  std::span<std::int64_t> parts;
  Fraction* claims;  // as many as parts

  bool open(std::size_t i) const { return parts[i] < room[i]; }
  std::uint64_t weight(std::size_t i, bool by_room) const {
    return static_cast<std::uint64_t>(by_room ? room[i] - parts[i] : weights[i]);
  }
};

std::uint64_t total_of(std::span<const std::int64_t> values) {
  std::int64_t sum = 0;
  for (const std::int64_t value : values) {
    LOYALTY_ASSERT(value >= 0, "allocate: a weight or a room is negative");
    const bool overflow = __builtin_add_overflow(sum, value, &sum);
    LOYALTY_ASSERT(!overflow, "allocate: weights or room do not fit 64 bits");
  }
  return static_cast<std::uint64_t>(sum);
}

/// One more unit to each of the `k` largest remainders; equal ones by position. 0 < k <= count.
void round_up_few(const Split& s, std::size_t count, std::uint64_t k) {
  if (k * count <= few_comparisons) {
    for (; k > 0; --k) {
      Fraction* largest = s.claims;
      for (Fraction* c = s.claims + 1; c != s.claims + count; ++c) {
        if (c->remainder > largest->remainder) largest = c;
      }
      ++s.parts[largest->index];
      largest->remainder = 0;
    }
    return;
  }
  std::nth_element(
      s.claims, s.claims + (k - 1), s.claims + count, [](const Fraction& a, const Fraction& b) {
        return a.remainder != b.remainder ? a.remainder > b.remainder : a.index < b.index;
      });
  for (Fraction* c = s.claims; c != s.claims + k; ++c) ++s.parts[c->index];
}

/// The same for remainders by `weight_sum` in order of position: those above a coarse threshold are
/// certain, and only the few in its own bucket are compared with one another.
void round_up_largest(const Split& s, std::size_t count, std::uint64_t k,
                      std::uint64_t weight_sum) {
  if (k * count <= few_comparisons) return round_up_few(s, count, k);
  constexpr int bucket_bits = 6;
  const int shift = std::max(0, static_cast<int>(std::bit_width(weight_sum)) - bucket_bits);
  const auto bucket = [shift](const Fraction& claim) {
    return static_cast<std::size_t>(claim.remainder >> shift);
  };
  std::array<std::uint32_t, 1 << bucket_bits> claims_in{};
  for (std::size_t i = 0; i < count; ++i) ++claims_in[bucket(s.claims[i])];
  std::size_t threshold = claims_in.size() - 1;
  for (; claims_in[threshold] < k; --threshold) k -= claims_in[threshold];

  std::size_t undecided = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Fraction claim = s.claims[i];
    s.parts[claim.index] += bucket(claim) > threshold ? 1 : 0;
    s.claims[undecided] = claim;
    undecided += bucket(claim) == threshold ? 1 : 0;
  }
  round_up_few(s, undecided, k);
}

/// Quotient and remainder by one divisor, many times: a product with its reciprocal is several
/// times faster than a division. For dividends below 2^63, 0 < divisor < 2^63.
class Divider {
 public:
  explicit Divider(std::uint64_t divisor)
      : divisor_(divisor), reciprocal_(~std::uint64_t{0} / divisor) {}

  std::uint64_t divide(std::uint64_t dividend, std::uint64_t& remainder) const {
    // The reciprocal is less than 2^-64 too small, and so the quotient less than 1/2.
    auto quotient = static_cast<std::uint64_t>(UnsignedWide{dividend} * reciprocal_ >> 64);
    remainder = dividend - quotient * divisor_;
    if (remainder >= divisor_) {
      remainder -= divisor_;
      ++quotient;
    }
    return quotient;
  }

  std::uint64_t divisor() const { return divisor_; }

 private:
  std::uint64_t divisor_;
  std::uint64_t reciprocal_;
};

/// The same for products that need 128 bits.
class WideDivider {
 public:
  explicit WideDivider(std::uint64_t divisor) : divisor_(divisor) {}

  std::uint64_t divide(UnsignedWide dividend, std::uint64_t& remainder) const {
    remainder = static_cast<std::uint64_t>(dividend % divisor_);
    return static_cast<std::uint64_t>(dividend / divisor_);
  }

  std::uint64_t divisor() const { return divisor_; }

 private:
  std::uint64_t divisor_;
};

/// Steps 2 and 3 of a round, without regard to room. `Product` holds left times the largest weight.
template <class Product, class ByWeightSum>
void give_quotas(const Split& s, std::uint64_t left, ByWeightSum weight_sum, bool by_room) {
  std::uint64_t unassigned = left;
  std::size_t count = 0;
  for (std::size_t i = 0; i < s.parts.size(); ++i) {
    if (!s.open(i)) continue;
    std::uint64_t remainder = 0;
    const std::uint64_t quota =
        weight_sum.divide(static_cast<Product>(left) * s.weight(i, by_room), remainder);
    s.parts[i] += static_cast<std::int64_t>(quota);
    unassigned -= quota;
    if (remainder != 0) s.claims[count++] = {remainder, static_cast<std::uint32_t>(i)};
  }
  // The remainders sum to `unassigned` weight sums and each is below one: there are more of them.
  if (unassigned > 0) round_up_largest(s, count, unassigned, weight_sum.divisor());
}

/// Step 4: what is above the room is taken back and returned.
std::uint64_t cut_to_room(const Split& s) {
  std::int64_t excess = 0;
  for (std::size_t i = 0; i < s.parts.size(); ++i) {
    if (s.parts[i] <= s.room[i]) continue;
    excess += s.parts[i] - s.room[i];
    s.parts[i] = s.room[i];
  }
  return static_cast<std::uint64_t>(excess);
}

/// One round; returns what is still left.
std::uint64_t round(const Split& s, std::uint64_t left) {
  std::uint64_t weight_sum = 0;
  std::uint64_t largest = 0;
  bool by_room = false;
  const auto weigh = [&] {
    for (std::size_t i = 0; i < s.parts.size(); ++i) {
      if (!s.open(i)) continue;
      weight_sum += s.weight(i, by_room);
      largest = std::max(largest, s.weight(i, by_room));
    }
  };
  weigh();
  if (weight_sum == 0) {
    by_room = true;
    weigh();
  }
  LOYALTY_ASSERT(weight_sum > 0, "allocate: something is left and nothing has room");
  std::int64_t product = 0;
  if (__builtin_mul_overflow(left, largest, &product)) {
    give_quotas<UnsignedWide>(s, left, WideDivider{weight_sum}, by_room);
  } else {
    give_quotas<std::uint64_t>(s, left, Divider{weight_sum}, by_room);
  }
  return cut_to_room(s);
}

}  // namespace

void allocate(std::int64_t total, std::span<const std::int64_t> weights,
              std::span<const std::int64_t> room, std::span<std::int64_t> parts) {
  LOYALTY_ASSERT(weights.size() == parts.size() && room.size() == parts.size(),
                 "allocate: the spans differ in length");
  total_of(weights);
  LOYALTY_ASSERT(total >= 0 && static_cast<std::uint64_t>(total) <= total_of(room),
                 "allocate: the total is negative or above the room");
  std::fill(parts.begin(), parts.end(), 0);

  std::array<Fraction, claims_on_stack> on_stack;
  std::vector<Fraction> on_heap;
  if (parts.size() > on_stack.size()) on_heap.resize(parts.size());
  const Split split{weights, room, parts, on_heap.empty() ? on_stack.data() : on_heap.data()};
  for (auto left = static_cast<std::uint64_t>(total); left > 0;) left = round(split, left);
}

void allocate(std::int64_t total, std::span<const std::int64_t> weights,
              std::span<std::int64_t> parts) {
  allocate(total, weights, weights, parts);
}

}  // namespace loyalty
