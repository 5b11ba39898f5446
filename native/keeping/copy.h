#pragma once
// A store into another one: from SQLite to PostgreSQL, or back.

#include <cstdint>
#include <functional>
#include <string>

#include "native/service/store/store.h"

namespace loyalty::native {

/// Copies what is not there yet, page by page, and can be run again after it was cut short. `told` hears of each page:
/// table and rows so far. Then both are read and compared; gives the tables that differ.
std::vector<std::string> copy_store(
    service::Store& from, service::Store& to,
    const std::function<void(const std::string&, std::int64_t)>& told);

}  // namespace loyalty::native
