#include "native/batch/calls.h"

#include <nlohmann/json.hpp>

#include "native/batch/lists.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

constexpr std::string_view every_call[] = {
    "apply",   "check", "check_change", "clock",    "due",    "open",   "overview",
    "preview", "quote", "replay",       "snapshot", "verify", "version"};

Reply due(const Engine& engine) {
  const auto at = engine.due();
  return {true, "{\"due\":" + (at ? std::to_string(*at) : "null") + "}"};
}

/// The engine takes a log with one event a line; in a line of ours it is a list.
Reply replay(Engine& engine, std::string_view events) {
  const auto log = lines_of_list(events);
  if (!log) return refusal("wrong_type", "", {{"expected", "a list"}, {"got", kind_of(events)}});
  return engine.replay(*log);
}

}  // namespace

std::span<const std::string_view> call_names() { return every_call; }

std::optional<Call> call_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(every_call); ++i)
    if (every_call[i] == name) return static_cast<Call>(i);
  return std::nullopt;
}

bool takes_program(Call call) { return call != Call::version; }

bool asks_engine(Call call) {
  return call != Call::version && call != Call::check && call != Call::check_change;
}

bool changes_account(Call call) { return call == Call::apply || call == Call::replay; }

bool takes_input(Call call) {
  return call == Call::check_change ||
         (asks_engine(call) && call != Call::due && call != Call::open && call != Call::snapshot);
}

Reply ask(Engine& engine, Call call, std::string_view input) {
  switch (call) {
    case Call::apply: return engine.apply(input);
    case Call::clock: return engine.clock(input);
    case Call::due: return due(engine);
    case Call::overview: return engine.overview(input);
    case Call::preview: return engine.preview(input);
    case Call::quote: return engine.quote(input);
    case Call::replay: return replay(engine, input);
    case Call::snapshot: return engine.snapshot();
    case Call::verify: return engine.verify(input);
    case Call::open:
    case Call::check:
    case Call::check_change:
    case Call::version: break;
  }
  return refusal("not_open", "");
}

Reply ask_of_program(Call call, std::string_view program, std::string_view input) {
  if (call == Call::check) return check_program(program);
  if (call == Call::check_change) return check_change(program, input);
  return {true, "{\"engine\":\"" + std::string(engine_version()) +
                    "\",\"rules\":" + std::to_string(rules_version()) + "}"};
}

Reply refusal(std::string_view code, std::string_view at, std::initializer_list<Told> details) {
  json told = json::object();
  for (const Told& each : details)
    std::visit([&](const auto& value) { told[each.key] = value; }, each.value);
  const json error = {{"at", at}, {"code", code}, {"details", std::move(told)}};
  // What was given may be cut within a character.
  return {false, json{{"error", error}}.dump(-1, ' ', false, json::error_handler_t::replace)};
}

std::string put_below(std::string_view refused, std::string_view step) {
  json answer = json::parse(refused);
  const auto put = [&](json& problem) {
    problem["at"] = std::string(step) + problem.value("at", "");
  };
  put(answer["error"]);
  if (answer.contains("others"))
    for (auto& other : answer["others"]) put(other);
  return answer.dump();
}

}  // namespace loyalty::native
