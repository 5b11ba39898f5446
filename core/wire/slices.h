#pragma once
// The members of a JSON object as they stand in its text: what is only passed on need not be taken apart. Whether it is
// JSON at all is for the engine to say, which reads all of it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::wire {

/// Views into a text that must outlive this.
class Slices {
 public:
  /// Nothing: the text is no object, or its brackets and quotes do not close.
  static std::optional<Slices> of(std::string_view object);

  /// The raw value of a key; "": it is absent.
  std::string_view operator[](std::string_view key) const;
  /// A text without its quotes, as it is written; "": absent, or no text.
  std::string_view text(std::string_view key) const;
  std::int64_t number(std::string_view key, std::int64_t otherwise = 0) const;

  /// The object with one key set to a raw value.
  std::string with(std::string_view key, std::string_view value) const;

  /// Each name once, and without an escape: what a name stands for is not in doubt.
  bool plain() const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> members_;
};

/// The raw value at a JSON pointer into objects, whose names have no escapes; "": there is none, or one of the objects on
/// the way has a name twice or with an escape, so that readers may not agree on which one counts.
std::string_view value_at(std::string_view object, std::string_view pointer);

/// Both have a value at each pointer, as in value_at(), in the same bytes. False says little: one may be written with other
/// spaces.
bool same_values(std::string_view one, std::string_view other,
                 std::span<const std::string_view> pointers);

/// The raw elements of an array; none for anything else.
std::vector<std::string_view> elements_of(std::string_view array);

}  // namespace loyalty::wire
