#include "core/account/apply.h"

#include <algorithm>
#include <charconv>

#include "core/account/actions.h"
#include "core/account/campaigns.h"
#include "core/account/cards.h"
#include "core/account/catch_up.h"
#include "core/account/coupons.h"
#include "core/account/fold.h"
#include "core/account/give.h"
#include "core/account/orders.h"
#include "core/account/points_events.h"
#include "core/account/refunds.h"
#include "core/account/services.h"
#include "core/account/wallet.h"
#include "core/base/sha256.h"
#include "core/wire/writer.h"

namespace loyalty {
namespace {

Refusal seal_member_joined(Posting& posting) {
  if (posting.account().member.joined) return refuse("already_joined", "");
  posting.post({.kind = FactKind::member_set});
  (void)do_action(posting, "join");  // a program need not have one
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
    case EventKind::service_used: return seal_service_used(posting);
    case EventKind::campaign_opened: return seal_campaign_opened(posting);
    case EventKind::campaign_joined: return seal_campaign_joined(posting);
    case EventKind::campaign_ended: return seal_campaign_ended(posting);
  }
  return {};
}

Refusal seal_here(const Program& program, Account& account, Event& event) {
  Posting posting(program, account, event);
  catch_up(posting, event.at);
  account.at = event.at;
  if (event.day && *event.day > posting.today())
    return refuse("future_day", "/day", {{"today", posting.today().value}});
  if (auto refusal = seal(posting)) return refusal;
  post_achievements(posting);
  catch_up(posting, event.at);
  if (posting.failed()) return posting.take_why_failed();
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

/// Those of the last instant are never forgotten.
void remember(Account& account, const std::string& id) {
  auto& ids = account.events;
  if (std::ssize(ids) >= limits::with_spare(limits::events_known))
    ids.erase(ids.begin(), ids.end() - limits::events_known);
  ids.push_back(id);
}

}  // namespace

bool is_known(const Account& account, std::string_view id) {
  return std::any_of(account.events.rbegin(), account.events.rend(),
                     [&](const std::string& known) { return same_id(known, id); });
}

std::optional<Problem> apply_here(const Program& program, Account& account, Event& event) {
  if (event.at < account.at)
    return refuse("event_out_of_order", "/at", {{"at", event.at.value}, {"last", account.at.value}})
        .take();
  const std::int64_t at_once = event.at == account.at ? account.at_once + 1 : 1;
  if (at_once > limits::events_known)
    return refuse("too_many_events", "/at", {{"max", limits::events_known}}).take();
  if (auto refusal =
          event.sealed ? fold_sealed(account, event) : seal_here(program, account, event))
    return refusal.take();
  remember(account, event.id);
  account.at_once = at_once;
  return {};
}

Result<Applied> apply(const Program& program, Account& account, const Event& event) {
  Applied applied{event, is_known(account, event.id)};
  if (applied.duplicate) return applied;
  Account next = account;
  if (auto refusal = apply_here(program, next, applied.sealed))
    return tl::make_unexpected(*std::move(refusal));
  account = std::move(next);
  return applied;
}

std::string account_digest(const Account& account) { return wire::digest(account); }

}  // namespace loyalty
