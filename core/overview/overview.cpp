#include "core/overview/overview.h"

#include <algorithm>
#include <optional>

#include "core/account/fold.h"
#include "core/events/apply.h"
#include "core/overview/view.h"

namespace loyalty {

std::string overview_json(const Program& program, const Account& account, Instant at) {
  const Instant shown = std::max(at, account.at);
  // Most of the time nothing has fallen due since the last event.
  std::optional<Account> advanced;
  if (is_due(program, account, shown)) advance(program, advanced.emplace(account), shown);
  const Account& now = advanced ? *advanced : account;
  const View view{program, now, shown};

  wire::Writer w;
  w.open();
  write_achievements(w.key("achievements"), view);
  w.key("at").number(shown);
  write_benefits(w.key("benefits"), view);
  write_campaigns(w.key("campaigns"), view);
  write_cards(w.key("cards"), view);
  write_check_in(w.key("check_in"), view);
  write_coupons(w.key("coupons"), view);
  write_draws(w.key("draws"), view);
  write_ending(w.key("ending"), view);
  write_ledger(w.key("ledger"), view);
  w.key("member").object(now.member);
  if (now.merged_into) w.key("merged_into").text(*now.merged_into);
  write_orders(w.key("orders"), view);
  write_points(w.key("points"), view);
  write_referrals(w.key("referrals"), view);
  write_savings(w.key("savings"), program, now, shown);
  if (program.segments) write_segment(w.key("segment"), program, now, shown);
  write_services(w.key("services"), view);
  write_tier(w.key("tier"), program, now, shown);
  write_wallet(w.key("wallet"), view);
  return w.close().str();
}

void write_changes(wire::Writer& w, const Event& sealed) {
  w.open_list();
  if (sealed.sealed)
    for (Fact fact : sealed.sealed->facts) {
      fact.at = fact.at.value_or(sealed.at);
      w.object(fact);
    }
  w.close_list();
}

}  // namespace loyalty
