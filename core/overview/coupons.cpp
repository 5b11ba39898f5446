#include "core/account/fold.h"
#include "core/events/cards.h"
#include "core/events/occasion.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

std::string_view state_of(const Coupon& coupon, Instant at) {
  if (coupon.state == CouponState::held) return coupon.from > at ? "pending" : "usable";
  return coupon_state_names[static_cast<std::size_t>(coupon.state)];
}

/// When what holds a coupon lets it go by itself.
std::optional<Instant> held_until(const Account& account, const Coupon& coupon) {
  if (coupon.state != CouponState::locked) return std::nullopt;
  const OrderHeld* order = coupon.order ? find_order(account, *coupon.order) : nullptr;
  return order && order->state == OrderState::placed ? order->until : coupon.locked_until;
}

}  // namespace

void write_coupons(wire::Writer& w, const View& view) {
  w.open_list();
  for (const Coupon& coupon : view.account.coupons) {
    const Offer* offer = view.program.coupon(coupon.coupon);
    w.open();
    w.key("coupon").text(coupon.coupon);
    w.key("from").number(coupon.from);
    if (const auto until = held_until(view.account, coupon)) w.key("held_until").number(*until);
    w.key("id").text(coupon.id);
    if (offer) w.key("name").text(offer->name);
    if (coupon.order) w.key("order").text(*coupon.order);
    w.key("state").text(state_of(coupon, view.at));
    w.key("until").number(coupon.until);
    w.close();
  }
  w.close_list();
}

void write_cards(wire::Writer& w, const View& view) {
  w.open_list();
  for (const std::string& id : cards_of(view.program, view.account, view.at)) {
    const CardPlan* plan = find_plan(view.program, id);
    const CardHeld* held = find_by_id(view.account.cards, id);
    w.open();
    w.key("id").text(id);
    if (plan) w.key("kind").text(card_kind_names[static_cast<std::size_t>(plan->kind)]);
    if (plan) w.key("name").text(plan->name);
    if (held && held->number) w.key("number").text(*held->number);
    if (held) w.key("paid").number(held->paid).key("saved").number(held->saved);
    if (held && held->until) w.key("until").number(*held->until);
    w.close();
  }
  w.close_list();
}

}  // namespace loyalty
