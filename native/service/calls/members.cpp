#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

Reaction list_members(Call& call) {
  const std::int64_t limit = call.number("limit", 100, 1000);
  const auto given = call.request.query.find("after");
  const std::string after = given == call.request.query.end() ? "" : given->second;
  if (!after.empty() && !is_id(after)) refuse(400, "invalid_id", "/after", {{"given", after}});
  json list = json::array();
  for (const MemberRow& row : call.service.store.members(after, limit))
    list.push_back({{"events", row.events}, {"id", row.id}, {"joined", row.joined}});
  return json_answer({{"members", std::move(list)}});
}

/// {"id","member":{"id",...}}: the first event of a new log.
Reaction add_member(Call& call) {
  json body = call.body();
  const json& joining = object_in(body, "member");
  if (!joining.contains("id")) refuse(400, "missing", "/member", {{"key", "id"}});
  const std::string id = id_in(body, "id"), member = id_in(joining, "id", "/member"),
                    referrer = id_in(joining, "referrer", "/member");
  not_given(body, "member_joined", {"at", "by", "kind", "sealed"});
  Service& s = call.service;
  const Held held = s.members.hold(member);
  refuse_reserved(id);
  if (call.dry()) {
    if (held->exists) refuse(409, "member_exists", "/member/id", {{"id", member}});
    body["kind"] = "member_joined";
    return preview(call, held, std::move(body));
  }
  if (answered_before(held, s.store, s.writer, id, call.sending)) return {};
  if (held->exists) refuse(409, "member_exists", "/member/id", {{"id", member}});
  body["kind"] = "member_joined";
  body["by"] = call.caller.id;
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held, std::move(body), call.now, call.sending.digest.hex());
  if (!referrer.empty()) booking.link({"referrer", member, referrer, false});
  booking.give_in(std::move(call.sending));
  return {};
}

/// {"account":snapshot,"events":n,"now":...}
Reaction get_member(Call& call) {
  const Held held = call.service.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  return Answer{200,
                "{\"account\":" + held->engine.snapshot().text + ",\"events\":" +
                    std::to_string(held->events) + ",\"now\":" + std::to_string(call.now) + "}",
                "application/json",
                {}};
}

Reaction get_overview(Call& call) {
  const Held held = call.service.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const Reply reply = held->engine.overview(at_text(std::max(call.now, held->engine.last())));
  if (!reply.ok) return problem_of_engine(reply.text);
  return Answer{200, reply.text, "application/json", {}};
}

Reaction list_events(Call& call) {
  const std::int64_t after = call.number("after", 0, INT64_MAX);
  const std::int64_t limit = call.number("limit", 100, 1000);
  if (!call.service.store.standing(call.member()))
    refuse(404, "unknown_member", "", {{"id", call.member()}});
  std::string body = "{\"events\":[";
  bool first = true;
  for (const StoredEvent& event : call.service.store.events(call.member(), after, limit)) {
    if (!first) body += ',';
    first = false;
    body += event_body(event);
  }
  return Answer{200, body + "]}", "application/json", {}};
}

/// {"member","channel"?}: for a shop that has let the member in by itself.
Reaction issue_token(Call& call) {
  const json body = call.body();
  const std::string member = id_in(body, "member"), channel = id_in(body, "channel");
  if (!call.service.store.standing(member))
    refuse(404, "unknown_member", "/member", {{"id", member}});
  const std::int64_t until = call.now + call.service.settings.tokens_for;
  return json_answer(
      {{"token", call.service.keys.token(member, channel, call.now, until)}, {"until", until}},
      201);
}

}  // namespace loyalty::service
