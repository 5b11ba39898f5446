#pragma once
// What is left of every part while offers are applied, and the figures effects are reckoned from.

#include "tests/oracle/offers.h"

namespace loyalty::oracle {

/// Amounts of all parts at one moment.
struct Amounts {
  std::vector<Int> units;    ///< not exchanged
  std::vector<Int> running;  ///< what earlier offers left
  Int fee = 0;
};

/// What one offer took off.
struct Discount {
  std::string id;
  std::vector<Int> parts;
  Int shipping = 0;
};

struct Unit {
  std::size_t part = 0;
  Int index = 0;
  Int price = 0;  ///< after the price stage: the rank
  Int value = 0;
};

/// Applying one offer: what it saw when it began, what there is now, what it has taken.
class Ledger {
 public:
  Ledger(const Case& c, const std::vector<Part>& parts);

  /// Goods that discounts may still touch, those of other offers' scopes included.
  Int goods_left() const;
  /// What discounts may still take before they reach the floor.
  Int room() const { return floor_set_ ? goods_left() - floor_ : goods_left(); }
  /// Once exchanges are over.
  void set_floor();

  void begin(const Entry& entry);
  /// Takes at most `amount` from a part: no more than it has and than the floor leaves.
  void take(std::size_t part, Int amount);
  void take_shipping(Int amount);
  /// A free unit leaves its part, and every later base.
  void exchange_unit(std::size_t part);

  /// What a part is worth on a base, as the offer found it.
  Int on_base(std::size_t part, Base base) const;
  /// Sums over the parts in the offer's scope.
  Int amount_on(Base base) const;
  Int units() const;
  /// Units of some parts, dearest first; worth no more than what earlier effects left of them.
  std::vector<Unit> ranked(const std::vector<bool>& of, Base base) const;

  const Case& c;
  const std::vector<Part>& parts;
  const Entry* entry = nullptr;
  Amounts now;
  Discount taken;
  bool floor_cut = false;

 private:
  Amounts begun_;
  Int floor_ = 0;
  bool floor_set_ = false;
};

}  // namespace loyalty::oracle
