#include "native/service/calls/calls.h"

namespace loyalty::service {

using nlohmann::json;

Reaction health(Call&) {
  return json_answer(
      {{"engine", engine_version()}, {"rules", rules_version()}, {"status", "alive"}});
}

Reaction readiness(Call& call) {
  call.service.store.probe();
  const auto program = call.service.programs.active();
  if (!program) return problem(503, "no_program");
  return json_answer({{"program", {{"digest", program->digest}, {"version", program->version}}},
                      {"status", "ready"}});
}

/// For a scraper on the same machine, or one with a key of staff.
Reaction get_metrics(Call& call) {
  if (!call.request.near && !call.service.keys.who(call.request.authorization, call.now).is_staff())
    refuse(403, "not_allowed");
  return Answer{200, call.service.metrics.text(), "text/plain; version=0.0.4", {}};
}

Reaction get_figures(Call& call) {
  const Counts counts = call.service.store.counts(call.now);
  return json_answer({{"at", call.now},
                      {"due", counts.due},
                      {"events", counts.events},
                      {"members", counts.members},
                      {"notices", counts.notices},
                      {"warm", call.service.members.warm()}});
}

}  // namespace loyalty::service
