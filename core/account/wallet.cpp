// The wallet and gift cards, fact by fact.
//
// | fact               | uses                                                                  |
// |--------------------|-----------------------------------------------------------------------|
// | wallet_credited    | id (lot), principal, bonus, points (that came with it)                |
// | wallet_spent       | id, principal, bonus, order                                           |
// | wallet_returned    | id, principal, bonus, order                                           |
// | wallet_refunded    | id, principal (paid back), bonus (gone with it)                       |
// | wallet_taken       | id, principal, bonus                                                  |
// | bonus_missed       | id, bonus (that could not be taken back)                              |
// | bonus_set_off      | id, bonus, from (when it was missed)                                  |
// | gift_card_bought, gift_card_received | id, of (kind), principal, bonus (what it is worth);  |
// |                    | money (paid, of one bought)                                           |
// | gift_card_sent     | id, of (receiver), until                                              |
// | gift_card_accepted, gift_card_returned, gift_card_used | id                                |
// | gift_card_refunded | id, of (kind), money (paid back)                                      |

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

bool is_recharge(const WalletLot& lot) { return lot.id != granted_lot; }

bool credited(Account& account, const Event& event, const Fact& fact) {
  end_empty_recharges(account);
  WalletRoom& room = account.wallet;
  WalletLot* lot = find_by_id(room.lots, *fact.id);
  if (!lot) {
    if (static_cast<std::int64_t>(room.lots.size()) >= limits::wallet_lots) return false;
    lot = &room.lots.emplace_back();
    lot->id = *fact.id;
    lot->at = instant_of(event, fact);
  } else if (is_recharge(*lot)) {
    return false;
  }
  lot->points = fact.points;
  if (is_recharge(*lot) && !add(room.recharged, fact.principal)) return false;
  return add(lot->principal, fact.principal) && add(lot->principal_given, fact.principal) &&
         add(lot->bonus, fact.bonus) && add(lot->bonus_given, fact.bonus);
}

bool wallet_spent(Account& account, const Fact& fact) {
  WalletRoom& room = account.wallet;
  WalletLot* lot = find_by_id(room.lots, *fact.id);
  OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  if (!lot || !order || !take(lot->principal, fact.principal) || !take(lot->bonus, fact.bonus))
    return false;
  WalletLot part = *lot;
  part.principal = fact.principal;
  part.bonus = fact.bonus;
  order->wallet_spent.push_back(std::move(part));
  return true;
}

bool wallet_returned(Account& account, const Fact& fact) {
  OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  WalletLot* part = order ? find_by_id(order->wallet_spent, *fact.id) : nullptr;
  if (!part || !take(part->principal, fact.principal) || !take(part->bonus, fact.bonus))
    return false;
  WalletLot back = *part;
  if (part->principal.value == 0 && part->bonus.value == 0)
    order->wallet_spent.erase(order->wallet_spent.begin() + (part - order->wallet_spent.data()));
  if (order->state != OrderState::placed)
    take_up_to(account.orders.paid, fact.principal + fact.bonus);
  if (WalletLot* lot = find_by_id(account.wallet.lots, *fact.id))
    return add(lot->principal, fact.principal) && add(lot->bonus, fact.bonus) && is_whole(*lot);
  if (static_cast<std::int64_t>(account.wallet.lots.size()) >= limits::wallet_lots) return false;
  back.principal = fact.principal;
  back.bonus = fact.bonus;
  if (!is_whole(back)) return false;
  const auto at = std::find_if(account.wallet.lots.begin(), account.wallet.lots.end(),
                               [&](const WalletLot& lot) { return lot.at > back.at; });
  account.wallet.lots.insert(at, std::move(back));
  return true;
}

bool refunded(WalletRoom& room, const Fact& fact) {
  WalletLot* lot = find_by_id(room.lots, *fact.id);
  if (!lot || !take(lot->principal, fact.principal) || !take(lot->bonus, fact.bonus)) return false;
  take_up_to(room.recharged, fact.principal);
  lot->bonus_given -= fact.bonus;
  return add(lot->refunded, fact.principal);
}

/// What an order gave back pays the bonus that was missed.
bool bonus_set_off(WalletRoom& room, const Fact& fact) {
  WalletLot* lot = find_by_id(room.lots, *fact.id);
  if (!lot || !fact.from || !set_off_missed(room.missed, *fact.from, fact.bonus.value) ||
      !take(lot->bonus, fact.bonus))
    return false;
  take_up_to(lot->bonus_given, fact.bonus);
  return true;
}

bool wallet_taken(WalletRoom& room, const Fact& fact) {
  WalletLot* lot = find_by_id(room.lots, *fact.id);
  if (!lot || !take(lot->principal, fact.principal) || !take(lot->bonus, fact.bonus)) return false;
  lot->bonus_given -= fact.bonus;  // it is not spent
  return true;
}

bool gift_card_taken_in(WalletRoom& room, const Fact& fact) {
  if (!fact.of || find_by_id(room.gift_cards, *fact.id)) return false;
  if (fact.money.value > limits::event_amount) return false;
  if (static_cast<std::int64_t>(room.gift_cards.size()) >= limits::gift_cards_held) return false;
  GiftCardHeld card;
  card.card = *fact.of;
  card.id = *fact.id;
  if (fact.kind == FactKind::gift_card_bought) card.paid = fact.money;
  // Logs of before say nothing of it.
  if (const Money face = fact.principal + fact.bonus; face > Money{0}) {
    if (fact.principal.value > limits::unit_price || fact.bonus.value > limits::unit_price ||
        face.value > limits::unit_price)
      return false;
    card.face = face;
    card.principal = fact.principal;
  }
  room.gift_cards.push_back(std::move(card));
  return true;
}

bool gift_card_moved(WalletRoom& room, const Fact& fact, GiftCardState from, GiftCardState to) {
  GiftCardHeld* card = find_by_id(room.gift_cards, *fact.id);
  if (!card || card->state != from) return false;
  card->state = to;
  card->to = to == GiftCardState::sent ? fact.of : std::nullopt;
  card->until = to == GiftCardState::sent ? fact.until : std::nullopt;
  return true;
}

bool gift_card_gone(WalletRoom& room, const Fact& fact, GiftCardState from, GiftCardState now) {
  const auto gone = std::erase_if(room.gift_cards, [&](const GiftCardHeld& card) {
    return card.id == *fact.id && card.state == from;
  });
  if (std::ssize(room.gift_cards_past) >= limits::gift_cards_past)
    room.gift_cards_past.erase(room.gift_cards_past.begin());
  room.gift_cards_past.push_back({*fact.id, now});
  return gone == 1;
}

}  // namespace

WalletBalance wallet_balance(const Account& account) {
  WalletBalance balance;
  for (const WalletLot& lot : account.wallet.lots) {
    balance.bonus += lot.bonus;
    balance.principal += lot.principal;
  }
  return balance;
}

bool is_whole(const WalletLot& lot) {
  return lot.bonus <= lot.bonus_given && lot.principal + lot.refunded <= lot.principal_given;
}

Money refundable(const WalletLot& recharge) {
  const Money bonus_spent = recharge.bonus_given - recharge.bonus;
  return std::max(Money{0}, recharge.principal - bonus_spent);
}

void end_empty_recharges(Account& account) {
  const auto can_return = [&](const WalletLot& lot) {
    return std::any_of(
        account.orders.orders.begin(), account.orders.orders.end(),
        [&](const OrderHeld& order) { return find_by_id(order.wallet_spent, lot.id); });
  };
  std::erase_if(account.wallet.lots, [&](const WalletLot& lot) {
    const bool over = lot.principal.value == 0 && lot.bonus.value == 0 && !can_return(lot);
    if (over) recharge_ended(account.tiers, lot);
    if (over)
      for (auto& [id, draw] : account.activities.draws) forget_origin(draw.drawn, lot.id);
    return over;
  });
}

bool fold_wallet(Account& account, const Event& event, const Fact& fact) {
  WalletRoom& room = account.wallet;
  if (!fact.id) return false;
  switch (fact.kind) {
    case FactKind::wallet_credited: return credited(account, event, fact);
    case FactKind::wallet_spent: return wallet_spent(account, fact);
    case FactKind::wallet_returned: return wallet_returned(account, fact);
    case FactKind::wallet_refunded: return refunded(room, fact);
    case FactKind::wallet_taken: return wallet_taken(room, fact);
    case FactKind::bonus_missed:
      return remember_missed(room.missed, {fact.bonus.value, instant_of(event, fact)});
    case FactKind::bonus_set_off: return bonus_set_off(room, fact);
    case FactKind::gift_card_bought:
    case FactKind::gift_card_received: return gift_card_taken_in(room, fact);
    case FactKind::gift_card_sent:
      return gift_card_moved(room, fact, GiftCardState::owned, GiftCardState::sent);
    case FactKind::gift_card_returned:
      return gift_card_moved(room, fact, GiftCardState::sent, GiftCardState::owned);
    case FactKind::gift_card_accepted:
      return gift_card_gone(room, fact, GiftCardState::sent, GiftCardState::accepted);
    case FactKind::gift_card_refunded:
      return gift_card_gone(room, fact, GiftCardState::owned, GiftCardState::refunded);
    case FactKind::gift_card_used:
      return gift_card_gone(room, fact, GiftCardState::owned, GiftCardState::used);
    default: return false;
  }
}

}  // namespace loyalty
