#pragma once
// What a table of shape.h is made of: fields, shapes, and the kinds of values that shapes share.

#include <cstdint>
#include <span>
#include <string_view>

namespace loyalty::wire {

class Reader;
class Writer;
struct Shape;

/// How a member holds its value. By the member's type, not by the member: there are few of them.
struct Holding {
  void* (*make)(void* member);  ///< the value, made present; null when it always is, and lies there
  /// The value, or null when absent or equal to that of `fresh`, the same member of a new struct.
  const void* (*present)(const void* member, const void* fresh);
};

/// Where the value of a member is, made present if optional.
inline void* made(const Holding& holding, void* member) {
  return holding.make ? holding.make(member) : member;
}

/// Calls back with a new struct.
using WithFresh = void (*)(void (*use)(void* context, const void* fresh), void* context);

/// A row of a table as it is declared; what the module carries of it is a PackedField.
struct Field {
  std::string_view name;
  const Shape* shape;
  void* (*member)(void*);  ///< where it lies in the struct
  const Holding* holding;
  WithFresh with_fresh;  ///< of the struct it belongs to
  bool needed = false;
};

struct PackedField {
  const char* letters = nullptr;
  const Shape* shape = nullptr;
  void* (*member)(void*) = nullptr;
  const Holding* holding = nullptr;
  std::uint8_t length = 0;

  constexpr std::string_view name() const { return {letters, length}; }
};

/// The fields of one struct; bit i of `needed` is set when field i has no default.
struct Fields : std::span<const PackedField> {
  WithFresh with_fresh = nullptr;
  bool shown = false;  ///< to people: there may be more about it (about.h)
  std::uint64_t needed = 0;
};

/// What a shape does with what a parser finds, and how its values are written: one for all shapes of a type. A null
/// handler refuses that kind of value.
struct Kind {
  const char* expected;  ///< for the error: "an integer", "a list", ...
  void (*boolean)(Reader&, void*, bool) = nullptr;
  void (*integer)(Reader&, void*, std::int64_t) = nullptr;
  void (*text)(Reader&, void*, std::string_view) = nullptr;
  /// Makes room for one more element and returns it; null when it is refused (already reported).
  void* (*append)(Reader&, void*) = nullptr;
  /// Told that a list or an object begins here; for values that may be either.
  void (*begin)(void*, bool list) = nullptr;
  /// A map's value for a key, if there is room for it among `max`; null when it is refused (already reported).
  void* (*insert)(Reader&, void*, std::string_view, std::int64_t max) = nullptr;
  void (*write)(Writer&, const Shape&, const void*) = nullptr;  ///< null: an object, by its fields
  bool nulls = false;  ///< of an object: a null is read as a member named and not given
};

/// What a JSON value may be where it stands, and where it goes.
struct Shape {
  const Kind* kind;
  /// Rules between the fields of one object (`seen` has bit i set when fields[i] was given) or the
  /// elements of a list. Called at its end, when its own fields could be read.
  void (*check)(Reader&, void*, std::uint64_t seen) = nullptr;
  /// Of an integer; `max` also the most bytes of a text, elements of a list, entries of a map. Others are refused
  /// before the handler, a map's by it.
  std::int64_t min = INT64_MIN, max = INT64_MAX;
  const Shape* element = nullptr;  ///< of a list, or the values of a map
  const Fields* fields = nullptr;  ///< of an object
};

}  // namespace loyalty::wire
