#include "native/keeping/bring.h"

#include <map>

#include "core/base/sha256.h"
#include "core/engine/engine.h"
#include "native/command/failure.h"
#include "native/keeping/carried.h"
#include "native/keeping/columns.h"
#include "native/keeping/csv.h"
#include "native/service/booking.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;
using service::Change;

constexpr std::size_t changes_a_commit = 500;

/// The program that goes, and its clock.
struct Rules {
  SharedProgram program;
  Zone zone;
};

Rules rules_of(service::Store& store) {
  for (const service::StoredProgram& p : store.programs()) {
    if (!p.active) continue;
    Rules rules;
    const std::string text = store.program(p.version)->text;
    if (const Reply read = rules.program.read(text); !read.ok)
      throw Failure(exit_bad_input, read.text);
    rules.zone = *Zone::find(json::parse(text)["timezone"].get<std::string>());
    return rules;
  }
  throw Failure(exit_bad_input, say("keeping.no_program"));
}

class Bringing {
 public:
  Bringing(service::Store& store, const Rules& rules, const Moving& moving, const Refusal& refused)
      : store_(store),
        rules_(rules),
        at_(moving.at),
        phone_secret_(moving.phone_secret),
        refused_(refused) {}

  void take(const Columns& columns, const std::vector<std::string>& cells, std::size_t line) {
    ++brought.rows;
    std::vector<json> events;
    Change change;
    service::MemberChange& member = change.members.emplace_back();
    try {
      events = columns.events(cells);
      member.id = events[0]["member"].value("id", "");
      for (const auto& [kind, name] : columns.links(cells, phone_secret_))
        change.links.push_back({kind, name, member.id, false});
    } catch (const BadCell& bad) {
      return refuse(line, "", {{"column", bad.column}, {"why", bad.why}});
    }
    // The instant is no part of it: the same record, run again, is the same.
    std::string record;
    for (const json& event : events) record += event.dump();
    const std::string digest = sha256_hex(record);
    member.expected = -1;
    Engine engine;
    engine.open(rules_.program, "");
    for (std::size_t i = 0; i < events.size(); ++i) {
      json& event = events[i];
      event["id"] = i == 0 ? "opened" : "opened-" + std::to_string(i);
      event["at"] = at_;
      const Reply reply = engine.apply(event.dump());
      if (!reply.ok) return refuse_problem(line, member.id, json::parse(reply.text)["error"]);
      member.events.push_back(
          {event["id"], at_, digest, std::string(service::sealed_in(reply.text))});
    }
    member.snapshot = engine.snapshot().text;
    // What ends soon is told when the service looks first: how long before, it says itself.
    if (engine.due()) {
      member.remind = 0;
      member.wake = at_;
    }
    if (const std::string referrer = events[0]["member"].value("referrer", ""); !referrer.empty())
      change.links.push_back({"referrer", member.id, referrer, true});
    waiting_.push_back({std::move(change), line});
    if (waiting_.size() == changes_a_commit) write();
  }

  void write() {
    std::vector<const Change*> changes;
    for (const Waiting& one : waiting_) changes.push_back(&one.change);
    const auto outcomes = store_.commit(changes);
    for (std::size_t i = 0; i < outcomes.size(); ++i) settle(waiting_[i], outcomes[i]);
    waiting_.clear();
  }

  Brought brought;

 private:
  struct Waiting {
    Change change;
    std::size_t line = 0;
  };

  void settle(const Waiting& one, service::Outcome outcome) {
    if (outcome == service::Outcome::written) {
      ++brought.members;
      return;
    }
    const service::MemberChange& member = one.change.members[0];
    const auto before = store_.event(member.id, "opened");
    if (before && before->request == member.events[0].request) {
      ++brought.there_before;
    } else if (store_.standing(member.id)) {
      refuse_problem(one.line, member.id,
                     {{"code", "member_exists"}, {"details", {{"id", member.id}}}});
    } else {
      refuse(one.line, member.id, {{"why", say("import.link_taken")}});
    }
  }
  void refuse_problem(std::size_t line, const std::string& id, const json& error) {
    const std::string code = error["code"];
    const auto told =
        tell_sentence("problem." + code,
                      [&](std::string_view name, std::string_view) -> std::optional<std::string> {
                        const auto& details = error.value("details", json::object());
                        const auto found = details.find(name);
                        if (found == details.end()) return {};
                        return found->is_string() ? found->get<std::string>() : found->dump();
                      });
    refuse(line, id, {{"at", error.value("at", "")}, {"code", code}, {"why", told.value_or(code)}});
  }
  void refuse(std::size_t line, const std::string& id, json what) {
    ++brought.refused;
    what["line"] = line;
    if (!id.empty()) what["member"] = id;
    refused_(what);
  }

  service::Store& store_;
  const Rules& rules_;
  const std::int64_t at_;
  const std::string phone_secret_;
  const Refusal& refused_;
  std::vector<Waiting> waiting_;
};

}  // namespace

Brought bring_members(service::Store& store, std::istream& table, const json& map,
                      const std::function<Moving(bool have_phones)>& moving, const Refusal& refused,
                      const std::function<void(const Brought&)>& progress) {
  const Rules rules = rules_of(store);
  CsvReader reader(table);
  std::vector<std::string> cells;
  if (!reader.next(cells)) throw Failure(exit_bad_input, say("import.empty"));
  const Columns columns(cells, map, rules.zone);
  Bringing bringing(store, rules, moving(columns.have_phones()), refused);
  while (reader.next(cells)) {
    bringing.take(columns, cells, reader.line());
    if (bringing.brought.rows % 10'000 == 0) progress(bringing.brought);
  }
  bringing.write();
  return bringing.brought;
}

std::int64_t write_members(service::Store& store, std::ostream& table, std::int64_t at) {
  const Rules rules = rules_of(store);
  const std::vector<std::string> kinds = store.kinds_of_names();
  std::vector<std::string> headings = Columns::targets();
  for (const std::string& kind : kinds) headings.push_back(Columns::link_target(kind));
  table << csv_record(headings);
  std::int64_t members = 0;
  std::string after;
  for (auto page = store.members(after, 500); !page.empty(); page = store.members(after, 500)) {
    for (const service::MemberRow& row : page) {
      const auto stored = store.member(row.id);
      Engine engine;
      engine.open(rules.program, stored->snapshot);
      std::string log;
      for (const std::string& event : stored->newer) log += event + '\n';
      if (!log.empty()) engine.replay(log);
      const auto account = account_at(engine, at);
      if (!account) continue;
      const Reply overview = engine.overview(service::at_text(engine.last()));
      if (!overview.ok) throw Failure(exit_bad_input, row.id + ": " + overview.text);
      const json tier = json::parse(overview.text)["tier"];
      auto cells = cells_of(*account, tier.is_object() ? tier.value("level", "") : "", rules.zone);
      cells[0] = row.id;
      std::map<std::string, std::string> names;
      for (const service::Link& link : store.links_of(row.id)) {
        if (link.member != row.id) continue;
        std::string& cell = names[link.kind];
        cell += (cell.empty() ? "" : "; ") + link.name;
      }
      for (const std::string& kind : kinds) cells.push_back(names[kind]);
      table << csv_record(cells);
      ++members;
    }
    after = page.back().id;
  }
  return members;
}

}  // namespace loyalty::native
