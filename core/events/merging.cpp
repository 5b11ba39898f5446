#include "core/events/merging.h"

#include <algorithm>

#include "core/account/brought.h"
#include "core/account/fold.h"
#include "core/account/merge.h"
#include "core/base/arithmetic.h"
#include "core/base/order.h"
#include "core/events/apply.h"
#include "core/events/cards.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"
#include "core/wire/writer.h"

namespace loyalty {
namespace {

/// What the other member holds is of this program.
Refusal check_known(const Program& program, const Account& other) {
  const auto unknown_level = [&](const auto& levels, std::string_view at) {
    for (const auto& held : levels)
      if (!program.level(held.level)) return refuse("unknown_level", at, {{"id", held.level}});
    return Refusal{};
  };
  if (auto refusal = unknown_level(other.tiers.rungs, "/other/tiers/rungs")) return refusal;
  if (auto refusal = unknown_level(other.tiers.granted, "/other/tiers/granted")) return refusal;
  for (const CardHeld& card : other.cards)
    if (!find_plan(program, card.id))
      return refuse("unknown_card", "/other/cards", {{"id", card.id}});
  for (const Coupon& coupon : other.coupons)
    if (is_live(coupon) && !program.coupon(coupon.coupon))
      return refuse("unknown_coupon", "/other/coupons", {{"id", coupon.coupon}});
  return {};
}

Refusal put_before_ids(const std::string& prefix, Account& other) {
  for (const IdPlace& place : ids_of(other)) {
    const auto bytes = std::ssize(prefix) + std::ssize(*place.id);
    if (bytes > limits::id_bytes)
      return refuse("too_long", "/prefix", {{"bytes", bytes}, {"max", limits::id_bytes}});
    place.id->insert(0, prefix);
  }
  return {};
}

/// An id of one account must be nobody's in the other.
Refusal check_ids_differ(Account own, const std::string& event, Account& other) {
  own.events.push_back(event);
  std::vector<IdPlace> known = ids_of(own);
  const auto less = [](const IdPlace& a, const IdPlace& b) {
    return a.kind != b.kind ? a.kind < b.kind : *a.id < *b.id;
  };
  put_in_order(known, less);
  const auto clash = [](std::string_view kind, std::string_view id) {
    return refuse("ids_clash", "/other" + std::string(kind), {{"id", id}});
  };
  for (const IdPlace& place : ids_of(other))
    if (!place.kind.empty() && std::binary_search(known.begin(), known.end(), place, less))
      return clash(place.kind, *place.id);
  for (const GiftCardHeld& card : other.wallet.gift_cards)
    if (find_by_id(own.wallet.gift_cards, card.id)) return clash("/wallet/gift_cards", card.id);
  for (const Referral& referral : other.activities.referrals)
    for (const Referral& mine : own.activities.referrals)
      if (mine.member == referral.member && mine.level == referral.level && !mine.undone &&
          !referral.undone)
        return clash("/activities/referrals", referral.member);
  return {};
}

/// The higher level goes on; of equal ones that of the longer term.
void choose_level(const Program& program, const Account& own, Account& other) {
  const auto end = [](const Account& account) {
    return account.tiers.rungs.empty()
               ? Instant{0}
               : account.tiers.rungs.back().until.value_or(Instant{latest_instant});
  };
  const std::size_t mine = earned_level(program, own), theirs = earned_level(program, other);
  if (theirs < mine || (theirs == mine && end(other) <= end(own))) other.tiers.rungs.clear();
}

/// Of a card's months, those that have not begun.
std::int64_t not_begun(const Posting& posting, const CardHeld& card) {
  std::int64_t left = 0;
  while (left<card.months&& * term_end(posting.program(), card.first, card.months - left)> posting
             .now())
    ++left;
  return std::max<std::int64_t>(0, left - 1);
}

/// The last `left` months of a card follow those of another, with the purchases they are of. What has been of a purchase
/// cannot be paid back any more.
void follow(CardHeld& card, const CardHeld& other, std::int64_t left) {
  const std::int64_t begin = other.months - left;
  std::vector<Brought> taken;
  for (const Brought& purchase : other.taken) {
    const CardOrigin* origin = origin_of(other, purchase.event);
    const std::int64_t there =
        origin ? std::clamp<std::int64_t>(origin->after + origin->months - begin, 0, origin->months)
               : 0;
    if (there == 0) continue;
    Brought& kept = taken.emplace_back(purchase);
    kept.gone = std::max(kept.gone, mul_div(kept.whole, kept.months - std::min(there, kept.months),
                                            kept.months, Rounding::down));
  }
  const auto has_room = [&](const auto& list, std::int64_t max) { return std::ssize(list) < max; };
  for (const CardOrigin& origin : other.from) {
    const std::int64_t first = std::max(origin.after, begin), end = origin.after + origin.months;
    if (end > first && has_room(card.from, limits::origins))
      card.from.push_back({card.months + first - begin, origin.event, end - first});
  }
  for (Brought& purchase : taken)
    if (has_room(card.taken, limits::brought_kept)) card.taken.push_back(std::move(purchase));
  card.months += left;
}

/// One card of both: the one that ends later, and then the months of the other that have not begun. A month that has
/// begun on both passes on both.
CardHeld one_card(const Posting& posting, const CardHeld& a, const CardHeld& b) {
  const bool a_ends_later = !a.until || (b.until && *a.until >= *b.until);
  CardHeld card = a_ends_later ? a : b;
  const CardHeld& other = a_ends_later ? b : a;
  if (!card.number) card.number = other.number;
  card.paid += other.paid;
  card.saved += other.saved;
  if (!card.until || !other.until) return card;  // one that never ends takes no more months
  follow(card, other, not_begun(posting, other));
  card.until = term_end(posting.program(), card.first, card.months);
  return card;
}

/// What both come to must be an account that can be read.
Refusal check_joined(const Account& own, const Account& other) {
  Account joined = own;
  if (!merge(joined, other)) return out_of_range("/other");
  Account read;
  const auto problems = wire::read(wire::canonical(joined), read);
  if (problems.empty()) return {};
  const Problem& first = problems.front();
  if (first.code != "too_many") return out_of_range("/other" + first.at);
  Problem full("list_full", "/other" + first.at);
  full.details = first.details;
  full.details.insert(full.details.begin(), {"list", first.at.substr(1)});
  return full;
}

}  // namespace

Refusal seal_member_merged(Posting& posting) {
  const Program& program = posting.program();
  const Account& own = posting.account();
  Event& event = posting.event();
  Account& other = *event.other;
  if (other.merged_into)
    return refuse("merged", "/other/merged_into", {{"into", *other.merged_into}});
  if (other.at > event.at)
    return refuse("event_out_of_order", "/other/at",
                  {{"at", event.at.value}, {"last", other.at.value}});
  if (other.member.id.empty()) return refuse("missing", "/other/member", {{"key", "id"}});
  if (other.member.id == own.member.id)
    return refuse("same_member", "/other/member/id", {{"id", own.member.id}});
  if (auto refusal = check_known(program, other)) return refusal;
  (void)advance(program, other, event.at);
  if (event.prefix)
    if (auto refusal = put_before_ids(*event.prefix, other)) return refusal;
  if (auto refusal = check_ids_differ(own, event.id, other)) return refusal;
  choose_level(program, own, other);
  std::vector<const CardPlan*> longer;
  for (CardHeld& card : other.cards) {
    const CardHeld* mine = find_by_id(own.cards, card.id);
    if (!mine) continue;
    const auto until = std::max(mine->until, card.until);
    card = one_card(posting, *mine, card);
    const CardPlan* plan = find_plan(program, card.id);
    if (plan->kind == CardKind::paid && plan->level && card.until && *card.until > *until)
      longer.push_back(plan);
  }
  if (auto refusal = check_joined(own, other)) return refusal;
  posting.post({.id = other.member.id, .kind = FactKind::member_merged});
  for (const CardPlan* plan : longer)
    grant_level(posting, *plan->level, find_by_id(posting.account().cards, plan->id)->until);
  repay_debt(posting);
  rise(posting);
  return {};
}

}  // namespace loyalty
