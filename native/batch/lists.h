#pragma once
// A JSON list taken apart without reading what is in it.

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::native {

/// Without the white space around it.
std::string_view trimmed(std::string_view text);

/// The elements of a list, one a line; nothing when it is none. An element that is broken stays so.
std::optional<std::string> lines_of_list(std::string_view list);

/// As errors say it: "an object", "a string".
std::string kind_of(std::string_view value);

}  // namespace loyalty::native
