#pragma once
// What the offers that are still to come can take off at most. docs/stacking.md proves each step.

#include <span>

#include "core/pricing/search.h"

namespace loyalty {

/// What one candidate can still do from a given state on, at most.
struct Prospect {
  std::uint16_t candidate = 0;
  std::int64_t pending = 0;   ///< copies that must still come
  std::int64_t optional = 0;  ///< further copies that may
  std::int64_t goods = 0;     ///< one copy's fen off the goods, at most, whatever comes before it
  std::int64_t shipping = 0;  ///< one copy's fen off the fee, at most
  std::int64_t rate =
      0;  ///< a discount of this many basis points of what is left; 0: not of that kind
  std::int64_t threshold = 0;  ///< goods that must be left for it, fen
  std::uint16_t clique = 0;    ///< in a group of one per line: prospects with equal numbers clash
  bool gives = false;          ///< gifts or grants: may have an effect without a discount

  /// One copy's discount when at least `left` fen of goods are left; never rises when `left` falls, and `left`
  /// less this never falls when `left` rises.
  std::int64_t at(std::int64_t left) const;
  bool idle() const { return goods == 0 && shipping == 0 && !gives; }
};

/// What candidates can do in any state, from the cart alone.
struct Ceiling {
  std::int64_t goods = 0;  ///< of the effects that look at units
  bool by_amount = false;  ///< it has amount effects besides
  std::int64_t gift_value = 0, points = 0, coupons = 0;
};

/// Prospects of one stage and group: they share the group's room.
struct Slot {
  std::size_t first = 0, last = 0;  ///< prospects [first, last)
  std::int64_t room = 0;            ///< optional copies that the group and max_coupons still admit
  bool cliques = false;             ///< of one clique only one can stand
};

/// The largest sum that `room` of the values added can make, at most one of each clique.
class BestOf {
 public:
  void reset(std::int64_t room, bool cliques);
  void add(std::int64_t value, std::int64_t copies, std::uint16_t clique);
  std::int64_t sum() const { return sum_; }
  /// The sum when one copy of (value, clique) is sure to be among them.
  std::int64_t sum_with(std::int64_t value, std::int64_t copies, std::uint16_t clique) const;

 private:
  struct Entry {
    std::int64_t value;
    std::uint16_t clique;
  };
  void insert(std::int64_t value, std::uint16_t clique);
  std::vector<Entry> top_;  ///< the best values that count, descending, when room is small
  std::int64_t room_ = 0, sum_ = 0;
  bool cliques_ = false, unlimited_ = false;
};

class Bounds {
 public:
  explicit Bounds(const Contest& contest);

  /// What the candidates from `from` on can do after the set in `stack`; `placed` copies of `from` stand already.
  /// Fills prospects and slots.
  void look_ahead(const Running& running, const Stack& stack, std::size_t from, std::int64_t placed,
                  std::vector<Prospect>& prospects, std::vector<Slot>& slots);

  /// No set reached through the slots from `slot` on leaves less goods than this, from `left` fen on.
  std::int64_t chain(std::span<const Prospect> prospects, std::span<const Slot> slots,
                     std::size_t slot, std::int64_t left);

  const Ceiling& ceiling(std::size_t candidate) const { return ceilings_[candidate]; }

  /// Fen that one copy of the candidate can take off the goods at most, now or later; `sums` are of its scope.
  std::int64_t most_off(std::size_t candidate, const Running& running, const ScopeSums& sums) const;

 private:
  Prospect prospect(std::size_t i, const Running& running) const;

  const Contest& contest_;
  std::vector<Ceiling> ceilings_;
  bool exchanges_ = false;
  std::vector<ScopeSums> sums_;
  std::vector<std::uint16_t> cliques_;
  std::vector<char> clashing_;  ///< by candidate: two offers of its group may not share a line
  std::vector<char> gives_, ships_;
  std::vector<std::int64_t> needed_;  ///< by candidate: goods left that it needs, fen
  BestOf best_of_;
};

}  // namespace loyalty
