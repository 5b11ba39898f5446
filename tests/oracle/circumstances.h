#pragma once
// The oracle's reading of scopes, conditions and the local calendar.

#include <string>

#include "core/pricing/cart.h"
#include "core/program/program.h"
#include "core/program/shopper.h"
#include "tests/oracle/figures.h"

namespace loyalty::oracle {

/// The three inputs of one pricing.
struct Case {
  ProgramText program;
  Shopper shopper;
  Cart cart;
};

bool in_scope(const Scope& scope, const CartLine& line);

/// Whether a channel pattern ("h5", "store:*") names this channel; no channel matches none.
bool channel_matches(const std::vector<std::string>& patterns,
                     const std::optional<std::string>& channel);

/// The name of the first unmet condition; "" when all hold.
std::string unmet(const Condition& when, const Case& c);
inline bool holds(const Condition& when, const Case& c) { return unmet(when, c).empty(); }

/// Milliseconds that local time is ahead of UTC, of "UTC" or a fixed POSIX offset such as "CST-8".
Int zone_offset(const std::string& timezone);

struct Date {
  Int year, month, day;
  auto operator<=>(const Date&) const = default;
};
/// The civil date of a day counted from 1970-01-01 (not before it), and back.
Date date_of(Int day);
Int day_of(const Date& date);
Int days_in_month(Int year, Int month);

}  // namespace loyalty::oracle
