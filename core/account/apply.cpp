#include "core/account/apply.h"

#include <algorithm>
#include <charconv>

#include "core/account/actions.h"
#include "core/account/cards.h"
#include "core/account/catch_up.h"
#include "core/account/coupons.h"
#include "core/account/fold.h"
#include "core/account/give.h"
#include "core/account/orders.h"
#include "core/account/points_events.h"
#include "core/account/refunds.h"
#include "core/account/wallet.h"
#include "core/base/sha256.h"
#include "core/wire/writer.h"

namespace loyalty {
namespace {

Refusal seal_member_joined(Posting& posting) {
  if (posting.account().member.joined) return refuse("already_joined", "");
  posting.post({.kind = FactKind::member_set});
  for (const Action& action : posting.program().activities.actions)
    if (action.kind == "join") do_action(posting, action);
  return {};
}

Refusal seal_member_changed(Posting& posting) {
  const Member& now = posting.account().member;
  if (!now.id.empty() && posting.event().member->id != now.id)
    return refuse("wrong_member_id", "/member/id", {{"id", now.id}});
  posting.post({.kind = FactKind::member_set});
  return {};
}

Refusal seal_granted(Posting& posting) {
  give(posting, *posting.event().grants, PointsSource::grant);
  return {};
}

/// Every kind of event and its room.
Refusal seal(Posting& posting) {
  switch (posting.event().kind) {
    case EventKind::member_joined: return seal_member_joined(posting);
    case EventKind::member_changed: return seal_member_changed(posting);
    case EventKind::order_paid: return seal_order_paid(posting);
    case EventKind::order_completed: return seal_order_completed(posting);
    case EventKind::order_cancelled: return seal_order_cancelled(posting);
    case EventKind::order_refunded: return seal_order_refunded(posting);
    case EventKind::points_granted: return seal_points_granted(posting);
    case EventKind::points_taken: return seal_points_taken(posting);
    case EventKind::points_frozen: return seal_points_frozen(posting);
    case EventKind::points_unfrozen: return seal_points_unfrozen(posting);
    case EventKind::points_approved: return seal_points_approved(posting);
    case EventKind::points_rejected: return seal_points_rejected(posting);
    case EventKind::points_exchanged: return seal_points_exchanged(posting);
    case EventKind::coupon_issued: return seal_coupon_issued(posting);
    case EventKind::coupon_locked: return seal_coupon_locked(posting);
    case EventKind::coupon_unlocked: return seal_coupon_unlocked(posting);
    case EventKind::coupon_used: return seal_coupon_used(posting);
    case EventKind::coupon_voided: return seal_coupon_voided(posting);
    case EventKind::recharged: return seal_recharged(posting);
    case EventKind::recharge_refunded: return seal_recharge_refunded(posting);
    case EventKind::granted: return seal_granted(posting);
    case EventKind::card_taken: return seal_card_taken(posting);
    case EventKind::gift_card_bought: return seal_gift_card_bought(posting);
    case EventKind::gift_card_sent: return seal_gift_card_sent(posting);
    case EventKind::gift_card_accepted: return seal_gift_card_accepted(posting);
    case EventKind::gift_card_used: return seal_gift_card_used(posting);
    case EventKind::checked_in: return seal_checked_in(posting);
    case EventKind::check_in_made_up: return seal_check_in_made_up(posting);
    case EventKind::drawn: return seal_drawn(posting);
    case EventKind::draw_revealed: return seal_draw_revealed(posting);
    case EventKind::action_done: return seal_action_done(posting);
    case EventKind::referral_earned: return seal_referral_earned(posting);
    case EventKind::referral_undone: return seal_referral_undone(posting);
    case EventKind::benefit_used: return seal_benefit_used(posting);
  }
  return {};
}

/// What an event does to a copy, beside the ids, which stay where they are: a long life has many.
Refusal seal_into(const Program& program, Account& account, Event& event) {
  Posting posting(program, account, event);
  catch_up(posting, event.at);
  account.at = event.at;
  if (event.day && *event.day > posting.today())
    return refuse("future_day", "/day", {{"today", posting.today().value}});
  if (auto refusal = seal(posting)) return refusal;
  post_achievements(posting);
  catch_up(posting, event.at);
  if (posting.failed()) return refuse("amount_out_of_range", "");
  event.sealed = Sealed{posting.take_facts(), program.id, program.version};
  return {};
}

Refusal fold_sealed(Account& account, const Event& event) {
  for (std::size_t i = 0; i < event.sealed->facts.size(); ++i) {
    if (fold(account, event, event.sealed->facts[i])) continue;
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, i).ptr;
    return refuse("sealed_does_not_fit", "/sealed/facts/" + std::string(digits, end));
  }
  account.at = event.at;
  return {};
}

}  // namespace

Result<Applied> apply(const Program& program, Account& account, const Event& event) {
  const auto place = std::lower_bound(account.events.begin(), account.events.end(), event.id);
  if (place != account.events.end() && *place == event.id) return Applied{event, true};
  if (event.at < account.at)
    return tl::make_unexpected(
        Problem{"event_out_of_order", "/at", {{"at", event.at.value}, {"last", account.at.value}}});
  if (static_cast<std::int64_t>(account.events.size()) >= limits::events)
    return tl::make_unexpected(Problem{"too_many_events", "", {{"max", limits::events}}});

  std::vector<std::string> ids;
  const auto at_place = place - account.events.begin();
  ids.swap(account.events);
  Account next = account;
  Applied applied{event, false};
  const Refusal refusal =
      event.sealed ? fold_sealed(next, event) : seal_into(program, next, applied.sealed);
  if (!refusal) {
    account = std::move(next);
    ids.insert(ids.begin() + at_place, event.id);
  }
  account.events.swap(ids);
  if (refusal) return tl::make_unexpected(*refusal);
  return applied;
}

std::string account_digest(const Account& account) { return sha256_hex(wire::canonical(account)); }

}  // namespace loyalty
