#include "core/engine/order.h"

#include <algorithm>

namespace loyalty {

namespace {

template <class T>
T& entry(wire::Map<T>& map, std::string_view key) {
  auto at = std::find_if(map.begin(), map.end(), [&](const auto& e) { return e.first >= key; });
  if (at == map.end() || at->first != key) at = map.emplace(at, std::string(key), T{});
  return at->second;
}

/// The card that opened a price or an offer to this shopper, if a card did.
const std::string* card_behind(const Condition& when, const Shopper& shopper) {
  const auto at = std::find_first_of(when.cards.begin(), when.cards.end(), shopper.cards.begin(),
                                     shopper.cards.end());
  return at == when.cards.end() ? nullptr : &*at;
}

std::string_view source_of(const Priced& priced, const WaterfallStep& step, std::size_t part) {
  if (step.stage != "price") return step.stage;
  return price_kind_names[static_cast<std::size_t>(priced.goods().parts[part].kind)];
}

/// Who sold, how it was paid, what it saved and earned: one part, or the shipping after the last part.
OrderLine line_of(const Priced& priced, std::size_t i) {
  const Goods& goods = priced.goods();
  const Shopper& shopper = priced.workings->circumstance.shopper();
  const bool is_part = i < goods.parts.size();
  OrderLine line;
  for (const WaterfallStep& step : priced.steps) {
    if (step.parts[i] == 0) continue;
    entry(line.saved, is_part ? source_of(priced, step, i) : std::string_view("shipping")) +=
        Money{step.parts[i]};
    const Condition* when = step.offer ? &step.offer->when : nullptr;
    if (step.stage == "price" && goods.parts[i].special) when = &goods.parts[i].special->when;
    if (const std::string* card = when ? card_behind(*when, shopper) : nullptr)
      entry(line.saved_by_card, *card) += Money{step.parts[i]};
  }
  const Payment& payment = priced.payment;
  line.bonus = Money{payment.bonus_parts[i]};
  line.cash = Money{payment.cash_parts[i]};
  line.principal = Money{payment.principal_parts[i]};
  line.payable = line.bonus + line.cash + line.principal;
  line.earned = Points{priced.earned.parts[i]};
  if (!priced.earned.part_rules[i].empty()) line.rule = std::string(priced.earned.part_rules[i]);
  if (!is_part) {
    line.sku = "shipping";
    line.list = Money{priced.totals.fee};
    return line;
  }
  const Part& part = goods.parts[i];
  line.category = part.line->category;
  line.id = part.line->id;
  line.name = part.line->name;
  if (part.of != i) line.of = static_cast<std::int64_t>(part.of);
  line.shop = part.line->shop;
  line.sku = part.line->sku;
  line.tags = part.line->tags;
  line.quantity = part.quantity;
  line.list = Money{part.list()};
  line.deducted = Money{priced.deduction.parts[i]};
  line.deducted_points = Points{priced.deduction.part_points[i]};
  if (part.kind == PriceKind::points) line.points_paid = *part.line->points_price * part.quantity;
  return line;
}

}  // namespace

OrderFacts order_of(const Priced& priced, std::string id) {
  const Cart& cart = priced.workings->circumstance.cart();
  OrderFacts order;
  order.id = std::move(id);
  order.channel = cart.channel;
  for (std::size_t i = 0; i < priced.goods().parts.size(); ++i)
    order.lines.push_back(line_of(priced, i));
  if (cart.shipping) order.shipping = line_of(priced, priced.goods().parts.size());
  for (const AppliedOffer& a : priced.applied) {
    if (!a.done.effect) continue;
    const Offer& offer = *priced.candidate(a).offer;
    if (const CouponHeld* held = priced.instance(a))
      order.coupons.push_back({offer.id, held->id});
    else
      order.offers.push_back(offer.id);
    if (!a.done.gave) continue;
    for (const Effect& e : offer.effects) {
      if (e.kind == EffectKind::gift)
        order.gifts.push_back({offer.id, *e.sku, *e.units, e.value.value_or(Money{0})});
      if (e.kind == EffectKind::grant)
        order.grants.push_back(
            {e.coupons, offer.id, e.points.value_or(Points{0}), e.points_expiry});
    }
  }
  for (const PriceUse& use : priced.goods().uses) entry(order.price_units, use.id) += use.units;
  return order;
}

}  // namespace loyalty
