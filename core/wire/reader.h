#pragma once
// JSON text into described structs, in one pass and without a DOM. Everything wrong with a text is
// reported at once (up to limits::problems_reported), each problem with its place as a JSON
// pointer, a stable code and the numbers; a text with any problem is refused whole.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/wire/about.h"
#include "core/wire/shape.h"

namespace loyalty::wire {

using Problems = std::vector<Problem>;
class QuickParser;

/// One step of a JSON pointer, escaped: "~" as "~0", "/" as "~1".
std::string pointer_step(std::string_view key);

/// An index of a JSON pointer, in decimal digits.
std::string decimal(std::size_t index);

/// The place being read; shapes report problems to it.
class Reader {
 public:
  explicit Reader(About* about = nullptr) : about_(about) { frames_.reserve(usual_depth); }
  void problem(std::string_view code, NewDetails details = {}) { problem_at("", code, details); }
  /// `below` continues the pointer, as in "/until".
  void problem_at(std::string_view below, std::string_view code, NewDetails details = {});

  /// Keeps a value that is only for people, with its place, if somebody wants it.
  void tell(std::string_view json);

  /// Nothing was wrong so far.
  bool well() const { return problems_.empty(); }
  /// For a shape's check: nothing was wrong anywhere below the current object.
  bool whole() const;
  /// For a shape's append or insert: true once, when the current list or map overflows.
  bool overflows();

 private:
  friend struct Events;
  struct Frame {
    const Shape* shape;
    void* object;
    bool list;
    std::uint64_t seen = 0;
    std::int64_t index = -1;  // a list's current element
    std::size_t next = 0;     // where the field after the last one is looked for
    const PackedField* field = nullptr;
    std::string key = {};  // a map's current key, or one that is not known
    bool flawed = false;   // a value of its own could not be read
    bool broken = false;   // something below could not be read
    bool full = false;
    std::uint8_t about = 0;  // what was seen beside the fields
  };
  static constexpr std::size_t usual_depth = 8;
  std::string place() const;
  void report(std::string_view below, std::string_view code, NewDetails details);
  std::vector<Frame> frames_;
  Problems problems_;
  About* about_;

  friend Problems read(QuickParser&, std::string_view, const Shape&, void*, About*);
  friend Problems read_carefully(std::string_view, const Shape&, void*, About*);
};

/// Reads `text` into `object`. Codes: too_large, invalid_text, invalid_json, too_deep, wrong_type,
/// not_an_integer, out_of_range, too_long, invalid_id, not_one_of, unknown_key, duplicate_key,
/// missing, too_many, and those of the shapes' own checks. What the text tells only people goes to `about`.
Problems read(std::string_view text, const Shape& shape, void* object, About* about = nullptr);

/// The same for one of many texts, by a parser that is kept for them (tokens.h).
Problems read(QuickParser& parser, std::string_view text, const Shape& shape, void* object,
              About* about = nullptr);

template <Described T>
Problems read(std::string_view text, T& into, About* about = nullptr) {
  return read(text, Describe<T>::shape, &into, about);
}

/// The name nearest to `given`, for a hint; empty when none is near.
std::string_view nearest(std::string_view given, std::span<const std::string_view> names);

}  // namespace loyalty::wire
