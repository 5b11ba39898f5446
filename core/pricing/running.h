#pragma once
// What is left to pay while offers are applied one after another.

#include <cstdint>
#include <vector>

namespace loyalty {

/// Amounts in fen and units, by part in canonical order.
struct Running {
  std::vector<std::int64_t> amount;  ///< left to pay
  std::vector<std::int64_t> priced;  ///< after price, less exchanged units: the base `priced`
  std::vector<std::int64_t> units;   ///< not exchanged
  std::int64_t goods = 0;            ///< sum of amount over parts that are not priced in points
  std::int64_t start = 0;  ///< goods after price and exchange: what the floor is measured on
  std::int64_t fee = 0;    ///< shipping fee left

  /// What discounts may still take from the goods.
  std::int64_t room(std::int64_t min_payable) const {
    return goods - (start < min_payable ? start : min_payable);
  }
};

/// What offers bring beside discounts, and how many had an effect.
struct Tally {
  std::int64_t gift_value = 0;  ///< fen
  std::int64_t points = 0;      ///< granted
  std::int64_t coupons_granted = 0;
  std::int64_t coupons = 0;     ///< applied with an effect
  std::int64_t promotions = 0;  ///< applied with an effect
};

}  // namespace loyalty
