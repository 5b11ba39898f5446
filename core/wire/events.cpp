#include "core/wire/events.h"

namespace loyalty::wire {
namespace {

/// As much of a text as an error repeats.
std::string_view start_of(std::string_view text) {
  return text.substr(0, static_cast<std::size_t>(limits::id_bytes));
}

}  // namespace

bool Events::wrong(const Target& t, std::string_view got) {
  if (takes_anything(*t.shape)) return r.tell("null"), true;  // it has handlers for all else
  r.problem("wrong_type", {{"expected", std::string_view(t.shape->kind->expected)}, {"got", got}});
  return go_on();
}

bool Events::too_deep() {
  r.problem("too_deep", {{"max", limits::depth}});
  return false;
}

bool Events::not_an_integer(const Target& t, std::string_view given) {
  if (takes_anything(*t.shape)) return r.tell(given), true;
  r.problem("not_an_integer", {{"given", start_of(given)}});
  return go_on();
}

bool Events::repeated(std::string_view name) {
  r.frames_.back().key = name;
  r.report("", "duplicate_key", {{"key", name}});
  return go_on();
}

bool Events::unknown(std::string_view name) {
  auto& frame = r.frames_.back();
  const auto* about = frame.shape->fields->shown ? field_about(name) : nullptr;
  if (about) {
    if (frame.about & bit_about(about)) return repeated(name);
    frame.about |= bit_about(about);
    frame.field = about;
    frame.key.clear();
    return true;
  }
  std::vector<std::string_view> names;
  for (const PackedField& known : *frame.shape->fields) names.push_back(known.name());
  if (frame.shape->fields->shown)
    for (const PackedField& known : fields_about()) names.push_back(known.name());
  frame.key = start_of(name);
  if (const auto hint = nearest(name, names); !hint.empty())
    r.report("", "unknown_key", {{"key", frame.key}, {"nearest", hint}});
  else
    r.report("", "unknown_key", {{"key", frame.key}});
  return go_on();
}

bool Events::unreadable(std::size_t byte, std::string_view why) {
  const bool surrogate = why.find("surrogate") != why.npos;
  r.problem(surrogate ? "invalid_text" : "invalid_json",
            {{"byte", static_cast<std::int64_t>(byte)}});
  return false;
}

}  // namespace loyalty::wire
