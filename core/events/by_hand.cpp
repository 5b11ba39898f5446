#include "core/events/by_hand.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/events/tiers.h"

namespace loyalty {
namespace {

Refusal check_there(Money available, Money needed, std::string_view where) {
  if (needed <= available) return {};
  return refuse("insufficient_wallet", where,
                {{"available", available.value}, {"needed", needed.value}});
}

}  // namespace

/// It was paid for by nobody: no refund of a recharge reaches it.
Refusal seal_wallet_granted(Posting& posting) {
  const Event& event = posting.event();
  posting.post({.bonus = event.bonus.value_or(Money{0}),
                .id = std::string(granted_lot),
                .kind = FactKind::wallet_credited,
                .principal = event.principal.value_or(Money{0})});
  return {};
}

/// First of what no recharge brought, then of the oldest recharge.
Refusal seal_wallet_taken(Posting& posting) {
  Money bonus = posting.event().bonus.value_or(Money{0}),
        principal = posting.event().principal.value_or(Money{0});
  const WalletBalance balance = wallet_balance(posting.account());
  if (auto refusal = check_there(balance.bonus, bonus, "/bonus")) return refusal;
  if (auto refusal = check_there(balance.principal, principal, "/principal")) return refusal;
  std::vector<WalletLot> lots = posting.account().wallet.lots;
  std::stable_partition(lots.begin(), lots.end(),
                        [](const WalletLot& lot) { return lot.id == granted_lot; });
  for (const WalletLot& lot : lots) {
    const Money of_bonus = std::min(bonus, lot.bonus),
                of_principal = std::min(principal, lot.principal);
    if (of_bonus.value == 0 && of_principal.value == 0) continue;
    posting.post({.bonus = of_bonus,
                  .id = lot.id,
                  .kind = FactKind::wallet_taken,
                  .principal = of_principal});
    bonus -= of_bonus;
    principal -= of_principal;
  }
  return {};
}

/// Of what counts longest first: what was given by mistake is the newest.
Refusal seal_growth_taken(Posting& posting) {
  const std::int64_t needed = *posting.event().growth;
  const std::int64_t available =
      metric(metrics_at(posting.account(), posting.now()), Metric::growth);
  if (needed > available)
    return refuse("insufficient_growth", "/growth", {{"available", available}, {"needed", needed}});
  Growth left{needed * thousandths};
  const auto buckets = posting.account().tiers.buckets;
  for (auto bucket = buckets.rbegin(); bucket != buckets.rend() && left.value > 0; ++bucket) {
    const Growth now = std::min(left, bucket->growth);
    if (now.value > 0)
      posting.post({.growth = now, .kind = FactKind::growth_uncounted, .until = bucket->until});
    left -= now;
  }
  fall(posting);
  return {};
}

Refusal seal_level_ended(Posting& posting) {
  const Event& event = posting.event();
  bool any = false;
  const auto granted = posting.account().tiers.granted;
  for (const GrantedLevel& level : granted) {
    if (level.level != *event.tier || (event.granted_by && level.by != *event.granted_by)) continue;
    posting.post({.id = level.level,
                  .kind = FactKind::level_grant_ended,
                  .of = level.by,
                  .until = level.until});
    any = true;
  }
  return any ? Refusal{} : refuse("level_not_granted", "/tier", {{"level", *event.tier}});
}

}  // namespace loyalty
