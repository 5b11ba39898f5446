#pragma once
// How a C++ struct looks in JSON, written once as a table and used both ways: the reader fills
// structs from it without a DOM, the writer makes canonical JSON from it.
//
//   template <> struct Describe<Threshold> {
//     static constexpr Field fields[] = {number<&Threshold::amount, 0, max_amount>("amount"), ...};
//     static constexpr Shape shape = object_shape<fields>;
//   };
//
// Fields stand in bytewise order of their names, since canonical JSON does.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/limits.h"
#include "core/base/types.h"
#include "core/wire/map.h"
#include "core/wire/table.h"

namespace loyalty::wire {

/// The table of a type; specialise it beside the type.
template <class T>
struct Describe;

template <class T>
concept Described = requires {
  Describe<T>::shape;
};

// ------------------------------------------------------------------------------------------
// members

namespace detail {

/// a == b, where most differ in length or in their first letter. Neither is empty.
inline bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && a[0] == b[0] && a == b;
}

template <class M>
struct MemberOf;
template <class Owner, class T>
struct MemberOf<T Owner::*> {
  using owner = Owner;
  using type = T;
};

template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
};

template <auto Member>
using Owner = typename MemberOf<decltype(Member)>::owner;
template <auto Member>
using Declared = typename MemberOf<decltype(Member)>::type;
template <auto Member>
using Held = typename Unwrapped<Declared<Member>>::type;

template <auto Member>
void* member(void* object) {
  return &(static_cast<Owner<Member>*>(object)->*Member);
}

/// Whether any member differs from that of `fresh`.
bool any_present(const void* object, const void* fresh, const Fields& fields);

template <class T>
void with_fresh(void (*use)(void* context, const void* fresh), void* context) {
  const T fresh{};
  use(context, &fresh);
}

template <class T>
struct HoldingOf {
  static constexpr auto make = nullptr;
  static const void* present(const void* member, const void* fresh) {
    const T& value = *static_cast<const T*>(member);
    return value == *static_cast<const T*>(fresh) ? nullptr : member;
  }
};
/// A new struct's lists and maps are empty: comparing elements is not needed.
template <class T>
struct HoldingOf<std::vector<T>> {
  static constexpr auto make = nullptr;
  static const void* present(const void* member, const void*) {
    return static_cast<const std::vector<T>*>(member)->empty() ? nullptr : member;
  }
};
/// By its members, so that no comparison of the whole struct is needed.
template <class T>
requires(sizeof(Describe<T>::fields) > 0) struct HoldingOf<T> {
  static constexpr auto make = nullptr;
  static const void* present(const void* member, const void* fresh) {
    return any_present(member, fresh, *Describe<T>::shape.fields) ? member : nullptr;
  }
};
template <class T>
struct HoldingOf<std::optional<T>> {
  static void* make(void* member) { return &static_cast<std::optional<T>*>(member)->emplace(); }
  static const void* present(const void* member, const void*) {
    const auto& value = *static_cast<const std::optional<T>*>(member);
    return value ? &*value : nullptr;
  }
};
template <class T>
inline constexpr Holding holding{HoldingOf<T>::make, &HoldingOf<T>::present};

template <class T>
constexpr void assign(T& slot, std::int64_t v) {
  if constexpr (requires { slot.value; }) {
    slot.value = v;
  } else {
    slot = static_cast<T>(v);
  }
}
template <class T>
constexpr std::int64_t number_in(const T& slot) {
  if constexpr (requires { slot.value; }) {
    return slot.value;
  } else {
    return static_cast<std::int64_t>(slot);
  }
}

// Implemented once in reader.cpp and writer.cpp, so that each table costs few bytes.
bool out_of_range(Reader&, std::int64_t value, std::int64_t min, std::int64_t max);
bool too_long(Reader&, std::string_view, std::int64_t max_bytes);
inline bool in_range(Reader& r, std::int64_t value, std::int64_t min, std::int64_t max) {
  return (min <= value && value <= max) || out_of_range(r, value, min, max);
}
inline bool text_fits(Reader& r, std::string_view text, std::int64_t max_bytes) {
  return static_cast<std::int64_t>(text.size()) <= max_bytes || too_long(r, text, max_bytes);
}
bool is_id(Reader&, std::string_view);
bool has_room(Reader&, std::size_t size, std::int64_t max);
bool key_is_new(Reader&, std::string_view key, bool is_new);
void not_one_of(Reader&, std::string_view given, std::span<const std::string_view> names);
/// The place of `given` among `names`; their number when it is none of them, which is reported.
std::size_t place_among(Reader&, std::string_view given, std::span<const std::string_view> names);
void write_integer(Writer&, std::int64_t);
void write_boolean(Writer&, bool);
void write_text(Writer&, std::string_view);
void write_object(Writer&, const void*, const Fields&);
void write_value(Writer&, const Shape&, const void*);
void open_list(Writer&);
void close_list(Writer&);
void open_map(Writer&);
void map_key(Writer&, std::string_view);
void close_map(Writer&);

}  // namespace detail

// ------------------------------------------------------------------------------------------ shapes

template <class T>
void store_number(Reader&, void* slot, std::int64_t v) {
  detail::assign(*static_cast<T*>(slot), v);
}
template <class T>
void write_number(Writer& w, const Shape&, const void* slot) {
  detail::write_integer(w, detail::number_in(*static_cast<const T*>(slot)));
}

template <class T>
inline constexpr Kind number_kind = {
    .expected = "an integer",
    .integer = &store_number<T>,
    .write = &write_number<T>,
};

template <class T, std::int64_t Min, std::int64_t Max>
inline constexpr Shape number_shape = {.kind = &number_kind<T>, .min = Min, .max = Max};

inline constexpr Kind flag_kind = {
    .expected = "true or false",
    .boolean = [](Reader&, void* slot, bool v) { *static_cast<bool*>(slot) = v; },
    .write = [](Writer& w, const Shape&,
                const void* slot) { detail::write_boolean(w, *static_cast<const bool*>(slot)); },
};
inline constexpr Shape flag_shape = {.kind = &flag_kind};

inline constexpr auto write_string = [](Writer& w, const Shape&, const void* slot) {
  detail::write_text(w, *static_cast<const std::string*>(slot));
};

inline constexpr Kind text_kind = {
    .expected = "a text",
    .text = [](Reader&, void* slot,
               std::string_view v) { static_cast<std::string*>(slot)->assign(v); },
    .write = write_string,
};
template <std::int64_t MaxBytes>
inline constexpr Shape text_shape = {.kind = &text_kind, .max = MaxBytes};

/// An id: 1 to limits::id_bytes printable ASCII characters without space, quote or backslash.
inline constexpr Kind id_kind = {
    .expected = "an id",
    .text =
        [](Reader& r, void* slot, std::string_view v) {
          if (detail::is_id(r, v)) *static_cast<std::string*>(slot) = v;
        },
    .write = write_string,
};
inline constexpr Shape id_shape = {.kind = &id_kind};

/// An enumeration by its names; Names[i] is the name of the value i.
template <class E, const auto& Names>
inline constexpr Kind choice_kind = {
    .expected = "one of the known names",
    .text =
        [](Reader& r, void* slot, std::string_view v) {
          const std::size_t place = detail::place_among(r, v, Names);
          if (place < std::size(Names)) *static_cast<E*>(slot) = static_cast<E>(place);
        },
    .write =
        [](Writer& w, const Shape&, const void* slot) {
          detail::write_text(w, Names[static_cast<std::size_t>(*static_cast<const E*>(slot))]);
        },
};
template <class E, const auto& Names>
inline constexpr Shape choice_shape = {.kind = &choice_kind<E, Names>};

// One for all lists of a type, however long they may be.
template <class T>
void* append_to(Reader&, void* slot) {
  return &static_cast<std::vector<T>*>(slot)->emplace_back();
}

template <class T>
inline constexpr Kind list_kind = {
    .expected = "a list",
    .append = &append_to<T>,
    .write =
        [](Writer& w, const Shape& shape, const void* slot) {
          detail::open_list(w);
          for (const T& e : *static_cast<const std::vector<T>*>(slot))
            detail::write_value(w, *shape.element, &e);
          detail::close_list(w);
        },
};
template <class T, const auto& Element, std::int64_t Max>
inline constexpr Shape list_shape = {.kind = &list_kind<T>, .max = Max, .element = &Element};

template <class T>
void* insert_into(Reader& r, void* slot, std::string_view key, std::int64_t max) {
  auto& map = *static_cast<Map<T>*>(slot);
  if (!detail::is_id(r, key) || !detail::has_room(r, map.size(), max)) return nullptr;
  auto at = map.size();
  while (at > 0 && map[at - 1].first >= key) --at;
  if (!detail::key_is_new(r, key, at == map.size() || map[at].first != key)) return nullptr;
  return &put_entry(map, at, std::string(key));
}

template <class T>
inline constexpr Kind map_kind = {
    .expected = "an object",
    .insert = &insert_into<T>,
    .write =
        [](Writer& w, const Shape& shape, const void* slot) {
          detail::open_map(w);
          for (const auto& [key, value] : *static_cast<const Map<T>*>(slot)) {
            detail::map_key(w, key);
            detail::write_value(w, *shape.element, &value);
          }
          detail::close_map(w);
        },
};
template <class T, const auto& Value, std::int64_t Max>
inline constexpr Shape map_shape = {.kind = &map_kind<T>, .max = Max, .element = &Value};

/// One struct only: a new one of the first field's stands for all.
constexpr bool of_one_struct(std::span<const Field> fields) {
  for (const Field& f : fields)
    if (f.with_fresh != fields.front().with_fresh) return false;
  return !fields.empty();
}

template <const auto& Table>
inline constexpr auto packed = [] {
  std::array<PackedField, std::size(Table)> all{};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {Table[i].name.data(), Table[i].shape, Table[i].member, Table[i].holding,
              static_cast<std::uint8_t>(Table[i].name.size())};
  return all;
}();

template <const auto& Table>
requires(of_one_struct(Table)) inline constexpr Fields fields_of = [] {
  Fields fields{packed<Table>, Table[0].with_fresh};
  for (std::size_t i = 0; i < std::size(Table); ++i)
    if (Table[i].needed) fields.needed |= std::uint64_t{1} << i;
  return fields;
}();

template <const auto& Table>
inline constexpr Fields shown_fields_of = [] {
  Fields fields = fields_of<Table>;
  fields.shown = true;
  return fields;
}();

inline constexpr Kind object_kind = {.expected = "an object"};
inline constexpr Kind merged_kind = {.expected = "an object", .nulls = true};
template <const auto& Table, void (*Check)(Reader&, void*, std::uint64_t) = nullptr>
inline constexpr Shape object_shape = {
    .kind = &object_kind, .check = Check, .fields = &fields_of<Table>};
/// Of something that people are shown: its JSON may also have what about.h lists.
template <const auto& Table, void (*Check)(Reader&, void*, std::uint64_t) = nullptr>
inline constexpr Shape shown_shape = {
    .kind = &object_kind, .check = Check, .fields = &shown_fields_of<Table>};
/// One that may say what changes of another, as RFC 7396 has it.
template <const auto& Table, void (*Check)(Reader&, void*, std::uint64_t)>
inline constexpr Shape merged_shape = {
    .kind = &merged_kind, .check = Check, .fields = &fields_of<Table>};

// ------------------------------------------------------------------------------------------ fields

template <auto Member>
constexpr Field field(std::string_view name, const Shape& shape) {
  return {name,
          &shape,
          &detail::member<Member>,
          &detail::holding<detail::Declared<Member>>,
          &detail::with_fresh<detail::Owner<Member>>,
          false};
}

constexpr Field needed(Field f) {
  f.needed = true;
  return f;
}

template <auto Member, std::int64_t Min, std::int64_t Max>
constexpr Field number(std::string_view name) {
  return field<Member>(name, number_shape<detail::Held<Member>, Min, Max>);
}
template <auto Member>
constexpr Field flag(std::string_view name) {
  return field<Member>(name, flag_shape);
}
template <auto Member, std::int64_t MaxBytes = limits::text_bytes>
constexpr Field text(std::string_view name) {
  return field<Member>(name, text_shape<MaxBytes>);
}
template <auto Member>
constexpr Field id(std::string_view name) {
  return field<Member>(name, id_shape);
}
template <auto Member, const auto& Names>
constexpr Field choice(std::string_view name) {
  return field<Member>(name, choice_shape<detail::Held<Member>, Names>);
}
template <auto Member, const auto& Names, std::int64_t Max>
constexpr Field choices(std::string_view name) {
  using E = typename detail::Held<Member>::value_type;
  return field<Member>(name, list_shape<E, choice_shape<E, Names>, Max>);
}
template <auto Member>
constexpr Field object(std::string_view name) {
  return field<Member>(name, Describe<detail::Held<Member>>::shape);
}
template <auto Member, std::int64_t Max>
constexpr Field list(std::string_view name) {
  using T = typename detail::Held<Member>::value_type;
  return field<Member>(name, list_shape<T, Describe<T>::shape, Max>);
}
template <auto Member, std::int64_t Max = limits::scope_entries>
constexpr Field ids(std::string_view name) {
  return field<Member>(name, list_shape<std::string, id_shape, Max>);
}
template <auto Member, std::int64_t Min, std::int64_t Max, std::int64_t Count>
constexpr Field numbers(std::string_view name) {
  using T = typename detail::Held<Member>::value_type;
  return field<Member>(name, list_shape<T, number_shape<T, Min, Max>, Count>);
}
template <auto Member, std::int64_t Max>
constexpr Field objects_by_id(std::string_view name) {
  using T = typename detail::Held<Member>::value_type::second_type;
  return field<Member>(name, map_shape<T, Describe<T>::shape, Max>);
}
template <auto Member, std::int64_t Min, std::int64_t Max, std::int64_t Count>
constexpr Field numbers_by_id(std::string_view name) {
  using T = typename detail::Held<Member>::value_type::second_type;
  return field<Member>(name, map_shape<T, number_shape<T, Min, Max>, Count>);
}

/// The bit of a field in `seen`, by its name: bit_of(fields, "cap"). At compile time: a name that is none does not build.
consteval std::uint64_t bit_of(std::span<const Field> fields, std::string_view name) {
  std::uint64_t bit = 1;
  for (std::size_t i = 0; fields[i].name != name; ++i) bit <<= 1;
  return bit;
}

/// True when the names of a table rise bytewise, as canonical JSON needs; assert it beside each
/// table.
constexpr bool rising(std::span<const Field> fields) {
  for (std::size_t i = 1; i < fields.size(); ++i)
    if (!(fields[i - 1].name < fields[i].name)) return false;
  return fields.size() <= 64;
}

}  // namespace loyalty::wire
