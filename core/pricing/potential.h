#pragma once
// A lower bound on what any way on from a state leaves to pay, by linear programming duality: each fen that is left
// on a line before some stage is worth `weight` of a fen at the end, whatever is still chosen. docs/stacking.md
// proves it. Weights are fixed point, so every build computes the same bound.

#include <vector>

#include "core/pricing/bound.h"

namespace loyalty {

class Potential {
 public:
  /// Keeps a reference to the contest.
  explicit Potential(const Contest& contest, const Bounds& bounds);

  /// Prepares bounds for all states reached from `start`, tight near what `reference` leads to. Until then they are 0.
  void build(const Running& start, const Sequence& reference);

  /// Goods left at least in the end, fen, when `candidate` was the last placed, as number `picked` of its slot and
  /// as number `copies` of itself. For carts beyond the range of this bound: 0.
  std::int64_t goods_after(const Running& running, std::size_t candidate, std::int64_t picked,
                           std::int64_t copies) const;

  /// The worth of what is left before each pick out of the slot of candidate `from` and later ones, for goods_with().
  void worths(const Running& running, std::size_t from, std::vector<std::int64_t>& into) const;
  /// The same bound before `candidate` is placed: from what it can take off at most, fen.
  std::int64_t goods_with(const std::vector<std::int64_t>& worths, const Running& running,
                          std::size_t candidate, std::int64_t picked, std::int64_t copies,
                          std::int64_t most_off) const;

 private:
  /// What one candidate can do to the lines, at most.
  struct Reach {
    PartList parts;
    PartList touched;  ///< where its discount falls
    std::vector<std::int64_t>
        rates;         ///< fixed point, by parts: its discount is at most the sum of rate * amount
    bool own = false;  ///< and on each line at most rate * amount + 1
    bool linear = false;
    std::int64_t slack = 0;      ///< fen that rounding may add
    std::int64_t flat = 0;       ///< fen: its discount is at most this
    std::int64_t threshold = 0;  ///< running fen of its parts that it needs
  };
  /// One pick out of one slot.
  struct Pick {
    std::size_t first = 0, last = 0;  ///< candidates
    bool all = false;                 ///< stands for any number of picks
    std::vector<std::int64_t> weights;
    /// Scaled fen that this and all later picks may take beyond the weights, when this pick and those of the same
    /// slot are from the n-th of its candidates on; the last entry: when they are none.
    std::vector<std::int64_t> costs;
  };

  struct Place {
    std::size_t pick;  ///< the next
    std::size_t from;  ///< the first of its candidates that may still come
  };
  std::int64_t worth(const Running& running, const Pick& pick) const;
  Place place_after(std::size_t candidate, std::int64_t picked, std::int64_t copies) const;
  void describe(std::size_t i, const Running& start);
  void lay_out_picks();
  void lower_amounts();
  /// By pick: the amounts before it when `set` is applied.
  std::vector<std::vector<std::int64_t>> amounts_along(const Running& start,
                                                       const Sequence& set) const;
  /// Chooses the weights of a pick that give the best bound for `amounts`.
  void weigh(std::size_t k, const std::uint16_t* reference,
             const std::vector<std::int64_t>& amounts);
  /// Sets them from given_up_; tells the bound that comes out for `amounts`, scaled.
  std::int64_t weigh_with(Pick& pick, std::size_t k, const std::vector<std::int64_t>& amounts);
  void sum_up(Pick& pick, const std::vector<std::int64_t>& excesses, std::int64_t idle,
              const Pick& next) const;
  /// The weight of a fen taken in proportion to the amounts, at most.
  std::int64_t average_at_most(const Reach& reach, const std::vector<std::int64_t>& weights,
                               const std::vector<std::int64_t>& low) const;
  /// The largest weight of a part that its discount can fall on.
  static std::int64_t heaviest(const Reach& reach, const std::vector<std::int64_t>& weights);
  std::int64_t excess(const Reach& reach, const std::vector<std::int64_t>& weights,
                      const std::vector<std::int64_t>& low, std::int64_t idle) const;

  const Contest& contest_;
  const Bounds& bounds_;
  bool exchanges_ = false, ready_ = false;
  std::vector<Reach> reaches_;
  std::vector<std::size_t> first_pick_;         ///< by candidate: the first pick of its slot
  std::vector<std::int64_t> picks_of_;          ///< by candidate: picks of its slot
  std::vector<Pick> picks_;                     ///< one more than there are: the end
  std::vector<std::vector<std::int64_t>> low_;  ///< by pick: amounts at least, by part
  std::vector<std::int64_t> high_, given_up_, best_given_up_, excesses_, best_excesses_;
};

}  // namespace loyalty
