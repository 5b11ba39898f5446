#include "core/events/gift_cards.h"

#include "core/account/fold.h"
#include "core/events/give.h"

namespace loyalty {
namespace {

const GiftCardKind* find_kind(const Program& program, std::string_view id) {
  return program.wallet ? find_by_id(program.wallet->gift_cards, id) : nullptr;
}

Refusal find_card(const Posting& posting, GiftCardState state, const GiftCardHeld*& card) {
  const std::string& id = *posting.event().gift_card_id;
  card = find_by_id(posting.account().wallet.gift_cards, id);
  if (!card) return refuse("unknown_gift_card", "/gift_card_id", {{"id", id}});
  if (card->state != state)
    return refuse("gift_card_state", "/gift_card_id",
                  {{"state", gift_card_state_names[static_cast<std::size_t>(card->state)]}});
  return {};
}

Refusal unknown_kind(const std::string& kind) {
  return refuse("unknown_gift_card", "/gift_card", {{"id", kind}});
}

}  // namespace

Refusal seal_gift_card_bought(Posting& posting) {
  const Event& event = posting.event();
  const GiftCardKind* kind = find_kind(posting.program(), *event.gift_card);
  if (!kind) return unknown_kind(*event.gift_card);
  if (event.amount.value_or(Money{0}) != kind->price)
    return refuse("wrong_amount", "/amount", {{"price", kind->price.value}});
  if (find_by_id(posting.account().wallet.gift_cards, *event.gift_card_id))
    return refuse("gift_card_exists", "/gift_card_id", {{"id", *event.gift_card_id}});
  posting.post({.id = event.gift_card_id,
                .kind = FactKind::gift_card_bought,
                .money = kind->price,
                .of = kind->id});
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
  if (!event.gift_card) return refuse("missing_member", "/gift_card", {{"member", "gift_card"}});
  if (event.to && *event.to != posting.account().member.id)
    return refuse("not_the_receiver", "/to", {{"to", *event.to}});
  if (!find_kind(posting.program(), *event.gift_card)) return unknown_kind(*event.gift_card);
  posting.post(
      {.id = event.gift_card_id, .kind = FactKind::gift_card_received, .of = event.gift_card});
  return {};
}

/// What was paid for the card becomes principal, the rest of its face bonus.
Refusal seal_gift_card_used(Posting& posting) {
  const GiftCardHeld* card = nullptr;
  if (auto refusal = find_card(posting, GiftCardState::owned, card)) return refusal;
  const GiftCardKind* kind = find_kind(posting.program(), card->card);
  if (!kind) return unknown_kind(card->card);
  const Money principal = kind->price < kind->face ? kind->price : kind->face;
  posting.post({.id = card->id, .kind = FactKind::gift_card_used, .of = kind->id});
  // It was not paid by this member: it joins what was granted, which no refund of a recharge reaches.
  posting.post({.bonus = kind->face - principal,
                .id = std::string(granted_lot),
                .kind = FactKind::wallet_credited,
                .principal = principal});
  give(posting, kind->grants, PointsSource::recharge);
  return {};
}

}  // namespace loyalty
