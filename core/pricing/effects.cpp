#include "core/pricing/effects.h"

#include <algorithm>

#include "core/base/allocate.h"
#include "core/base/arithmetic.h"
#include "core/base/assert.h"

namespace loyalty {

ScopeSums sums_of(const PartList& parts, const Running& running) {
  ScopeSums s;
  for (const std::uint16_t i : parts) {
    s.running += running.amount[i];
    s.priced += running.priced[i];
    s.units += running.units[i];
  }
  return s;
}

bool threshold_holds(const Offer& offer, const ScopeSums& sums) {
  const Threshold& t = offer.threshold;
  const Base base = t.base.value_or(offer.base);
  if (t.amount && (base == Base::running ? sums.running : sums.priced) < t.amount->value)
    return false;
  return !t.units || sums.units >= *t.units;
}

std::int64_t amount_discount(const Effect& effect, Base base, const ScopeSums& sums) {
  const std::int64_t amount = base == Base::running ? sums.running : sums.priced;
  const std::int64_t counted = effect.by == By::units ? sums.units : amount;
  if (effect.every) {
    const std::int64_t times =
        std::min(counted / *effect.every, effect.max_times.value_or(max_amount));
    return checked_mul(times, effect.amount->value).value_or(max_amount);
  }
  const Step* step = nullptr;
  for (const Step& s : effect.steps)
    if (s.at <= counted) step = &s;
  if (effect.kind == EffectKind::amount_off) return step ? step->amount->value : 0;
  if (!effect.steps.empty() && !step) return 0;
  const BasisPoints off = step ? *step->off : *effect.off;
  // No cart's goods times 10000 leave 63 bits: limits::cart_amount is below 2^48.
  const std::int64_t discount = (amount * off.value + 5000) / 10000;
  return effect.cap ? std::min(discount, effect.cap->value) : discount;
}

Application Applier::apply(const Candidate& c, Running& running, Tally& tally,
                           std::int64_t* parts) {
  Application done;
  const Offer& offer = *c.offer;
  if (!threshold_holds(offer, sums_of(c.parts, running))) return done;
  work_ = 0;
  base_ = offer.base == Base::running ? &running.amount : &running.priced;
  bool tries_goods = false, gives = false;
  if (offer.effects.size() > 1 && offer.base == Base::running) {
    // Every effect sees the amounts as they stood when the offer began.
    snapshot_ = running.amount;
    base_ = &snapshot_;
  }
  for (std::size_t e = 0; e < offer.effects.size(); ++e) {
    const Effect& effect = offer.effects[e];
    switch (effect.kind) {
      case EffectKind::shipping_off: {
        const std::int64_t off =
            effect.cap ? std::min(effect.cap->value, running.fee) : running.fee;
        running.fee -= off;
        done.shipping += off;
        if (parts) parts[running.amount.size()] += off;
        break;
      }
      case EffectKind::gift:
      case EffectKind::grant: gives = true; break;
      default:
        tries_goods = true;
        done.goods += goods_effect(c, effect, c.effects[e], running, parts);
    }
  }
  // What an offer gives beside its discounts comes with them, or alone.
  if (gives && (!tries_goods || done.goods > 0)) {
    for (const Effect& effect : offer.effects) {
      if (effect.kind == EffectKind::gift)
        tally.gift_value += *effect.units * effect.value.value_or(Money{0}).value;
      if (effect.kind == EffectKind::grant) {
        tally.points += effect.points.value_or(Points{0}).value;
        tally.coupons_granted += static_cast<std::int64_t>(effect.coupons.size());
      }
    }
    done.gave = true;
  }
  done.effect = done.gave || done.goods > 0 || done.shipping > 0;
  done.work += work_ / 256;
  if (done.effect) ++(c.coupon ? tally.coupons : tally.promotions);
  return done;
}

std::int64_t Applier::take(std::uint16_t part, std::int64_t amount, Running& running,
                           std::int64_t* parts) {
  LOYALTY_ASSERT(amount >= 0 && amount <= running.amount[part],
                 "a discount takes no more than the line has left");
  running.amount[part] -= amount;
  running.goods -= amount;
  if (parts) parts[part] += amount;
  return amount;
}

std::int64_t Applier::goods_effect(const Candidate& c, const Effect& effect,
                                   const EffectGoods& goods, Running& running,
                                   std::int64_t* parts) {
  switch (effect.kind) {
    case EffectKind::amount_off:
    case EffectKind::percent_off: return amount_effect(c, effect, running, parts);
    case EffectKind::exchange: return exchange(effect, goods, running, parts);
    case EffectKind::unit_amount_off: return unit_amount_off(effect, goods, running, parts);
    case EffectKind::nth_unit:
      list_units(goods.ranked, running, units_);
      return in_groups(effect, static_cast<std::int64_t>(effect.offs.size()), running, parts);
    case EffectKind::bundle_price:
      if (!effect.items.empty()) return bundle_of_items(effect, goods, running, parts);
      list_units(goods.ranked, running, units_);
      return in_groups(effect, *effect.units, running, parts);
    case EffectKind::buy_get:
      if (effect.get_scope) return reward(effect, goods, running, parts);
      list_units(goods.ranked, running, units_);
      return in_groups(effect, *effect.buy + *effect.get, running, parts);
    case EffectKind::shipping_off:
    case EffectKind::gift:
    case EffectKind::grant: break;
  }
  return 0;
}

std::int64_t Applier::amount_effect(const Candidate& c, const Effect& effect, Running& running,
                                    std::int64_t* parts) {
  ScopeSums sums;
  std::int64_t left = 0;
  for (const std::uint16_t i : c.parts) {
    sums.running += (*base_)[i];  // under the name of whichever base this is
    sums.units += running.units[i];
    left += running.amount[i];
  }
  const std::int64_t discount =
      std::min({amount_discount(effect, Base::running, sums), left, running.room(min_payable_)});
  if (discount <= 0) return 0;
  const std::size_t n = c.parts.size();
  weights_.resize(n);
  room_.resize(n);
  shares_.resize(n);
  for (std::size_t k = 0; k < n; ++k) {
    weights_[k] = (*base_)[c.parts[k]];
    room_[k] = running.amount[c.parts[k]];
  }
  allocate(discount, weights_, room_, shares_);
  for (std::size_t k = 0; k < n; ++k) take(c.parts[k], shares_[k], running, parts);
  return discount;
}

}  // namespace loyalty
