#include "core/wire/reader.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/wire/events.h"
#include "core/wire/json.h"
#include "core/wire/tokens.h"

namespace loyalty::wire {

namespace {

/// The first byte that is not well-formed UTF-8, or npos.
std::size_t broken_utf8(std::string_view text) {
  const auto* s = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    // Nearly all of it is ASCII: eight bytes at a time.
    std::uint64_t eight = 0;
    if (i + sizeof eight <= text.size()) {
      std::memcpy(&eight, s + i, sizeof eight);
      if ((eight & 0x8080808080808080) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const unsigned c = s[i];
    if (c < 0x80) {
      ++i;
      continue;
    }
    const std::size_t tail = c >= 0xC2 && c <= 0xDF   ? 1
                             : (c & 0xF0) == 0xE0     ? 2
                             : c >= 0xF0 && c <= 0xF4 ? 3
                                                      : 0;
    if (tail == 0 || i + tail >= text.size()) return i;
    // The second byte also rules out overlong forms, surrogates and what lies beyond U+10FFFF.
    const unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    const unsigned high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (s[i + 1] < low || s[i + 1] > high) return i;
    for (std::size_t k = 2; k <= tail; ++k)
      if ((s[i + k] & 0xC0) != 0x80) return i;
    i += tail + 1;
  }
  return std::string_view::npos;
}

/// Letters to change, add, leave out or swap with their neighbour to get from one word to the
/// other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

}  // namespace

std::string pointer_step(std::string_view key) {
  std::string step = "/";
  for (const char c : key) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return step;
}

std::string decimal(std::size_t index) {
  char digits[24];
  return {digits, std::to_chars(digits, digits + sizeof digits, index).ptr};
}

std::string_view nearest(std::string_view given, std::span<const std::string_view> names) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(given.size() / 3, 1) + 1;
  if (given.size() > static_cast<std::size_t>(limits::id_bytes)) return best;
  for (const auto name : names) {
    const std::size_t d = edit_distance(given, name);
    if (d < least) least = d, best = name;
  }
  return best;
}

void Reader::problem_at(std::string_view below, std::string_view code, NewDetails details) {
  if (!frames_.empty()) frames_.back().flawed = frames_.back().broken = true;
  report(below, code, details);
}

bool Reader::whole() const { return frames_.empty() || !frames_.back().broken; }

bool Reader::overflows() { return !std::exchange(frames_.back().full, true); }

void Reader::tell(std::string_view json) {
  if (about_) about_->push_back({place(), std::string(json)});
}

std::string Reader::place() const {
  std::string at;
  for (const Frame& f : frames_) {
    if (f.field)
      at += pointer_step(f.field->name());
    else if (f.index >= 0)
      at += '/' + decimal(static_cast<std::size_t>(f.index));
    else if (!f.key.empty())
      at += pointer_step(f.key);
  }
  return at;
}

void Reader::report(std::string_view below, std::string_view code, NewDetails details) {
  if (problems_.size() >= static_cast<std::size_t>(limits::problems_reported)) return;
  problems_.push_back({code, place().append(below), details});
}

namespace detail {

bool out_of_range(Reader& r, std::int64_t value, std::int64_t min, std::int64_t max) {
  r.problem("out_of_range", {{"max", max}, {"min", min}, {"value", value}});
  return false;
}

bool too_long(Reader& r, std::string_view text, std::int64_t max_bytes) {
  r.problem("too_long", {{"bytes", static_cast<std::int64_t>(text.size())}, {"max", max_bytes}});
  return false;
}

bool is_id(Reader& r, std::string_view v) {
  if (!text_fits(r, v, limits::id_bytes)) return false;
  // To the end in any case: sixteen at a time.
  bool ok = !v.empty();
  for (const char c : v) ok &= c > ' ' && c < 0x7F && c != '"' && c != '\\';
  if (!ok) r.problem("invalid_id", {{"given", v}});
  return ok;
}

bool has_room(Reader& r, std::size_t size, std::int64_t max) {
  if (static_cast<std::int64_t>(size) < max) return true;
  if (r.overflows()) r.problem("too_many", {{"max", max}});
  return false;
}

bool key_is_new(Reader& r, std::string_view key, bool is_new) {
  if (!is_new) r.problem("duplicate_key", {{"key", key}});
  return is_new;
}

void not_one_of(Reader& r, std::string_view given, std::span<const std::string_view> names) {
  const NewDetail what{"given", given.substr(0, limits::id_bytes)};
  const auto hint = nearest(given, names);
  if (hint.empty())
    r.problem("not_one_of", {what});
  else
    r.problem("not_one_of", {what, {"nearest", hint}});
}

std::size_t place_among(Reader& r, std::string_view given,
                        std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (same_name(names[i], given)) return i;
  not_one_of(r, given, names);
  return names.size();
}

}  // namespace detail

Problems read(std::string_view text, const Shape& shape, void* object, About* about) {
  QuickParser parser;
  return read(parser, text, shape, object, about);
}

Problems read(QuickParser& parser, std::string_view text, const Shape& shape, void* object,
              About* about) {
  const auto bytes = static_cast<std::int64_t>(text.size());
  if (bytes > limits::input_bytes)
    return {{"too_large", "", {{"bytes", bytes}, {"max", limits::input_bytes}}}};
  Reader r(about);
  Events events{r, shape, object};
  if (parser.tell(text, events)) return std::move(r.problems_);
  return read_carefully(text, shape, object, about);
}

Problems read_carefully(std::string_view text, const Shape& shape, void* object, About* about) {
  if (const auto at = broken_utf8(text); at != std::string_view::npos)
    return {{"invalid_text", "", {{"byte", static_cast<std::int64_t>(at) + 1}}}};
  // nlohmann's lexer takes a zero for the end.
  if (const auto at = text.find('\0'); at != std::string_view::npos)
    return {{"invalid_json", "", {{"byte", static_cast<std::int64_t>(at) + 1}}}};
  Reader r(about);
  Events events{r, shape, object};
  parse(text, events);
  return std::move(r.problems_);
}

}  // namespace loyalty::wire
