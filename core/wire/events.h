#pragma once
// The tokens of a JSON text, put into described structs as a parser finds them: what stands between a parser and
// reader.h.

#include <algorithm>

#include "core/wire/reader.h"

namespace loyalty::wire {

/// What a parser calls, by the names of nlohmann's SAX interface. Each call returns false to stop reading.
struct Events {
  Reader& r;
  const Shape& root;
  void* object;
  int skipped = 0;  // depth inside a value that goes nowhere

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
      void* slot = f.shape->kind->append(r, f.object);
      return slot ? Target{f.shape->element, slot} : Target{};
    }
    if (f.field) return {f.field->shape, made(*f.field->holding, f.field->member(f.object))};
    if (f.shape->kind->insert && !f.key.empty()) {
      void* slot = f.shape->kind->insert(r, f.object, f.key, f.shape->max);
      return slot ? Target{f.shape->element, slot} : Target{};
    }
    return {};
  }

  bool null() {
    if (skipped) return true;
    if (!r.frames_.empty() && r.frames_.back().field && r.frames_.back().shape->kind->nulls)
      return go_on();
    const Target t = next();
    return !t.slot || wrong(t, "null");
  }
  bool boolean(bool v) {
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->kind->boolean) return wrong(t, v ? "true" : "false");
    t.shape->kind->boolean(r, t.slot, v);
    return go_on();
  }
  bool number_integer(std::int64_t v) {
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->kind->integer) return wrong(t, "an integer");
    if (detail::in_range(r, v, t.shape->min, t.shape->max)) t.shape->kind->integer(r, t.slot, v);
    return go_on();
  }
  bool number_unsigned(std::uint64_t v) {
    // What does not fit is out of every range all the same.
    return number_integer(v <= INT64_MAX ? static_cast<std::int64_t>(v) : INT64_MAX);
  }
  template <class Number>
  bool number_float(Number, std::string_view given) {
    if (given.find_first_not_of("0123456789", given[0] == '-') == given.npos)
      return number_integer(given[0] == '-' ? INT64_MIN : INT64_MAX);  // digits, only too many
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->kind->integer) return wrong(t, "a number");
    return not_an_integer(t, given);
  }
  bool string(std::string_view v) {
    if (skipped) return true;
    const Target t = next();
    if (!t.slot) return go_on();
    if (!t.shape->kind->text) return wrong(t, "a text");
    if (detail::text_fits(r, v, t.shape->max)) t.shape->kind->text(r, t.slot, v);
    return go_on();
  }
  template <class Binary>
  bool binary(const Binary&) {
    return false;
  }

  bool open(bool list) {
    if (skipped) return enter_skipped();
    const Target t = next();
    if (!t.slot) return enter_skipped();
    if (list ? !t.shape->kind->append : !t.shape->fields && !t.shape->kind->insert) {
      wrong(t, list ? "a list" : "an object");
      return enter_skipped();
    }
    if (r.frames_.size() >= static_cast<std::size_t>(limits::depth)) return too_deep();
    r.frames_.push_back({t.shape, t.slot, list});
    if (t.shape->kind->begin) t.shape->kind->begin(t.slot, list);
    return go_on();
  }
  bool enter_skipped() {
    ++skipped;
    if (r.frames_.size() + static_cast<std::size_t>(skipped) >
        static_cast<std::size_t>(limits::depth))
      return too_deep();
    return go_on();
  }
  bool start_object(std::size_t) { return open(false); }
  bool start_array(std::size_t) { return open(true); }

  bool key(std::string_view name) {
    if (skipped) return true;
    auto& f = r.frames_.back();
    f.field = nullptr;
    if (f.shape->kind->insert) {
      f.key = name;
      if (name.empty()) r.problem("invalid_id", {{"given", ""}});
      return go_on();
    }
    // Keys mostly come in the order of the table.
    const auto is_it = [&](const PackedField& field) {
      return detail::same_name(field.name(), name);
    };
    const auto begin = f.shape->fields->begin(), end = f.shape->fields->end();
    const auto after = begin + static_cast<std::ptrdiff_t>(f.next);
    auto it = std::find_if(after, end, is_it);
    if (it == end) {
      it = std::find_if(begin, after, is_it);
      if (it == after) return unknown(name);
    }
    f.next = static_cast<std::size_t>(it - begin);
    const auto bit = std::uint64_t{1} << f.next++;
    if (f.seen & bit) return repeated(name);
    f.seen |= bit;
    f.field = &*it;
    f.key.clear();
    return true;
  }

  bool end_object() {
    if (skipped) return --skipped, true;
    auto& f = r.frames_.back();
    f.field = nullptr;
    f.key.clear();
    const std::uint64_t missing = f.shape->fields ? f.shape->fields->needed & ~f.seen : 0;
    for (std::size_t i = 0; i < 64 && missing >> i != 0; ++i)
      if (missing >> i & 1) r.problem("missing", {{"key", (*f.shape->fields)[i].name()}});
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
    const bool plain = f.shape->element && !f.shape->element->fields;
    const bool flawed = plain && f.flawed, broken = f.broken;
    r.frames_.pop_back();
    if (!r.frames_.empty()) {
      r.frames_.back().flawed |= flawed;
      r.frames_.back().broken |= broken;
    }
    return go_on();
  }

  template <class Exception>
  bool parse_error(std::size_t byte, const std::string&, const Exception& e) {
    return unreadable(byte, e.what());
  }

 private:
  // What goes wrong, out of the way.
  bool wrong(const Target&, std::string_view got);
  bool too_deep();
  bool repeated(std::string_view name);
  bool unknown(std::string_view name);
  bool unreadable(std::size_t byte, std::string_view why);
  bool not_an_integer(const Target&, std::string_view given);
};

}  // namespace loyalty::wire
