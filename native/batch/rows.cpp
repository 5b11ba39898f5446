#include "native/batch/rows.h"

#include <algorithm>

namespace loyalty::native {
namespace {

/// In the order of Column.
constexpr std::string_view every_column[] = {"account", "call", "id", "input", "program"};

// What stands behind a backslash, and what it stands for. All else stands for itself.
constexpr std::string_view escape_letters = "bfnrt0'\\", escaped_bytes{"\b\f\n\r\t\0'\\", 8};

std::string unescaped(std::string_view cell) {
  if (cell == "\\N") return {};
  std::string text;
  text.reserve(cell.size());
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] != '\\' || at + 1 == cell.size()) {
      text += cell[at];
      continue;
    }
    const char c = cell[++at];
    const auto place = escape_letters.find(c);
    text += place == std::string_view::npos ? c : escaped_bytes[place];
  }
  return text;
}

std::string_view next_cell(std::string_view& row) {
  const auto end = std::min(row.find('\t'), row.size());
  const auto cell = row.substr(0, end);
  row.remove_prefix(std::min(end + 1, row.size()));
  return cell;
}

}  // namespace

std::optional<std::vector<Column>> columns_of(std::string_view list) {
  std::vector<Column> columns;
  while (!list.empty()) {
    const auto name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(name.size() + 1, list.size()));
    const auto place = std::find(std::begin(every_column), std::end(every_column), name);
    if (place == std::end(every_column)) return std::nullopt;
    const auto column = static_cast<Column>(place - std::begin(every_column));
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) return std::nullopt;
    columns.push_back(column);
  }
  if (columns.empty()) return std::nullopt;
  return columns;
}

Line line_of_row(std::string_view row, const std::vector<Column>& columns, UsualCall usual,
                 Cells& cells) {
  Line line;
  if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
  const auto wanted = static_cast<std::ptrdiff_t>(columns.size());
  const auto got = std::count(row.begin(), row.end(), '\t') + 1;
  for (const Column column : columns)
    cells[static_cast<std::size_t>(column)] = unescaped(next_cell(row));
  const auto cell = [&](Column column) -> const std::string& {
    return cells[static_cast<std::size_t>(column)];
  };
  line.id = cell(Column::id);
  if (got > wanted) {
    line.refused = refusal("too_many", "", {{"max", static_cast<std::int64_t>(wanted)}});
    return line;
  }
  line.input = cell(Column::input);
  if (!cell(Column::call).empty())
    name_call(cell(Column::call), line);
  else if (usual)
    line.call = *usual;
  else
    line.refused = refusal("missing", "", {{"key", "call"}});
  name_document(cell(Column::program), "/program", line, line.program);
  name_document(cell(Column::account), "/account", line, line.account);
  settle_call(line);
  return line;
}

void append_cell(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto place = escaped_bytes.find(c);
    if (place == std::string_view::npos || c == '\'') {
      out += c;
    } else {
      out += '\\';
      out += escape_letters[place];
    }
  }
}

}  // namespace loyalty::native
