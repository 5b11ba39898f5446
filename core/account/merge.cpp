// Two accounts of one person, room by room. What is counted is summed, so that no limit can be dodged; what is a list is
// joined.
//
// | fact          | uses                                           |
// |---------------|------------------------------------------------|
// | member_merged | id (the other member), the event's `other`     |
// | merged_into   | id (who has it all now): nothing is left here  |

#include "core/account/merge.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/base/order.h"

namespace loyalty {
namespace {

/// The sums of `from` into those of the same id.
template <class T, class Add>
bool join(wire::Map<T>& to, const wire::Map<T>& from, const Add& sum) {
  return std::all_of(from.begin(), from.end(), [&](const auto& entry) {
    return sum(*slot(to, entry.first, max_amount), entry.second);
  });
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  for (const T& element : from) to.push_back(element);
}

/// Lists in order of instant; of one instant, the own first.
template <class T>
void append_by_instant(std::vector<T>& to, const std::vector<T>& from) {
  append(to, from);
  put_in_order(to, [](const T& a, const T& b) { return a.at < b.at; });
}

template <class T>
void forget_first(std::vector<T>& list, std::int64_t kept) {
  if (std::ssize(list) > kept)
    list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(kept));
}

bool join_missed(std::vector<Missed>& to, const std::vector<Missed>& from) {
  std::vector<Missed> own;
  own.swap(to);
  append_by_instant(own, from);
  return std::all_of(own.begin(), own.end(),
                     [&](const Missed& missed) { return remember_missed(to, missed); });
}

/// Whatever is counted by day, by its days.
bool join_days(DayCounts to, DayCounts from) {
  to.reach(from.day);
  for (std::int64_t ago = 0; ago < limits::days_counted; ++ago) {
    const Day day{from.day.value - ago};
    std::int64_t *sum = to.of(day), *more = from.of(day);
    if (sum && more && !add(*sum, *more)) return false;
  }
  return true;
}

bool join_uses(UseCount& to, UseCount from) {
  return add(to.ever, from.ever) && join_days(days_of(to), days_of(from));
}

bool join_caps(CapCounters& to, CapCounters from) {
  const Day last = std::max(to.day, from.day), before = add_months(month_start(last), -1);
  Points of_month = counted_in_month(to, last), month_before = counted_in_month(to, before);
  const bool fits = add(of_month, counted_in_month(from, last)) &&
                    add(month_before, counted_in_month(from, before)) &&
                    join_days(days_of(to), days_of(from));
  to.of_month = of_month;
  to.month_before = month_before;
  return fits;
}

bool join_points(PointsRoom& to, const PointsRoom& from) {
  for (const auto& [channel, points] : from.by_channel) {
    ChannelPoints* sum = slot(to.by_channel, channel, limits::point_channels);
    if (!sum) sum = slot(to.by_channel, other_channels, limits::point_channels + 1);
    if (sum && (!add(sum->earned, points.earned) || !add(sum->spent, points.spent))) return false;
  }
  append(to.holds, from.holds);
  return join_caps(to.caps, from.caps) && join_missed(to.forgiven, from.forgiven) &&
         join_missed(to.lapsed, from.lapsed) && add(to.debt, from.debt) &&
         add(to.earned, from.earned) && add(to.expired, from.expired) &&
         add(to.spent, from.spent) &&
         std::all_of(from.lots.begin(), from.lots.end(),
                     [&](const Lot& lot) { return put_lot(to, lot); });
}

/// What no recharge brought is one lot.
bool join_wallet(WalletRoom& to, const WalletRoom& from) {
  std::vector<WalletLot> lots = from.lots;
  const WalletLot* more = find_by_id(from.lots, granted_lot);
  if (WalletLot* own = find_by_id(to.lots, granted_lot); own && more) {
    std::erase_if(lots, [](const WalletLot& lot) { return lot.id == granted_lot; });
    if (!add(own->bonus, more->bonus) || !add(own->bonus_given, more->bonus_given) ||
        !add(own->principal, more->principal) ||
        !add(own->principal_given, more->principal_given) || !add(own->refunded, more->refunded))
      return false;
  }
  append_by_instant(to.lots, lots);
  append(to.gift_cards, from.gift_cards);
  append(to.gift_cards_past, from.gift_cards_past);
  // Sent by one to the other, a card is here again.
  std::erase_if(to.gift_cards_past, [&](const GiftCardPast& past) {
    return find_by_id(to.gift_cards, past.id) != nullptr;
  });
  forget_first(to.gift_cards_past, limits::gift_cards_past);
  return join_missed(to.missed, from.missed) && add(to.recharged, from.recharged);
}

void join_coupons(std::vector<Coupon>& to, const std::vector<Coupon>& from) {
  append(to, from);
  put_in_order(to, [](const Coupon& a, const Coupon& b) { return a.id < b.id; });
  for (std::size_t i = 0; i < from.size(); ++i) forget_past(to);
}

void join_cards(std::vector<CardHeld>& to, const std::vector<CardHeld>& from) {
  for (const CardHeld& card : from)
    if (CardHeld* own = find_by_id(to, card.id))
      *own = card;
    else
      to.push_back(card);
}

bool join_orders(OrderRoom& to, const OrderRoom& from) {
  append_by_instant(to.orders, from.orders);
  return add(to.completed, from.completed) && add(to.live, from.live) && add(to.paid, from.paid) &&
         join(to.offer_uses, from.offer_uses, join_uses) &&
         join(to.price_units, from.price_units,
              [](std::int64_t& sum, std::int64_t more) { return add(sum, more); }) &&
         join_savings(to.savings, from.savings);
}

/// What had counted before is known in sum only, from now on.
bool join_tiers(TierRoom& to, const TierRoom& from) {
  to.alone.clear();
  to.before.clear();
  to.counted.clear();
  to.closed.clear();
  append(to.granted, from.granted);
  if (!from.rungs.empty()) to.rungs = from.rungs;
  return std::all_of(from.buckets.begin(), from.buckets.end(),
                     [&](const Bucket& more) { return add_bucket(to, more); });
}

void join_check_ins(CheckIns& to, const CheckIns& from) {
  std::vector<Run> runs = to.runs;
  append(runs, from.runs);
  put_in_order(runs, [](const Run& a, const Run& b) { return a.first < b.first; });
  to.runs.clear();
  for (const Run& run : runs)
    if (!to.runs.empty() && run.first.value <= to.runs.back().last.value + 1)
      to.runs.back().last = std::max(to.runs.back().last, run.last);
    else
      to.runs.push_back(run);
  forget_first(to.runs, limits::runs);
}

/// Elements of a set, rising.
template <class T>
void join_set(std::vector<T>& to, const std::vector<T>& from) {
  append(to, from);
  put_in_order(to);
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

/// Of two periods the later one counts.
template <class Uses>
bool join_period(Uses& to, const Uses& from) {
  if (to.period < from.period) {
    to.period = from.period;
    to.times = 0;
  }
  return to.period != from.period || add(to.times, from.times);
}

bool join_benefit(BenefitUses& to, const BenefitUses& from) {
  if (to.period < from.period) to.made.clear();
  if (!join_period(to, from)) return false;
  if (to.period == from.period) append(to.made, from.made);
  forget_first(to.made, limits::brought_kept);
  return true;
}

/// Prizes stay those of the member who drew them.
bool join_draw(DrawCount& to, const DrawCount& from, const std::string& member) {
  UseCount uses{{}, to.day, to.total, to.on_day};
  if (!join_uses(uses, {{}, from.day, from.total, from.on_day})) return false;
  to.day = uses.day;
  to.on_day = uses.on_day;
  to.total = uses.ever;
  to.revealed = to.revealed || from.revealed;
  for (DrawMade made : from.made) {
    if (!made.member) made.member = member;
    to.made.push_back(std::move(made));
  }
  forget_first(to.made, limits::draws_made);
  const auto sum = [](std::int64_t& own, std::int64_t more) { return add(own, more); };
  return add(to.chances, from.chances) && add(to.owed, from.owed) &&
         join(to.from, from.from, sum) && join(to.drawn, from.drawn, sum);
}

/// Runs are called the same by all who are in them. Two who were in one are in it once, as who came first.
void join_runs(std::vector<CampaignRun>& to, const std::vector<CampaignRun>& from) {
  for (const CampaignRun& run : from) {
    const auto mine = std::find_if(to.begin(), to.end(),
                                   [&](const CampaignRun& own) { return own.id == run.id; });
    if (mine == to.end())
      to.push_back(run);
    else if (run.before < mine->before)
      *mine = run;
  }
}

/// What was undone can be earned once more: by either of the two.
void join_referrals(std::vector<Referral>& to, const std::vector<Referral>& from) {
  const auto same = [](const Referral& one) {
    return [&](const Referral& other) {
      return other.member == one.member && other.level == one.level;
    };
  };
  for (const Referral& one : from) {
    const auto mine = std::find_if(to.begin(), to.end(), same(one));
    if (mine == to.end())
      to.push_back(one);
    else if (mine->undone)
      *mine = one;
  }
}

bool join_activities(ActivityRoom& to, const ActivityRoom& from, const std::string& member) {
  join_set(to.achievements, from.achievements);
  join_set(to.check_ins.milestones, from.check_ins.milestones);
  join_check_ins(to.check_ins, from.check_ins);
  join_referrals(to.referrals, from.referrals);
  join_runs(to.runs, from.runs);
  return add(to.check_ins.total, from.check_ins.total) &&
         join(to.actions, from.actions, join_uses) &&
         join(to.exchanges, from.exchanges, join_uses) &&
         join(to.benefits, from.benefits, join_benefit) &&
         join(to.services, from.services,
              [](ServiceUses& uses, const ServiceUses& more) {
                return join_period(uses, more) && add(uses.total, more.total);
              }) &&
         join(to.draws, from.draws, [&](DrawCount& draw, const DrawCount& more) {
           return join_draw(draw, more, member);
         });
}

/// What is known of the one who goes on is right; the other fills gaps.
void join_member(Member& to, const Member& from) {
  if (!to.birthday) to.birthday = from.birthday;
  if (from.joined && (!to.joined || *from.joined < *to.joined)) to.joined = from.joined;
  to.phone_bound = to.phone_bound || from.phone_bound;
  // Nobody has referred themselves: who referred the other is above both then.
  const auto is_either = [&](const std::optional<std::string>& id) {
    return id == to.id || id == from.id;
  };
  if (!to.referrer || is_either(to.referrer)) to.referrer = from.referrer;
  if (is_either(to.referrer)) to.referrer.reset();
  if (!to.region) to.region = from.region;
  for (const std::string& segment : from.segments)
    if (std::find(to.segments.begin(), to.segments.end(), segment) == to.segments.end())
      to.segments.push_back(segment);
}

/// What comes twice to the one comes twice to the other.
void join_events(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.begin(), from.begin(), from.end());
  forget_first(to, limits::with_spare(limits::events_known));
}

}  // namespace

bool merge(Account& account, const Account& other) {
  join_member(account.member, other.member);
  join_events(account.events, other.events);
  append_by_instant(account.history, other.history);
  account.recorded += other.recorded;
  forget_records(account);
  join_coupons(account.coupons, other.coupons);
  join_cards(account.cards, other.cards);
  const bool fits =
      join_orders(account.orders, other.orders) && join_points(account.points, other.points) &&
      join_wallet(account.wallet, other.wallet) && join_tiers(account.tiers, other.tiers) &&
      join_purchases(account.purchases, other.purchases) &&
      join_activities(account.activities, other.activities, other.member.id);
  while (std::ssize(account.orders.orders) > limits::orders_kept && forget_one(account)) {
  }
  return fits;
}

}  // namespace loyalty
