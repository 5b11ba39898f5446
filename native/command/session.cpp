#include "native/command/session.h"

#include <cstdio>

#include "native/command/details.h"
#include "native/command/moments.h"
#include "native/command/money.h"
#include "native/command/problems.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

/// An action's id is its kind.
const json* with_id(const json& value, std::string_view id) {
  if (value.is_object()) {
    const auto own = value.find(value.contains("id") ? "id" : "kind");
    if (own != value.end() && *own == id && value.contains("name")) return &value;
  }
  if (!value.is_structured()) return nullptr;
  for (const auto& [key, child] : value.items()) {
    if (key == "ext") continue;  // a merchant's own: no thing of the program
    if (const json* found = with_id(child, id)) return found;
  }
  return nullptr;
}

}  // namespace

std::string Names::in(std::string_view pointer, std::string_view id) const {
  const json::json_pointer list{std::string(pointer)};
  if (program_.contains(list)) {
    if (const json* found = with_id(program_[list], id))
      return found->value("name", std::string(id));
  }
  return std::string(id);
}

std::string Names::offer(std::string_view id) const {
  const auto promotion = in("/promotions", id);
  return promotion == id ? in("/coupons", id) : promotion;
}

std::string Names::level(std::string_view id) const { return in("/tiers/levels", id); }

std::string Names::card(std::string_view id) const { return in("/cards", id); }

std::string Names::rule(std::string_view id) const { return in("/points/earn/rules", id); }

std::string Names::tag(std::string_view id) const { return in("/segments/tags", id); }

std::string Names::anything(std::string_view id) const {
  const auto names = program_.find("names");
  if (names == program_.end() || !names->is_object()) return in("", id);
  return names->value(std::string(id), in("", id));
}

std::string Names::money(std::int64_t minor) const { return money_text(minor, currency()); }

Session open_session(const Options& options) {
  const Document program = read_document(options.program, say("what.program"));
  Document account;
  if (!options.account.empty()) account = read_document(options.account, say("what.account"));

  Session session;
  if (const Reply opened = session.engine.open(program.text, account.text); !opened.ok) {
    if (options.json) print_line(opened.text);
    complain(opened.text, {{&program, {0, program.text.size()}, "/program", 0},
                           {&account, {0, account.text.size()}, "/account", 0}});
    throw Failure(exit_bad_input, "");
  }
  session.names = Names(json::parse(program.text));
  session.zone = zone_of(session.names.program());
  tell_of(session.names, session.zone);
  return session;
}

Zone zone_of(const json& program) {
  return Zone::find(program.value("timezone", "UTC")).value_or(Zone());
}

std::int64_t instant_given(const Options& options, const Zone& zone) {
  if (options.at.empty()) return now();
  const auto instant = parse_instant(options.at, zone);
  if (!instant) throw Failure(exit_usage, say("usage.at", {{"given", options.at}}));
  return *instant;
}

void print_line(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
}

}  // namespace loyalty::native
