#pragma once
// Records of integers as rows: an array per record, a number per column, zeros at the end left out. For long series, whose
// names would be most of their text.
//
//   template <> struct Describe<ShoppingDay> {
//     static constexpr Column columns[] = {column<&ShoppingDay::day, 0, latest_day>(), ...};
//   };

#include "core/wire/shape.h"

namespace loyalty::wire {

/// A member of a record; an optional one is absent where the number is 0.
struct Column {
  std::int64_t min, max;
  std::int64_t (*get)(const void* record);
  void (*set)(void* record, std::int64_t);
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

namespace detail {
void* next_cell(Reader&, void* record, std::span<const Column>);
void store_cell(Reader&, void* record, std::int64_t, std::span<const Column>);
void write_row(Writer&, const void* record, std::span<const Column>);
}  // namespace detail

/// The slot of a cell is its record: the reader knows which column it is at.
template <const auto& Columns>
inline constexpr Shape cell_shape = {
    .expected = "an integer",
    .integer = [](Reader& r, void* record,
                  std::int64_t v) { detail::store_cell(r, record, v, Columns); },
};

template <const auto& Columns>
inline constexpr Shape row_shape = {
    .expected = "a list",
    .append = [](Reader& r, void* record) { return detail::next_cell(r, record, Columns); },
    .element = &cell_shape<Columns>,
    .write = [](Writer& w, const void* record) { detail::write_row(w, record, Columns); },
};

template <auto Member, std::int64_t Max>
constexpr Field rows(std::string_view name) {
  using T = typename detail::Held<Member>::value_type;
  return field<Member>(name, list_shape<T, row_shape<Describe<T>::columns>, Max>);
}

}  // namespace loyalty::wire
