#include "native/keeping/check.h"

#include <nlohmann/json.hpp>

#include "core/engine/engine.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;
using service::StoredEvent;

/// What is wrong with one member; "": nothing.
class MemberCheck {
 public:
  MemberCheck(service::Store& store, const SharedProgram& program)
      : store_(store), program_(program) {}

  std::string run(const service::MemberRow& row) {
    const auto stored = store_.member(row.id);
    const auto events = store_.events(row.id, 0, INT64_MAX);
    seen += std::ssize(events);
    if (std::ssize(events) != row.events)
      return say("keeping.events_missing",
                 {{"kept", std::to_string(events.size())}, {"said", std::to_string(row.events)}});
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i].place != static_cast<std::int64_t>(i) + 1)
        return say("keeping.place_missing", {{"place", std::to_string(i + 1)}});
    if (stored->folded > row.events) return say("keeping.snapshot_ahead");
    const std::string replayed = digest_after(events, stored->folded);
    if (!trouble_.empty()) return trouble_;
    if (stored->snapshot.empty()) return {};
    const std::string kept = digest_of(stored->snapshot);
    if (!trouble_.empty()) return trouble_;
    if (kept != replayed)
      return say("keeping.snapshot_differs", {{"kept", kept}, {"replayed", replayed}});
    return {};
  }

  std::int64_t seen = 0;

 private:
  std::string digest_of(const std::string& account) {
    Engine engine;
    return digest_in(engine.open(program_, account));
  }
  /// Of the account after the first `folded` events. Those after them have to fold, too.
  std::string digest_after(const std::vector<StoredEvent>& events, std::int64_t folded) {
    Engine engine;
    digest_in(engine.open(program_, ""));
    const std::string before = digest_in(engine.replay(lines(events, 0, folded)));
    if (trouble_.empty()) digest_in(engine.replay(lines(events, folded, std::ssize(events))));
    return before;
  }
  static std::string lines(const std::vector<StoredEvent>& events, std::int64_t from,
                           std::int64_t to) {
    std::string log;
    for (std::int64_t i = from; i < to; ++i)
      log += events[static_cast<std::size_t>(i)].sealed + '\n';
    return log;
  }
  std::string digest_in(const Reply& reply) {
    if (!reply.ok) {
      trouble_ = reply.text;
      return {};
    }
    return json::parse(reply.text)["account"];
  }

  service::Store& store_;
  const SharedProgram& program_;
  std::string trouble_;
};

}  // namespace

Checked check_store(service::Store& store,
                    const std::function<void(const std::string&, const std::string&)>& wrong) {
  Checked checked;
  const auto tell = [&](const std::string& of, const std::string& what) {
    ++checked.wrong;
    wrong(of, what);
  };
  SharedProgram program;
  for (const service::StoredProgram& p : store.programs()) {
    SharedProgram version;
    const Reply reply = version.read(store.program(p.version)->text);
    if (!reply.ok)
      tell("program " + std::to_string(p.version), reply.text);
    else if (json::parse(reply.text)["digest"] != p.digest)
      tell("program " + std::to_string(p.version), say("keeping.program_differs"));
    // Logs are told of all the same.
    if (reply.ok && p.active) program = version;
  }
  if (!program) {
    tell("programs", say("keeping.no_program"));
    return checked;
  }
  std::string after;
  for (auto page = store.members(after, 500); !page.empty(); page = store.members(after, 500)) {
    for (const service::MemberRow& row : page) {
      MemberCheck member(store, program);
      if (const std::string what = member.run(row); !what.empty()) tell(row.id, what);
      checked.events += member.seen;
      ++checked.members;
    }
    after = page.back().id;
  }
  return checked;
}

}  // namespace loyalty::native
