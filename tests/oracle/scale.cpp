#include "tests/oracle/scale.h"

#include <algorithm>

#include "core/base/limits.h"

namespace loyalty::oracle {

namespace {

struct Scaler {
  Int factor;

  void operator()(Money& m) const { m = Money{m.value * factor}; }
  void operator()(std::optional<Money>& m) const {
    if (m) (*this)(*m);
  }

  void effect(Effect& e) const {
    const bool by_units = e.by == By::units;
    (*this)(e.amount);
    (*this)(e.cap);
    (*this)(e.price);
    (*this)(e.value);
    if (e.every && !by_units) *e.every *= factor;
    for (Step& s : e.steps) {
      (*this)(s.amount);
      if (!by_units) s.at *= factor;
    }
  }
  void offers(std::vector<Offer>& list) const {
    for (Offer& o : list) {
      (*this)(o.threshold.amount);
      for (Effect& e : o.effects) effect(e);
    }
  }
  void specials(std::vector<SpecialPrice>& list) const {
    for (SpecialPrice& s : list) (*this)(s.unit_price);
  }
};

}  // namespace

Int largest_factor(const Case& c) {
  Int dearest = 1;
  for (const CartLine& line : c.cart.lines) dearest = std::max(dearest, line.unit_price.value);
  for (const SpecialPrice& s : c.program.pricing.special_prices)
    if (s.unit_price) dearest = std::max(dearest, s.unit_price->value);
  return limits::unit_price / dearest;
}

Case scaled(Case c, Int factor) {
  const Scaler scale{factor};
  scale.offers(c.program.promotions);
  scale.offers(c.program.coupons);
  scale(c.program.pricing.min_payable);
  scale.specials(c.program.pricing.special_prices);
  for (CartLine& line : c.cart.lines) {
    scale(line.unit_price);
    scale.specials(line.prices);
  }
  for (AddOn& item : c.cart.add_ons) scale(item.unit_price);
  if (c.cart.shipping) scale(c.cart.shipping->fee);
  if (c.program.points) {
    for (EarnRule& rule : c.program.points->earn.rules) scale(rule.per);
    if (auto& deduct = c.program.points->deduct) {
      scale(deduct->amount);
      scale(deduct->max);
      scale(deduct->threshold);
    }
  }
  scale(c.shopper.principal);
  scale(c.shopper.bonus);
  return c;
}

}  // namespace loyalty::oracle
