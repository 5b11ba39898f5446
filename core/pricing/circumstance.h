#pragma once
// Who buys, when and where: what the conditions of offers and prices are tested against.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/pricing/cart.h"
#include "core/program/program.h"
#include "core/program/shopper.h"

namespace loyalty {

/// Why an offer does not apply: a stable code, and the numbers or names it speaks of.
struct Reason {
  std::string_view code;
  std::vector<Detail> details;
  bool operator==(const Reason&) const = default;
};

class Circumstance {
 public:
  /// Keeps references: all three must outlive it.
  Circumstance(const Program& program, const Shopper& shopper, const Cart& cart);

  const Program& program() const { return program_; }
  const Shopper& shopper() const { return shopper_; }
  const Cart& cart() const { return cart_; }
  Instant at() const { return cart_.at; }
  Day today() const { return today_; }
  /// The shopper's level, 0 being the lowest; nullopt without one.
  std::optional<std::size_t> level() const { return level_; }

  bool holds(const Condition& condition) const;
  /// One reason for each part of the condition that does not hold.
  void explain(const Condition& condition, std::vector<Reason>& into) const;

 private:
  bool is_member_day() const;
  bool is_birthday(BirthdayWindow window) const;
  bool in_hours(const std::vector<Hours>& hours) const;
  bool on_channel(const std::vector<std::string>& channels) const;

  const Program& program_;
  const Shopper& shopper_;
  const Cart& cart_;
  Day today_;
  int minute_;
  std::optional<std::size_t> level_;
};

}  // namespace loyalty
