#include "core/wire/writer.h"

#include <charconv>
#include <cstddef>
#include <cstring>

namespace loyalty::wire {

namespace {

char* put(char* to, std::string_view text) {
  if (text.empty()) return to;  // an empty view may hold a null pointer, which memcpy does not take
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

/// The bytes that `c` becomes at most.
constexpr std::size_t longest_escape = 6;

char* escape(char* to, unsigned char c) {
  *to++ = '\\';
  switch (c) {
    case '"': *to++ = '"'; break;
    case '\\': *to++ = '\\'; break;
    case '\b': *to++ = 'b'; break;
    case '\f': *to++ = 'f'; break;
    case '\n': *to++ = 'n'; break;
    case '\r': *to++ = 'r'; break;
    case '\t': *to++ = 't'; break;
    default:
      to = put(to, "u00");
      *to++ = "0123456789abcdef"[c >> 4];
      *to++ = "0123456789abcdef"[c & 15];
  }
  return to;
}

}  // namespace

char* Writer::next(std::size_t bytes) {
  constexpr std::size_t at_once = 4096;
  if (hash_ && out_.size() >= at_once) {
    hash_->update(out_);
    out_.clear();
  }
  char* to = out_.room_for(bytes + 1);
  if (!fresh_) *to++ = ',';
  fresh_ = false;
  return to;
}

Writer& Writer::begin(char bracket) {
  char* to = next(1);
  *to++ = bracket;
  out_.take_until(to);
  fresh_ = true;
  return *this;
}

Writer& Writer::end(char bracket) {
  out_.push_back(bracket);
  fresh_ = false;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  char* to = next(name.size() + 3);
  *to++ = '"';
  to = put(to, name);
  *to++ = '"';
  *to++ = ':';
  out_.take_until(to);
  fresh_ = true;
  return *this;
}

Writer& Writer::integer(std::int64_t v) {
  constexpr std::size_t most_digits = 20;
  char* to = next(most_digits);
  out_.take_until(std::to_chars(to, to + most_digits, v).ptr);
  return *this;
}

Writer& Writer::raw(std::string_view json) {
  out_.take_until(put(next(json.size()), json));
  return *this;
}

Writer& Writer::text(std::string_view v) {
  char* to = next(v.size() * longest_escape + 2);
  *to++ = '"';
  for (const char c : v) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\')
      *to++ = c;
    else
      to = escape(to, byte);
  }
  *to++ = '"';
  out_.take_until(to);
  return *this;
}

std::string quoted(std::string_view text) { return Writer().text(text).str(); }

namespace detail {

void write_integer(Writer& w, std::int64_t v) { w.integer(v); }
void write_boolean(Writer& w, bool v) { w.boolean(v); }
void write_text(Writer& w, std::string_view v) { w.text(v); }
void open_list(Writer& w) { w.open_list(); }
void close_list(Writer& w) { w.close_list(); }
void open_map(Writer& w) { w.open(); }
void map_key(Writer& w, std::string_view key) { w.key(key); }
void close_map(Writer& w) { w.close(); }

bool any_present(const void* object, const void* fresh, const Fields& fields) {
  for (const PackedField& f : fields)
    if (f.holding->present(f.member(const_cast<void*>(object)), f.member(const_cast<void*>(fresh))))
      return true;
  return false;
}

void write_object(Writer& w, const void* object, const Fields& fields) {
  alignas(std::max_align_t) std::byte fresh[largest_struct];
  fields.fresh->make(fresh);
  std::uint64_t needed = fields.needed;
  w.open();
  for (const PackedField& f : fields) {
    const bool always = needed & 1;
    needed >>= 1;
    void* member = f.member(const_cast<void*>(object));
    const void* value = f.holding->present(member, f.member(fresh));
    if (!value && !always) continue;
    w.key(f.name());
    write_value(w, *f.shape, value ? value : made(*f.holding, member));
  }
  w.close();
  fields.fresh->end(fresh);
}

void write_value(Writer& w, const Shape& shape, const void* value) {
  if (shape.kind->write)
    shape.kind->write(w, shape, value);
  else
    write_object(w, value, *shape.fields);
}

}  // namespace detail
}  // namespace loyalty::wire
