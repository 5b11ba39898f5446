#include "native/command/fields.h"
#include "native/command/show.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

/// What a requirement still lacks: money, or so many of something.
std::string gap_text(const Session& session, const json& missing) {
  const auto metric = text(missing, "metric");
  const auto gap = number(missing, "at_least") - number(missing, "have");
  const bool money = metric == "paid" || metric.substr(0, 8) == "recharge";
  return say("missing." + metric, {{"amount", session.names.money(number(missing, "at_least"))},
                                   {"gap", money ? session.names.money(gap) : std::to_string(gap)}});
}

/// What one recharge has to be, when nothing else is missing: no part of it can be there already.
bool one_recharge(const json& missing) {
  return missing.size() == 1 && text(missing[0], "metric") == "recharge_single";
}

}  // namespace

std::string missing_text(const Session& session, const json& missing) {
  std::string out;
  for (const auto& one : missing)
    out += (out.empty() ? "" : say("list.separator")) + gap_text(session, one);
  return out;
}

std::string tier_text(const Session& session, const json& tier) {
  if (!tier.is_object()) return "";
  const auto name = text(tier, "name");
  const auto& next = child(tier, "next");
  if (!next.is_object()) return say("tier.highest", {{"level", name}});
  std::string line = name + " " + progress_bar(number(tier, "progress")) + " " + text(next, "name");
  if (const auto remaining = maybe_number(tier, "remaining"))
    return line + "  " + say("tier.remaining", {{"growth", std::to_string(*remaining)}});
  const auto& missing = child(tier, "missing");
  if (one_recharge(missing))
    return line + "  " + say("missing.single", {{"amount", session.names.money(number(missing[0], "at_least"))}});
  if (const auto gap = missing_text(session, missing); !gap.empty())
    line += "  " + say("tier.missing", {{"what", gap}});
  return line;
}

}  // namespace loyalty::native
