#include "tests/oracle/sets.h"

#include <algorithm>

#include "tests/oracle/effects.h"

namespace loyalty::oracle {
namespace {

bool threshold_holds(const Ledger& l, Base base) {
  const Threshold& threshold = l.entry->offer->threshold;
  if (threshold.amount && l.amount_on(base) < threshold.amount->value) return false;
  return !threshold.units || l.units() >= *threshold.units;
}

/// Gifts and grants of an offer: with its discounts on goods, if it has any.
bool brings_gifts(const Entry& entry, const Discount& taken) {
  const auto& effects = entry.offer->effects;
  const bool discounts = std::any_of(effects.begin(), effects.end(),
                                     [](const Effect& e) { return is_goods_discount(e.kind); });
  return !discounts || sum(taken.parts) > 0;
}

void apply(Ledger& l, const Entry& entry, PricedSet& out) {
  l.begin(entry);
  const Offer& offer = *entry.offer;
  bool effective = false;
  if (threshold_holds(l, offer.threshold.base.value_or(offer.base))) {
    for (const Effect& effect : offer.effects) {
      const Int before = sum(l.taken.parts) + l.taken.shipping;
      apply_effect(l, effect);
      if (sum(l.taken.parts) + l.taken.shipping > before) out.effects.push_back(effect.kind);
    }
    effective = sum(l.taken.parts) + l.taken.shipping > 0;
    if (effective) out.discounts.push_back(l.taken);
    for (const Effect& effect : offer.effects) {
      if (!brings_gifts(entry, l.taken)) break;
      if (effect.kind == EffectKind::gift)
        out.objective.minus_gifts -= *effect.units * effect.value.value_or(Money{0}).value;
      if (effect.kind == EffectKind::grant) {
        out.objective.minus_points -= effect.points.value_or(Points{0}).value;
        for (const auto& coupon : effect.coupons) out.coupons_granted.push_back(coupon);
      }
      if (is_goods_discount(effect.kind) || effect.kind == EffectKind::shipping_off) continue;
      out.effects.push_back(effect.kind);
      effective = true;
    }
  }
  if (!effective) {
    out.no_effect.push_back(entry.id);
    return;
  }
  ++(entry.coupon ? out.objective.coupons : out.objective.promotions);
  if (entry.coupon) out.objective.untils.push_back(entry.until);
  out.objective.ids.push_back(entry.id);
}

}  // namespace

PricedSet price_set(const Case& c, const std::vector<Part>& parts,
                    const std::vector<const Entry*>& set) {
  PricedSet out;
  Ledger ledger(c, parts);
  bool exchanging = true;
  for (const Entry* entry : set) {
    if (exchanging && entry->turn != Turn::exchange) {
      ledger.set_floor();
      exchanging = false;
    }
    apply(ledger, *entry, out);
  }
  out.left = ledger.now;
  out.floor_cut = ledger.floor_cut;
  out.objective.due = sum(ledger.now.running) + ledger.now.fee;
  out.objective.minus_coupons_granted = -static_cast<Int>(out.coupons_granted.size());
  std::sort(out.objective.untils.begin(), out.objective.untils.end());
  std::sort(out.objective.ids.begin(), out.objective.ids.end());
  return out;
}

bool holds_at_first(const Case& c, const std::vector<Part>& parts, const Entry& entry) {
  Ledger ledger(c, parts);
  ledger.begin(entry);
  return threshold_holds(ledger, Base::priced);
}

}  // namespace loyalty::oracle
