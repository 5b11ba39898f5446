#include "native/service/calls/calls.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

std::int64_t version_of(const Call& call) {
  const std::string& text = call.path.at("version");
  if (text.empty() || text.size() > 16 || text.find_first_not_of("0123456789") != std::string::npos)
    refuse(404, "unknown_version", "", {{"version", text}});
  return std::stoll(text);
}

json told(const StoredProgram& p) {
  json out = {
      {"active", p.active}, {"added", p.added}, {"digest", p.digest}, {"version", p.version}};
  if (p.accepted_until) out["accepted_until"] = *p.accepted_until;
  return out;
}

}  // namespace

Answer kept(const Call& call, const std::string& text, const std::string& tag) {
  const std::string etag = '"' + tag + '"';
  const auto asked = call.request.headers.find("if-none-match");
  const bool same = asked != call.request.headers.end() && asked->second == etag;
  return {same ? 304 : 200,
          same ? "" : text,
          "application/json",
          {{"ETag", etag}, {"Cache-Control", "no-cache"}}};
}

Reaction get_active_program(Call& call) {
  const auto program = call.service.programs.active();
  if (!program) refuse(404, "no_program");
  return kept(call, program->text, program->digest);
}

Reaction list_programs(Call& call) {
  json list = json::array();
  for (const StoredProgram& p : call.service.programs.list()) list.push_back(told(p));
  return json_answer({{"programs", std::move(list)}});
}

Reaction add_program(Call& call) {
  return Answer{
      201, call.service.programs.add(call.request.body, call.now), "application/json", {}};
}

Reaction get_program(Call& call) {
  const auto program = call.service.programs.find(version_of(call));
  if (!program) refuse(404, "unknown_version", "", {{"version", version_of(call)}});
  return kept(call, program->text, program->digest);
}

Reaction activate_program(Call& call) {
  const std::int64_t version = version_of(call);
  json warnings =
      call.service.programs.activate(version, call.now, call.service.settings.receipts_for);
  json answer = told(*call.service.programs.find(version));
  answer["warnings"] = std::move(warnings);
  return json_answer(answer);
}

Reaction get_goods(Call& call) {
  const auto catalogue = call.service.goods.current();
  if (!catalogue) refuse(404, "no_goods");
  json body = json::parse(catalogue->text);
  // What is used up for the shop as a whole: pages put it into their carts.
  if (const auto program = call.service.programs.active())
    body["offer_totals"] = call.service.totals.nearly_used_up(*program);
  return json_answer(body);
}

Reaction put_goods(Call& call) {
  call.service.goods.put(call.request.body);
  return Answer{204, "", "", {}};
}

}  // namespace loyalty::service
