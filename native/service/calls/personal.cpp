// What is kept of a person, told on demand and forgotten on demand.

#include <algorithm>
#include <set>

#include "native/service/calls/coming_in.h"

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

/// An account tells of each entry why it was made, as the event said.
bool forget_reasons(json& account) {
  bool found = account.is_object() && account.erase("reason") > 0;
  if (account.is_structured())
    for (json& part : account) found |= forget_reasons(part);
  return found;
}

/// Records stand in events that bring, change or join members, and in the accounts that those bring along.
bool forget_in_event(json& event) {
  bool found = event.contains("member") && forget_in(event["member"]);
  // Free texts of whoever sat at the desk; what WeChat Pay calls a payment by is of the books.
  if (event.value("by", "") != "wechat-pay") found |= event.erase("reason") > 0;
  if (event.contains("other") && event["other"].is_object()) {
    json& other = event["other"];
    if (other.contains("member")) found |= forget_in(other["member"]);
    found |= forget_reasons(other);
  }
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

/// All accounts of one person: the one that goes on, and those that have become one with it.
std::vector<std::string> accounts_of(Store& store, const std::string& member) {
  std::vector<std::string> accounts = {whose_now(store, member, "").member};
  for (std::size_t i = 0; i < accounts.size(); ++i)
    for (const Link& link : store.links_of(accounts[i]))
      if (link.kind == "merged") accounts.push_back(link.name);
  return accounts;
}

/// What is kept of a person beside the accounts.
struct Beside {
  std::vector<Link> links;
  std::vector<StoredNotice> notices;
  std::vector<StoredNotice> codes;  ///< to the person's phone, for the shop to send
  std::vector<std::pair<std::string, std::string>> fleeting;
};

Beside beside(Service& s, const std::vector<std::string>& accounts) {
  Beside found;
  std::set<std::string> phones_known;
  for (const std::string& member : accounts) {
    for (Link& link : s.store.links_of(member)) {
      if (link.kind == phones) phones_known.insert(link.name);
      found.links.push_back(std::move(link));
    }
    for (StoredNotice& notice : s.store.notices_of(member))
      found.notices.push_back(std::move(notice));
  }
  for (StoredNotice& stored : s.store.notices_of_kind("phone_code")) {
    const json what = open_notice(s, stored.notice.text);
    if (what.contains("phone") &&
        phones_known.contains(hidden(s, what["phone"].get<std::string>())))
      found.codes.push_back(std::move(stored));
  }
  for (const std::string& phone : phones_known)
    for (const std::string& prefix : {"code " + phone, "codes " + phone + ' '})
      for (auto& kept : s.fleeting.beginning(prefix)) found.fleeting.push_back(std::move(kept));
  for (auto& kept : s.fleeting.beginning("checkout ")) {
    const std::string whose = json::parse(kept.second).value("member", "");
    if (std::find(accounts.begin(), accounts.end(), whose) != accounts.end())
      found.fleeting.push_back(std::move(kept));
  }
  return found;
}

std::string events_text(Store& store, const std::string& member) {
  std::string text = "[";
  for (const StoredEvent& event : store.events(member, 0, INT64_MAX)) {
    if (text.back() != '[') text += ',';
    text += event_body(event);
  }
  return text + ']';
}

json notice_told(const Service& s, const StoredNotice& stored) {
  return {{"at", stored.notice.at},
          {"kind", stored.notice.kind},
          {"what", open_notice(s, stored.notice.text)}};
}

}  // namespace

/// {"account","events","fleeting","links","merged","notices"}: all that there is.
Reaction export_member(Call& call) {
  Service& s = call.service;
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const auto accounts = accounts_of(s.store, held->id);
  const Beside found = beside(s, accounts);
  json links = json::array(), notices = json::array(), fleeting = json::array();
  for (const Link& link : found.links) links.push_back({{"kind", link.kind}, {"name", link.name}});
  for (const auto* list : {&found.notices, &found.codes})
    for (const StoredNotice& stored : *list) notices.push_back(notice_told(s, stored));
  for (const auto& [name, text] : found.fleeting)
    fleeting.push_back({{"name", name}, {"what", text}});
  std::string taken_in;
  for (const std::string& account : accounts) {
    if (account == held->id) continue;
    taken_in += (taken_in.empty() ? "" : ",") + ("{\"events\":" + events_text(s.store, account)) +
                ",\"member\":" + json(account).dump() + '}';
  }
  return Answer{200,
                "{\"account\":" + held->engine.snapshot().text +
                    ",\"events\":" + events_text(s.store, held->id) +
                    ",\"fleeting\":" + fleeting.dump() + ",\"links\":" + links.dump() +
                    ",\"merged\":[" + taken_in + "],\"notices\":" + notices.dump() + "}",
                "application/json",
                {}};
}

/// The person goes; the books stay: replayed, the shorter texts come to the same figures.
Reaction erase_member(Call& call) {
  Service& s = call.service;
  if (!s.store.standing(call.member())) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const auto accounts = accounts_of(s.store, call.member());
  const std::vector<Held> held = s.members.hold(accounts);
  // What is on its way to the disk is not to come after.
  for (const Held& one : held) {
    if (one->unwritten == 0) continue;
    s.writer.give_in(one->epoch, {},
                     [again = call.sending.again](Fate, const Change&) { again(); });
    return {};
  }
  std::vector<Erased> erased;
  std::size_t changed = 0;
  for (const Held& one : held) {
    Forgotten forgotten = forget_in_log(s.store.events(one->id, 0, INT64_MAX));
    changed += forgotten.changed.size();
    erased.push_back({one->id,
                      {one->events, one->erasures},
                      std::move(forgotten.changed),
                      account_of(*s.programs.active(), forgotten.log)});
  }
  const Beside found = beside(s, accounts);
  std::vector<std::int64_t> codes;
  for (const StoredNotice& stored : found.codes) codes.push_back(stored.n);
  std::vector<std::string> fleeting;
  for (const auto& [name, text] : found.fleeting) fleeting.push_back(name);
  const bool done = s.store.erase(erased, codes, fleeting);
  for (const Held& one : held) one->stale = true;
  // Another process was there first.
  if (!done) {
    s.later(call.sending.again);
    return {};
  }
  s.store.scrub();
  return json_answer({{"events", changed}, {"member", call.member()}});
}

}  // namespace loyalty::service
