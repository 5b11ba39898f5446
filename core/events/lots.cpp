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

/// Of a lot, at most so many points.
void repay_debt(Posting& posting, const std::string& lot, Points most = Points{max_amount}) {
  const Lot* held = find_by_id(posting.account().points.lots, lot);
  if (!held || !held->released) return;
  const Points owed = std::min({posting.account().points.debt, held->points, most});
  if (owed.value > 0) posting.post({.id = lot, .kind = FactKind::debt_repaid, .points = owed});
}

/// Points that were spent at an instant are back in a lot: they pay what was forgiven since then. What is left of them.
Points set_off(Posting& posting, const std::string& lot, Points back, Instant spent_at) {
  const std::vector<Missed> forgiven = posting.account().points.forgiven;
  for (const Missed& missed : forgiven) {
    const Points now = std::min(back, Points{missed.amount});
    if (missed.at < spent_at || now.value == 0) continue;
    posting.post({.from = missed.at, .id = lot, .kind = FactKind::points_set_off, .points = now});
    back -= now;
  }
  return back;
}

/// Points that are back, and whose end has come meanwhile, still pay what is owed.
void put_back(Posting& posting, const std::string& lot, Points back, Instant spent_at, bool late) {
  back = set_off(posting, lot, back, spent_at);
  if (!late) return repay_debt(posting, lot);
  const Points owed = std::min(posting.account().points.debt, back);
  repay_debt(posting, lot, owed);
  if (back > owed)
    posting.post({.id = lot, .kind = FactKind::points_expired, .points = back - owed});
}

/// The available lot that new points of this source and expiry join, or their own id.
std::string lot_of(const Account& account, PointsSource source, std::optional<Instant> until,
                   std::string own) {
  for (const Lot& lot : account.points.lots)
    if (lot.released && !lot.order && lot.source == source && lot.until == until) return lot.id;
  return own;
}

/// The grant's own, that of the source, or the program's.
Expiry expiry_of(const Program& program, PointsSource source,
                        const std::optional<Expiry>& own) {
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
  repay_debt(posting, lot);
  return points;
}

void repay_debt(Posting& posting) {
  if (posting.account().points.debt.value == 0) return;
  for (const Lot& lot : in_spending_order(posting.account().points.lots))
    repay_debt(posting, lot.id);
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
    const Lot last = held->points_spent.back();
    const Points now = std::min(points, last.points);
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
    put_back(posting, lot, now, spent_at, late && grace == 0);
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

/// What expired no sooner than the points of a cause did so instead of others that these were spent for.
Points take_lapsed(Posting& posting, const PointsCause& cause, Points points) {
  const std::vector<Missed> lapsed = posting.account().points.lapsed;
  for (const Missed& gone : lapsed) {
    const Points now = std::min(points, Points{gone.amount});
    if (!cause.until || gone.at < *cause.until || now.value <= 0) continue;
    posting.post(
        {.kind = FactKind::points_set_off, .order = cause.order, .points = now, .until = gone.at});
    points -= now;
  }
  return points;
}

}  // namespace

void take_points(Posting& posting, Points points) {
  take_from(posting, in_spending_order(posting.account().points.lots), {}, points);
}

void take_points_back(Posting& posting, const PointsCause& cause, Points points) {
  if (points.value <= 0) return;
  std::vector<Lot> own;
  for (const Lot& lot : posting.account().points.lots)
    if (cause.order
            ? lot.order == cause.order
            : lot.released && !lot.order && lot.source == cause.source && lot.until == cause.until)
      own.push_back(lot);
  points = take_from(posting, std::move(own), cause.order, points);
  points = take_lapsed(posting, cause, points);
  points =
      take_from(posting, in_spending_order(posting.account().points.lots), cause.order, points);
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
  const Hold held = *find_by_id(posting.account().points.holds, hold);
  for (const Lot& part : held.parts) {
    const std::string lot = is_of_order(posting.account(), part)
                                ? part.id
                                : lot_of(posting.account(), part.source, part.until, part.id);
    posting.post(
        {.id = part.id, .kind = FactKind::points_unfrozen, .of = hold, .points = part.points});
    const bool over = part.until && *part.until <= posting.now();
    put_back(posting, lot, part.points, held.at, over);
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
  repay_debt(posting, joined);
}

}  // namespace loyalty
