#include "native/batch/line.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "core/wire/kept_text.h"
#include "core/wire/reader.h"
#include "native/batch/lists.h"
#include "native/command/problems.h"

namespace loyalty::native {
namespace {

namespace ondemand = simdjson::ondemand;
using nlohmann::json;

constexpr std::string_view every_member[] = {"account", "call", "id", "input", "program"};

/// An id that is echoed stays short: it is a row's key.
constexpr std::size_t id_bytes = 256;

/// {"digest": ...} is not longer than this, whatever spaces it has.
constexpr std::size_t digest_bytes = 256;

bool is_id(std::string_view id) {
  if (id.size() > id_bytes) return false;
  if (id == "null" || (!id.empty() && id.front() == '"')) return json::accept(id);
  const auto digits = id.substr(!id.empty() && id.front() == '-' ? 1 : 0);
  return !digits.empty() && digits.size() < 20 &&
         digits.find_first_not_of("0123456789") == std::string_view::npos && json::accept(id);
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Reply unknown_key(std::string_view step, std::string_view key,
                  std::span<const std::string_view> known) {
  const auto given = key.substr(0, static_cast<std::size_t>(limits::id_bytes));
  const std::string at = std::string(step) + wire::pointer_step(given);
  const auto nearest = wire::nearest(given, known);
  if (nearest.empty()) return refusal("unknown_key", at, {{"key", std::string(given)}});
  return refusal("unknown_key", at,
                 {{"key", std::string(given)}, {"nearest", std::string(nearest)}});
}

/// What keeps a text from being JSON.
Reply broken(std::string_view text) {
  Complaint fault{"invalid_json", "", {{"byte", 1}}};
  // A parser takes a zero for the end.
  if (const auto zero = text.find('\0'); zero != std::string_view::npos)
    fault.details["byte"] = zero + 1;
  else
    fault = syntax_complaint(text).value_or(fault);
  if (!simdjson::validate_utf8(text.data(), text.size())) fault.code = "invalid_text";
  return {false, reply_of(fault)};
}

/// The call by its JSON.
void name_call_in(std::string_view text, Line& line) {
  const json name = json::parse(text, nullptr, false);
  if (name.is_string())
    name_call(name.get<std::string>(), line);
  else
    line.refused =
        refusal("wrong_type", "/call", {{"expected", "a string"}, {"got", kind_of(text)}});
}

}  // namespace

struct Slicer::Parser {
  ondemand::parser json;
};

Slicer::Slicer(UsualCall usual) : parser_(std::make_unique<Parser>()), usual_(usual) {}
Slicer::~Slicer() = default;

Line Slicer::slice(std::string_view text, std::size_t room) {
  Line line;
  if (!taken_apart(text, room, line)) line.refused = broken(text);
  return line;
}

bool Slicer::taken_apart(std::string_view text, std::size_t room, Line& into) {
  ondemand::document document;
  if (parser_->json.iterate(text.data(), text.size(), room).get(document)) return false;
  ondemand::json_type type;
  if (document.type().get(type)) return false;
  if (type != ondemand::json_type::object) {
    if (!json::accept(text)) return false;
    into.refused = refusal("wrong_type", "", {{"expected", "an object"}, {"got", kind_of(text)}});
    return true;
  }
  ondemand::object object;
  if (document.get_object().get(object)) return false;
  std::array<std::string_view, std::size(every_member)> found;
  std::optional<Reply> wrong;
  for (auto one : object) {
    ondemand::field field;
    if (std::move(one).get(field)) return false;
    std::string_view key, value;
    if (field.unescaped_key().get(key) || wire::text_of(field.value()).get(value)) return false;
    const auto place = std::find(std::begin(every_member), std::end(every_member), key);
    if (place == std::end(every_member)) {
      if (!wrong) wrong = unknown_key("", key, every_member);
      continue;
    }
    auto& member = found[static_cast<std::size_t>(place - every_member)];
    if (!member.empty() && !wrong)
      wrong = refusal("duplicate_key", "/" + std::string(key), {{"key", std::string(key)}});
    member = value;
  }
  // There is a place to be at only where something follows.
  if (const char* rest = nullptr; !document.current_location().get(rest)) return false;
  const auto [account, call, id, input, program] = found;
  if (is_id(id))
    into.id = id == "null" ? std::string_view() : id;
  else if (!id.empty() && !wrong)
    wrong = refusal("wrong_type", "/id",
                    {{"expected", "a short string or an integer"}, {"got", kind_of(id)}});
  if (wrong) {
    into.refused = std::move(wrong);
    return true;
  }
  into.input = input;
  if (!call.empty())
    name_call_in(call, into);
  else if (usual_)
    into.call = *usual_;
  else
    into.refused = refusal("missing", "", {{"key", "call"}});
  name_document(program, "/program", into, into.program);
  name_document(account, "/account", into, into.account);
  settle_call(into);
  return true;
}

void name_call(const std::string& given, Line& line) {
  if (const auto call = call_of(given)) {
    line.call = *call;
    return;
  }
  const std::string_view start =
      std::string_view(given).substr(0, static_cast<std::size_t>(limits::id_bytes));
  const auto nearest = wire::nearest(start, call_names());
  line.refused = nearest.empty()
                     ? refusal("not_one_of", "/call", {{"given", std::string(start)}})
                     : refusal("not_one_of", "/call",
                               {{"given", std::string(start)}, {"nearest", std::string(nearest)}});
}

void name_document(std::string_view text, std::string_view step, Line& line, Named& into) {
  if (line.refused || text.empty() || text == "null") return;
  into = {Named::By::value, text};
  if (text.front() != '{' || text.size() > digest_bytes ||
      text.find("\"digest\"") == std::string_view::npos)
    return;
  const json named = json::parse(text, nullptr, false);
  if (!named.is_object() || !named.contains("digest")) return;
  const std::string at = std::string(step) + "/digest";
  constexpr std::string_view only[] = {"digest"};
  for (const auto& [key, value] : named.items())
    if (key != "digest") line.refused = unknown_key(step, key, only);
  if (line.refused) return;
  const auto digits = named["digest"].is_string() ? named["digest"].get<std::string>() : "";
  if (!named["digest"].is_string())
    line.refused = refusal("wrong_type", at,
                           {{"expected", "a string"}, {"got", kind_of(named["digest"].dump())}});
  else if (!is_digest(digits))
    line.refused =
        refusal("invalid_digest", at,
                {{"given", digits.substr(0, static_cast<std::size_t>(limits::id_bytes))}});
  else
    into = {Named::By::digest, text.substr(text.find(digits), digits.size())};
}

void settle_call(Line& line) {
  if (line.refused) return;
  const std::string kind(call_names()[static_cast<std::size_t>(line.call)]);
  const auto no_such = [&](const char* member) {
    line.refused =
        refusal("wrong_member", std::string("/") + member, {{"kind", kind}, {"member", member}});
  };
  if (takes_input(line.call) && line.input.empty())
    line.refused = refusal("missing", "", {{"key", "input"}});
  else if (!takes_input(line.call) && !line.input.empty() && line.input != "null")
    no_such("input");
  else if (!asks_engine(line.call) && line.account.by != Named::By::nothing)
    no_such("account");
  else if (!takes_program(line.call) && line.program.by != Named::By::nothing)
    no_such("program");
}

}  // namespace loyalty::native
