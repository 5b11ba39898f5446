#include "core/events/cards.h"

#include <algorithm>

#include "core/account/brought.h"
#include "core/account/fold.h"
#include "core/base/arithmetic.h"
#include "core/base/luhn.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"
#include "core/events/undo.h"

namespace loyalty {
namespace {

/// The purchase that an event made; the last one. Null: there is none.
const Brought* purchase_of(const CardHeld& card, const std::optional<std::string>& event) {
  if (!event) return card.taken.empty() ? nullptr : &card.taken.back();
  for (const Brought& purchase : card.taken)
    if (purchase.event == *event) return &purchase;
  return nullptr;
}

struct MonthsLeft {
  std::int64_t of_purchase = 0;  ///< not paid back yet, those that are over included
  std::int64_t in_all = 0;       ///< not over
  std::int64_t not_begun = 0;
};

MonthsLeft months_left(const Posting& posting, const CardHeld& card, const Brought& purchase) {
  const CardOrigin* own = origin_of(card, purchase.event);
  // Who has the card for ever got no months for it.
  if (!own && card.months == 0) return {purchase.months, purchase.months, 0};
  if (!own) return {};
  const std::int64_t end = own->after + own->months;
  std::int64_t over = 0;
  while (over < end && *term_end(posting.program(), card.first, over + 1) <= posting.now()) ++over;
  const auto from = [&](std::int64_t month) {
    return std::max<std::int64_t>(0, end - std::max(own->after, month));
  };
  return {own->months, from(over), from(over + 1)};
}

}  // namespace

const CardPlan* find_plan(const Program& program, std::string_view id) {
  return find_by_id(program.cards, id);
}

void renew_card(Posting& posting, const CardPlan& plan, std::optional<std::string> number,
                Money paid) {
  const Program& program = posting.program();
  const CardHeld* held = find_by_id(posting.account().cards, plan.id);
  // The expiry of what is held is always ahead: time has caught up.
  const bool for_ever = !plan.months || (held && !held->until);
  Fact fact;
  fact.kind = FactKind::card_given;
  fact.id = plan.id;
  fact.of = std::move(number);
  fact.day = held ? held->first : posting.today();
  fact.count = for_ever ? 0 : (held ? held->months : 0) + *plan.months;
  fact.until = term_end(program, *fact.day, fact.count);
  fact.money = paid;
  const auto until = fact.until;
  posting.keep(std::move(fact));
  if (plan.kind == CardKind::paid && plan.level) grant_level(posting, *plan.level, until);
}

Given give_card(Posting& posting, const std::string& id, std::optional<std::string> number,
                Money paid) {
  const CardPlan* plan = find_plan(posting.program(), id);
  if (!plan) return {};
  renew_card(posting, *plan, std::move(number), paid);
  Grants grants = plan->grants;
  grants.card.reset();  // a card that brings itself would never end
  return give(posting, grants, PointsSource::grant);
}

Refusal seal_card_taken(Posting& posting) {
  const Event& event = posting.event();
  const CardPlan* plan = find_plan(posting.program(), *event.card);
  if (!plan) return refuse("unknown_card", "/card", {{"id", *event.card}});
  const CardHeld* held = find_by_id(posting.account().cards, *event.card);
  const Money price = plan->price.value_or(Money{0});
  switch (plan->kind) {
    case CardKind::free:
      if (plan->needs_phone && !posting.account().member.phone_bound)
        return refuse("phone_needed", "/card");
      break;
    case CardKind::paid:
      if (event.amount.value_or(Money{0}) != price)
        return refuse("wrong_amount", "/amount", {{"price", price.value}});
      break;
    case CardKind::tier:
      if (!plan->level || !posting.program().level(*plan->level) ||
          current_level(posting.program(), posting.account()) <
              *posting.program().level(*plan->level))
        return refuse("level_needed", "/card", {{"level", plan->level.value_or("")}});
      break;
    case CardKind::internal: {
      const auto& list = plan->members;
      if (std::find(list.begin(), list.end(), posting.account().member.id) == list.end())
        return refuse("not_on_list", "/card", {{"card", plan->id}});
      break;
    }
  }
  if (plan->kind != CardKind::paid) {
    if (held) return refuse("card_held", "/card", {{"card", plan->id}});
    if (event.amount) return refuse("wrong_amount", "/amount", {{"price", 0}});
  }
  if (event.number && !has_luhn_digit(*event.number)) return refuse("wrong_check_digit", "/number");
  const Given given = give_card(posting, *event.card, event.number, price);
  if (plan->kind != CardKind::paid) return {};
  Fact bought;
  bought.count = *plan->months;
  bought.id = plan->id;
  bought.money = price;
  post_brought(posting, std::move(bought), given);
  return {};
}

/// A purchase comes back whole, with the month that has begun, or only months that have not. Without an amount the price
/// is paid back by months, floor(price * months back / months) in all, less what of its bonus is not there any more.
Refusal seal_card_refunded(Posting& posting) {
  const Event& event = posting.event();
  const CardHeld* held = find_by_id(posting.account().cards, *event.card);
  if (!held) return refuse("card_not_held", "/card", {{"card", *event.card}});
  const CardHeld card = *held;
  const Brought* found = purchase_of(card, event.taken);
  if (!found)
    return refuse("unknown_purchase", event.taken ? "/taken" : "/card",
                  {{"id", event.taken.value_or(card.id)}});
  const Brought purchase = *found;
  const MonthsLeft left = months_left(posting, card, purchase);
  if (left.in_all == 0) return refuse("nothing_to_refund", "/card");
  if (event.months && *event.months > left.not_begun)
    return refuse("months_begun", "/months", {{"left", left.not_begun}});
  const std::int64_t months = event.months.value_or(left.in_all);
  const bool all = months == left.of_purchase || !event.months;
  const std::int64_t before = std::max<std::int64_t>(0, purchase.months - left.of_purchase),
                     after = std::min(before + months, purchase.months);
  const Money most{purchase.whole - purchase.gone};
  const auto share_of = [&](Money back) {
    return purchase.whole == 0 ? Share{before, after, purchase.months}
                               : Share{purchase.gone, purchase.gone + back.value, purchase.whole};
  };
  Money due{mul_div(purchase.whole, after, purchase.months, Rounding::down) - purchase.gone};
  due = std::max(Money{0}, due);
  const WalletLot* granted = find_by_id(posting.account().wallet.lots, granted_lot);
  const Money there = granted ? granted->bonus : Money{0};
  const Money spent = std::max(Money{0}, share_gone(purchase, share_of(due)).bonus - there);
  const Money settled = event.amount ? Money{0} : std::min(due, spent);
  const Money amount = event.amount.value_or(due - settled);
  if (amount > most) return refuse("too_much_money", "/amount", {{"left", most.value}});

  posting.post({.count = months,
                .id = card.id,
                .kind = FactKind::card_refunded,
                .line = all ? 1 : 0,
                .money = amount,
                .of = purchase.event});
  take_back_share(posting, purchase, PointsSource::grant, share_of(amount), settled);
  if (all) {
    take_back_more(posting, purchase.event);
  } else {
    take_back_coupons(posting, purchase.event);
    take_back_months(posting, card, purchase.event, months);
  }
  fall(posting);
  return {};
}

}  // namespace loyalty
