#pragma once
// The IANA names this engine knows. zone_table.cpp is made by `./dev zones`.

#include <string_view>

namespace loyalty {

/// The POSIX rule of an IANA name, e.g. "CST-8" of "Asia/Shanghai"; empty when the name is not
/// known. Names are exact: case matters.
std::string_view zone_table_rule(std::string_view name);

/// The version of the IANA database in the table, e.g. "2025b"; part of the engine version.
std::string_view zone_table_version();

}  // namespace loyalty
