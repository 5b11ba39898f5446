#pragma once
// Rows of columns in place of JSON lines: TabSeparated, as ClickHouse and Hive write it, with escapes and \N for nothing.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "native/batch/line.h"

namespace loyalty::native {

enum class Column { account, call, id, input, program };

/// "id,call,input" as columns; nothing when one is unknown or stands twice.
std::optional<std::vector<Column>> columns_of(std::string_view names);

/// A row's cells, unescaped. Keep it as long as the line.
using Cells = std::array<std::string, 5>;

/// Takes a row apart; missing columns at its end, empty ones and \N are nothing. `cells` is where the line's texts lie.
Line line_of_row(std::string_view row, const std::vector<Column>& columns, UsualCall usual,
                 Cells& cells);

/// Appends a cell's text with its escapes.
void append_cell(std::string& out, std::string_view text);

}  // namespace loyalty::native
