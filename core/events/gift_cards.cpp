#include "core/events/gift_cards.h"

#include "core/account/fold.h"
#include "core/events/give.h"

namespace loyalty {
namespace {

const GiftCardKind* find_kind(const Program& program, std::string_view id) {
  return program.wallet ? find_by_id(program.wallet->gift_cards, id) : nullptr;
}

Refusal wrong_state(std::string_view state) {
  return refuse("gift_card_state", "/gift_card_id", {{"state", state}});
}

Refusal wrong_state(GiftCardState state) {
  return wrong_state(gift_card_state_names[static_cast<std::size_t>(state)]);
}

/// A card that was here is never here again.
Refusal check_new(const Account& account, const std::string& id) {
  if (find_by_id(account.wallet.gift_cards, id))
    return refuse("gift_card_exists", "/gift_card_id", {{"id", id}});
  const GiftCardPast* past = find_by_id(account.wallet.gift_cards_past, id);
  return past ? wrong_state(past->state) : Refusal{};
}

Refusal find_card(const Posting& posting, GiftCardState state, const GiftCardHeld*& card) {
  const std::string& id = *posting.event().gift_card_id;
  card = find_by_id(posting.account().wallet.gift_cards, id);
  if (card && card->state == state) return {};
  if (card) return wrong_state(card->state);
  if (auto refusal = check_new(posting.account(), id)) return refusal;
  return refuse("unknown_gift_card", "/gift_card_id", {{"id", id}});
}

Refusal unknown_kind(const std::string& kind) {
  return refuse("unknown_gift_card", "/gift_card", {{"id", kind}});
}

/// What was paid for it becomes principal, the rest of its face bonus.
struct Worth {
  Money principal{0}, bonus{0};
};

Worth worth_of(Money face, Money principal) { return {principal, face - principal}; }

Worth worth_of(const GiftCardKind& kind) {
  return worth_of(kind.face, kind.price < kind.face ? kind.price : kind.face);
}

}  // namespace

Refusal seal_gift_card_bought(Posting& posting) {
  const Event& event = posting.event();
  const GiftCardKind* kind = find_kind(posting.program(), *event.gift_card);
  if (!kind) return unknown_kind(*event.gift_card);
  if (event.amount.value_or(Money{0}) != kind->price)
    return refuse("wrong_amount", "/amount", {{"price", kind->price.value}});
  if (auto refusal = check_new(posting.account(), *event.gift_card_id)) return refusal;
  const Worth worth = worth_of(*kind);
  posting.post({.bonus = worth.bonus,
                .id = event.gift_card_id,
                .kind = FactKind::gift_card_bought,
                .money = kind->price,
                .of = kind->id,
                .principal = worth.principal});
  return {};
}

Refusal seal_gift_card_sent(Posting& posting) {
  const GiftCardHeld* card = nullptr;
  if (auto refusal = find_card(posting, GiftCardState::owned, card)) return refusal;
  if (*posting.event().to == posting.account().member.id) return refuse("sent_to_self", "/to");
  const GiftCardKind* kind = find_kind(posting.program(), card->card);
  const std::int64_t days = kind ? kind->return_days : GiftCardKind{}.return_days;
  posting.post({.id = card->id,
                .kind = FactKind::gift_card_sent,
                .of = posting.event().to,
                .until = posting.program().zone.day_end(Day{posting.today().value + days})});
  return {};
}

/// In the sender's log the card goes; in the receiver's it comes.
Refusal seal_gift_card_accepted(Posting& posting) {
  const Event& event = posting.event();
  if (find_by_id(posting.account().wallet.gift_cards, *event.gift_card_id)) {
    const GiftCardHeld* card = nullptr;
    if (auto refusal = find_card(posting, GiftCardState::sent, card)) return refusal;
    posting.post({.id = card->id, .kind = FactKind::gift_card_accepted});
    return {};
  }
  if (auto refusal = check_new(posting.account(), *event.gift_card_id)) return refusal;
  if (!event.gift_card) return refuse("missing_member", "/gift_card", {{"member", "gift_card"}});
  if (event.to && *event.to != posting.account().member.id)
    return refuse("not_the_receiver", "/to", {{"to", *event.to}});
  const GiftCardKind* kind = find_kind(posting.program(), *event.gift_card);
  if (!kind) return unknown_kind(*event.gift_card);
  // As it was when it was bought, which the sender's account knows.
  Worth worth = worth_of(*kind);
  if (event.amount) {
    const Money principal = event.principal.value_or(Money{0});
    if (event.amount->value < 1 || event.amount->value > limits::unit_price)
      return refuse("out_of_range", "/amount", {{"max", limits::unit_price}, {"min", 1}});
    if (principal > *event.amount)
      return refuse("too_much_money", "/principal", {{"left", event.amount->value}});
    worth = worth_of(*event.amount, principal);
  }
  posting.post({.bonus = worth.bonus,
                .id = event.gift_card_id,
                .kind = FactKind::gift_card_received,
                .of = event.gift_card,
                .principal = worth.principal});
  return {};
}

/// Only what this member bought, and has in hand: it goes whole, whatever of its price is paid back.
Refusal seal_gift_card_refunded(Posting& posting) {
  const GiftCardHeld* card = nullptr;
  if (auto refusal = find_card(posting, GiftCardState::owned, card)) return refusal;
  if (!card->paid) return wrong_state("received");
  const Money amount = posting.event().amount.value_or(*card->paid);
  if (amount > *card->paid)
    return refuse("too_much_money", "/amount", {{"left", card->paid->value}});
  posting.post(
      {.id = card->id, .kind = FactKind::gift_card_refunded, .money = amount, .of = card->card});
  return {};
}

/// It is worth what it was when it was bought, whatever the program says of its kind by now.
Refusal seal_gift_card_used(Posting& posting) {
  const GiftCardHeld* card = nullptr;
  if (auto refusal = find_card(posting, GiftCardState::owned, card)) return refusal;
  const GiftCardKind* kind = find_kind(posting.program(), card->card);
  if (!kind) return unknown_kind(card->card);
  const Worth worth =
      card->face ? worth_of(*card->face, card->principal.value_or(Money{0})) : worth_of(*kind);
  posting.post({.id = card->id, .kind = FactKind::gift_card_used, .of = kind->id});
  // It was not paid by this member: it joins what was granted, which no refund of a recharge reaches.
  posting.post({.bonus = worth.bonus,
                .id = std::string(granted_lot),
                .kind = FactKind::wallet_credited,
                .principal = worth.principal});
  give(posting, kind->grants, PointsSource::recharge);
  return {};
}

}  // namespace loyalty
