#include "tests/service/audit.h"

namespace simulator {
namespace {

using loyalty::Engine;
using loyalty::Reply;

/// One member, as the disk has it.
struct Kept {
  std::string id;
  std::optional<std::int64_t> wake;
  std::vector<StoredEvent> log;
};

std::vector<Kept> kept_in(Store& store) {
  std::vector<Kept> all;
  for (const MemberRow& row : store.members("", 1000)) {
    Kept& kept = all.emplace_back();
    kept.id = row.id;
    kept.wake = store.wake_of(row.id);
    kept.log = store.events(row.id, 0, 100000);
    must(row.events == std::ssize(kept.log), "the row of " + row.id + " counts its events");
  }
  return all;
}

Engine replayed(Service& service, const Kept& kept, std::size_t events) {
  std::string log;
  for (std::size_t i = 0; i < events; ++i) log += kept.log[i].sealed + '\n';
  Engine engine;
  must(engine.open(service.programs.active()->program, "").ok, "opens");
  const Reply reply = engine.replay(log);
  must(reply.ok, "the log of " + kept.id + " is replayed: " + reply.text);
  return engine;
}

void snapshot_is_of_the_log(Service& service, const Kept& kept, Engine& whole) {
  const auto stored = service.store.member(kept.id);
  Engine engine;
  must(engine.open(service.programs.active()->program, stored->snapshot).ok, "a snapshot opens");
  must(stored->folded <= std::ssize(kept.log), "a snapshot is not ahead of the log of " + kept.id);
  if (!stored->snapshot.empty())
    must(engine.snapshot().text ==
             replayed(service, kept, static_cast<std::size_t>(stored->folded)).snapshot().text,
         "the snapshot of " + kept.id + " has the events that it says");
  std::string newer;
  for (const std::string& event : stored->newer) newer += event + '\n';
  if (!newer.empty()) must(engine.replay(newer).ok, "what is newer than a snapshot is replayed");
  must(engine.snapshot().text == whole.snapshot().text,
       "the snapshot of " + kept.id + " is that of its log");
}

void answers_are_of_the_log(const Kept& kept, const Clients& clients) {
  std::map<std::string, const StoredEvent*> by_id;
  std::int64_t place = 0;
  for (const StoredEvent& event : kept.log) {
    must(event.place == ++place, "places of " + kept.id + " are without gaps");
    must(by_id.emplace(event.id, &event).second, "once: " + event.id);
    if (event.id.starts_with("due-") || event.id.starts_with("referral-")) continue;
    const auto asked = clients.asked().find({kept.id, event.id});
    must(asked != clients.asked().end(), "somebody asked for " + event.id);
    must(asked->second.acknowledged || asked->second.open > 0,
         "what was refused is not there: " + event.id + " of " + kept.id);
  }
  for (const auto& [whose, known] : clients.asked()) {
    if (whose.first != kept.id || !known.acknowledged) continue;
    const auto found = by_id.find(whose.second);
    must(found != by_id.end(),
         "what was acknowledged is there: " + whose.second + " of " + kept.id);
    must(event_body(*found->second) == known.body, "in the words of the answer: " + whose.second);
  }
}

/// A request has one time: what it holds begins when it is booked, to the millisecond.
void holds_are_whole(const Service& service, const Kept& kept) {
  for (const StoredEvent& event : kept.log) {
    const json sealed = json::parse(event.sealed);
    if (sealed["kind"] != "order_placed") continue;
    const std::int64_t held =
        sealed["until"].get<std::int64_t>() - sealed["at"].get<std::int64_t>();
    must(held == service.settings.hold,
         event.id + " of " + kept.id + " holds for " + std::to_string(held) + " ms");
  }
}

/// What the facts of all logs come to, for offers that are limited.
void uses_are_of_the_logs(Service& service, const std::vector<Kept>& all) {
  std::map<std::string, std::int64_t> uses;
  for (const Kept& kept : all)
    for (const StoredEvent& event : kept.log) {
      const json sealed = json::parse(event.sealed);
      for (const json& fact : sealed["sealed"]["facts"]) {
        if (fact["kind"] == "offer_used") uses[fact["id"]] += fact["count"].get<std::int64_t>();
        if (fact["kind"] == "offer_returned") uses[fact["id"]] -= fact["count"].get<std::int64_t>();
      }
    }
  const auto counted = service.store.uses();
  // Of all versions the highest limit: what was used under one stays under the next.
  const std::map<std::string, std::int64_t> most = {{"few", 4}, {"c", 6}};
  for (const auto& [offer, limit] : most) {
    const auto found = counted.find(offer);
    const std::int64_t told = found == counted.end() ? 0 : found->second;
    must(told == uses[offer], "uses of " + offer + ": counted " + std::to_string(told) +
                                  ", in the logs " + std::to_string(uses[offer]));
    must(told <= limit, "no more uses of " + offer + " than there are: " + std::to_string(told));
  }
}

void links_are_of_the_logs(Service& service, const Kept& kept) {
  const json joined = json::parse(kept.log.at(0).sealed);
  must(joined["kind"] == "member_joined", "a log begins with joining");
  const std::string referrer = joined["member"].value("referrer", "");
  must(service.store.linked("referrer", kept.id).value_or("") == referrer,
       "the referrer of " + kept.id);
}

/// A referrer has the reward of each member once, and not any more when the order came back. What is noted with the order is
/// in the referrer's log, and what is in the log is noted.
void referrals_are_of_the_logs(Service& service, const std::vector<Kept>& all) {
  std::map<std::string, std::int64_t> earned;
  for (const Kept& kept : all)
    for (const StoredEvent& event : kept.log) {
      const json sealed = json::parse(event.sealed);
      if (sealed["kind"] == "referral_earned") ++earned[sealed["referred"]];
    }
  for (const auto& [referred, times] : earned) must(times == 1, "one reward for " + referred);
  for (const Kept& kept : all)
    must(service.store.linked("referral", kept.id).has_value() == earned.contains(kept.id),
         "the reward for " + kept.id + " is noted and in its referrer's log, or neither");
}

json overview_of(Engine& engine, std::int64_t at) {
  return json::parse(engine.overview(at_text(std::max(at, engine.last()))).text);
}

}  // namespace

void audit(World& world, const Clients& clients) {
  Service& service = world.service(0);
  const auto all = kept_in(service.store);
  std::set<std::string> there;
  for (const Kept& kept : all) {
    there.insert(kept.id);
    Engine whole = replayed(service, kept, kept.log.size());
    snapshot_is_of_the_log(service, kept, whole);
    answers_are_of_the_log(kept, clients);
    links_are_of_the_logs(service, kept);
    holds_are_whole(service, kept);
    if (const auto due = whole.due())
      must(kept.wake && *kept.wake <= *due, kept.id + " is looked at when something falls due");
  }
  for (const std::string& member : clients.members())
    must(there.contains(member), "whoever has joined is there: " + member);
  for (const Shown& shown : clients.shown())
    for (const Kept& kept : all) {
      if (kept.id != shown.member) continue;
      must(shown.events <= std::ssize(kept.log),
           "nothing was shown of " + kept.id + " that is not");
      Engine then = replayed(service, kept, static_cast<std::size_t>(shown.events));
      must(then.snapshot().text == shown.account, "what was shown of " + kept.id + " was so");
    }
  uses_are_of_the_logs(service, all);
  referrals_are_of_the_logs(service, all);
}

void audit_undone(World& world) {
  Service& service = world.service(0);
  for (const Kept& kept : kept_in(service.store)) {
    std::int64_t points = 0, principal = 0, bonus = 0;
    for (const StoredEvent& event : kept.log) {
      const json sealed = json::parse(event.sealed);
      const std::string kind = sealed["kind"];
      if (kind == "points_granted") points += sealed["points"].get<std::int64_t>();
      if (kind == "points_taken") points -= sealed["points"].get<std::int64_t>();
      if (kind == "checked_in") points += 3;
      if (kind == "points_exchanged") points -= 30;
      if (kind == "recharged") principal += sealed["amount"].get<std::int64_t>(), bonus += 1000;
    }
    Engine engine = replayed(service, kept, kept.log.size());
    const json shown = overview_of(engine, world.now);
    const json& p = shown["points"];
    const std::int64_t has = p["available"].get<std::int64_t>() + p["pending"].get<std::int64_t>() +
                             p["frozen"].get<std::int64_t>() + p["held"].get<std::int64_t>() -
                             p["debt"].get<std::int64_t>();
    must(has == points,
         "points of " + kept.id + ": " + std::to_string(has) + ", given " + std::to_string(points));
    const json& w = shown["wallet"];
    must(w["principal"] == principal && w["bonus"] == bonus,
         "money of " + kept.id + ": " + w.dump() + ", given " + std::to_string(principal) +
             " and " + std::to_string(bonus));
    for (const json& coupon : shown["coupons"])
      must(coupon["state"] != "used" && coupon["state"] != "locked",
           "coupons of " + kept.id + " are back: " + coupon.dump());
  }
  for (const auto& [offer, used] : service.store.uses())
    must(used == 0, "nothing is used of " + offer + " any more: " + std::to_string(used));
}

void audit_told(World& world) {
  Service& service = world.service(0);
  std::set<std::string> told;
  for (const StoredNotice& stored : service.store.notices(0, 100000)) {
    if (stored.notice.kind != "reminder") continue;
    const json what = json::parse(stored.notice.text);
    for (const json& coupon : what["coupons"])
      told.insert(stored.notice.member + ' ' + coupon["id"].get<std::string>());
  }
  for (const Kept& kept : kept_in(service.store)) {
    Engine engine = replayed(service, kept, kept.log.size());
    const std::int64_t at = std::max(world.now, engine.last());
    const json overview = overview_of(engine, at);
    for (const json& coupon : overview["coupons"]) {
      if (coupon["state"] != "usable") continue;
      const std::int64_t until = coupon["until"];
      if (until <= at || until - service.settings.remind_before > at) continue;
      must(told.contains(kept.id + ' ' + coupon["id"].get<std::string>()),
           "that it ends was told: " + coupon.dump());
    }
  }
}

}  // namespace simulator
