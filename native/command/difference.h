#pragma once
// Where two JSON values first differ, for people.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace loyalty::native {

/// "    /totals/due: expected 6400, got 6300"; null stands for nothing there.
std::string difference_line(std::string_view pointer, const nlohmann::json* wanted,
                            const nlohmann::json* got);

/// The line for the first place in document order at which the two differ, and how many more values
/// do; empty when they are equal.
std::string first_difference(const nlohmann::json& wanted, const nlohmann::json& got);

}  // namespace loyalty::native
