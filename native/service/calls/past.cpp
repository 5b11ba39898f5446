// What a member's account keeps no more: orders that are over, records of all time. The whole log is folded for each answer,
// which takes a hundredth of what booking it took; the seat is not held meanwhile.

#include "native/service/booking.h"
#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// A log as it is on the disk, and an engine of the rules of now.
struct Past {
  Engine engine;
  std::string log;

  explicit Past(Call& call) {
    Service& s = call.service;
    if (!s.store.standing(call.member()))
      refuse(404, "unknown_member", "", {{"id", call.member()}});
    for (const StoredEvent& event : s.store.events(call.member(), 0, INT64_MAX))
      log += event.sealed + '\n';
    engine.open(s.programs.active()->program, "");
  }
};

Answer told(const Reply& reply) {
  return reply.ok ? Answer{200, reply.text, "application/json", {}} : problem_of_engine(reply.text);
}

}  // namespace

/// {"older","orders":[{"held","order"}]}
Reaction list_orders(Call& call) {
  json request = {{"at", call.now}, {"limit", call.number("limit", 20, 1000)}};
  if (const auto given = call.request.query.find("before"); given != call.request.query.end())
    request["before"] = given->second;
  const Past past(call);
  return told(past.engine.past_orders(past.log, request.dump()));
}

/// {"older","records":[...]}
Reaction list_records(Call& call) {
  json request = {{"at", call.now}, {"limit", call.number("limit", 100, 1000)}};
  if (call.request.query.contains("through"))
    request["through"] = call.number("through", 0, INT64_MAX);
  const Past past(call);
  return told(past.engine.records(past.log, request.dump()));
}

std::string past_order(Call& call, const std::string& order) {
  const Past past(call);
  const Reply reply =
      past.engine.past_orders(past.log, json{{"at", call.now}, {"order", order}}.dump());
  const json found = json::parse(reply.text);
  return reply.ok && !found["orders"].empty() ? found["orders"][0]["order"].dump() : "";
}

}  // namespace loyalty::service
