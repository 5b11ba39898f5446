#include "core/wire/reader.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/wire/json.h"

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

void Reader::report(std::string_view below, std::string_view code, NewDetails details) {
  if (problems_.size() >= static_cast<std::size_t>(limits::problems_reported)) return;
  std::string at;
  for (const Frame& f : frames_) {
    if (f.field)
      at += pointer_step(f.field->name);
    else if (f.index >= 0)
      at += '/' + decimal(static_cast<std::size_t>(f.index));
    else if (!f.key.empty())
      at += pointer_step(f.key);
  }
  at += below;
  problems_.push_back({code, at, details});
}

namespace detail {

bool in_range(Reader& r, std::int64_t value, std::int64_t min, std::int64_t max) {
  if (value >= min && value <= max) return true;
  r.problem("out_of_range", {{"max", max}, {"min", min}, {"value", value}});
  return false;
}

bool text_fits(Reader& r, std::string_view v, std::int64_t max_bytes) {
  const auto bytes = static_cast<std::int64_t>(v.size());
  if (bytes <= max_bytes) return true;
  r.problem("too_long", {{"bytes", bytes}, {"max", max_bytes}});
  return false;
}

bool is_id(Reader& r, std::string_view v) {
  if (!text_fits(r, v, limits::id_bytes)) return false;
  const bool ok = !v.empty() && std::all_of(v.begin(), v.end(), [](char c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '\\';
  });
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

}  // namespace detail

/// What nlohmann's SAX parser calls. Each call returns false to stop reading.
struct Events {
  Reader& r;
  const Shape& root;
  void* object;
  int skipped = 0;  // depth inside a value that goes nowhere
  bool refused = false;

  struct Target {
    const Shape* shape = nullptr;
    void* slot = nullptr;
  };

  bool go_on() const {
    return r.problems_.size() < static_cast<std::size_t>(limits::problems_reported);
  }

  Target next() {
    if (r.frames_.empty()) return {&root, object};
    auto& f = r.frames_.back();
    if (f.list) {
      ++f.index;
      if (!detail::has_room(r, static_cast<std::size_t>(f.index), f.shape->max)) return {};
      void* slot = f.shape->append(r, f.object);
      return slot ? Target{f.shape->element, slot} : Target{};
    }
    if (f.field) return {f.field->shape, f.field->holding->make(f.field->member(f.object))};
    if (f.shape->insert && !f.key.empty()) {
      void* slot = f.shape->insert(r, f.object, f.key, f.shape->max);
      return slot ? Target{f.shape->element, slot} : Target{};
    }
    return {};
  }

  bool wrong(const Target& t, std::string_view got) {
    r.problem("wrong_type", {{"expected", t.shape->expected}, {"got", got}});
    return go_on();
  }

  bool null() {
    if (skipped) return true;
    const Target t = next();
    return !t.slot || wrong(t, "null");
  }
  bool boolean(bool v) {
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->boolean) return wrong(t, v ? "true" : "false");
    t.shape->boolean(r, t.slot, v);
    return go_on();
  }
  bool number_integer(std::int64_t v) {
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->integer) return wrong(t, "an integer");
    if (detail::in_range(r, v, t.shape->min, t.shape->max)) t.shape->integer(r, t.slot, v);
    return go_on();
  }
  bool number_unsigned(std::uint64_t v) {
    // What does not fit is out of every range all the same.
    return number_integer(v <= INT64_MAX ? static_cast<std::int64_t>(v) : INT64_MAX);
  }
  bool number_float(Json::number_float_t, const Bytes& token) {
    const std::string_view given = token;
    if (given.find_first_not_of("0123456789", given[0] == '-') == given.npos)
      return number_integer(given[0] == '-' ? INT64_MIN : INT64_MAX);  // digits, only too many
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->integer) return wrong(t, "a number");
    r.problem(
        "not_an_integer",
        {{"given", std::string(given.substr(0, static_cast<std::size_t>(limits::id_bytes)))}});
    return go_on();
  }
  bool string(const Bytes& v) {
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->text) return wrong(t, "a text");
    if (detail::text_fits(r, v, t.shape->max)) t.shape->text(r, t.slot, v);
    return go_on();
  }
  bool binary(Json::binary_t&) { return false; }

  bool open(bool list) {
    if (skipped) return enter_skipped();
    const Target t = next();
    if (!t.slot) return enter_skipped();
    if (list ? !t.shape->append : t.shape->fields.empty() && !t.shape->insert) {
      wrong(t, list ? "a list" : "an object");
      return enter_skipped();
    }
    if (r.frames_.size() >= static_cast<std::size_t>(limits::depth)) return too_deep();
    r.frames_.push_back({t.shape, t.slot, list});
    if (t.shape->begin) t.shape->begin(t.slot, list);
    return go_on();
  }
  bool enter_skipped() {
    ++skipped;
    if (r.frames_.size() + static_cast<std::size_t>(skipped) >
        static_cast<std::size_t>(limits::depth))
      return too_deep();
    return go_on();
  }
  bool too_deep() {
    r.problem("too_deep", {{"max", limits::depth}});
    refused = true;
    return false;
  }

  bool start_object(std::size_t) { return open(false); }
  bool start_array(std::size_t) { return open(true); }

  bool key(const Bytes& token) {
    if (skipped) return true;
    const std::string_view name = token;
    auto& f = r.frames_.back();
    f.field = nullptr;
    if (f.shape->insert) {
      f.key = name;
      if (name.empty()) r.problem("invalid_id", {{"given", ""}});
      return go_on();
    }
    // Keys mostly come in the order of the table.
    const auto fields = f.shape->fields;
    std::size_t i = f.next;
    for (std::size_t n = 0; n < fields.size(); ++n, ++i) {
      if (i >= fields.size()) i = 0;
      if (fields[i].name != name) continue;
      const auto bit = std::uint64_t{1} << i;
      if (f.seen & bit) {
        f.key = name;
        r.report("", "duplicate_key", {{"key", std::string(name)}});
        return go_on();
      }
      f.seen |= bit;
      f.field = &fields[i];
      f.next = i + 1;
      f.key.clear();
      return true;
    }
    std::vector<std::string_view> names;
    for (const Field& known : fields) names.push_back(known.name);
    const std::string given(name.substr(0, static_cast<std::size_t>(limits::id_bytes)));
    f.key = given;
    const auto hint = nearest(name, names);
    if (hint.empty())
      r.report("", "unknown_key", {{"key", given}});
    else
      r.report("", "unknown_key", {{"key", given}, {"nearest", hint}});
    return go_on();
  }

  bool end_object() {
    if (skipped) return --skipped, true;
    auto& f = r.frames_.back();
    f.field = nullptr;
    f.key.clear();
    const std::uint64_t missing = f.shape->fields.needed & ~f.seen;
    for (std::size_t i = 0; missing >> i != 0 && i < f.shape->fields.size(); ++i)
      if (missing >> i & 1) r.problem("missing", {{"key", f.shape->fields[i].name}});
    return end();
  }
  bool end_array() {
    if (skipped) return --skipped, true;
    r.frames_.back().index = -1;
    return end();
  }
  bool end() {
    auto& f = r.frames_.back();
    if (f.shape->check && !f.flawed) f.shape->check(r, f.object, f.seen);
    // A list or map of plain values is a value of the object it stands in.
    const bool plain = f.shape->element && f.shape->element->fields.empty();
    const bool flawed = plain && f.flawed, broken = f.broken;
    r.frames_.pop_back();
    if (!r.frames_.empty()) {
      r.frames_.back().flawed |= flawed;
      r.frames_.back().broken |= broken;
    }
    return go_on();
  }

  bool parse_error(std::size_t byte, const std::string&, const nlohmann::detail::exception& e) {
    const bool surrogate = std::string_view(e.what()).find("surrogate") != std::string_view::npos;
    r.problem(surrogate ? "invalid_text" : "invalid_json",
              {{"byte", static_cast<std::int64_t>(byte)}});
    refused = true;
    return false;
  }
};

Problems read(std::string_view text, const Shape& shape, void* object) {
  const auto bytes = static_cast<std::int64_t>(text.size());
  if (bytes > limits::input_bytes)
    return {{"too_large", "", {{"bytes", bytes}, {"max", limits::input_bytes}}}};
  if (const auto at = broken_utf8(text); at != std::string_view::npos)
    return {{"invalid_text", "", {{"byte", static_cast<std::int64_t>(at) + 1}}}};
  Reader r;
  Events events{r, shape, object};
  parse(text, events);
  return std::move(r.problems_);
}

}  // namespace loyalty::wire
