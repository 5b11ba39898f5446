#include "core/events/undo.h"

#include <algorithm>

#include "core/account/brought.h"
#include "core/account/fold.h"
#include "core/base/arithmetic.h"
#include "core/events/cards.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"
#include "core/events/wallet.h"

namespace loyalty {
namespace {

/// Also those that a kept order used and would give back.
template <class Chosen>
void void_where(Posting& posting, const Chosen& chosen) {
  std::vector<std::pair<std::string, std::optional<std::string>>> found;
  for (const Coupon& coupon : posting.account().coupons)
    if (is_live(coupon) && chosen(coupon.id)) found.emplace_back(coupon.id, std::nullopt);
  for (const OrderHeld& order : posting.account().orders.orders)
    for (const Coupon& coupon : order.coupons)
      if (is_live(coupon) && chosen(coupon.id)) found.emplace_back(coupon.id, order.facts.id);
  for (const auto& [id, order] : found)
    posting.post({.id = id, .kind = FactKind::coupon_voided, .order = order});
}

void end_levels(Posting& posting, const std::string& event) {
  const auto granted = posting.account().tiers.granted;
  for (const GrantedLevel& level : granted)
    if (level.by == event)
      posting.post({.id = level.level,
                    .kind = FactKind::level_grant_ended,
                    .of = event,
                    .until = level.until});
}

void take_chances(Posting& posting, const std::string& event) {
  const auto draws = posting.account().activities.draws;
  for (const auto& [id, draw] : draws) {
    const std::int64_t *left = wire::find(draw.from, event), *drawn = wire::find(draw.drawn, event);
    if (left || drawn)
      posting.post({.count = left ? std::min(*left, draw.chances) : 0,
                    .id = id,
                    .kind = FactKind::chances_taken,
                    .of = event,
                    .part = drawn ? *drawn : 0});
  }
}

/// How a card's months move up when some of them go: those up to `kept` stay, those beyond `end` follow them, or count
/// from a new day.
struct Shift {
  std::int64_t kept = 0, end = 0;
  std::optional<Day> anew;

  std::int64_t months(std::int64_t before) const {
    if (before <= kept) return anew ? 0 : before;
    return std::max<std::int64_t>(0, before - end) + (anew ? 0 : kept);
  }
};

/// Each renewal of a paid card granted its level through the end of a month of the card: that moves with the month.
void move_levels(Posting& posting, const CardHeld& card, const Shift& shift) {
  const Program& program = posting.program();
  const CardPlan* plan = find_plan(program, card.id);
  if (!plan || plan->kind != CardKind::paid || !plan->level) return;
  const auto granted = posting.account().tiers.granted;
  for (const GrantedLevel& level : granted) {
    if (level.level != *plan->level || !level.until) continue;
    std::int64_t months = 1;
    while (months <= card.months && *term_end(program, card.first, months) < *level.until) ++months;
    if (months > card.months || *term_end(program, card.first, months) != *level.until) continue;
    const auto until = term_end(program, shift.anew.value_or(card.first), shift.months(months));
    if (until == level.until) continue;
    posting.post({.id = level.level,
                  .kind = FactKind::level_grant_ended,
                  .of = level.by,
                  .until = level.until});
    if (until && *until > posting.now())
      posting.post(
          {.id = level.level, .kind = FactKind::level_granted, .of = level.by, .until = until});
  }
}

/// Takes what is left of the months that an event brought, but for the first `stay`. Those that have passed are not
/// taken, nor counted against others: what follows months that had begun begins today.
void shorten_card(Posting& posting, const CardHeld& card, const CardOrigin& gone,
                  std::int64_t stay = 0) {
  const auto good_until = [&](Day first, std::int64_t months) {
    return months > 0 ? term_end(posting.program(), first, months) : std::optional(posting.now());
  };
  const bool other_for_ever =
      card.months == 0 &&
      (gone.months > 0 ||
       std::any_of(card.from.begin(), card.from.end(), [&](const CardOrigin& origin) {
         return origin.months == 0 && origin.event != gone.event;
       }));
  Shift shift{gone.after + stay, gone.after + gone.months, {}};
  std::int64_t left = gone.months == 0 ? gone.after : card.months - gone.months + stay;
  if (other_for_ever) {
    left = 0;
  } else if (gone.months > 0) {
    if (*good_until(card.first, shift.end) <= posting.now()) return;
    if (card.months > shift.end && *good_until(card.first, shift.kept) <= posting.now()) {
      shift.anew = posting.today();
      left = card.months - shift.end;
    }
  }
  const auto until =
      other_for_ever ? std::nullopt : good_until(shift.anew.value_or(card.first), left);
  if (until && *until <= posting.now())
    posting.post({.id = card.id, .kind = FactKind::card_ended});
  else
    posting.post({.count = left,
                  .day = shift.anew,
                  .id = card.id,
                  .kind = FactKind::card_shortened,
                  .line = stay,
                  .of = gone.event,
                  .until = until});
  if (gone.months > 0 && !other_for_ever) move_levels(posting, card, shift);
}

/// Of a figure, once `back` of so many have come back.
std::int64_t kept(std::int64_t figure, std::int64_t back, std::int64_t of) {
  return of > 0 ? mul_div(figure, of - back, of, Rounding::down) : figure;
}

void shorten_cards(Posting& posting, const std::string& event) {
  const auto cards = posting.account().cards;
  for (const CardHeld& card : cards)
    if (const CardOrigin* gone = origin_of(card, event)) shorten_card(posting, card, *gone);
}

}  // namespace

void take_back_more(Posting& posting, const std::string& event) {
  void_where(posting, [&](const std::string& id) { return is_numbered(id, event); });
  end_levels(posting, event);
  take_chances(posting, event);
  shorten_cards(posting, event);
}

void take_back_coupons(Posting& posting, const std::string& event) {
  void_where(posting, [&](const std::string& id) { return is_numbered(id, event); });
  take_chances(posting, event);
}

void take_back_some_coupons(Posting& posting, const std::string& event, std::int64_t part,
                            std::int64_t of) {
  std::vector<std::string> live;
  for (const Coupon& coupon : posting.account().coupons)
    if (is_live(coupon) && is_numbered(coupon.id, event)) live.push_back(coupon.id);
  live.resize(static_cast<std::size_t>(mul_div(std::ssize(live), part, of, Rounding::up)));
  void_coupons(posting, live);
}

void post_brought(Posting& posting, Fact what, const Given& given) {
  what.kind = FactKind::brought;
  what.bonus = given.bonus;
  what.growth = given.growth;
  what.points = given.points;
  what.from = given.points_until;
  if (posting.program().tiers && (given.points.value > 0 || given.growth.value > 0)) {
    what.line = 1;
    what.until = window_end(posting.program(), posting.thing_day());
  }
  posting.keep(std::move(what));
}

void take_back_months(Posting& posting, const CardHeld& card, const std::string& event,
                      std::int64_t months) {
  if (const CardOrigin* gone = origin_of(card, event))
    shorten_card(posting, card, *gone, gone->months - months);
}

Given share_gone(const Brought& brought, const Share& share) {
  const auto gone = [&](auto figure) {
    figure.value =
        kept(figure.value, share.before, share.of) - kept(figure.value, share.after, share.of);
    return figure;
  };
  return {gone(brought.points), gone(brought.bonus), gone(brought.growth)};
}

void take_back_share(Posting& posting, const Brought& brought, PointsSource source,
                     const Share& share, Money settled) {
  const Given gone = share_gone(brought, share);
  take_points_back(posting, {{}, source, brought.points_until, brought.counted_at}, gone.points);
  take_bonus_back(posting, std::max(Money{0}, gone.bonus - settled));
  if (!brought.counted || (gone.growth.value == 0 && gone.points.value == 0)) return;
  Fact fact;
  fact.kind = FactKind::growth_uncounted;
  fact.growth = gone.growth;
  fact.points = gone.points;
  fact.until = brought.counted_until;
  since_counted(posting, brought.counted_at, fact);
  posting.keep(std::move(fact));
}

void void_coupons(Posting& posting, const std::vector<std::string>& ids) {
  void_where(posting, [&](const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  });
}

}  // namespace loyalty
