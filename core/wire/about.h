#pragma once
// What only people need of a thing: a name where no rule asks for one, an icon, a note, and whatever else a page wants to
// know. It is checked and put into no struct, so it can change no figure. What was told is kept beside, for a digest.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/wire/shape.h"

namespace loyalty::wire {

/// A value and its place.
struct Told {
  std::string at;     ///< JSON pointer
  std::string value;  ///< a scalar as JSON
};
using About = std::vector<Told>;

/// The member of this name that every thing people are shown may have: "ext", any object; "icon", "name" and "note",
/// texts. Null when it is none of these.
const PackedField* field_about(std::string_view name);
/// All of them, for hints.
std::span<const PackedField> fields_about();
/// The bit of such a field among those that were seen of its object.
std::uint8_t bit_about(const PackedField* field);

/// Whether a value may be anything that JSON has: it is inside of "ext".
bool takes_anything(const Shape& shape);

/// A table of names by id, of which nothing is kept either.
struct Names {
  bool operator==(const Names&) const = default;
};
template <>
struct Describe<Names> {
  static const Shape shape;
};

/// Sorts by place.
void sort(About& about);
/// A place that stands there twice, or null.
const std::string* repeated(const About& sorted);

}  // namespace loyalty::wire
