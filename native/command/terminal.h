#pragma once
// Text for people: columns that stay straight when Chinese and Latin letters share a table.

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::native {

/// Columns of a terminal that a text takes: 2 for a Chinese character, 0 for a combining mark.
std::size_t display_width(std::string_view text);

/// The text without anything that moves a cursor: control characters and bytes that are no UTF-8
/// become "?", a tab becomes a space.
std::string printable(std::string_view text);

/// Filled with spaces to a width in columns.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// At most so many columns, the last of them "..." when something was cut.
std::string shorten(std::string_view text, std::size_t width);

/// A part of a whole as ten blocks: full_share in basis points, 0..10000.
std::string progress_bar(long long full_share);

/// Rows of cells; numbers to the right, words to the left.
class Table {
 public:
  enum class Align { left, right };

  explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}

  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  /// Every row on a line of its own after `indent` spaces.
  std::string text(std::size_t indent = 2) const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace loyalty::native
