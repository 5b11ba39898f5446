#pragma once
// Canonical JSON: keys sorted bytewise, no white space, integers only, minimal escapes (RFC 8785
// within these limits). The caller gives the keys in order; the tables of shape.h are in order
// already.

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/types.h"
#include "core/wire/shape.h"

namespace loyalty::wire {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  Writer& open() { return separate(), out_ += '{', fresh_ = true, *this; }
  Writer& close() { return out_ += '}', fresh_ = false, *this; }
  Writer& open_list() { return separate(), out_ += '[', fresh_ = true, *this; }
  Writer& close_list() { return out_ += ']', fresh_ = false, *this; }

  /// An object's next key; the value follows.
  Writer& key(std::string_view name) {
    separate();
    // One growth of the text: it is what most of the writing is.
    const std::size_t at = out_.size();
    out_.append(name.size() + 3, '"');
    name.copy(out_.data() + at + 1, name.size());
    out_.back() = ':';
    fresh_ = true;
    return *this;
  }
  Writer& integer(std::int64_t v) {
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, v).ptr;
    out_.append(digits, end);
    return *this;
  }
  template <class Kind>
  Writer& number(Quantity<Kind> v) {
    return integer(v.value);
  }
  Writer& boolean(bool v) { return separate(), out_ += v ? "true" : "false", *this; }
  Writer& null() { return separate(), out_ += "null", *this; }
  Writer& text(std::string_view v);
  /// A value that is canonical JSON already.
  Writer& raw(std::string_view json) { return separate(), out_ += json, *this; }
  template <Described T>
  Writer& object(const T& v) {
    Describe<T>::shape.write(*this, &v);
    return *this;
  }

 private:
  void separate() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }

  std::string& out_;
  bool fresh_ = true;  // nothing to separate from: at the start, after a key or an opening bracket
};

/// The canonical JSON of one described value.
template <Described T>
std::string canonical(const T& value) {
  std::string out;
  Writer w(out);
  w.object(value);
  return out;
}

}  // namespace loyalty::wire
