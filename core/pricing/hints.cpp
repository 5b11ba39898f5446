#include "core/pricing/hints.h"
#include "core/base/order.h"

#include <algorithm>

namespace loyalty {

namespace {

/// The same cart without anything that asks for hints.
Cart plain(const Cart& cart) {
  Cart copy = cart;
  copy.add_ons.clear();
  copy.explain.clear();
  copy.as_card.reset();
  copy.as_tier.reset();
  return copy;
}

bool applies(const Priced& priced, const Offer& offer) {
  return std::any_of(priced.applied.begin(), priced.applied.end(), [&](const AppliedOffer& a) {
    return a.done.effect && priced.candidate(a).offer == &offer;
  });
}

/// The work limit of one hint's search.
std::int64_t hint_limit(const Circumstance& now) {
  const Cart& cart = now.cart();
  const auto hints = static_cast<std::int64_t>(cart.add_ons.size() + cart.explain.size()) +
                     cart.near_misses + (cart.as_card || cart.as_tier ? 1 : 0);
  return std::max<std::int64_t>(
      1, now.program().pricing.node_limit / std::max<std::int64_t>(1, hints));
}

const Circumstance& of(const Priced& priced) { return priced.workings->circumstance; }

}  // namespace

std::vector<NearMiss> near_misses(const Priced& priced, const std::vector<RefusedOffer>& refusals) {
  std::vector<const RefusedOffer*> close;
  for (const RefusedOffer& r : refusals) {
    if (!r.offer || (!r.short_amount && !r.short_units)) continue;
    // Several instances of one coupon miss by the same.
    const bool known = std::any_of(close.begin(), close.end(),
                                   [&](const RefusedOffer* o) { return o->offer == r.offer; });
    if (!known) close.push_back(&r);
  }
  put_in_order(close, [](const RefusedOffer* a, const RefusedOffer* b) {
    if (a->short_amount.has_value() != b->short_amount.has_value())
      return a->short_amount.has_value();
    const auto gap_a = a->short_amount.value_or(a->short_units.value_or(0));
    const auto gap_b = b->short_amount.value_or(b->short_units.value_or(0));
    return gap_a < gap_b;
  });
  std::vector<NearMiss> misses;
  const Circumstance& now = of(priced);
  for (const RefusedOffer* r : close) {
    if (static_cast<std::int64_t>(misses.size()) >= now.cart().near_misses) break;
    if (!r->short_amount || r->short_units) {
      misses.push_back({r, {}});
      continue;
    }
    if (*r->short_amount > limits::cart_amount - priced.totals.list)
      continue;  // no cart has so much
    VirtualUnit unit{r->offer, {}};
    unit.line.quantity = 1;
    unit.line.unit_price = Money{*r->short_amount};
    const Cart cart = plain(now.cart());
    const auto then = price_cart(now.program(), now.shopper(), cart, &unit, hint_limit(now));
    if (then && applies(*then, *r->offer)) misses.push_back({r, then->totals.payable});
  }
  return misses;
}

std::vector<AddOnQuote> quote_add_ons(const Priced& priced) {
  const Circumstance& now = of(priced);
  std::vector<AddOnQuote> quotes;
  for (const AddOn& item : now.cart().add_ons) {
    Cart cart = plain(now.cart());
    CartLine line;
    line.category = item.category;
    line.quantity = 1;
    line.shop = item.shop;
    line.sku = item.sku;
    line.tags = item.tags;
    line.unit_price = item.unit_price;
    cart.lines.push_back(std::move(line));
    const auto then = price_cart(now.program(), now.shopper(), cart, nullptr, hint_limit(now));
    if (!then) continue;
    AddOnQuote quote{item.sku, then->totals.payable - priced.totals.payable, {}};
    for (const AppliedOffer& a : then->applied) {
      const Offer& offer = *then->candidate(a).offer;
      const bool told =
          std::find(quote.reaches.begin(), quote.reaches.end(), offer.id) != quote.reaches.end();
      if (a.done.effect && !told && !applies(priced, offer)) quote.reaches.push_back(offer.id);
    }
    quotes.push_back(std::move(quote));
  }
  put_in_order(quotes, [](const AddOnQuote& a, const AddOnQuote& b) {
    return a.extra != b.extra ? a.extra < b.extra : a.sku < b.sku;
  });
  return quotes;
}

wire::Map<std::int64_t> costs_of_taking(const Priced& priced,
                                        const std::vector<RefusedOffer>& refusals) {
  wire::Map<std::int64_t> costs;
  const Circumstance& now = of(priced);
  for (const std::string& id : now.cart().explain) {
    const auto refusal = std::find_if(refusals.begin(), refusals.end(),
                                      [&](const RefusedOffer& r) { return r.id == id; });
    if (refusal == refusals.end() || refusal->reasons[0].code != "lower_saving") continue;
    Cart cart = plain(now.cart());
    if (cart.coupons.kind == CouponChoice::Kind::best) cart.coupons.kind = CouponChoice::Kind::must;
    cart.coupons.ids.push_back(id);
    const auto then = price_cart(now.program(), now.shopper(), cart, nullptr, hint_limit(now));
    if (then) costs.emplace_back(id, then->totals.due - priced.totals.due);
  }
  return costs;
}

namespace {

/// A card that is bought brings its level, where the member has none as high.
void hold(const Program& program, Shopper& shopper, const std::string& card) {
  shopper.cards.push_back(card);
  const auto plan = std::find_if(program.cards.begin(), program.cards.end(),
                                 [&](const CardPlan& one) { return one.id == card; });
  if (plan == program.cards.end() || plan->kind != CardKind::paid || !plan->level) return;
  const auto own = shopper.tier ? program.level(*shopper.tier) : std::nullopt;
  if (!own || *own < program.level(*plan->level)) shopper.tier = plan->level;
}

}  // namespace

std::optional<Guise> price_as(const Priced& priced) {
  const Circumstance& now = of(priced);
  if (!now.cart().as_tier && !now.cart().as_card) return {};
  Shopper shopper = now.shopper();
  if (now.cart().as_tier) shopper.tier = now.cart().as_tier;
  if (now.cart().as_card) hold(now.program(), shopper, *now.cart().as_card);
  const Cart cart = plain(now.cart());
  const auto then = price_cart(now.program(), shopper, cart, nullptr, hint_limit(now));
  if (!then) return {};
  return Guise{then->totals.payable, priced.totals.payable - then->totals.payable};
}

}  // namespace loyalty
