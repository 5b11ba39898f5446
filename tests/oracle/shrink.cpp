#include "tests/oracle/shrink.h"

#include <algorithm>

namespace loyalty::oracle {
namespace {

using Change = std::function<bool(Case&)>;  // false when there is nothing to change

template <class T>
bool remove(std::vector<T>& list, std::size_t i) {
  if (i >= list.size()) return false;
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
  return true;
}

/// Sets something to its default.
template <class T>
bool reset(T& what) {
  if (what == T{}) return false;
  what = T{};
  return true;
}

bool held_by_nobody(const Case& c, const Offer& coupon) {
  const auto grants = [&](const Offer& o) {
    return std::any_of(o.effects.begin(), o.effects.end(), [&](const Effect& e) {
      return std::find(e.coupons.begin(), e.coupons.end(), coupon.id) != e.coupons.end();
    });
  };
  const auto& program = c.program;
  return std::none_of(c.shopper.coupons.begin(), c.shopper.coupons.end(),
                      [&](const CouponHeld& held) { return held.coupon == coupon.id; }) &&
         std::none_of(program.promotions.begin(), program.promotions.end(), grants) &&
         std::none_of(program.coupons.begin(), program.coupons.end(), grants);
}

void changes_of_offer(std::vector<Change>& out, std::vector<Offer> ProgramText::*list,
                      std::size_t i) {
  const auto change = [&](auto how) {
    out.push_back([list, i, how](Case& c) {
      auto& offers = c.program.*list;
      return i < offers.size() && how(offers[i]);
    });
  };
  for (std::size_t e = 8; e-- > 0;)
    change([e](Offer& o) { return o.effects.size() > 1 && remove(o.effects, e); });
  change([](Offer& o) { return reset(o.when); });
  change([](Offer& o) { return reset(o.limits); });
  change([](Offer& o) { return reset(o.threshold); });
  change([](Offer& o) { return reset(o.scope); });
  change([](Offer& o) { return reset(o.exclusive); });
  change([](Offer& o) { return reset(o.priority); });
  change([](Offer& o) { return reset(o.base); });
  change([](Offer& o) { return reset(o.apply); });
  change([](Offer& o) { return reset(o.effects[0].cap); });
  change([](Offer& o) { return reset(o.effects[0].max_times); });
  change([](Offer& o) { return reset(o.effects[0].max_units); });
  change([](Offer& o) { return reset(o.effects[0].partial); });
  change([](Offer& o) { return o.effects[0].items.size() > 1 && remove(o.effects[0].items, 0); });
  change([](Offer& o) { return o.effects[0].steps.size() > 1 && remove(o.effects[0].steps, 0); });
}

std::vector<Change> all_changes() {
  std::vector<Change> out;
  constexpr std::size_t most = 16;
  for (std::size_t i = most; i-- > 0;) {
    out.push_back([i](Case& c) { return remove(c.program.promotions, i); });
    out.push_back([i](Case& c) { return remove(c.shopper.coupons, i); });
    out.push_back([i](Case& c) {
      const auto& coupons = c.program.coupons;
      return i < coupons.size() && held_by_nobody(c, coupons[i]) && remove(c.program.coupons, i);
    });
    out.push_back([i](Case& c) { return remove(c.cart.lines, i); });
    out.push_back([i](Case& c) { return remove(c.cart.coupons.ids, i); });
    out.push_back([i](Case& c) { return remove(c.program.pricing.special_prices, i); });
    for (std::size_t k = 2; k-- > 0;)
      out.push_back(
          [i, k](Case& c) { return i < c.cart.lines.size() && remove(c.cart.lines[i].prices, k); });
    out.push_back([i](Case& c) {
      return i < c.cart.lines.size() && c.cart.lines[i].quantity > 1 && c.cart.lines[i].quantity--;
    });
    out.push_back(
        [i](Case& c) { return i < c.cart.lines.size() && reset(c.cart.lines[i].points_price); });
    out.push_back([i](Case& c) { return i < c.cart.lines.size() && reset(c.cart.lines[i].tags); });
    out.push_back([i](Case& c) { return i < c.cart.lines.size() && reset(c.cart.lines[i].shop); });
    out.push_back(
        [i](Case& c) { return i < c.cart.lines.size() && reset(c.cart.lines[i].category); });
    out.push_back([i](Case& c) {
      auto& groups = c.program.pricing.groups;
      if (i >= groups.size()) return false;
      const StackingGroup bare{{}, {}, groups[i].id, {}, {}};
      return !(groups[i] == bare) && (groups[i] = bare, true);
    });
    changes_of_offer(out, &ProgramText::promotions, i);
    changes_of_offer(out, &ProgramText::coupons, i);
  }
  out.push_back([](Case& c) { return reset(c.program.tiers); });
  out.push_back([](Case& c) { return reset(c.program.points); });
  out.push_back([](Case& c) { return reset(c.program.wallet); });
  out.push_back([](Case& c) { return reset(c.program.cards); });
  out.push_back([](Case& c) { return reset(c.program.member_days); });
  out.push_back([](Case& c) { return reset(c.program.pricing.max_coupons); });
  out.push_back([](Case& c) { return reset(c.program.pricing.min_payable); });
  out.push_back([](Case& c) { return reset(c.cart.shipping); });
  out.push_back([](Case& c) { return reset(c.cart.channel); });
  out.push_back([](Case& c) { return reset(c.cart.points); });
  out.push_back([](Case& c) { return reset(c.cart.wallet); });
  out.push_back([](Case& c) { return reset(c.cart.coupons); });
  out.push_back(
      [](Case& c) { return !c.cart.offer_totals.empty() && (c.cart.offer_totals.clear(), true); });
  out.push_back([](Case& c) {
    return !c.shopper.offer_uses.empty() && (c.shopper.offer_uses.clear(), true);
  });
  out.push_back([](Case& c) {
    return !c.shopper.price_units_used.empty() && (c.shopper.price_units_used.clear(), true);
  });
  out.push_back([](Case& c) { return reset(c.shopper.cards); });
  out.push_back([](Case& c) { return reset(c.shopper.segments); });
  out.push_back([](Case& c) { return c.shopper.birthday && (c.shopper.birthday.reset(), true); });
  return out;
}

}  // namespace

Case shrink(Case c, const std::function<bool(const Case&)>& faulty) {
  const auto changes = all_changes();
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (const Change& change : changes) {
      for (Case next = c; change(next) && faulty(next); next = c) {
        c = next;
        smaller = true;
      }
    }
  }
  return c;
}

}  // namespace loyalty::oracle
