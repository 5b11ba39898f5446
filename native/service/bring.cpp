#include "native/service/bring.h"

#include <future>
#include <sstream>

namespace loyalty::service {

using nlohmann::json;

namespace {

/// Cards in hand or on their way are the member's, whoever had them before; those that were here once are nobody else's
/// new ones. Runs that go on are those of who opened them alone.
void link_what_is_held(Store& store, const MemberChange& member, Change& change) {
  const json account = json::parse(*member.snapshot);
  const json wallet = account.value("wallet", json::object());
  for (const json& card : wallet.value("gift_cards", json::array()))
    change.links.push_back({"gift_card", card["id"], member.id, true});
  for (const json& card : wallet.value("gift_cards_past", json::array()))
    if (!store.linked("gift_card", card["id"]))
      change.links.push_back({"gift_card", card["id"], member.id, true});
  for (const json& run : account.value("activities", json::object()).value("runs", json::array()))
    if (run.value("before", 1) == 1) change.links.push_back({"run", run["id"], member.id, true});
}

}  // namespace

bool bring_log(Service& service, const std::string& log) {
  const auto program = service.programs.active();
  if (!program) refuse(503, "no_program");
  Engine engine;
  if (const Reply opened = engine.open(program->program, ""); !opened.ok)
    throw Refused{problem_of_engine(opened.text)};
  MemberChange member;
  member.expected = -1;
  Change change;
  std::istringstream lines(log);
  std::string line;
  for (std::size_t number = 0; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Reply reply = engine.apply(line);
    if (!reply.ok) {
      json error = json::parse(reply.text);
      error["error"]["at"] = "/" + std::to_string(number) + error["error"]["at"].get<std::string>();
      throw Refused{problem_of_engine(error.dump())};
    }
    const std::string_view sealed = sealed_in(reply.text);
    const json event = json::parse(sealed);
    if (event.contains("member") && event["member"].contains("id") && member.id.empty()) {
      member.id = event["member"]["id"];
      if (const std::string referrer = event["member"].value("referrer", ""); !referrer.empty())
        change.links.push_back({"referrer", member.id, referrer, true});
    }
    member.events.push_back({event["id"], event["at"], "", std::string(sealed)});
  }
  if (member.id.empty()) refuse(400, "missing", "/0/member", {{"key", "id"}});
  const Held held = service.members.hold(member.id);
  if (held->exists) return false;
  held->stale = true;
  member.snapshot = engine.snapshot().text;
  link_what_is_held(service.store, member, change);
  member.wake = engine.due();
  change.members.push_back(std::move(member));
  std::promise<Fate> fate;
  service.writer.give_in(Writer::of_no_state, std::move(change),
                         [&](Fate f, const Change&) { fate.set_value(f); });
  switch (fate.get_future().get()) {
    case Fate::written: return true;
    case Fate::conflict: return false;
    case Fate::failed: throw StoreFailed("the log was not written");
  }
  return true;
}

}  // namespace loyalty::service
