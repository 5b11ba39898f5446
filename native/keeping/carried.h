#pragma once
// What of a member goes into a table, to be brought along elsewhere.

#include <optional>
#include <string>
#include <vector>

#include "core/account/account.h"
#include "core/base/zone.h"
#include "core/engine/engine.h"

namespace loyalty::native {

/// The account as it stands at `at`, or at its last event if that is later: what has fallen due has happened, and what was
/// ordered and not paid is given up. Nothing: it has become one with another. Throws Failure.
std::optional<Account> account_at(Engine& engine, std::int64_t at);

/// Its cells, in the order of Columns::targets(). `level`: the one that the member has by whatever it is held.
std::vector<std::string> cells_of(const Account& account, const std::string& level,
                                  const Zone& zone);

}  // namespace loyalty::native
