#pragma once
// Who buys, when and where: what the conditions of offers and prices are tested against.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/pricing/cart.h"
#include "core/program/matching.h"

namespace loyalty {

/// Why an offer does not apply: a stable code, and the numbers or names it speaks of.
struct Reason {
  Reason(std::string_view what, NewDetails given = {});

  std::string_view code;
  std::vector<Detail> details;
  bool operator==(const Reason&) const = default;
};

class Circumstance {
 public:
  /// Keeps references: all three must outlive it.
  Circumstance(const Program& program, const Shopper& shopper, const Cart& cart);

  const Program& program() const { return scene_.program; }
  const Shopper& shopper() const { return shopper_; }
  const Cart& cart() const { return cart_; }
  Instant at() const { return cart_.at; }
  Day today() const { return scene_.today; }
  /// The shopper's level, 0 being the lowest; nullopt without one.
  std::optional<std::size_t> level() const { return level_; }

  bool holds(const Condition& condition) const;
  /// One reason for each part of the condition that does not hold.
  void explain(const Condition& condition, std::vector<Reason>& into) const;

 private:
  const Shopper& shopper_;
  const Cart& cart_;
  Scene scene_;
  std::optional<std::size_t> level_;
};

}  // namespace loyalty
