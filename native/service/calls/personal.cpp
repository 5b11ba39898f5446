// What is kept of a person, told on demand and forgotten on demand.

#include "native/service/calls/calls.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// What a member record says of the person, beside the id by which the books go on.
constexpr const char* of_the_person[] = {"birthday", "phone_bound", "region", "segments"};

/// True: there was something to forget.
bool forget_in(json& member) {
  bool found = false;
  for (const char* field : of_the_person) found |= member.erase(field) > 0;
  return found;
}

/// Records stand in events that bring, change or join members, and in the accounts that those bring along.
bool forget_in_event(json& event) {
  bool found = event.contains("member") && forget_in(event["member"]);
  // Free texts of whoever sat at the desk.
  found |= event.erase("reason") > 0;
  if (event.contains("other") && event["other"].is_object() && event["other"].contains("member"))
    found |= forget_in(event["other"]["member"]);
  return found;
}

/// The log without the person, and the account that it comes to.
struct Forgotten {
  std::vector<StoredEvent> changed;
  std::string log;
};

Forgotten forget_in_log(const std::vector<StoredEvent>& events) {
  Forgotten forgotten;
  for (const StoredEvent& event : events) {
    json sealed = json::parse(event.sealed);
    if (forget_in_event(sealed))
      forgotten.changed.push_back({event.place, event.id, "", sealed.dump()});
    forgotten.log += forgotten.changed.empty() || forgotten.changed.back().place != event.place
                         ? event.sealed
                         : forgotten.changed.back().sealed;
    forgotten.log += '\n';
  }
  return forgotten;
}

std::string account_of(const OpenProgram& program, const std::string& log) {
  Engine engine;
  if (const Reply opened = engine.open(program.program, ""); !opened.ok)
    throw StoreFailed("an empty account: " + opened.text);
  if (const Reply replayed = engine.replay(log); !replayed.ok)
    throw StoreFailed("the log: " + replayed.text);
  return engine.snapshot().text;
}

}  // namespace

/// {"account","events":[...],"links":[...],"notices":[...]}: all that there is.
Reaction export_member(Call& call) {
  Service& s = call.service;
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  std::string body = "{\"account\":" + held->engine.snapshot().text + ",\"events\":[";
  for (const StoredEvent& event : s.store.events(held->id, 0, INT64_MAX)) {
    if (body.back() != '[') body += ',';
    body += event_body(event);
  }
  json links = json::array(), notices = json::array();
  for (const Link& link : s.store.links_of(held->id))
    links.push_back({{"kind", link.kind}, {"name", link.name}});
  for (const StoredNotice& stored : s.store.notices_of(held->id))
    notices.push_back({{"at", stored.notice.at},
                       {"kind", stored.notice.kind},
                       {"what", json::parse(stored.notice.text, nullptr, false)}});
  return Answer{200,
                body + "],\"links\":" + links.dump() + ",\"notices\":" + notices.dump() + "}",
                "application/json",
                {}};
}

/// The person goes; the books stay: replayed, the shorter texts come to the same figures.
Reaction erase_member(Call& call) {
  Service& s = call.service;
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  // What is on its way to the disk is not to come after.
  if (held->unwritten > 0) refuse(503, "busy");
  const Forgotten forgotten = forget_in_log(s.store.events(held->id, 0, INT64_MAX));
  const std::string account = account_of(*s.programs.active(), forgotten.log);
  if (!s.store.erase(held->id, held->events, forgotten.changed, account)) refuse(503, "busy");
  held->stale = true;
  return json_answer({{"events", forgotten.changed.size()}, {"member", held->id}});
}

}  // namespace loyalty::service
