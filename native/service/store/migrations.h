#pragma once
// The tables, as numbered steps: a database has run the first so many. A step that was released never changes.

#include <string>
#include <vector>

namespace loyalty::service {

/// `serial` is a column that counts by itself, as the database spells it.
std::vector<std::vector<std::string>> migrations(const std::string& serial);

}  // namespace loyalty::service
