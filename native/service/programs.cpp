#include "native/service/programs.h"

#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "native/service/answer.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

std::shared_ptr<OpenProgram> read(const std::string& text) {
  auto open = std::make_shared<OpenProgram>();
  const Reply reply = open->program.read(text);
  if (!reply.ok) throw Refused{problem_of_engine(reply.text)};
  const json named = json::parse(reply.text);
  open->version = named["version"];
  open->id = named["id"];
  open->digest = named["digest"];
  open->text = text;
  const json program = json::parse(text);
  for (const char* list : {"promotions", "coupons"})
    for (const json& offer : program.value(list, json::array()))
      if (offer.contains("limits") && offer["limits"].contains("total"))
        open->totals[offer["id"]] = offer["limits"]["total"];
  for (const json& coupon : program.value("coupons", json::array()))
    if (open->totals.contains(coupon["id"])) open->coupons.insert(coupon["id"]);
  open->most_copies =
      program.value("pricing", json::object()).value("max_coupons", limits::coupons_held);
  for (const json& draw :
       program.value("activities", json::object()).value("draws", json::array())) {
    DrawRules& rules = open->draws[draw["id"]];
    rules.seed_digest = draw["seed_digest"];
    for (const json& prize : draw["prizes"])
      if (prize.contains("stock")) rules.stock[prize["id"]] = prize["stock"];
  }
  for (const json& exchange :
       program.value("points", json::object()).value("exchange", json::array())) {
    ExchangeRules& rules = open->exchanges[exchange["id"]];
    rules.cash = exchange.value("cash", std::int64_t{0});
    if (exchange.contains("stock")) rules.stock = exchange["stock"];
  }
  if (program.contains("activities"))
    open->commission_levels = static_cast<std::int64_t>(
        std::max(program["activities"].value("referral", json::array()).size(),
                 program["activities"].value("commission", json::array()).size()));
  open->has_levels = program.contains("tiers");
  return open;
}

/// What members hold stays: an account would not open any more. Back to the version before is allowed, where that takes
/// nothing either. What members will feel is answered.
json check_what_takes(const std::string& before, const std::string& after) {
  const Reply reply = check_change(before, after);
  if (!reply.ok) throw Refused{problem_of_engine(reply.text)};
  const json found = json::parse(reply.text);
  json refused = json::array();
  for (const json& finding : found["refused"])
    if (finding["code"] != "version_not_raised") refused.push_back(finding);
  if (refused.empty()) return found["warnings"];
  const json first = refused[0];
  refused.erase(0);
  throw Refused{problem_of_engine(json({{"error", first}, {"others", refused}}).dump())};
}

}  // namespace

std::shared_ptr<const OpenProgram> Programs::active() {
  {
    const std::scoped_lock lock(mutex_);
    if (active_) return active_;
  }
  refresh();
  const std::scoped_lock lock(mutex_);
  return active_;
}

void Programs::refresh() {
  const std::int64_t revision = store_.revision();
  const std::scoped_lock lock(mutex_);
  if (revision == revision_) return;
  versions_ = store_.programs();
  for (const StoredProgram& p : versions_)
    if (p.active && (!active_ || active_->version != p.version)) active_ = open(p.version);
  revision_ = revision;
}

std::shared_ptr<const OpenProgram> Programs::open(std::int64_t version) {
  auto& slot = open_[version];
  if (!slot) slot = read(store_.program(version)->text);
  return slot;
}

std::shared_ptr<const OpenProgram> Programs::accepted(const std::string& digest, std::int64_t at) {
  const std::scoped_lock lock(mutex_);
  for (const StoredProgram& p : versions_)
    if (p.digest == digest && (p.active || (p.accepted_until && at < *p.accepted_until)))
      return open(p.version);
  return nullptr;
}

std::string Programs::add(const std::string& text, std::int64_t at) {
  const Reply checked = check_program(text);
  if (!checked.ok) throw Refused{problem_of_engine(checked.text)};
  const auto program = read(text);
  const auto before = active();
  if (before && before->id != program->id)
    service::refuse(409, "other_program", "/id", {{"after", program->id}, {"before", before->id}});
  if (!store_.add_program({program->version, program->digest, text, at, false, {}}))
    service::refuse(409, "version_taken", "/version", {{"version", program->version}});
  return checked.text;
}

nlohmann::json Programs::activate(std::int64_t version, std::int64_t now,
                                  std::int64_t receipts_for) {
  const auto wanted = store_.program(version);
  if (!wanted) service::refuse(404, "unknown_version", "", {{"version", version}});
  const auto before = active();
  const json warnings = before && before->version != version
                            ? check_what_takes(before->text, wanted->text)
                            : json::array();
  store_.activate_program(version, now + receipts_for);
  refresh();
  if (before && !before->has_levels && active()->has_levels) store_.wake_all(now);
  return warnings;
}

}  // namespace loyalty::service
