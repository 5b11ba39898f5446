// Draws: seeds, what a member draws, and the proof afterwards. No answer holds a seed that is not revealed.

#include <algorithm>

#include "native/service/calls/calls.h"
#include "native/service/random.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// What the shop counts of a prize; ids have no spaces.
std::string use_of(const std::string& draw, const std::string& prize) {
  return "prize " + draw + ' ' + prize;
}

const DrawRules& rules_of(const OpenProgram& program, const std::string& draw) {
  const auto found = program.draws.find(draw);
  if (found == program.draws.end()) refuse(404, "unknown_draw", "", {{"id", draw}});
  return found->second;
}

json told(const Seed& seed) {
  json out = {{"digest", seed.digest}, {"made", seed.made}};
  if (seed.revealed) {
    out["revealed"] = *seed.revealed;
    out["seed"] = seed.seed;
  }
  return out;
}

/// The seed that the program has fixed, as long as nobody knows it.
Seed secret_seed(Service& s, const std::string& draw, const DrawRules& rules) {
  auto seed = s.seeds.find(draw, rules.seed_digest);
  if (!seed) refuse(409, "no_seed", "", {{"digest", rules.seed_digest}, {"id", draw}});
  if (seed->revealed) refuse(409, "draw_over", "", {{"id", draw}});
  return std::move(*seed);
}

/// Counts the prize that was drawn. What is given in place of another one has no end.
void count_prize(Booking& booking, const DrawRules& rules, const std::string& draw,
                 const json& sealed) {
  for (const json& fact : sealed["sealed"]["facts"]) {
    if (fact["kind"] != "drawn") continue;
    const std::string prize = fact["of"];
    const auto stock = rules.stock.find(prize);
    if (stock == rules.stock.end()) continue;
    const bool fallback = fact.value("line", 0) == 1;
    booking.use({use_of(draw, prize), 1, fallback ? INT64_MAX / 2 : stock->second});
  }
}

}  // namespace

/// {"seed"?}: one that is made here nobody knows; one that is given, at least the admin.
Reaction make_seed(Call& call) {
  const json body = call.request.body.empty() ? json::object() : call.body();
  const std::string given = text_in(body, "seed");
  if (body.contains("seed") && given.size() < 16)
    refuse(400, "seed_too_short", "/seed", {{"min", 16}});
  const std::string& draw = call.path.at("draw");
  if (draw.find(' ') != std::string::npos) refuse(400, "invalid_id", "", {{"given", draw}});
  const std::string digest =
      call.service.seeds.put(draw, given.empty() ? random_text(32) : given, call.now);
  return json_answer({{"digest", digest}, {"draw", draw}}, 201);
}

/// {"digest"?,"draw","seeds":[{"digest","made","revealed"?,"seed"?}]}: for anybody.
Reaction get_draw(Call& call) {
  const std::string& draw = call.path.at("draw");
  json out = {{"draw", draw}, {"seeds", json::array()}};
  const auto program = call.service.programs.active();
  if (program && program->draws.contains(draw)) out["digest"] = program->draws.at(draw).seed_digest;
  for (const Seed& seed : call.service.seeds.of(draw)) out["seeds"].push_back(told(seed));
  if (out["seeds"].empty() && !out.contains("digest"))
    refuse(404, "unknown_draw", "", {{"id", draw}});
  return json_answer(out);
}

/// {"id","channel"?}
Reaction make_draw(Call& call) {
  json event = call.body();
  for (const char* given : {"at", "by", "draw", "kind", "out_of_stock", "sealed", "seed"})
    if (event.contains(given))
      refuse(400, "wrong_member", std::string("/") + given, {{"kind", "drawn"}, {"member", given}});
  // Whoever knows a prize before would draw only for a good one.
  if (call.dry()) refuse(400, "no_preview", "", {{"kind", "drawn"}});
  Service& s = call.service;
  const std::string& draw = call.path.at("draw");
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  if (answered_before(held, s.store, s.writer, id_in(event, "id"), call.sending)) return {};
  const auto program = s.programs.active();
  const DrawRules& rules = rules_of(*program, draw);

  const std::scoped_lock lock(s.seeds.order);
  event["draw"] = draw;
  event["kind"] = "drawn";
  const Seed seed = secret_seed(s, draw, rules);
  event["seed"] = Seeds::opened(seed);
  if (call.caller.is_staff()) event["by"] = call.caller.id;
  for (const auto& [prize, stock] : rules.stock)
    if (s.totals.used(use_of(draw, prize)) >= stock) event["out_of_stock"].push_back(prize);
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  const json& sealed = booking.apply(held, std::move(event), call.now, call.sending.digest.hex());
  count_prize(booking, rules, draw, sealed);
  booking.only_if(*seed.as_read);
  booking.link({drawn_by(rules.seed_digest), call.member(), call.member(), true});
  booking.give_in(std::move(call.sending));
  return {};
}

/// {"digest"?}: by default that of the program. Nobody draws by it from now on, and everybody knows it.
Reaction reveal_draw(Call& call) {
  const json body = call.request.body.empty() ? json::object() : call.body();
  Service& s = call.service;
  const std::string& draw = call.path.at("draw");
  std::string digest = text_in(body, "digest");
  if (digest.empty()) digest = rules_of(*s.programs.active(), draw).seed_digest;
  const std::scoped_lock lock(s.seeds.order);
  auto seed = s.seeds.find(draw, digest);
  if (!seed) refuse(404, "no_seed", "", {{"digest", digest}, {"id", draw}});
  if (!seed->revealed) {
    seed->revealed = call.now;
    // Another process may have been first: its instant is the one that is told.
    if (!s.seeds.write(*seed)) seed = s.seeds.find(draw, digest);
  }
  json out = told(*seed);
  out["draw"] = draw;
  return json_answer(out);
}

}  // namespace loyalty::service
