#include "core/wire/rows.h"

#include <charconv>
#include <optional>

#include "core/base/arithmetic.h"
#include "core/base/assert.h"
#include "core/wire/reader.h"
#include "core/wire/writer.h"

namespace loyalty::wire::detail {
namespace {

/// The part of `text` before the first `separator`; the rest is left, or null if there is none.
std::string_view take_until(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto part = text.substr(0, end);
  text = end == text.npos ? std::string_view() : text.substr(end + 1);
  return part;
}

/// As it is written: no sign but a minus, no zeros in front.
std::optional<std::int64_t> integer_of(std::string_view cell) {
  std::int64_t v = 0;
  const auto digits = cell.substr(cell.starts_with('-') ? 1 : 0);
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), v);
  if (error == std::errc::invalid_argument || end != cell.data() + cell.size()) return {};
  if (digits.starts_with('0') && cell.size() > 1) return {};
  // What 64 bits cannot hold is out of every range.
  return error == std::errc::result_out_of_range ? INT64_MAX : v;
}

/// Reports and says false, so that nothing more of the text is read.
bool read_row(Reader& r, void* record, std::string_view row, std::int64_t number,
              std::span<const Column> columns, std::int64_t& before) {
  if (row.empty()) return true;
  for (std::size_t cells = 0; row.data(); ++cells) {
    const auto cell = take_until(row, ' ');
    if (cells == columns.size()) {
      r.problem("too_many", {{"max", std::ssize(columns)}, {"row", number}});
      return false;
    }
    const Column& column = columns[cells];
    const auto given = integer_of(cell);
    if (!given) {
      r.problem("not_an_integer", {{"given", cell.substr(0, limits::id_bytes)}, {"row", number}});
      return false;
    }
    const bool stepped = column.step && *given != 0;
    auto value = checked_mul(*given, column.unit);
    if (value && stepped) value = checked_add(*value, before);
    if (!value || *value < column.min || *value > column.max) {
      r.problem("out_of_range", {{"max", column.max},
                                 {"min", column.min},
                                 {"row", number},
                                 {"value", value.value_or(*given)}});
      return false;
    }
    if (stepped) before = *value;
    column.set(record, *value);
  }
  return true;
}

}  // namespace

void read_rows(Reader& r, void* list, std::string_view text, std::span<const Column> columns,
               std::int64_t max, void* (*append)(void* list)) {
  std::int64_t before = 0;
  if (!text.data()) text = "";  // no row is one of zeros
  for (std::int64_t number = 0; text.data(); ++number) {
    if (number == max) return r.problem("too_many", {{"max", max}});
    if (!read_row(r, append(list), take_until(text, ';'), number, columns, before)) return;
  }
}

void write_rows(Writer& w, const void* first, std::size_t count, std::size_t bytes,
                std::span<const Column> columns) {
  constexpr std::size_t most_digits = 20;
  Bytes text;
  text.push_back('"');
  std::int64_t before = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const void* record = static_cast<const char*>(first) + i * bytes;
    if (i > 0) text.push_back(';');
    std::size_t cells = columns.size();
    while (cells > 0 && columns[cells - 1].get(record) == 0) --cells;
    for (std::size_t c = 0; c < cells; ++c) {
      const Column& column = columns[c];
      std::int64_t v = column.get(record);
      if (column.step && v != 0) v -= std::exchange(before, v);
      if (column.unit != 1) {
        LOYALTY_ASSERT(v % column.unit == 0, "a row's number is of whole units");
        v /= column.unit;
      }
      if (c > 0) text.push_back(' ');
      char* to = text.room_for(most_digits);
      text.take_until(std::to_chars(to, to + most_digits, v).ptr);
    }
  }
  text.push_back('"');
  w.raw(text);
}

}  // namespace loyalty::wire::detail
