#pragma once
// Records of integers as rows of a text, for long series: "19781 1 8664;3 1 6232 -1182". A number per column with a space
// between them, zeros at the end left out, a semicolon between rows. In JSON's own lists such numbers take five times as
// long to read.
//
//   template <> struct Describe<ShoppingDay> {
//     static constexpr Column columns[] = {step(column<&ShoppingDay::day, 0, limits::latest_day>()), ...};
//   };

#include "core/wire/shape.h"

namespace loyalty::wire {

/// A member of a record; an optional one is absent where the number is 0.
struct Column {
  std::int64_t min, max;
  std::int64_t (*get)(const void* record);
  void (*set)(void* record, std::int64_t);
  bool step = false;      ///< from the same column of the record before, or from 0; no step: 0
  std::int64_t unit = 1;  ///< of the number written; the member is always a multiple
};

template <auto Member, std::int64_t Min, std::int64_t Max>
constexpr Column column() {
  using Record = detail::Owner<Member>;
  using T = detail::Declared<Member>;
  return {Min, Max,
          [](const void* record) {
            const T& member = static_cast<const Record*>(record)->*Member;
            if constexpr (requires { *member; })
              return member ? detail::number_in(*member) : 0;
            else
              return detail::number_in(member);
          },
          [](void* record, std::int64_t v) {
            T& member = static_cast<Record*>(record)->*Member;
            if constexpr (requires { *member; }) {
              if (v == 0)
                member.reset();
              else
                detail::assign(member.emplace(), v);
            } else {
              detail::assign(member, v);
            }
          }};
}

/// Of a series by time.
constexpr Column step(Column c) {
  c.step = true;
  return c;
}

/// Written in units of so many.
constexpr Column in_units(std::int64_t unit, Column c) {
  c.unit = unit;
  return c;
}

namespace detail {
/// Rows into new records that `append` makes, of which a list takes `max`. What is wrong with a row is told with its place.
void read_rows(Reader&, void* list, std::string_view text, std::span<const Column>,
               std::int64_t max, void* (*append)(void* list));
/// `bytes`: from one record to the next.
void write_rows(Writer&, const void* first, std::size_t count, std::size_t bytes,
                std::span<const Column>);
}  // namespace detail

/// One record.
template <class T, const auto& Columns>
inline constexpr Kind row_kind = {
    .expected = "a row of integers",
    .text =
        [](Reader& r, void* slot, std::string_view text) {
          detail::read_rows(r, slot, text, Columns, 1, [](void* record) { return record; });
        },
    .write = [](Writer& w, const Shape&,
                const void* slot) { detail::write_rows(w, slot, 1, sizeof(T), Columns); },
};
template <class T, const auto& Columns>
inline constexpr Shape row_shape = {.kind = &row_kind<T, Columns>};

/// A list of them: of records one after another in memory, to which one is added at the end.
template <class List, const auto& Columns, std::int64_t Max>
inline constexpr Kind rows_kind = {
    .expected = "rows of integers",
    .text =
        [](Reader& r, void* slot, std::string_view text) {
          detail::read_rows(r, slot, text, Columns, Max, [](void* list) -> void* {
            return &static_cast<List*>(list)->emplace_back();
          });
        },
    .write =
        [](Writer& w, const Shape&, const void* slot) {
          const auto& records = *static_cast<const List*>(slot);
          detail::write_rows(w, records.data(), records.size(), sizeof(typename List::value_type),
                             Columns);
        },
};
template <class List, const auto& Columns, std::int64_t Max>
inline constexpr Shape rows_shape = {.kind = &rows_kind<List, Columns, Max>};

template <auto Member>
constexpr Field row(std::string_view name) {
  using T = detail::Held<Member>;
  return field<Member>(name, row_shape<T, Describe<T>::columns>);
}
template <auto Member, std::int64_t Max>
constexpr Field rows(std::string_view name) {
  using List = detail::Held<Member>;
  return field<Member>(name, rows_shape<List, Describe<typename List::value_type>::columns, Max>);
}

/// A map from ids to rows.
template <auto Member, std::int64_t Max>
constexpr Field rows_by_id(std::string_view name) {
  using T = typename detail::Held<Member>::value_type::second_type;
  return field<Member>(name, map_shape<T, row_shape<T, Describe<T>::columns>, Max>);
}

}  // namespace loyalty::wire
