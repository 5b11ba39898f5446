#pragma once
// From a JSON pointer or a byte back to the line and column a person sees in an editor.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::native {

/// Lines and columns count from 1; a column is a character, whatever its bytes and width.
struct Position {
  std::size_t line = 1, column = 1;
};

/// A piece of a text, in bytes.
struct Span {
  std::size_t begin = 0, end = 0;
};

Position position_of(std::string_view text, std::size_t byte);

/// The source line around a byte with a caret under it, ready to print:
///    14 |   "quantity": 0,
///       |               ^
/// Very long lines are cut around the caret; what a terminal would not survive becomes "?".
std::string source_excerpt(std::string_view text, std::size_t byte);

/// Which of several equal keys is meant: readers take the first and complain of the second.
enum class Which { first, last };

/// Where a pointer's value stands in a text, or the nearest of its ancestors that exists. With
/// `at_key`, an object's member is pointed to by its key.
struct Located {
  Span value;
  std::optional<std::size_t> key;  ///< begin of the key of a member
  bool whole = true;               ///< false: only an ancestor was found
};
Located locate(std::string_view text, std::string_view pointer, Which which = Which::first);

/// The values that stand in a text one after another: one document, or a log of one value a line, or
/// the elements of a single list. A last value that does not end reaches to the end of the text; nothing
/// when a list is broken.
std::optional<std::vector<Span>> values_in(std::string_view text);

/// The lines of a log that are not blank.
std::vector<Span> lines_in(std::string_view text);

/// `text` with the member `key` of its outermost object set to `value` (JSON); unchanged when the
/// text is no object. A new member stands first, or last on a line of its own.
std::string with_member(std::string_view text, std::string_view key, std::string_view value);
std::string with_last_member(std::string_view text, std::string_view key, std::string_view value);

}  // namespace loyalty::native
