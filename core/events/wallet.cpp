#include "core/events/wallet.h"

#include <algorithm>
#include <utility>

#include "core/account/fold.h"
#include "core/events/cards.h"
#include "core/events/give.h"
#include "core/events/growth.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"
#include "core/events/tiers.h"
#include "core/events/undo.h"

namespace loyalty {
namespace {

const RechargePlan* find_recharge_plan(const Program& program, std::string_view id) {
  return program.wallet ? find_by_id(program.wallet->recharge_plans, id) : nullptr;
}

/// What one plan brings for an amount: its highest rung reached, and every whole `every`.
Grants brought_by(const RechargePlan& plan, Money amount) {
  Grants grants;
  const RechargeStep* reached = nullptr;
  for (const RechargeStep& step : plan.steps)
    if (step.at <= amount && (!reached || step.at > reached->at)) reached = &step;
  if (reached) grants = reached->grants;
  if (!plan.every) return grants;
  const std::int64_t times = amount.value / plan.every->amount.value;
  return together(grants, plan.every->grants,
                  std::min(times, plan.every->max_times.value_or(times)));
}

/// More bonus is better, then more points; of equals the first in the program.
bool is_better(const Grants& a, const Grants& b) {
  if (a.bonus != b.bonus) return a.bonus > b.bonus;
  return a.points > b.points;
}

Refusal choose_plan(const Posting& posting, Grants& grants) {
  const Event& event = posting.event();
  const Occasion occasion{posting.program(), posting.account(), posting.now(), event.channel};
  if (event.plan) {
    const RechargePlan* plan = find_recharge_plan(posting.program(), *event.plan);
    if (!plan) return refuse("unknown_plan", "/plan", {{"id", *event.plan}});
    if (!holds(plan->when, occasion))
      return refuse("condition_not_met", "/plan", {{"id", *event.plan}});
    grants = brought_by(*plan, *event.amount);
    return {};
  }
  if (!posting.program().wallet) return {};
  bool any = false;
  for (const RechargePlan& plan : posting.program().wallet->recharge_plans) {
    if (!holds(plan.when, occasion)) continue;
    const Grants brought = brought_by(plan, *event.amount);
    if (!any || is_better(brought, grants)) grants = brought;
    any = true;
  }
  return {};
}

void count_recharge(Posting& posting, const std::string& lot, Money amount) {
  if (!posting.program().tiers) return;
  Fact fact;
  fact.kind = FactKind::recharge_counted;
  fact.day = posting.today();
  fact.id = lot;
  fact.growth = growth_from(*posting.program().tiers, GrowthSource::recharge, amount.value)
                    .value_or(beyond_range);
  fact.money = amount;
  fact.until = window_end(posting.program(), posting.thing_day());
  posting.keep(std::move(fact));
  rise(posting);
}

/// Bonus that was spent at an instant is back: it pays what has been missed since then.
void set_off_bonus(Posting& posting, Money back, Instant spent_at) {
  const std::vector<Missed> all = posting.account().wallet.missed;
  for (const Missed& missed : all) {
    const Money now = std::min(back, Money{missed.amount});
    if (missed.at < spent_at || now.value == 0) continue;
    posting.post({.bonus = now,
                  .from = missed.at,
                  .id = std::string(granted_lot),
                  .kind = FactKind::bonus_set_off});
    back -= now;
  }
}

}  // namespace

void spend_wallet(Posting& posting, const std::string& order, Money principal, Money bonus) {
  const std::vector<WalletLot> lots = posting.account().wallet.lots;
  for (const WalletLot& lot : lots) {
    const Money from_principal = std::min(principal, lot.principal),
                from_bonus = std::min(bonus, lot.bonus);
    if (from_principal.value == 0 && from_bonus.value == 0) continue;
    posting.post({.bonus = from_bonus,
                  .id = lot.id,
                  .kind = FactKind::wallet_spent,
                  .order = order,
                  .principal = from_principal});
    principal -= from_principal;
    bonus -= from_bonus;
  }
}

void return_to_wallet(Posting& posting, const std::string& order, Money principal, Money bonus) {
  const OrderHeld* held = find_order(posting.account(), order);
  if (!held) return;
  const Instant spent_at = held->used_at();
  const std::vector<WalletLot> parts = held->wallet_spent;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const Money to_principal = std::min(principal, part->principal),
                to_bonus = std::min(bonus, part->bonus);
    if (to_principal.value == 0 && to_bonus.value == 0) continue;
    posting.post({.bonus = to_bonus,
                  .id = part->id,
                  .kind = FactKind::wallet_returned,
                  .order = order,
                  .principal = to_principal});
    principal -= to_principal;
    bonus -= to_bonus;
    if (part->id == granted_lot) set_off_bonus(posting, to_bonus, spent_at);
  }
}

void take_bonus_back(Posting& posting, Money bonus) {
  const WalletLot* lot = find_by_id(posting.account().wallet.lots, granted_lot);
  const Money now = std::min(bonus, lot ? lot->bonus : Money{0});
  if (now.value > 0)
    posting.post({.bonus = now, .id = std::string(granted_lot), .kind = FactKind::wallet_refunded});
  if (bonus > now)
    posting.post(
        {.bonus = bonus - now, .id = std::string(granted_lot), .kind = FactKind::bonus_missed});
}

void give_bonus(Posting& posting, Money bonus) {
  if (bonus.value > 0)
    posting.post(
        {.bonus = bonus, .id = std::string(granted_lot), .kind = FactKind::wallet_credited});
}

Refusal seal_recharged(Posting& posting) {
  Grants grants;
  if (auto refusal = choose_plan(posting, grants)) return refusal;
  // A card's own grants are the recharge's: they go with it.
  const auto card = std::exchange(grants.card, std::nullopt);
  const CardPlan* plan = card ? find_plan(posting.program(), *card) : nullptr;
  if (plan) {
    grants = together(std::move(grants), plan->grants);
    grants.card.reset();
  }
  const std::string lot = posting.event().id;
  const Money amount = *posting.event().amount;
  Points points = grants.points;
  if (is_capped(posting.program(), PointsSource::recharge))
    points = std::min(
        points,
        cap_room(posting.program(), posting.account(), posting.counting_day()).value_or(points));
  posting.post({.bonus = grants.bonus,
                .id = lot,
                .kind = FactKind::wallet_credited,
                .points = points,
                .principal = amount});
  grants.bonus = Money{0};
  count_recharge(posting, lot, amount);
  give(posting, grants, PointsSource::recharge);
  if (plan) renew_card(posting, *plan, std::nullopt, Money{0});
  return {};
}

Refusal seal_recharge_refunded(Posting& posting) {
  const Event& event = posting.event();
  const WalletLot* held = find_by_id(posting.account().wallet.lots, *event.recharge);
  if (!held || held->id == granted_lot)
    return refuse("unknown_recharge", "/recharge", {{"id", *event.recharge}});
  const WalletLot lot = *held;
  const Money most = refundable(lot);
  const Money amount = event.amount.value_or(most);
  if (most.value == 0 || lot.refunded + most > lot.principal_given)
    return refuse("nothing_to_refund", "/recharge");
  if (amount > most) return refuse("too_much_money", "/amount", {{"left", most.value}});

  // The largest recharge and the growth are found again from what is left after this refund.
  posting.post(
      {.bonus = lot.bonus, .id = lot.id, .kind = FactKind::wallet_refunded, .principal = amount});
  const auto gone = [&](std::int64_t figure, Money back) {
    return figure - mul_div(figure, (lot.principal_given - back).value, lot.principal_given.value,
                            Rounding::down);
  };
  const Money back = lot.refunded + amount;
  const Points points{gone(lot.points.value, back) - gone(lot.points.value, lot.refunded)};
  if (lot.counted) {
    Fact fact;
    fact.kind = FactKind::recharge_uncounted;
    fact.id = lot.id;
    fact.growth = Growth{gone(lot.growth.value, back) - gone(lot.growth.value, lot.refunded)};
    fact.money = amount;
    fact.points = points;
    fact.until = lot.counted_until;
    since_counted(posting, lot.counted_at, fact);
    posting.keep(std::move(fact));
  }
  take_points_back(posting,
                   {{}, PointsSource::recharge, lot.points_until, lot.counted_at.value_or(lot.at)},
                   points);
  if (lot.refunded.value == 0)
    for (const auto& [sku, units] : lot.goods)
      posting.post({.count = units, .id = sku, .kind = FactKind::goods_due, .of = lot.id});
  take_back_more(posting, lot.id);
  fall(posting);
  return {};
}

}  // namespace loyalty
