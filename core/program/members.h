#pragma once
// Which members of an object belong together: the rules between the fields that a table cannot
// state.

#include <initializer_list>

#include "core/wire/reader.h"

namespace loyalty::wire {

/// The bits in `seen` of the fields named.
consteval std::uint64_t bits_of(std::span<const Field> fields,
                                std::initializer_list<std::string_view> names) {
  std::uint64_t bits = 0;
  for (const auto name : names) bits |= bit_of(fields, name);
  return bits;
}

/// Reports each member of `needed` that was not given (missing_member) and each that was given and
/// is neither needed nor allowed (wrong_member); both carry the `kind` that asks for it.
void check_members(Reader& r, const Fields& fields, std::uint64_t seen, std::string_view kind,
                   std::uint64_t needed, std::uint64_t allowed);

void missing_member(Reader& r, std::string_view below, std::string_view kind,
                    std::string_view member);
void wrong_member(Reader& r, std::string_view below, std::string_view kind,
                  std::string_view member);

/// The place of an element: "/steps/3".
std::string element_at(std::string_view list, std::size_t index);

/// Reports not_rising at each number that is not above the one before it.
void check_rising(Reader& r, std::string_view list, std::span<const std::int64_t> numbers);

/// Reports duplicate_entry at each number that stands in the list a second time.
void check_no_duplicates(Reader& r, std::string_view list, std::span<const std::int64_t> numbers);

}  // namespace loyalty::wire
