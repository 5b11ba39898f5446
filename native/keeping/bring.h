#pragma once
// Members of another system out of a table, and into one.

#include <cstdint>
#include <functional>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "native/service/store/store.h"

namespace loyalty::native {

struct Brought {
  std::int64_t rows = 0, members = 0, there_before = 0, refused = 0;
};

/// A row that was not taken: {"line","member","code"?,"at"?,"column"?,"why"}.
using Refusal = std::function<void(const nlohmann::json&)>;

struct Moving {
  std::int64_t at = 0;       ///< when all of it happens
  std::string phone_secret;  ///< phones are kept as what they hash to with it
};

/// Each record becomes a member whose log begins with `opened_with`. Members that the same record has brought before are
/// passed over, so a run that was cut short goes on. `moving` is asked once, and told whether there are phones. Throws
/// Failure when there is no program.
Brought bring_members(service::Store& store, std::istream& table, const nlohmann::json& map,
                      const std::function<Moving(bool have_phones)>& moving, const Refusal& refused,
                      const std::function<void(const Brought&)>& progress);

/// All members as they stand at `at`, in the same columns. Gives how many.
std::int64_t write_members(service::Store& store, std::ostream& table, std::int64_t at);

}  // namespace loyalty::native
