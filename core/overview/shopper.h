#pragma once
// What pricing needs to know of a member.

#include "core/account/account.h"
#include "core/program/program.h"
#include "core/program/shopper.h"

namespace loyalty {

/// The order in question, and when its figures were quoted.
struct ForOrder {
  std::optional<Day> day;            ///< what is counted by day is that day's, if not today's
  std::optional<std::string> id;     ///< what it has locked is its own
  std::optional<Instant> quoted_at;  ///< coupons that ended since then are good for it
};

/// `account` must have been advanced to `at`. Coupons not yet valid are in; cards include those that come with the level
/// and those of white lists.
Shopper make_shopper(const Program& program, const Account& account, Instant at,
                     const ForOrder& order = {});

// For a look at what would be without an order that was placed; for others they do nothing.

/// It gives back what it holds.
void set_free(const Program& program, Account& account, const std::string& order);
/// The same for its own cart: its coupons stay locked for it, and it can be placed or paid once more.
void take_over(const Program& program, Account& account, const std::string& order);

}  // namespace loyalty
