#pragma once
// The circumstances in which something happens to a member, for the conditions of rules.

#include "core/account/account.h"
#include "core/program/program.h"

namespace loyalty {

/// Keeps references: the program and the account must outlive it.
struct Occasion {
  const Program& program;
  const Account& account;  ///< advanced to `at`
  Instant at;
  std::optional<std::string> channel;
};

/// Whether every part of a condition holds; what an occasion does not know (a channel, a region) does not.
bool holds(const Condition& condition, const Occasion& occasion);

/// The card plans a member has: held, of the level, and of white lists; sorted.
std::vector<std::string> cards_of(const Program& program, const Account& account, Instant at);

/// The month and day of "MM-DD" or "YYYY-MM-DD".
struct MonthDay {
  unsigned month = 0, day = 0;
};
std::optional<MonthDay> month_day(std::string_view birthday);

/// Whether today is in the window around the birthday: the day, its ISO week, or its month.
bool in_birthday(const MonthDay& birthday, BirthdayWindow window, Day today);

/// Whether a line is goods of a scope: in every list given and in none of `except`'s.
bool covers(const Scope& scope, const OrderLine& line);
/// Whether a scope lists anything at all.
bool is_everything(const Scope& scope);

}  // namespace loyalty
