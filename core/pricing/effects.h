#pragma once
// What an offer does to what is left to pay.

#include <optional>

#include "core/pricing/candidates.h"
#include "core/pricing/running.h"

namespace loyalty {

/// What one application of an offer did.
struct Application {
  std::int64_t goods = 0;     ///< fen off the goods
  std::int64_t shipping = 0;  ///< fen off the fee
  std::int64_t work = 1;      ///< for the work limit: grows with the units looked at
  bool gave = false;          ///< its gifts and grants are given
  bool effect = false;        ///< it discounted, gave or granted something
};

/// Sums of one scope, as thresholds and amount effects see them.
struct ScopeSums {
  std::int64_t running = 0, priced = 0, units = 0;
};
ScopeSums sums_of(const PartList& parts, const Running& running);

/// True when the offer's own threshold (not its effects' ladders) holds.
bool threshold_holds(const Offer& offer, const ScopeSums& sums);

/// What an amount_off or percent_off takes of these sums before anything caps it.
std::int64_t amount_discount(const Effect& effect, Base base, const ScopeSums& sums);

/// Of so many units, those that stand in groups of `size`: whole groups, unless the last may be partial.
std::int64_t units_in_groups(const Effect& effect, std::int64_t units, std::int64_t size);

/// Applies offers of one cart; keeps the scratch memory that they need.
class Applier {
 public:
  explicit Applier(std::int64_t min_payable) : min_payable_(min_payable) {}

  /// Applies one copy of the offer. `parts`, when given, has an entry by part and one for shipping and receives
  /// the discounts added to what it holds.
  Application apply(const Candidate& candidate, Running& running, Tally& tally,
                    std::int64_t* parts);

 private:
  struct Unit {
    std::uint16_t part;
    std::int64_t index;  ///< within its part
    std::int64_t value;  ///< fen
  };

  std::int64_t goods_effect(const Candidate&, const Effect&, const EffectGoods&, Running&,
                            std::int64_t* parts);
  std::int64_t amount_effect(const Candidate&, const Effect&, Running&, std::int64_t* parts);
  std::int64_t exchange(const Effect&, const EffectGoods&, Running&, std::int64_t* parts);
  std::int64_t unit_amount_off(const Effect&, const EffectGoods&, Running&, std::int64_t* parts);
  std::int64_t in_groups(const Effect&, std::int64_t size, Running&, std::int64_t* parts);
  std::int64_t bundle_of_items(const Effect&, const EffectGoods&, Running&, std::int64_t* parts);
  std::int64_t reward(const Effect&, const EffectGoods&, Running&, std::int64_t* parts);

  void list_units(const PartList& ranked, const Running&, std::vector<Unit>& into);
  std::int64_t reduce_group(std::vector<Unit>& group, std::int64_t reduction, Running&,
                            std::int64_t* parts);
  std::int64_t take(std::uint16_t part, std::int64_t amount, Running&, std::int64_t* parts);

  std::int64_t min_payable_;
  const std::vector<std::int64_t>* base_ = nullptr;  ///< amounts on the offer's base, by part
  std::int64_t work_ = 0;
  std::vector<std::int64_t> snapshot_, weights_, room_, shares_;
  std::vector<Unit> units_, others_, group_;
};

}  // namespace loyalty
