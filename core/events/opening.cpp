#include "core/events/opening.h"

#include "core/account/fold.h"
#include "core/base/arithmetic.h"
#include "core/base/calendar.h"
#include "core/base/luhn.h"
#include "core/events/cards.h"
#include "core/events/coupons.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"

namespace loyalty {
namespace {

std::string place(std::string_view list, std::size_t i) {
  return "/opening/" + std::string(list) + '/' + wire::decimal(i);
}

/// So many months from a first day that has come end with the local day of `until`.
struct Months {
  Day first{0};
  std::int64_t count = 0;
  std::optional<Instant> until;
};

Months months_until(const Posting& posting, Instant until) {
  const Zone& zone = posting.program().zone;
  const Day last = zone.local_day(Instant{until.value - 1});
  Months months{last, 0, zone.day_end(last)};
  do {
    months.first = add_months(last, static_cast<int>(-++months.count));
  } while (months.first > posting.today() ||
           add_months(months.first, static_cast<int>(months.count)) != last);
  return months;
}

class Bringing {
 public:
  explicit Bringing(Posting& posting) : posting_(posting), what_(*posting.event().opening) {}

  Refusal all() {
    posting_.post({.kind = FactKind::member_set});
    posting_.post({.count = what_.orders, .kind = FactKind::opened, .money = what_.paid});
    const auto each = [&](const auto& list, std::string_view name, const auto& bring) {
      Refusal refusal;
      for (std::size_t i = 0; i < list.size() && !refusal; ++i)
        refusal = (this->*bring)(list[i], place(name, i));
      return refusal;
    };
    if (what_.debt.value > 0) posting_.post({.kind = FactKind::debt_added, .points = what_.debt});
    if (auto refusal = each(what_.points, "points", &Bringing::lot)) return refusal;
    repay_debt(posting_);
    if (what_.bonus.value > 0 || what_.principal.value > 0)
      posting_.post({.bonus = what_.bonus,
                     .id = std::string(granted_lot),
                     .kind = FactKind::wallet_credited,
                     .principal = what_.principal});
    if (auto refusal = each(what_.coupons, "coupons", &Bringing::coupon)) return refusal;
    if (auto refusal = each(what_.cards, "cards", &Bringing::card)) return refusal;
    if (auto refusal = each(what_.savings, "savings", &Bringing::saved)) return refusal;
    if (auto refusal = each(what_.growth, "growth", &Bringing::growth)) return refusal;
    if (what_.level)
      if (auto refusal = level(*what_.level)) return refusal;
    rise(posting_);
    return {};
  }

 private:
  Refusal check_ahead(const std::optional<Instant>& until, const std::string& at) {
    if (!until || *until > posting_.now()) return {};
    return refuse("invalid_window", at + "/until",
                  {{"from", posting_.now().value}, {"until", until->value}});
  }
  /// The day of a thing that has been, or today.
  Refusal check_day(const std::optional<Day>& day, const std::string& at) {
    if (!day || *day <= posting_.today()) return {};
    return refuse("future_day", at + "/day", {{"today", posting_.today().value}});
  }

  Refusal lot(const OpeningLot& lot, const std::string& at) {
    const Instant given = lot.at.value_or(posting_.now());
    if (given > posting_.now())
      return refuse("invalid_window", at + "/at",
                    {{"from", given.value}, {"until", posting_.now().value}});
    const auto until = lot.until ? lot.until : points_expiry(posting_.program(), lot.source, given);
    if (auto refusal = check_ahead(until, at)) return refusal;
    const Instant from = std::max(lot.from.value_or(given), given);
    if (until && from > posting_.now() && *until <= from)
      return refuse("invalid_window", at + "/until",
                    {{"from", from.value}, {"until", until->value}});
    Fact fact;
    if (given < posting_.now()) fact.at = given;
    fact.from = from > posting_.now() ? from : given;
    fact.id = posting_.next_id();
    fact.kind = FactKind::points_granted;
    fact.of = std::string(points_source_names[static_cast<std::size_t>(lot.source)]);
    fact.points = lot.points;
    fact.until = until;
    posting_.keep(std::move(fact));
    return {};
  }

  Refusal coupon(const OpeningCoupon& coupon, const std::string& at) {
    return issue_named(posting_, coupon, at, "/id");
  }

  Refusal card(const OpeningCard& card, const std::string& at) {
    const CardPlan* plan = find_plan(posting_.program(), card.card);
    if (!plan) return refuse("unknown_card", at + "/card", {{"id", card.card}});
    if (find_by_id(posting_.account().cards, card.card))
      return refuse("card_held", at + "/card", {{"card", card.card}});
    if (card.number && !has_luhn_digit(*card.number))
      return refuse("wrong_check_digit", at + "/number");
    if (auto refusal = check_ahead(card.until, at)) return refusal;
    Months months{posting_.today(), plan->months.value_or(0), {}};
    months.until = term_end(posting_.program(), months.first, months.count);
    if (card.until) months = months_until(posting_, *card.until);
    posting_.post({.count = months.count,
                   .day = months.first,
                   .id = plan->id,
                   .kind = FactKind::card_given,
                   .of = card.number,
                   .until = months.until});
    if (plan->kind == CardKind::paid && plan->level)
      grant_level(posting_, *plan->level, months.until);
    return {};
  }

  Refusal saved(const OpeningSaved& saved, const std::string& at) {
    if (auto refusal = check_day(saved.day, at)) return refusal;
    posting_.post({.day = saved.day.value_or(posting_.today()),
                   .kind = FactKind::saved,
                   .money = saved.amount,
                   .of = saved.source});
    return {};
  }

  /// Its day is not noted: what it counted for is the level that comes with it.
  Refusal growth(const OpeningGrowth& growth, const std::string& at) {
    if (!posting_.program().tiers) return refuse("no_levels", at);
    if (auto refusal = check_day(growth.day, at)) return refusal;
    auto until = growth.until
                     ? growth.until
                     : window_end(posting_.program(), growth.day.value_or(posting_.today()));
    if (until) until->value -= until->value % bucket_unit;
    if (auto refusal = check_ahead(until, at)) return refusal;
    posting_.post({.count = growth.orders,
                   .growth = Growth{growth.growth * thousandths},
                   .kind = FactKind::growth_counted,
                   .money = growth.paid,
                   .points = growth.points,
                   .until = until});
    return {};
  }

  Refusal level(const OpeningLevel& level) {
    const std::string at = "/opening/level";
    const Program& program = posting_.program();
    const auto place = program.level(level.id);
    if (!place) return refuse("unknown_level", at + "/id", {{"id", level.id}});
    if (auto refusal = check_ahead(level.until, at)) return refusal;
    if (level.granted) {
      grant_level(posting_, level.id, level.until);
      return {};
    }
    if (*place == 0) return {};  // everybody has it
    Months term{posting_.today(), program.tiers->term_months.value_or(0), {}};
    term.until = term_end(program, term.first, term.count);
    if (level.until) term = months_until(posting_, *level.until);
    posting_.post({.count = term.count,
                   .day = term.first,
                   .from = posting_.now(),
                   .id = level.id,
                   .kind = FactKind::level_kept,
                   .of = std::string(reached_names[static_cast<std::size_t>(Reached::kept)]),
                   .until = term.until});
    return {};
  }

  Posting& posting_;
  const Opening& what_;
};

}  // namespace

Refusal seal_opened_with(Posting& posting) {
  Account fresh;
  fresh.at = posting.account().at;
  if (posting.account() != fresh) return refuse("not_first", "");
  const auto joined = posting.event().member->joined;
  if (joined && *joined > posting.now())
    return refuse("invalid_window", "/member/joined",
                  {{"from", joined->value}, {"until", posting.now().value}});
  return Bringing(posting).all();
}

}  // namespace loyalty
