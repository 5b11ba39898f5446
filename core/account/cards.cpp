// Cards, fact by fact.
//
// | fact            | uses                                       |
// |-----------------|--------------------------------------------|
// | card_given      | id (plan), of (number), day, count (months), until, money (paid), line (1: an achievement's) |
// | card_shortened  | id, of (event undone), count (months left), line (that stay of its own), day (that they are |
// |                 | counted from now), until                                                                     |
// | brought         | id (plan), money (paid), count (months), points, bonus, growth; line (1: they count towards  |
// |                 | levels), until (when they leave the window), from (when the points end)                      |
// | card_refunded   | id, of (event), money (paid back), count (months that go), line (1: none of it stay)         |
// | card_ended      | id                                         |

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

/// Months that come after all others of the card, or that make it one for ever. More by the same event continue its own;
/// those that do not follow them stay when it is undone.
void remember_months(CardHeld& card, bool fresh, const std::string& event, std::int64_t count) {
  auto& from = card.from;
  const bool for_ever_before = !fresh && card.months == 0;
  // Without an origin it was bought for ever.
  if (for_ever_before ? from.empty() : !fresh && count != 0 && count <= card.months) return;
  const std::int64_t after = for_ever_before ? from.back().after : card.months;
  const std::int64_t more = count == 0 ? 0 : count - after;
  const auto own = std::find_if(from.begin(), from.end(),
                                [&](const CardOrigin& origin) { return origin.event == event; });
  if (own == from.end()) {
    if (std::ssize(from) < limits::origins) from.push_back({after, event, more});
  } else if (own->after + own->months == after) {
    own->months += more;
  }
}

bool card_given(Account& account, const Event& event, const Fact& fact, CardHeld* card) {
  if (!fact.day) return false;
  const bool fresh = !card;
  if (fresh) {
    if (static_cast<std::int64_t>(account.cards.size()) >= limits::cards_held) return false;
    card = &account.cards.emplace_back();
    card->id = *fact.id;
  }
  const bool bought_for_ever = event.kind == EventKind::card_taken && fact.count == 0;
  if (can_be_undone(event.kind) && fact.line == 0 && !bought_for_ever)
    remember_months(*card, fresh, event.id, fact.count);
  else if (fact.count == 0)
    card->from.clear();
  card->first = *fact.day;
  card->months = fact.count;
  if (fact.of) card->number = fact.of;
  card->until = fact.until;
  return add(card->paid, fact.money);
}

/// Months that follow those undone move up. Where some of them had passed, the rest is counted from a new day.
bool card_shortened(CardHeld& card, const Fact& fact) {
  auto& from = card.from;
  const auto undone = std::find_if(
      from.begin(), from.end(), [&](const CardOrigin& origin) { return origin.event == fact.of; });
  if (undone == from.end()) return false;
  const bool for_ever = undone->months == 0;
  if (fact.line > 0 && (fact.line >= undone->months || fact.day)) return false;
  const std::int64_t gone = undone->months - fact.line + (fact.day ? undone->after : 0);
  const std::int64_t left = for_ever ? undone->after : card.months - std::min(gone, card.months);
  if (fact.count != left && !(for_ever && fact.count == 0)) return false;
  auto rest = undone + 1;
  if (fact.line > 0)
    undone->months = fact.line;
  else
    rest = from.erase(fact.day ? from.begin() : undone, rest);
  for (; rest != from.end(); ++rest)
    if (!take(rest->after, gone)) return false;
  if (fact.day) card.first = *fact.day;
  card.months = fact.count;
  card.until = fact.until;
  return true;
}

bool bought(CardHeld& card, const Event& event, const Fact& fact) {
  const auto own = std::find_if(card.from.begin(), card.from.end(), [&](const CardOrigin& origin) {
    return origin.event == event.id;
  });
  if (fact.count == 0 || (own != card.from.end() && own->months > fact.count)) return false;
  if (std::ssize(card.taken) >= limits::brought_kept)
    std::erase_if(card.from, [&](const CardOrigin& origin) {
      return origin.event == card.taken.front().event;
    });
  Brought& purchase = remember_brought(card.taken, event, fact);
  purchase.months = fact.count;
  purchase.whole = fact.money.value;
  return true;
}

bool refunded(CardHeld& card, const Fact& fact) {
  const auto purchase = std::find_if(card.taken.begin(), card.taken.end(),
                                     [&](const Brought& b) { return b.event == fact.of; });
  if (purchase == card.taken.end() || fact.money.value > purchase->whole - purchase->gone)
    return false;
  purchase->gone += fact.money.value;
  if (fact.line == 1) card.taken.erase(purchase);
  take_up_to(card.paid, fact.money);
  return true;
}

}  // namespace

Brought& remember_brought(std::vector<Brought>& list, const Event& event, const Fact& fact) {
  if (std::ssize(list) >= limits::brought_kept) list.erase(list.begin());
  Brought& brought = list.emplace_back();
  brought.bonus = fact.bonus;
  brought.counted = fact.line == 1;
  if (brought.counted) brought.counted_at = instant_of(event, fact);
  brought.counted_until = fact.until;
  brought.event = event.id;
  brought.growth = fact.growth;
  brought.points = fact.points;
  if (brought.points.value > 0) brought.points_until = fact.from;
  return brought;
}

bool fold_cards(Account& account, const Event& event, const Fact& fact) {
  if (!fact.id) return false;
  CardHeld* card = find_by_id(account.cards, *fact.id);
  if (fact.kind == FactKind::card_ended) {
    if (!card) return false;
    account.cards.erase(account.cards.begin() + (card - account.cards.data()));
    return true;
  }
  if (fact.count > limits::card_months) return false;
  if (fact.kind == FactKind::brought) return card && bought(*card, event, fact);
  if (fact.kind == FactKind::card_refunded) return card && refunded(*card, fact);
  if (fact.kind == FactKind::card_shortened) return card && card_shortened(*card, fact);
  return fact.kind == FactKind::card_given && card_given(account, event, fact, card);
}

}  // namespace loyalty
