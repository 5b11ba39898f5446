// What of a member's ends when: points, coupons and cards on one line of time.

#include "core/base/order.h"
#include "core/events/cards.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

/// Points, coupons of one template, or a card: one of them.
struct End {
  Instant at{0};
  const CardHeld* card = nullptr;
  std::vector<const Coupon*> coupons;
  Points points{0};
};

/// Beside those of the same template that end with it.
void add_coupon(std::vector<End>& ends, const Coupon& coupon) {
  for (End& end : ends)
    if (end.at == coupon.until && !end.coupons.empty() &&
        end.coupons.front()->coupon == coupon.coupon) {
      end.coupons.push_back(&coupon);
      return;
    }
  ends.push_back({coupon.until, nullptr, {&coupon}, Points{0}});
}

std::vector<End> ends_of(const Account& account) {
  std::vector<End> ends;
  for (const auto& [until, points] : expiring(account)) ends.push_back({until, nullptr, {}, points});
  for (const Coupon& coupon : account.coupons)
    if (coupon.state == CouponState::held && coupon.until.value < latest_instant)
      add_coupon(ends, coupon);
  for (const CardHeld& card : account.cards)
    if (card.until) ends.push_back({*card.until, &card, {}, Points{0}});
  put_in_order(ends, [](const End& a, const End& b) { return a.at < b.at; });
  if (ends.size() > limits::ends_listed) ends.resize(limits::ends_listed);
  return ends;
}

}  // namespace

void write_ending(wire::Writer& w, const View& view) {
  w.open_list();
  for (const End& end : ends_of(view.account)) {
    w.open();
    w.key("at").number(end.at);
    if (end.card) {
      w.key("id").text(end.card->id);
      w.key("kind").text("card");
      if (const auto* plan = find_plan(view.program, end.card->id)) w.key("name").text(plan->name);
    } else if (end.coupons.empty()) {
      w.key("kind").text("points");
      w.key("points").number(end.points);
    } else {
      const std::string& id = end.coupons.front()->coupon;
      w.key("coupons").open_list();
      for (const Coupon* coupon : end.coupons) w.text(coupon->id);
      w.close_list();
      w.key("id").text(id);
      w.key("kind").text("coupon");
      if (const Offer* offer = view.program.coupon(id)) w.key("name").text(offer->name);
    }
    w.close();
  }
  w.close_list();
}

}  // namespace loyalty
