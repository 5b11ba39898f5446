#pragma once
// The circumstances in which something happens to a member, for the conditions of rules.

#include "core/account/account.h"
#include "core/program/matching.h"

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

}  // namespace loyalty
