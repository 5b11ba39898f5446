// The member and what they do, fact by fact.
//
// | fact                          | uses                                                                |
// |-------------------------------|---------------------------------------------------------------------|
// | goods_given                   | id (sku), count, of (from what): a record only                       |
// | member_set                    | the event's `member`                                                |
// | checked_in                    | day                                                                 |
// | milestone_reached             | count (streak)                                                      |
// | chances_given                 | id (draw), count, part (of it: set off), line (1: an achievement's) |
// | chances_taken                 | id (draw), count, of (the event undone), part (drawn before)        |
// | drawn                         | id, count (number), of (prize), line (1: the fallback), day         |
// | draw_revealed                 | id                                                                  |
// | action_done, exchanged        | id, day, count                                                      |
// | achieved                      | id                                                                  |
// | referral_due                  | id (referrer), order, money: for the shop to tell the referrer      |
// | referred                      | id (member), count (level), order, money, points, bonus, growth;    |
// |                               | principal: what of the bonus is commission; line (1: they count     |
// |                               | towards levels), until (when they leave the window), from (when the |
// |                               | points end)                                                         |
// | goods_due                     | id (sku), count, of (from what), order, money (value of one): to    |
// |                               | be brought back; a record only                                      |
// | gift_charged                  | id (sku), count, of (offer), order, money (charged), part (fen that |
// |                               | could not be charged)                                               |
// | referral_undone               | id, count (level), points, bonus, growth (taken), money (still      |
// |                               | worth)                                                              |
// | benefit_used                  | id, of (period), count                                              |
// | benefit_returned              | id, of (period), count                                              |
// | fee_charged, interest_earned  | id (service), of (period), count, money                             |
// | campaign_opened               | id (run), of (campaign), count (members in it), until               |
// | campaign_joined               | id, of (member), money (cut off)                                    |
// | campaign_ended                | id, of (campaign)                                                   |

#include <algorithm>

#include "core/account/brought.h"
#include "core/account/fold.h"

namespace loyalty {
namespace {

bool member_set(Account& account, const Event& event) {
  if (!event.member) return false;
  const auto joined = event.kind == EventKind::opened_with ? event.member->joined.value_or(event.at)
                      : event.kind == EventKind::member_joined ? event.at
                                                               : account.member.joined;
  account.member = *event.member;
  account.member.joined = joined;
  return true;
}

/// Puts a day among the runs, joining its neighbours.
bool checked_in(CheckIns& room, Day day) {
  auto at = std::find_if(room.runs.begin(), room.runs.end(),
                         [&](const Run& r) { return r.last.value + 1 >= day.value; });
  if (at != room.runs.end() && at->first <= day && day <= at->last) return false;
  if (at != room.runs.end() && at->last.value + 1 == day.value) {
    at->last = day;
    const auto next = std::next(at);
    if (next != room.runs.end() && next->first.value == day.value + 1) {
      at->last = next->last;
      room.runs.erase(next);
    }
  } else if (at != room.runs.end() && at->first.value == day.value + 1) {
    at->first = day;
  } else {
    room.runs.insert(at, Run{day, day});
  }
  const Day last = room.runs.back().last;
  while (room.runs.size() > 1 &&
         (room.runs.front().last.value < last.value - limits::longest_make_up - 1 ||
          static_cast<std::int64_t>(room.runs.size()) > limits::runs))
    room.runs.erase(room.runs.begin());
  return add(room.total, 1);
}

bool milestone(CheckIns& room, std::int64_t streak) {
  const auto at = std::lower_bound(room.milestones.begin(), room.milestones.end(), streak);
  if (at != room.milestones.end() && *at == streak) return false;
  room.milestones.insert(at, streak);
  return room.milestones.size() <= 50;
}

bool drawn(DrawCount& draw, const Fact& fact) {
  if (!fact.of || !fact.day || fact.count != draw.total + 1) return false;
  if (draw.day != *fact.day) {
    draw.day = *fact.day;
    draw.on_day = 0;
  }
  if (static_cast<std::int64_t>(draw.made.size()) >= limits::draws_made)
    draw.made.erase(draw.made.begin());
  draw.made.push_back({fact.line != 0, {}, fact.count, *fact.of});
  return add(draw.on_day, 1) && add(draw.total, 1);
}

bool revealed(DrawCount& draw) {
  auto& made = draw.made;
  if (made.size() > limits::draws_listed)
    made.erase(made.begin(), made.end() - static_cast<std::ptrdiff_t>(limits::draws_listed));
  return draw.revealed = true;
}

/// Too many are not told apart: what further ones drew stays theirs.
void remember_drawn(DrawCount& draw, const std::string& event, std::int64_t count) {
  if (std::int64_t* drawn = count > 0 ? slot(draw.drawn, event, limits::origins) : nullptr)
    add(*drawn, count);
}

bool chances_given(DrawCount& draw, const Event& event, const Fact& fact) {
  if (!take(draw.owed, fact.part) || fact.part > fact.count) return false;
  const std::int64_t left = fact.count - fact.part;
  if (can_be_undone(event.kind) && fact.line == 0) {
    if (left > 0 && !remember_origin(draw.from, event.id, left)) return false;
    remember_drawn(draw, event.id, fact.part);
  }
  return add(draw.chances, left);
}

bool chances_taken(DrawCount& draw, const Fact& fact) {
  if (fact.of) {
    const bool had_left = forget_origin(draw.from, *fact.of),
               had_drawn = forget_origin(draw.drawn, *fact.of);
    if ((!had_left && !had_drawn) || !add(draw.owed, fact.part)) return false;
  }
  if (!take(draw.chances, fact.count)) return false;
  // Chances that nothing takes back are drawn first.
  std::int64_t drawn = -draw.chances;
  for (const auto& [origin, count] : draw.from) drawn += count;
  while (drawn > 0) {
    auto& [event, left] = draw.from.front();
    const std::int64_t now = std::min(drawn, left);
    drawn -= now;
    left -= now;
    remember_drawn(draw, event, now);
    if (left == 0) draw.from.erase(draw.from.begin());
  }
  return true;
}

bool fold_draw(ActivityRoom& room, const Event& event, const Fact& fact) {
  DrawCount* draw = slot(room.draws, *fact.id, limits::counted_ids);
  if (!draw) return false;
  switch (fact.kind) {
    case FactKind::chances_given: return chances_given(*draw, event, fact);
    case FactKind::chances_taken: return chances_taken(*draw, fact);
    case FactKind::drawn: return drawn(*draw, fact);
    case FactKind::draw_revealed: return revealed(*draw);
    default: return false;
  }
}

/// What a recharge brought may be asked back.
bool note_goods(Account& account, const Event& event, const Fact& fact) {
  if (event.kind != EventKind::recharged || fact.order || fact.line != 0 || fact.count == 0)
    return true;
  WalletLot* lot = find_by_id(account.wallet.lots, event.id);
  std::int64_t* units = lot ? slot(lot->goods, *fact.id, limits::goods_of_recharge) : nullptr;
  return !units || add(*units, fact.count);
}

bool achieved(std::vector<std::string>& list, const std::string& id) {
  const auto at = std::lower_bound(list.begin(), list.end(), id);
  if (at != list.end() && *at == id) return false;
  list.insert(at, id);
  return static_cast<std::int64_t>(list.size()) <= limits::counted_ids;
}

bool referred(Account& account, const Event& event, const Fact& fact) {
  auto& list = account.activities.referrals;
  std::erase_if(list, [&](const Referral& before) {
    return before.undone && before.member == *fact.id && before.level == fact.count;
  });
  if (static_cast<std::int64_t>(list.size()) >= limits::referrals) return false;
  if (fact.count < 1 || fact.count > 2) return false;
  Referral referral;
  referral.bonus = referral.bonus_given = fact.bonus;
  referral.commission = fact.principal;
  referral.counted = fact.line != 0;
  if (referral.counted) referral.counted_at = instant_of(event, fact);
  referral.counted_until = fact.until;
  if (brought_more(account, event.id)) referral.event = event.id;
  referral.growth = referral.growth_given = fact.growth;
  referral.level = fact.count;
  referral.member = *fact.id;
  referral.order = fact.order;
  referral.paid = fact.money;
  referral.points = referral.points_given = fact.points;
  if (fact.points.value > 0) referral.points_until = fact.from;
  list.push_back(std::move(referral));
  return true;
}

bool referral_undone(std::vector<Referral>& list, const Fact& fact) {
  const auto at = std::find_if(list.begin(), list.end(), [&](const Referral& r) {
    return r.member == *fact.id && r.level == fact.count && !r.undone;
  });
  if (at == list.end() || !take(at->points, fact.points) || !take(at->bonus, fact.bonus) ||
      !take(at->growth, fact.growth))
    return false;
  at->undone = fact.money.value == 0;
  return true;
}

bool benefit_used(BenefitUses* uses, const Fact& fact) {
  // "2026-11-22" is the longest period there is; a longer one could not be read back.
  if (!uses || !fact.of || fact.of->size() > 10) return false;
  if (uses->period != *fact.of) *uses = {{}, *fact.of, 0};
  return add(uses->times, fact.count);
}

/// The newest uses come back first.
bool benefit_returned(BenefitUses* uses, const Fact& fact) {
  if (!uses || uses->period != fact.of || !take(uses->times, fact.count)) return false;
  std::int64_t left = fact.count;
  while (left > 0 && !uses->made.empty()) {
    Brought& use = uses->made.back();
    const std::int64_t now = std::min(left, use.whole - use.gone);
    use.gone += now;
    left -= now;
    if (use.gone == use.whole) uses->made.pop_back();
  }
  return left == 0;
}

bool service_used(ServiceUses* uses, const Fact& fact) {
  if (!uses || !fact.of || fact.of->size() > 10) return false;
  if (uses->period != *fact.of) *uses = {*fact.of, 0, uses->total};
  return add(uses->times, fact.count) && add(uses->total, fact.money);
}

bool fold_run(std::vector<CampaignRun>& runs, const Fact& fact) {
  CampaignRun* run = find_by_id(runs, *fact.id);
  if (!fact.of) return false;
  switch (fact.kind) {
    case FactKind::campaign_opened: {
      if (run || !fact.until || static_cast<std::int64_t>(runs.size()) >= limits::campaign_runs)
        return false;
      if (fact.count > limits::run_members) return false;
      CampaignRun fresh;
      fresh.before = fact.count;
      fresh.campaign = *fact.of;
      fresh.id = *fact.id;
      fresh.until = *fact.until;
      runs.push_back(std::move(fresh));
      return true;
    }
    case FactKind::campaign_joined:
      if (!run || static_cast<std::int64_t>(run->helpers.size()) >= limits::helpers) return false;
      run->helpers.push_back(*fact.of);
      return add(run->cut, fact.money);
    default:
      if (!run) return false;
      runs.erase(runs.begin() + (run - runs.data()));
      return true;
  }
}

}  // namespace

bool fold_activities(Account& account, const Event& event, const Fact& fact) {
  ActivityRoom& room = account.activities;
  switch (fact.kind) {
    case FactKind::member_set: return member_set(account, event);
    case FactKind::checked_in: return fact.day && checked_in(room.check_ins, *fact.day);
    case FactKind::milestone_reached: return milestone(room.check_ins, fact.count);
    default: break;
  }
  if (!fact.id) return false;
  switch (fact.kind) {
    case FactKind::goods_given: return note_goods(account, event, fact);
    case FactKind::gift_charged: {
      OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
      return order && add(order->charged, fact.money);
    }
    case FactKind::goods_due:
    case FactKind::referral_due: return true;
    case FactKind::chances_given:
    case FactKind::chances_taken:
    case FactKind::drawn:
    case FactKind::draw_revealed: return fold_draw(room, event, fact);
    case FactKind::action_done:
    case FactKind::exchanged: {
      auto& counts = fact.kind == FactKind::action_done ? room.actions : room.exchanges;
      UseCount* uses = slot(counts, *fact.id, limits::counted_ids);
      return uses && fact.day && count_use(*uses, *fact.day, fact.count);
    }
    case FactKind::achieved: return achieved(room.achievements, *fact.id);
    case FactKind::referred: return referred(account, event, fact);
    case FactKind::referral_undone: return referral_undone(room.referrals, fact);
    case FactKind::benefit_used:
      return benefit_used(slot(room.benefits, *fact.id, limits::counted_ids), fact);
    case FactKind::benefit_returned:
      return benefit_returned(slot(room.benefits, *fact.id, limits::counted_ids), fact);
    case FactKind::fee_charged:
    case FactKind::interest_earned:
      return service_used(slot(room.services, *fact.id, limits::counted_ids), fact);
    case FactKind::campaign_opened:
    case FactKind::campaign_joined:
    case FactKind::campaign_ended: return fold_run(room.runs, fact);
    default: return false;
  }
}

}  // namespace loyalty
