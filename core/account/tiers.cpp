// Growth and levels, fact by fact.
//
// | fact                                 | uses                                                            |
// |--------------------------------------|-----------------------------------------------------------------|
// | growth_counted, growth_uncounted     | growth, money (paid), count (orders), points, until, order,     |
// |                                      | day (that it counted on); from (uncounted: since when it        |
// |                                      | counted); line (1: an achievement's)                            |
// | recharge_counted                     | id (wallet lot), growth, money, until, day                      |
// | recharge_uncounted                   | id (wallet lot), growth, money, points, until, day, from        |
// | window_closed                        | until                                                           |
// | level_reached                        | id, of (growth, reach), day (first), count (months), until;     |
// |                                      | from (since when, if found again after something was undone)    |
// | level_kept, level_lowered            | id, of, day, count, until: replace all rungs                    |
// | level_in_grace                       | id, until                                                       |
// | level_taken                          | id: what is held from now on; rungs above it end                |
// | level_granted, level_grant_ended     | id, of (event), until                                           |

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

bool rises(const std::optional<Instant>& a, const std::optional<Instant>& b) {
  return a && (!b || *a < *b);
}

/// The first bucket that does not end before `until`.
template <class Buckets>
auto bucket_of(Buckets& buckets, const std::optional<Instant>& until) {
  const auto before = [](const Bucket& b, const std::optional<Instant>& wanted) {
    return rises(b.until, wanted);
  };
  // What counts today is in the last one.
  auto end = buckets.end();
  if (buckets.empty() || before(buckets.back(), until)) return end;
  if (buckets.back().until == until) return --end;
  return std::lower_bound(buckets.begin(), end, until, before);
}

Bucket* find_bucket(TierRoom& room, const std::optional<Instant>& until) {
  const auto at = bucket_of(room.buckets, until);
  return at != room.buckets.end() && at->until == until ? &*at : nullptr;
}

/// The same, also when it has left the window.
Bucket* find_any_bucket(TierRoom& room, const std::optional<Instant>& until) {
  if (Bucket* b = find_bucket(room, until)) return b;
  for (Bucket& b : room.closed)
    if (b.until == until) return &b;
  return nullptr;
}

Bucket* bucket(TierRoom& room, const std::optional<Instant>& until) {
  const auto at = bucket_of(room.buckets, until);
  if (at != room.buckets.end() && at->until == until) return &*at;
  if (static_cast<std::int64_t>(room.buckets.size()) >= limits::buckets) return nullptr;
  if (until && (until->value <= 0 || until->value % bucket_unit != 0)) return nullptr;
  Bucket fresh;
  fresh.until = until;
  return &*room.buckets.insert(at, fresh);
}

CountedDay row_of(Day day, const Bucket& b) {
  return {day,    b.growth, b.orders, b.paid, b.points_earned, b.recharge_single, b.recharge_total,
          b.until};
}

CountedDay* put_row(TierRoom& room, const CountedDay& row) {
  auto after = room.counted.end();
  while (after != room.counted.begin() && std::prev(after)->day > row.day) --after;
  return &*room.counted.insert(after, row);
}

CountedDay* counted_on(TierRoom& room, Day day, const std::optional<Instant>& until) {
  for (auto row = room.counted.rbegin(); row != room.counted.rend() && row->day >= day; ++row)
    if (row->day == day && row->until == until) return &*row;
  return nullptr;
}

constexpr std::int64_t one_day = 86'400'000;

/// The day that counted alone in the bucket that ends then.
std::optional<Day> day_alone(const TierRoom& room, Instant until) {
  for (auto run = room.alone.rbegin(); run != room.alone.rend(); ++run) {
    const std::int64_t later = until.value - run->until.value;
    if (later >= 0 && later % one_day == 0 && later / one_day < run->days)
      return Day{run->first.value + later / one_day};
  }
  return std::nullopt;
}

void put_alone(TierRoom& room, Day day, Instant until) {
  const auto goes_on = [&](const DaysAlone& run) {
    return run.first.value + run.days == day.value &&
           run.until.value + run.days * one_day == until.value;
  };
  if (!room.alone.empty() && goes_on(room.alone.back()))
    ++room.alone.back().days;
  else
    room.alone.push_back({day, until, 1});
}

/// Another day counts in the bucket, too: from now on each has a row.
void end_alone(TierRoom& room, Day day, const Bucket& b) {
  const auto at = std::find_if(room.alone.begin(), room.alone.end(), [&](const DaysAlone& run) {
    return run.first <= day && day.value - run.first.value < run.days &&
           run.until.value + (day.value - run.first.value) * one_day == b.until->value;
  });
  const std::int64_t earlier = day.value - at->first.value;
  const DaysAlone rest{Day{day.value + 1}, Instant{b.until->value + one_day},
                       at->days - earlier - 1};
  at->days = earlier;
  if (rest.days > 0) room.alone.insert(at + 1, rest);
  std::erase_if(room.alone, [](const DaysAlone& run) { return run.days == 0; });
  put_row(room, row_of(day, b));
}

/// Forgets what no undoing looks at any more: all before the last note that is older than limits::levels_known.
void forget_old(TierRoom& room, Instant now) {
  auto& before = room.before;
  const auto is_old = [&](const LevelsBefore& note) {
    return note.at.value <= now.value - limits::levels_known;
  };
  const auto is_full = [&room] {
    return std::ssize(room.alone) + std::ssize(room.counted) >= limits::counted_days;
  };
  const bool full = is_full() || std::ssize(before) >= limits::levels_before;
  std::size_t gone = 0;
  while (gone + 1 < before.size() && (is_old(before[gone + 1]) || (full && gone == 0))) ++gone;
  if (gone == 0 && !full) return;
  before.erase(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(gone));
  // A day earlier than it may be in any time zone.
  const Instant known = before.empty() ? now : before.front().at;
  const Day first{known.value / one_day - 1};
  std::erase_if(room.alone,
                [&](const DaysAlone& run) { return run.first.value + run.days <= first.value; });
  std::erase_if(room.counted, [&](const CountedDay& row) { return row.day < first; });
  std::erase_if(room.closed, [&](const Bucket& b) { return !b.until || *b.until <= known; });
  if (is_full()) {
    room.alone.clear();
    room.before.clear();
    room.counted.clear();
    room.closed.clear();
  }
}

/// Notes how levels stood before what happens at `at`.
void note_levels(TierRoom& room, Instant at) {
  forget_old(room, at);
  if (room.before.empty() || room.before.back().at < at) room.before.push_back({at, room.rungs});
}

/// Notes what counts on its day, before it is added to its bucket: a new one if `is_new`.
bool count_on_day(TierRoom& room, const Event& event, const Fact& fact, const Bucket& b,
                  bool is_new) {
  if (!fact.day) return true;  // of a log from before days were noted
  const Instant at = instant_of(event, fact);
  if (room.before.empty() || room.before.back().at.value + limits::levels_noted <= at.value)
    note_levels(room, at);
  const auto alone = b.until ? day_alone(room, *b.until) : std::nullopt;
  if (alone == fact.day) return true;
  CountedDay* row = alone ? nullptr : counted_on(room, *fact.day, fact.until);
  if (!row) {
    if (alone) end_alone(room, *alone, b);
    forget_old(room, at);
    if (is_new && b.until) return put_alone(room, *fact.day, *b.until), true;
    row = put_row(room, CountedDay{.day = *fact.day, .until = fact.until});
  }
  const bool recharge = fact.kind == FactKind::recharge_counted;
  if (recharge) row->recharge_single = std::max(row->recharge_single, fact.money);
  return add(row->growth, fact.growth) && add(row->orders, recharge ? 0 : fact.count) &&
         add(recharge ? row->recharge_total : row->paid, fact.money) &&
         add(row->points_earned, fact.points);
}

/// What is undone is taken from its day, and notes that knew it are forgotten.
void uncount_on_day(TierRoom& room, const Fact& fact) {
  if (!fact.from || !fact.day) return;
  std::erase_if(room.before, [&](const LevelsBefore& note) { return note.at > *fact.from; });
  CountedDay* row = counted_on(room, *fact.day, fact.until);
  if (!row) return;
  const bool recharge = fact.kind == FactKind::recharge_uncounted;
  take_up_to(row->growth, fact.growth);
  take_up_to(row->points_earned, fact.points);
  take_up_to(recharge ? row->recharge_total : row->paid, fact.money);
  if (!recharge) take_up_to(row->orders, fact.count);
  if (recharge) row->recharge_single = std::min(row->recharge_single, row->recharge_total);
}

/// With an order it is the order's; in a recharge, what came along with the money.
bool growth_counted(Account& account, const Event& event, const Fact& fact) {
  const std::size_t known = account.tiers.buckets.size();
  Bucket* b = bucket(account.tiers, fact.until);
  if (!b) return false;
  if (fact.order) {
    OrderHeld* order = find_order(account, *fact.order);
    if (!order || order->counted) return false;
    order->counted = true;
    if (fact.day) order->counted_at = instant_of(event, fact);
    order->counted_until = fact.until;
  } else if (event.kind == EventKind::recharged && fact.line == 0) {
    WalletLot* lot = find_by_id(account.wallet.lots, event.id);
    if (lot && lot->counted && !add(lot->growth, fact.growth)) return false;
  }
  return count_on_day(account.tiers, event, fact, *b, account.tiers.buckets.size() > known) &&
         add(b->growth, fact.growth) && add(b->paid, fact.money) && add(b->orders, fact.count) &&
         add(b->points_earned, fact.points);
}

void growth_uncounted(TierRoom& room, const Fact& fact) {
  uncount_on_day(room, fact);
  Bucket* b = find_any_bucket(room, fact.until);
  if (!b) return;  // has left the window long ago
  take_up_to(b->growth, fact.growth);
  take_up_to(b->paid, fact.money);
  take_up_to(b->orders, fact.count);
  take_up_to(b->points_earned, fact.points);
}

bool recharge_counted(Account& account, const Event& event, const Fact& fact) {
  const std::size_t known = account.tiers.buckets.size();
  Bucket* b = bucket(account.tiers, fact.until);
  WalletLot* lot = fact.id ? find_by_id(account.wallet.lots, *fact.id) : nullptr;
  if (!b || !lot || lot->counted) return false;
  lot->counted = true;
  if (fact.day) lot->counted_at = instant_of(event, fact);
  lot->counted_until = fact.until;
  lot->growth = fact.growth;
  if (!count_on_day(account.tiers, event, fact, *b, account.tiers.buckets.size() > known))
    return false;
  b->recharge_single = std::max(b->recharge_single, fact.money);
  return add(b->growth, fact.growth) && add(b->recharge_total, fact.money);
}

/// The largest recharge is found again among the others.
void recharge_uncounted(Account& account, const Fact& fact) {
  uncount_on_day(account.tiers, fact);
  Bucket* b = find_any_bucket(account.tiers, fact.until);
  if (!b) return;
  take_up_to(b->growth, fact.growth);
  take_up_to(b->recharge_total, fact.money);
  take_up_to(b->points_earned, fact.points);
  const WalletLot* lot = fact.id ? find_by_id(account.wallet.lots, *fact.id) : nullptr;
  if (!lot || lot->principal_given < b->recharge_single) return;
  b->recharge_single = b->recharge_spent;
  for (const WalletLot& other : account.wallet.lots)
    if (other.counted && other.counted_until == fact.until)
      b->recharge_single = std::max(b->recharge_single, other.principal_given - other.refunded);
}

bool window_closed(TierRoom& room, const Fact& fact) {
  const auto at = bucket_of(room.buckets, fact.until);
  if (at == room.buckets.end() || at->until != fact.until) return false;
  if (!room.before.empty() && std::ssize(room.closed) < limits::buckets) room.closed.push_back(*at);
  room.buckets.erase(at);
  return true;
}

Rung rung_of(const Event& event, const Fact& fact) {
  Rung rung;
  rung.first = fact.day.value_or(Day{0});
  rung.level = *fact.id;
  rung.months = fact.count;
  rung.since = fact.from.value_or(instant_of(event, fact));
  rung.until = fact.until;
  const auto how =
      std::find(std::begin(reached_names), std::end(reached_names), fact.of.value_or("start"));
  if (how != std::end(reached_names))
    rung.how = static_cast<Reached>(how - std::begin(reached_names));
  return rung;
}

bool level_reached(TierRoom& room, Rung rung) {
  if (static_cast<std::int64_t>(room.rungs.size()) >= limits::rungs) return false;
  room.rungs.push_back(std::move(rung));
  return true;
}

bool level_kept(TierRoom& room, Rung rung) {
  const bool same = !room.rungs.empty() && room.rungs.back().level == rung.level;
  if (same) rung.since = room.rungs.back().since;
  room.rungs.assign(1, std::move(rung));
  return true;
}

bool level_in_grace(TierRoom& room, const Fact& fact) {
  if (room.rungs.empty() || room.rungs.back().level != *fact.id || !fact.until) return false;
  room.rungs.back().grace = fact.until;
  return true;
}

bool level_taken(TierRoom& room, const Fact& fact) {
  if (room.rungs.empty()) return false;
  room.rungs.pop_back();
  return room.rungs.empty() || room.rungs.back().level == *fact.id;
}

bool level_granted(TierRoom& room, const Event& event, const Fact& fact) {
  if (static_cast<std::int64_t>(room.granted.size()) >= limits::granted_levels) return false;
  room.granted.push_back(
      {fact.of.value_or(event.id), *fact.id, instant_of(event, fact), fact.until});
  return true;
}

bool level_grant_ended(TierRoom& room, const Fact& fact) {
  const auto at =
      std::find_if(room.granted.begin(), room.granted.end(), [&](const GrantedLevel& g) {
        return g.level == *fact.id && g.until == fact.until && (!fact.of || g.by == *fact.of);
      });
  if (at == room.granted.end()) return false;
  room.granted.erase(at);
  return true;
}

}  // namespace

Growth growth_until(const TierRoom& room, const std::optional<Instant>& until) {
  const auto at = bucket_of(room.buckets, until);
  return at != room.buckets.end() && at->until == until ? at->growth : Growth{0};
}

std::vector<CountedDay> days_counted(const TierRoom& room) {
  std::vector<CountedDay> days = room.counted;
  for (const auto& list : all_buckets(room))
    for (const Bucket& b : list)
      if (const auto day = b.until ? day_alone(room, *b.until) : std::nullopt)
        days.push_back(row_of(*day, b));
  return days;
}

bool add_bucket(TierRoom& room, const Bucket& more) {
  Bucket* b = bucket(room, more.until);
  if (!b) return false;
  b->recharge_single = std::max(b->recharge_single, more.recharge_single);
  b->recharge_spent = std::max(b->recharge_spent, more.recharge_spent);
  return add(b->growth, more.growth) && add(b->orders, more.orders) && add(b->paid, more.paid) &&
         add(b->points_earned, more.points_earned) && add(b->recharge_total, more.recharge_total);
}

void recharge_ended(TierRoom& room, const WalletLot& lot) {
  if (!lot.counted) return;
  if (Bucket* b = find_bucket(room, lot.counted_until))
    b->recharge_spent = std::max(b->recharge_spent, lot.principal_given - lot.refunded);
}

bool fold_tiers(Account& account, const Event& event, const Fact& fact) {
  TierRoom& room = account.tiers;
  switch (fact.kind) {
    case FactKind::growth_counted: return growth_counted(account, event, fact);
    case FactKind::growth_uncounted: return growth_uncounted(room, fact), true;
    case FactKind::recharge_counted: return recharge_counted(account, event, fact);
    case FactKind::recharge_uncounted: return recharge_uncounted(account, fact), true;
    case FactKind::window_closed: return window_closed(room, fact);
    default: break;
  }
  if (!fact.id || fact.count > limits::term_months) return false;
  // What is found again after something was undone is how it has always been.
  if (fact.kind < FactKind::level_taken && !fact.from) note_levels(room, instant_of(event, fact));
  switch (fact.kind) {
    case FactKind::level_reached: return level_reached(room, rung_of(event, fact));
    case FactKind::level_kept:
    case FactKind::level_lowered: return level_kept(room, rung_of(event, fact));
    case FactKind::level_in_grace: return level_in_grace(room, fact);
    case FactKind::level_taken: return level_taken(room, fact);
    case FactKind::level_granted: return level_granted(room, event, fact);
    case FactKind::level_grant_ended: return level_grant_ended(room, fact);
    default: return false;
  }
}

}  // namespace loyalty
