// Two accounts of one person become one.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr const char* merged = "merged";

}  // namespace

/// {"id","from","into","prefix"?}: both logs in one transaction, at one instant. The answer is the event that ends `from`.
Reaction merge_members(Call& call) {
  const json body = call.body();
  Service& s = call.service;
  for (const char* key : {"id", "from", "into"})
    if (!body.contains(key)) refuse(400, "missing", "", {{"key", key}});
  const std::string id = id_in(body, "id"), from = id_in(body, "from"), into = id_in(body, "into"),
                    prefix = id_in(body, "prefix");
  if (from == into) refuse(409, "same_member", "/into", {{"id", into}});
  const std::vector<Held> held = s.members.hold(std::vector<std::string>{from, into});
  for (const Held& one : held)
    if (!one->exists) refuse(404, "unknown_member", "", {{"id", one->id}});
  json ended = {{"by", call.caller.id}, {"id", id}, {"into", into}, {"kind", "merged_into"}};
  refuse_reserved(id);
  if (!call.dry() && answered_before(held[0], s.store, s.writer, id, call.sending)) return {};

  const std::int64_t at = std::max({call.now, held[0]->engine.last(), held[1]->engine.last()});
  json joined = {{"by", call.caller.id},
                 {"id", "merged-" + sha256_hex(from + ' ' + id).substr(0, 32)},
                 {"kind", "member_merged"},
                 {"other", json::parse(held[0]->engine.snapshot().text)}};
  if (!prefix.empty()) joined["prefix"] = prefix;
  if (call.dry()) {
    // What either log refuses is refused.
    Answer told = preview(call, held[1], std::move(joined));
    return told.status < 300 ? preview(call, held[0], std::move(ended)) : told;
  }
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held[0], std::move(ended), at, call.sending.digest.hex());
  booking.apply(held[1], std::move(joined), at, call.sending.digest.hex());
  booking.move({from, into});
  // Ids have no spaces.
  booking.link({merged, from, into + ' ' + prefix, false});
  booking.tell({into, at, "member_merged", json({{"from", from}}).dump()});
  booking.give_in(std::move(call.sending));
  return {};
}

std::vector<Whose> whose_until_now(Store& store, std::string member, std::string order) {
  std::vector<Whose> list = {{std::move(member), std::move(order)}};
  // A member is merged once, and into another one: this ends.
  while (const auto link = store.linked(merged, list.back().member)) {
    const auto space = link->find(' ');
    list.push_back({link->substr(0, space), link->substr(space + 1) + list.back().order});
  }
  return list;
}

Whose whose_now(Store& store, std::string member, std::string order) {
  return whose_until_now(store, std::move(member), std::move(order)).back();
}

}  // namespace loyalty::service
