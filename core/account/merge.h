#pragma once
// Two accounts of one person become one.

#include <string>
#include <string_view>
#include <vector>

#include "core/account/account.h"

namespace loyalty {

/// Puts all that `other` has into `account`. No sum is lost, and none is made. A level or a card of `other` stands in the
/// place of the own one: it is what both come to. False: a sum beyond 2^53 - 1; lists may be longer than their limits.
bool merge(Account& account, const Account& other);

/// An id in an account that is told apart from others of its kind.
struct IdPlace {
  std::string_view
      kind;  ///< the list that has it, as a pointer into the account; empty: it only refers to it
  std::string* id;
};
/// All ids that a shop or an event gave, but for those of members and gift cards.
std::vector<IdPlace> ids_of(Account& account);

}  // namespace loyalty
