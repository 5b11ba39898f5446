#pragma once
// Short words for the small shops of worked examples.

#include "tests/oracle/circumstances.h"

namespace loyalty::oracle {

inline constexpr Int noon = 1795320000000;  // 2026-11-22 12:00 in Shanghai, a Sunday

/// A shop in Shanghai with one stacking group, "g", that keeps nothing apart.
inline Case empty_shop() {
  Case c;
  c.program.id = "shop";
  c.program.version = 1;
  c.program.timezone = "CST-8";
  StackingGroup group;
  group.id = "g";
  c.program.pricing.groups.push_back(group);
  c.cart.at = Instant{noon};
  return c;
}

inline CartLine& add_line(Case& c, const std::string& sku, Int unit_price, Int quantity) {
  CartLine line;
  line.sku = sku;
  line.unit_price = Money{unit_price};
  line.quantity = quantity;
  c.cart.lines.push_back(line);
  return c.cart.lines.back();
}

inline void ship(Case& c, Int fee) {
  c.cart.shipping.emplace();
  c.cart.shipping->fee = Money{fee};
}

inline Effect effect(EffectKind kind) {
  Effect e;
  e.kind = kind;
  return e;
}
inline Effect amount_off(Int at, Int amount, By by = By::amount) {
  Effect e = effect(EffectKind::amount_off);
  e.by = by;
  Step step;
  step.at = at;
  step.amount = Money{amount};
  e.steps.push_back(step);
  return e;
}
inline Effect percent_off(Int off) {
  Effect e = effect(EffectKind::percent_off);
  e.off = BasisPoints{off};
  return e;
}
inline Effect unit_amount_off(Int amount) {
  Effect e = effect(EffectKind::unit_amount_off);
  e.amount = Money{amount};
  return e;
}
inline Effect nth_unit(const std::vector<Int>& offs) {
  Effect e = effect(EffectKind::nth_unit);
  for (const Int off : offs) e.offs.push_back(BasisPoints{off});
  return e;
}
inline Effect bundle(Int units, Int price) {
  Effect e = effect(EffectKind::bundle_price);
  e.units = units;
  e.price = Money{price};
  return e;
}
inline Effect buy_get(Int buy, Int get, Int off = 10000) {
  Effect e = effect(EffectKind::buy_get);
  e.buy = buy;
  e.get = get;
  e.off = BasisPoints{off};
  return e;
}
inline Effect exchange(Int units) {
  Effect e = effect(EffectKind::exchange);
  e.units = units;
  return e;
}
inline Effect gift(Int value) {
  Effect e = effect(EffectKind::gift);
  e.sku = "gift";
  e.units = 1;
  e.value = Money{value};
  return e;
}

inline Scope skus(const std::vector<std::string>& list) {
  Scope scope;
  scope.skus = list;
  return scope;
}

inline Offer offer(const std::string& id, const Effect& what) {
  Offer o;
  o.id = o.name = id;
  o.group = "g";
  o.effects.push_back(what);
  return o;
}
inline Offer& add_promotion(Case& c, const std::string& id, const Effect& what) {
  c.program.promotions.push_back(offer(id, what));
  return c.program.promotions.back();
}
/// A coupon template and one instance, "<id>-1".
inline Offer& add_coupon(Case& c, const std::string& id, const Effect& what) {
  c.program.coupons.push_back(offer(id, what));
  c.shopper.coupons.push_back({id + "-1", id, Instant{0}, Instant{noon + 1}});
  return c.program.coupons.back();
}

}  // namespace loyalty::oracle
