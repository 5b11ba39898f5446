// What events brought that can be taken back.
//
// | fact    | uses                                                                                            |
// |---------|-------------------------------------------------------------------------------------------------|
// | brought | id (plan), money (paid), count (months); or id (benefit), count (uses). points, bonus, growth;  |
// |         | line (1: they count towards levels), until (when they leave the window), from (when the points  |
// |         | end)                                                                                            |

#include "core/account/brought.h"

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

/// Of too many the oldest is forgotten.
void remember(std::vector<Brought>& list, const Event& event, const Fact& fact, Brought what) {
  if (std::ssize(list) >= limits::brought_kept) list.erase(list.begin());
  what.bonus = fact.bonus;
  what.counted = fact.line == 1;
  if (what.counted) what.counted_at = instant_of(event, fact);
  what.counted_until = fact.until;
  what.event = event.id;
  what.growth = fact.growth;
  what.points = fact.points;
  if (what.points.value > 0) what.points_until = fact.from;
  list.push_back(std::move(what));
}

/// False: the card has more months of the event than it brings.
bool remember_purchase(CardHeld& card, const Event& event, const Fact& fact) {
  const auto own = std::find_if(card.from.begin(), card.from.end(),
                                [&](const CardOrigin& origin) { return origin.event == event.id; });
  if (fact.count == 0 || (own != card.from.end() && own->months > fact.count)) return false;
  if (std::ssize(card.taken) >= limits::brought_kept)
    std::erase_if(card.from, [&](const CardOrigin& origin) {
      return origin.event == card.taken.front().event;
    });
  remember(card.taken, event, fact, {.months = fact.count, .whole = fact.money.value});
  return true;
}

}  // namespace

bool fold_brought(Account& account, const Event& event, const Fact& fact) {
  if (!fact.id || fact.count < 1) return false;
  if (event.kind == EventKind::benefit_used) {
    BenefitUses* uses = slot(account.activities.benefits, *fact.id, limits::counted_ids);
    if (!uses) return false;
    remember(uses->made, event, fact, {.whole = fact.count});
    return true;
  }
  CardHeld* card = find_by_id(account.cards, *fact.id);
  if (!card || fact.count > limits::card_months) return false;
  return remember_purchase(*card, event, fact);
}

bool is_live(const Coupon& coupon) {
  return coupon.state == CouponState::held || coupon.state == CouponState::locked;
}

bool is_numbered(std::string_view id, std::string_view event) {
  if (id.size() < event.size() + 2 || !id.starts_with(event) || id[event.size()] != '.')
    return false;
  id.remove_prefix(event.size() + 1);
  return std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const CardOrigin* origin_of(const CardHeld& card, const std::string& event) {
  for (const CardOrigin& origin : card.from)
    if (origin.event == event) return &origin;
  return nullptr;
}

bool brought_more(const Account& account, const std::string& event) {
  const auto among = [&](const auto& list, const auto& holds) {
    return std::any_of(list.begin(), list.end(), holds);
  };
  return among(account.coupons,
               [&](const Coupon& c) { return is_live(c) && is_numbered(c.id, event); }) ||
         among(account.tiers.granted, [&](const GrantedLevel& g) { return g.by == event; }) ||
         among(account.cards, [&](const CardHeld& c) { return origin_of(c, event) != nullptr; }) ||
         among(account.activities.draws, [&](const auto& d) {
           return wire::find(d.second.from, event) || wire::find(d.second.drawn, event);
         });
}

}  // namespace loyalty
