#pragma once
// Canonical JSON: keys sorted bytewise, no white space, integers only, minimal escapes (RFC 8785
// within these limits). The caller gives the keys in order; the tables of shape.h are in order
// already.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/sha256.h"
#include "core/base/types.h"
#include "core/wire/bytes.h"
#include "core/wire/shape.h"

namespace loyalty::wire {

class Writer {
 public:
  Writer& open() { return begin('{'); }
  Writer& close() { return end('}'); }
  Writer& open_list() { return begin('['); }
  Writer& close_list() { return end(']'); }

  /// An object's next key; the value follows.
  Writer& key(std::string_view name);
  Writer& integer(std::int64_t v);
  template <class Kind>
  Writer& number(Quantity<Kind> v) {
    return integer(v.value);
  }
  Writer& boolean(bool v) { return raw(v ? "true" : "false"); }
  Writer& null() { return raw("null"); }
  Writer& text(std::string_view v);
  /// A value that is canonical JSON already.
  Writer& raw(std::string_view json);
  template <Described T>
  Writer& object(const T& v) {
    detail::write_value(*this, Describe<T>::shape, &v);
    return *this;
  }

  /// All that was written so far.
  std::string_view written() const { return out_; }
  std::string str() const { return std::string(written()); }
  void reserve(std::size_t bytes) { out_.room_for(bytes); }
  /// From here on hands what is written over to `hash`, now and then; the rest is what is written() at the end.
  void hand_to(Sha256& hash) { hash_ = &hash; }

 private:
  Writer& begin(char bracket);
  Writer& end(char bracket);
  /// Room for a value of so many bytes, behind the comma that may be due.
  char* next(std::size_t bytes);

  Bytes out_;
  Sha256* hash_ = nullptr;
  bool fresh_ = true;  // nothing to separate from: at the start, after a key or an opening bracket
};

/// The canonical JSON of one described value.
template <Described T>
std::string canonical(const T& value) {
  Writer w;
  w.object(value);
  return w.str();
}

/// The SHA-256 of the canonical JSON, without keeping it.
template <Described T>
std::string digest(const T& value) {
  Sha256 hash;
  Writer w;
  w.hand_to(hash);
  hash.update(w.object(value).written());
  return hex(hash.digest());
}

/// A text as JSON.
std::string quoted(std::string_view text);

}  // namespace loyalty::wire
