#include "core/events/lots.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/base/order.h"

namespace loyalty {
namespace {

/// Lots in the order of spending: what expires first, then the oldest, then by id.
bool goes_first(const Lot& a, const Lot& b) {
  const Instant a_until = a.until.value_or(Instant{INT64_MAX}),
                b_until = b.until.value_or(Instant{INT64_MAX});
  if (a_until != b_until) return a_until < b_until;
  if (a.at != b.at) return a.at < b.at;
  return a.id < b.id;
}

std::vector<Lot> in_spending_order(const std::vector<Lot>& lots) {
  std::vector<Lot> sorted;
  for (const Lot& lot : lots)
    if (lot.released) sorted.push_back(lot);
  put_in_order(sorted, goes_first);
  return sorted;
}

/// Points that an order paid with, or a hold has set aside.
struct Taken {
  std::optional<std::string> hold, order;
  std::string lot;
  Points points{0};
};

template <class Look>
void each_taker(const Account& account, const Look& look) {
  for (const OrderHeld& order : account.orders.orders)
    look(order.points_spent, Taken{.order = order.facts.id});
  for (const Hold& hold : account.points.holds) look(hold.parts, Taken{.hold = hold.id});
}

/// What orders and holds owe is paid by points of a lot, or by what ended at an instant: as if they had taken these, which
/// come back instead.
void replace(Posting& posting, Points points, const std::optional<std::string>& lot,
             std::optional<Instant> ended = {}) {
  std::vector<Taken> facts;
  each_taker(posting.account(), [&](const std::vector<Lot>& parts, Taken taken) {
    for (const Lot& part : parts) taken.points += part.owed;
    taken.points = std::min(points, taken.points);
    if (taken.points.value == 0 || std::ssize(parts) >= limits::lots) return;
    points -= taken.points;
    facts.push_back(std::move(taken));
  });
  for (Taken& taken : facts)
    posting.post({.id = lot,
                  .kind = FactKind::points_replaced,
                  .of = std::move(taken.hold),
                  .order = std::move(taken.order),
                  .points = taken.points,
                  .until = ended});
}

/// Points that are in a lot now. Of some it is known that they are owed themselves: the others also pay what orders and
/// holds owe.
struct Paying {
  const std::string& lot;
  Points owed{0};

  void pay(Posting& posting, Points points) {
    const Points own = std::min(points, owed);
    owed -= own;
    if (points > own) replace(posting, points - own, lot);
  }
};

/// Of a lot, at most so many points.
void repay_debt(Posting& posting, Paying from, Points most = Points{max_amount}) {
  const Lot* held = find_by_id(posting.account().points.lots, from.lot);
  if (!held || !held->released) return;
  const Points owed = std::min({posting.account().points.debt, held->points, most});
  if (owed.value == 0) return;
  from.pay(posting, owed);
  posting.post({.id = from.lot, .kind = FactKind::debt_repaid, .points = owed});
}

/// Points that were spent at an instant are back in a lot: they pay what was forgiven since then. What is left of them.
Points set_off(Posting& posting, Paying& from, Points back, Instant spent_at) {
  const std::vector<Missed> forgiven = posting.account().points.forgiven;
  for (const Missed& missed : forgiven) {
    const Points now = std::min(back, Points{missed.amount});
    if (missed.at < spent_at || now.value == 0) continue;
    from.pay(posting, now);
    posting.post(
        {.from = missed.at, .id = from.lot, .kind = FactKind::points_set_off, .points = now});
    back -= now;
  }
  return back;
}

/// Points that are back, and whose end has come meanwhile, still pay what is owed.
void put_back(Posting& posting, Paying from, Points back, Instant spent_at, bool late) {
  back = set_off(posting, from, back, spent_at);
  if (!late) return repay_debt(posting, from);
  const Points owed = std::min(posting.account().points.debt, back);
  repay_debt(posting, from, owed);
  if (back > owed)
    posting.post({.id = from.lot,
                  .kind = FactKind::points_expired,
                  .of = std::string(late_points),
                  .points = back - owed});
}

/// The available lot that new points of this source and expiry join, or their own id.
std::string lot_of(const Account& account, PointsSource source, std::optional<Instant> until,
                   std::string own) {
  for (const Lot& lot : account.points.lots)
    if (lot.released && !lot.order && lot.source == source && lot.until == until) return lot.id;
  return own;
}

/// The grant's own, that of the source, or the program's.
Expiry expiry_of(const Program& program, PointsSource source, const std::optional<Expiry>& own) {
  if (own) return *own;
  if (!program.points) return {};
  const auto name = points_source_names[static_cast<std::size_t>(source)];
  const Expiry* of_source = wire::find(program.points->expiry_by_source, name);
  return of_source ? *of_source : program.points->expiry;
}

Day period_end(PeriodEnd end, Day day) {
  switch (end) {
    case PeriodEnd::month_end: return month_end(day);
    case PeriodEnd::year_end: return year_end(day);
    default: return day;
  }
}

}  // namespace

std::optional<Instant> points_expiry(const Program& program, PointsSource source, Instant from,
                                     const std::optional<Expiry>& own) {
  const Expiry rule = expiry_of(program, source, own);
  if (rule.never) return std::nullopt;
  const Day first = program.zone.local_day(from);
  Day last = first;
  if (rule.yearly) {
    const auto month =
        static_cast<unsigned>(((*rule.yearly)[0] - '0') * 10 + ((*rule.yearly)[1] - '0'));
    const auto day =
        static_cast<unsigned>(((*rule.yearly)[3] - '0') * 10 + ((*rule.yearly)[4] - '0'));
    last =
        month_day_in_year(civil(first).year + static_cast<int>(rule.years.value_or(1)), month, day);
  } else if (rule.days) {
    last = period_end(rule.at, Day{first.value + *rule.days});
  } else {
    const std::int64_t months = rule.months ? *rule.months : rule.years.value_or(0) * 12;
    last = period_end(rule.at, add_months(first, static_cast<int>(months)));
  }
  return program.zone.day_end(last);
}

Instant points_release(const Program& program, Day day, Instant now) {
  const std::int64_t protection = program.points ? program.points->protection_days : 0;
  if (protection == 0) return now;
  return program.zone.day_end(Day{day.value + protection});
}

bool is_capped(const Program& program, PointsSource source) {
  if (!program.points) return false;
  const auto& sources = program.points->earn.caps.sources;
  if (!sources) return source == PointsSource::spending;
  return std::find(sources->begin(), sources->end(), source) != sources->end();
}

std::optional<Points> cap_room(const Program& program, const Account& account, Day day) {
  if (!program.points) return std::nullopt;
  const EarnCaps& caps = program.points->earn.caps;
  const CapCounters& counted = account.points.caps;
  std::optional<Points> room;
  const auto limit = [&](std::optional<Points> cap, Points used) {
    if (!cap) return;
    const Points left = std::max(Points{0}, *cap - used);
    room = room ? std::min(*room, left) : left;
  };
  limit(caps.day, Points{count_of_day(counted, day)});
  limit(caps.month, counted_in_month(counted, day));
  return room;
}

void count_towards_caps(Posting& posting, Points points) {
  if (points.value > 0)
    posting.post({.day = posting.counting_day(), .kind = FactKind::cap_counted, .points = points});
}

Points grant_points(Posting& posting, PointsSource source, Points points,
                    std::optional<Instant> until, std::optional<std::string> order) {
  if (is_capped(posting.program(), source)) {
    if (const auto room = cap_room(posting.program(), posting.account(), posting.counting_day()))
      points = std::min(points, *room);
    count_towards_caps(posting, points);
  }
  if (points.value <= 0) return Points{0};
  const std::string own = posting.next_id();
  const std::string lot = order ? own : lot_of(posting.account(), source, until, own);
  posting.post({.from = posting.now(),
                .id = own,
                .kind = FactKind::points_granted,
                .of = std::string(points_source_names[static_cast<std::size_t>(source)]),
                .order = std::move(order),
                .points = points,
                .until = until});
  repay_debt(posting, {lot});
  return points;
}

void repay_debt(Posting& posting) {
  if (posting.account().points.debt.value == 0) return;
  for (const Lot& lot : in_spending_order(posting.account().points.lots))
    repay_debt(posting, {lot.id});
}

Refusal check_available(const Account& account, Points needed) {
  const Points available = available_points(account);
  if (needed <= available) return {};
  return refuse("insufficient_points", "/points",
                {{"available", available.value}, {"needed", needed.value}});
}

void spend_points(Posting& posting, Points points, std::optional<std::string> order) {
  for (const Lot& lot : in_spending_order(posting.account().points.lots)) {
    if (points.value <= 0) return;
    const Points now = std::min(points, lot.points);
    posting.post({.id = lot.id, .kind = FactKind::points_spent, .order = order, .points = now});
    points -= now;
  }
}

void return_points(Posting& posting, const std::string& order, Points points) {
  const OrderHeld* held = find_order(posting.account(), order);
  if (!held || points.value <= 0) return;
  const Instant spent_at = held->used_at();
  if (const Points off = std::min(points, held->forgiven); off.value > 0) {
    posting.post({.kind = FactKind::points_set_off, .order = order, .points = off});
    points -= off;
  }
  const std::int64_t grace = posting.program().points ? posting.program().points->grace_days : 0;
  while (points.value > 0 && !posting.failed()) {
    held = find_order(posting.account(), order);
    if (held->points_spent.empty()) return;
    const Lot last = held->points_spent[next_to_return(held->points_spent)];
    const Points now = std::min(points, last.owed.value > 0 ? last.owed : last.points);
    const bool late = last.until && *last.until <= posting.now();
    auto until = last.until;
    if (late && grace > 0)
      until = posting.program().zone.day_end(Day{posting.today().value + grace});
    const std::string lot = is_of_order(posting.account(), last)
                                ? last.id
                                : lot_of(posting.account(), last.source, until, last.id);
    posting.post({.id = last.id,
                  .kind = FactKind::points_returned,
                  .order = order,
                  .points = now,
                  .until = until});
    points -= now;
    put_back(posting, {lot, std::min(now, last.owed)}, now, spent_at, late && grace == 0);
  }
}

namespace {

/// Of these lots, in the order of spending, at most so many points. Returns what is missing.
Points take_from(Posting& posting, std::vector<Lot> lots, const std::optional<std::string>& order,
                 Points points) {
  put_in_order(lots, goes_first);
  for (const Lot& lot : lots) {
    const Points now = std::min(points, lot.points);
    if (now.value <= 0) break;
    posting.post({.id = lot.id,
                  .kind = lot.released ? FactKind::points_taken : FactKind::points_rejected,
                  .order = order,
                  .points = now});
    points -= now;
  }
  return points;
}

bool is_of(const PointsCause& cause, const Lot& lot) {
  if (cause.order) return lot.order == cause.order;
  return lot.released && !lot.order && lot.source == cause.source && lot.until == cause.until;
}

/// Orders and holds that took points of the cause owe them from now on. Returns how many.
Points owe(Posting& posting, const PointsCause& cause, Points points) {
  std::vector<Taken> facts;
  Points left = points;
  each_taker(posting.account(), [&](const std::vector<Lot>& parts, const Taken& by) {
    for (const Lot& part : parts) {
      const Points now = std::min(left, part.points - part.owed);
      if (now.value == 0 || !is_of(cause, part)) continue;
      left -= now;
      facts.push_back({.hold = by.hold, .order = by.order, .lot = part.id, .points = now});
    }
  });
  for (Taken& taken : facts)
    posting.post({.id = std::move(taken.lot),
                  .kind = FactKind::points_undone,
                  .of = std::move(taken.hold),
                  .order = std::move(taken.order),
                  .points = taken.points});
  return points - left;
}

/// What is still to be taken of the points of a cause. Of some it is known who took them, and owes them now: those are
/// paid last.
struct ToTake {
  Points points{0}, owed{0};

  /// So many are about to be taken from a lot, or from what ended at an instant.
  void take(Posting& posting, Points now, const std::optional<std::string>& lot,
            std::optional<Instant> ended = {}) {
    points -= now;
    const Points paid = owed - std::min(owed, points);
    if (paid.value > 0) replace(posting, paid, lot, ended);
    owed -= paid;
  }
};

/// Whether these might have been spent instead of the points of a cause: not if those ended later, since what ends first is
/// spent first. What came back after its end could not be spent then, but would have been there without its own cause.
bool might_stand_in(const PointsCause& cause, const Missed& gone) {
  if (gone.late && cause.since) return gone.at > *cause.since;
  return cause.until && gone.at >= *cause.until;
}

/// What expired did so instead of others that the points of a cause were spent for: first its own, then what ended soonest,
/// since what ended later may be needed for others.
void take_lapsed(Posting& posting, const PointsCause& cause, ToTake& left) {
  std::vector<Missed> lapsed = posting.account().points.lapsed;
  std::stable_partition(lapsed.begin(), lapsed.end(),
                        [&](const Missed& gone) { return !gone.late && gone.at == cause.until; });
  const std::optional<std::string> late{late_points};
  for (const Missed& gone : lapsed) {
    const Points now = std::min(left.points, Points{gone.amount});
    if (!might_stand_in(cause, gone) || now.value <= 0) continue;
    left.take(posting, now, {}, gone.at);
    posting.post({.kind = FactKind::points_set_off,
                  .of = gone.late ? late : std::nullopt,
                  .order = cause.order,
                  .points = now,
                  .until = gone.at});
  }
}

/// Others, in the order of spending.
void take_instead(Posting& posting, const PointsCause& cause, ToTake& left) {
  for (const Lot& lot : in_spending_order(posting.account().points.lots)) {
    const Points now = std::min(left.points, lot.points);
    if (now.value == 0) continue;
    left.take(posting, now, lot.id);
    posting.post(
        {.id = lot.id, .kind = FactKind::points_taken, .order = cause.order, .points = now});
  }
}

}  // namespace

void take_points(Posting& posting, Points points) {
  take_from(posting, in_spending_order(posting.account().points.lots), {}, points);
}

void take_points_back(Posting& posting, const PointsCause& cause, Points points) {
  if (points.value <= 0) return;
  std::vector<Lot> own;
  for (const Lot& lot : posting.account().points.lots)
    if (is_of(cause, lot)) own.push_back(lot);
  points = take_from(posting, std::move(own), cause.order, points);
  ToTake left{points, owe(posting, cause, points)};
  take_lapsed(posting, cause, left);
  take_instead(posting, cause, left);
  points = left.points;
  if (points.value <= 0) return;
  const bool forgive =
      posting.program().points && posting.program().points->shortfall == Shortfall::forgive;
  if (forgive)
    posting.post({.from = posting.now(),
                  .kind = FactKind::points_forgiven,
                  .order = cause.order,
                  .points = points});
  else
    posting.post({.kind = FactKind::debt_added, .order = cause.order, .points = points});
}

void freeze_points(Posting& posting, const std::string& hold, Points points) {
  for (const Lot& lot : in_spending_order(posting.account().points.lots)) {
    if (points.value <= 0) return;
    const Points now = std::min(points, lot.points);
    posting.post({.id = lot.id, .kind = FactKind::points_frozen, .of = hold, .points = now});
    points -= now;
  }
}

void unfreeze_points(Posting& posting, const std::string& hold) {
  const Instant held_at = find_by_id(posting.account().points.holds, hold)->at;
  while (const Hold* held = find_by_id(posting.account().points.holds, hold)) {
    if (posting.failed()) return;
    const Lot part = held->parts.front();
    const std::string lot = is_of_order(posting.account(), part)
                                ? part.id
                                : lot_of(posting.account(), part.source, part.until, part.id);
    posting.post(
        {.id = part.id, .kind = FactKind::points_unfrozen, .of = hold, .points = part.points});
    const bool over = part.until && *part.until <= posting.now();
    put_back(posting, {lot, part.owed}, part.points, held_at, over);
  }
}

void release_lot(Posting& posting, const std::string& lot) {
  const Lot* held = find_by_id(posting.account().points.lots, lot);
  if (!held || held->released) return;
  const Lot ready = *held;
  const std::string joined = is_of_order(posting.account(), ready)
                                 ? lot
                                 : lot_of(posting.account(), ready.source, ready.until, lot);
  posting.post({.id = lot, .kind = FactKind::points_released, .points = ready.points});
  repay_debt(posting, {joined});
}

}  // namespace loyalty
