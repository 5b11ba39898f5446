#pragma once
// Many short JSON texts of one shape, as the lines of a log. For servers: a page reads few.

#include <memory>

#include "core/wire/reader.h"

namespace loyalty::wire {

/// Reads as read() does, with the same result and the same problems, but in less than half the time: by simdjson. A text
/// that it does not take, or in which anything is wrong, is read again by read(), which says what.
class Lines {
 public:
  Lines();
  ~Lines();

  /// `behind`: bytes after `text` that may be looked at, though they are no part of it. With 64 no copy is made.
  template <Described T>
  Problems read(std::string_view text, std::size_t behind, T& into) {
    if (well_read(text, behind, Describe<T>::shape, &into)) return {};
    into = T{};
    return wire::read(text, into);
  }

 private:
  bool well_read(std::string_view text, std::size_t behind, const Shape& shape, void* object);

  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace loyalty::wire
