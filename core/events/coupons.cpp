#include "core/events/coupons.h"

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

struct Term {
  Instant from{0}, until{0};
};

/// When an instance issued now is good. Without any end it is good until the last instant there is.
Term term_of(const Program& program, const Offer& coupon, Instant now) {
  Term term{now, Instant{latest_instant}};
  if (!coupon.validity) return term;
  if (coupon.validity->days_after_issue) {
    const Day issued = program.zone.local_day(now);
    term.until = program.zone.day_end(Day{issued.value + *coupon.validity->days_after_issue});
  }
  if (coupon.validity->from) term.from = *coupon.validity->from;
  if (coupon.validity->until) term.until = *coupon.validity->until;
  return term;
}

void post_issued(Posting& posting, const std::string& id, const std::string& coupon, Term term,
                 Maybe<std::string> order = {}) {
  posting.post({.from = term.from,
                .id = id,
                .kind = FactKind::coupon_issued,
                .of = coupon,
                .order = order,
                .until = term.until});
}

/// The coupon an event speaks of, in one of the live states.
Refusal find_live(const Posting& posting, const Coupon*& coupon) {
  const std::string& id = *posting.event().coupon_id;
  coupon = find_by_id(posting.account().coupons, id);
  if (!coupon) return refuse("unknown_coupon", "/coupon_id", {{"id", id}});
  switch (coupon->state) {
    case CouponState::used: return refuse("coupon_used", "/coupon_id", {{"id", id}});
    case CouponState::voided: return refuse("coupon_voided", "/coupon_id", {{"id", id}});
    case CouponState::expired:
      return refuse("coupon_expired", "/coupon_id", {{"until", coupon->until.value}});
    default: return {};
  }
}

/// A coupon of an order that was placed is that order's, until it is paid or cancelled.
Refusal check_not_held(const Account& account, const Coupon& coupon) {
  const OrderHeld* order = coupon.order ? find_order(account, *coupon.order) : nullptr;
  if (!order || order->state != OrderState::placed || coupon.state != CouponState::locked)
    return {};
  return refuse("held", "/coupon_id", {{"order_id", *coupon.order}});
}

}  // namespace

void issue_coupon(Posting& posting, const std::string& coupon, Maybe<std::string> order) {
  const Offer* offer = posting.program().coupon(coupon);
  if (!offer) return;
  const Term term = term_of(posting.program(), *offer, posting.now());
  if (term.until <= posting.now()) return;
  post_issued(posting, posting.next_id(), coupon, term, order);
}

Refusal check_usable(const Account& account, const CouponUse& use, const std::string& order,
                     Instant at, const std::string& where) {
  const Coupon* coupon = find_by_id(account.coupons, use.id);
  if (!coupon) return refuse("unknown_coupon", where, {{"id", use.id}});
  if (coupon->coupon != use.coupon)
    return refuse("coupon_differs", where, {{"coupon", coupon->coupon}, {"given", use.coupon}});
  if (coupon->state == CouponState::used) return refuse("coupon_used", where, {{"id", use.id}});
  if (coupon->state == CouponState::voided) return refuse("coupon_voided", where, {{"id", use.id}});
  const bool own = is_locked_for(*coupon, order);
  // What was locked in time stays good for its order.
  if (coupon->until <= at && !own)
    return refuse("coupon_expired", where, {{"until", coupon->until.value}});
  if (coupon->from > at) return refuse("coupon_not_started", where, {{"from", coupon->from.value}});
  if (coupon->state == CouponState::locked && !own)
    return refuse("coupon_locked", where, {{"order_id", coupon->order.value_or("")}});
  return {};
}

Refusal issue_named(Posting& posting, const OpeningCoupon& coupon, std::string at,
                    std::string_view id_at) {
  const Offer* offer = posting.program().coupon(coupon.coupon);
  if (!offer) return refuse("unknown_coupon", at + "/coupon", {{"id", coupon.coupon}});
  Term term = term_of(posting.program(), *offer, posting.now());
  if (coupon.from) term.from = *coupon.from;
  if (coupon.until) term.until = *coupon.until;
  if (term.until <= posting.now())
    return refuse("coupon_expired", at + "/coupon", {{"until", term.until.value}});
  if (term.from >= term.until)
    return refuse("invalid_window", at + "/from", {{"until", term.until.value}});
  if (coupon.id && is_granted_id(*coupon.id))
    return refuse("reserved_id", at.append(id_at), {{"id", *coupon.id}});
  const std::string id = coupon.id ? *coupon.id : posting.next_id();
  if (find_by_id(posting.account().coupons, id))
    return refuse("coupon_exists", at.append(id_at), {{"id", id}});
  post_issued(posting, id, coupon.coupon, term);
  return {};
}

Refusal seal_coupon_issued(Posting& posting) {
  const Event& event = posting.event();
  return issue_named(posting, {*event.coupon, event.from, event.coupon_id, event.until}, "",
                     "/coupon_id");
}

Refusal seal_coupon_locked(Posting& posting) {
  const Coupon* coupon = nullptr;
  if (auto refusal = find_live(posting, coupon)) return refusal;
  if (coupon->state == CouponState::locked)
    return refuse("coupon_locked", "/coupon_id", {{"order_id", coupon->order.value_or("")}});
  if (coupon->from > posting.now())
    return refuse("coupon_not_started", "/coupon_id", {{"from", coupon->from.value}});
  const auto until = posting.event().until;
  if (until && *until <= posting.now())
    return refuse("invalid_window", "/until",
                  {{"from", posting.now().value}, {"until", until->value}});
  posting.post({.id = coupon->id,
                .kind = FactKind::coupon_locked,
                .order = posting.event().order_id,
                .until = until});
  return {};
}

Refusal seal_coupon_unlocked(Posting& posting) {
  const Coupon* coupon = nullptr;
  if (auto refusal = find_live(posting, coupon)) return refusal;
  if (auto refusal = check_not_held(posting.account(), *coupon)) return refusal;
  if (coupon->state != CouponState::locked)
    return refuse("coupon_not_locked", "/coupon_id", {{"id", coupon->id}});
  posting.post({.id = coupon->id, .kind = FactKind::coupon_unlocked});
  return {};
}

Refusal seal_coupon_used(Posting& posting) {
  const Coupon* coupon = nullptr;
  if (auto refusal = find_live(posting, coupon)) return refusal;
  const CouponUse use{coupon->coupon, coupon->id};
  if (auto refusal = check_usable(posting.account(), use, "", posting.now(), "/coupon_id"))
    return refusal;
  posting.post({.id = use.id, .kind = FactKind::coupon_used, .of = use.coupon});
  posting.post(
      {.count = 1, .day = posting.today(), .id = use.coupon, .kind = FactKind::offer_used});
  return {};
}

Refusal seal_coupon_voided(Posting& posting) {
  const Coupon* coupon = nullptr;
  if (auto refusal = find_live(posting, coupon)) return refusal;
  if (auto refusal = check_not_held(posting.account(), *coupon)) return refusal;
  posting.post({.id = coupon->id, .kind = FactKind::coupon_voided});
  return {};
}

}  // namespace loyalty
