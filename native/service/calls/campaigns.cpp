// Group buys and bargains between members. Who leads a run is a link: a run's id is one of a kind in the whole shop.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr const char* leads = "run";

/// The run as its leader's overview has it; null: it is over, or never was.
json run_of(const Held& leader, const std::string& run, std::int64_t at) {
  const Reply reply = leader->engine.overview(at_text(std::max(at, leader->engine.last())));
  const json overview = json::parse(reply.text);
  for (const json& one : overview["campaigns"])
    if (one["id"] == run) return one;
  return {};
}

/// Those who have joined so far.
std::vector<std::string> helpers_of(const Held& leader, const std::string& run) {
  const json account = json::parse(leader->engine.snapshot().text);
  for (const json& one : account.value("activities", json::object()).value("runs", json::array()))
    if (one["id"] == run) return one.value("helpers", std::vector<std::string>());
  return {};
}

/// The friend, the leader, and whoever else is in it, as whom they are merged into by now. Who that is stands in the leader's
/// account: it may be another group by the time that all are held, then once more.
std::vector<Held> hold_group(Call& call, const std::string& leader, const std::string& run) {
  Members& members = call.service.members;
  for (;;) {
    const std::vector<std::string> helpers = helpers_of(members.hold(leader), run);
    std::vector<std::string> ids = {call.member(), leader};
    for (const std::string& helper : helpers)
      if (std::string now = whose_now(call.service.store, helper, "").member;
          now != call.member() && std::find(ids.begin(), ids.end(), now) == ids.end())
        ids.push_back(std::move(now));
    std::vector<Held> held = members.hold(ids);
    if (helpers_of(held[1], run) == helpers) return held;
  }
}

/// What joining is in the log of whom it concerns most: of a group's friend an own run, of a bargain's leader one friend
/// more.
json main_event(Call& call, const json& run, json event) {
  event["run"] = run["id"];
  if (run["kind"] == "bargain") {
    event["kind"] = "campaign_joined";
    event["referred"] = call.member();
  } else {
    event["campaign"] = run["campaign"];
    event["kind"] = "campaign_opened";
    event["times"] = run["members"].get<std::int64_t>() + 1;
    event["until"] = run["until"];
  }
  return event;
}

/// One more member in everybody else's run.
void tell_group(Call& call, Booking& booking, const std::vector<Held>& held, const json& run,
                const std::string& id) {
  const std::string joined = "joined-" + sha256_hex(call.member() + ' ' + id).substr(0, 32);
  for (std::size_t i = 1; i < held.size(); ++i) {
    const json one_more = {{"id", joined},
                           {"kind", "campaign_joined"},
                           {"referred", call.member()},
                           {"run", run["id"]}};
    if (i == 1) {
      booking.apply(held[i], one_more, call.now, call.sending.digest.hex());
      continue;
    }
    // Who has left the group meanwhile keeps nobody from joining it.
    if (held[i]->exists && !run_of(held[i], run["id"], call.now).is_null())
      booking.apply(held[i], one_more, call.now, call.sending.digest.hex());
  }
}

}  // namespace

void check_new_run(Call& call, const json& event) {
  // How many are in it, and for how long, is the shop's to say.
  if (call.caller.is_member())
    for (const char* given : {"times", "until"})
      if (event.contains(given))
        refuse(400, "wrong_member", std::string("/") + given,
               {{"kind", "campaign_opened"}, {"member", given}});
  const json run = event.value("run", event.value("id", json()));
  if (run.is_string() && call.service.store.linked(leads, run))
    refuse(409, "run_exists", "/run", {{"id", run}});
}

void lead_run(Call&, Booking& booking, const Held& held, const json& sealed) {
  booking.link({leads, sealed.value("run", sealed["id"]), held->id, false});
}

/// {"id","amount"?}: the member joins somebody's group buy, or cuts `amount` off somebody's bargain, which the shop says.
/// The answer is the member's own event; of a bargain the leader's.
Reaction join_campaign(Call& call) {
  json event = call.body();
  for (const char* given : {"at", "by", "kind", "sealed"})
    if (event.contains(given))
      refuse(400, "wrong_member", std::string("/") + given,
             {{"kind", "campaign_joined"}, {"member", given}});
  const std::string id = id_in(event, "id");
  const std::string& run = call.path.at("run");
  Service& s = call.service;
  const auto leader = s.store.linked(leads, run);
  if (!leader) refuse(404, "unknown_run", "", {{"id", run}});
  if (*leader == call.member()) refuse(409, "already_helped", "", {{"member", call.member()}});
  const std::vector<Held> held = hold_group(call, *leader, run);
  const json standing = run_of(held[1], run, call.now);
  const bool bargain = !standing.is_null() && standing["kind"] == "bargain";
  if (!bargain && !held[0]->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  refuse_reserved(id);
  for (std::size_t i = 0; i < 2 && !call.dry(); ++i)
    if (answered_before(held[i], s.store, s.writer, id, call.sending)) return {};
  if (standing.is_null()) refuse(409, "unknown_run", "", {{"id", run}});
  if (bargain && call.caller.is_member()) refuse(403, "not_allowed");
  if (!bargain && event.contains("amount"))
    refuse(400, "wrong_member", "/amount", {{"kind", "campaign_joined"}, {"member", "amount"}});
  if (call.caller.is_staff()) event["by"] = call.caller.id;

  event = main_event(call, standing, std::move(event));
  const Held& whose = bargain ? held[1] : held[0];
  if (call.dry()) return preview(call, whose, std::move(event));
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(whose, std::move(event), call.now, call.sending.digest.hex());
  if (!bargain) tell_group(call, booking, held, standing, id);
  booking.tell({*leader, call.now, "campaign_joined",
                json({{"member", call.member()}, {"run", run}}).dump()});
  booking.give_in(std::move(call.sending));
  return {};
}

}  // namespace loyalty::service
