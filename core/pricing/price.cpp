#include "core/pricing/price.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/order.h"

namespace loyalty {

namespace {

constexpr std::string_view offer_stage_names[] = {"exchange", "promotion", "coupon", "shipping"};

Running start_of(const Goods& goods, const Cart& cart) {
  Running r;
  for (const Part& p : goods.parts) {
    r.amount.push_back(p.priced());
    r.units.push_back(p.quantity);
    if (p.kind != PriceKind::points) r.goods += p.priced();
  }
  r.priced = r.amount;
  r.start = r.goods;
  r.fee = cart.shipping ? cart.shipping->fee.value : 0;
  return r;
}

void add_virtual_unit(Goods& goods, const VirtualUnit& unit) {
  Part part;
  part.line = &unit.line;
  part.admits =
      1U << static_cast<unsigned>(Stage::promotions) | 1U << static_cast<unsigned>(Stage::coupons);
  part.quantity = 1;
  part.unit = part.unit_list = unit.line.unit_price.value;
  part.only_for = unit.offer;
  goods.parts.push_back(part);
}

/// What prices below the list price take off, one step for each of their sources.
void add_price_steps(const Goods& goods, std::vector<WaterfallStep>& steps) {
  for (std::size_t i = 0; i < goods.parts.size(); ++i) {
    const Part& p = goods.parts[i];
    const std::int64_t off = p.list() - p.priced();
    if (off == 0) continue;
    const auto source =
        p.source.empty() ? price_kind_names[static_cast<std::size_t>(p.kind)] : p.source;
    auto step = std::find_if(steps.begin(), steps.end(),
                             [&](const WaterfallStep& s) { return s.source == source; });
    if (step == steps.end()) {
      steps.push_back(
          {"price", source, {}, nullptr, 0, std::vector<std::int64_t>(goods.parts.size() + 1, 0)});
      step = steps.end() - 1;
    }
    step->amount += off;
    step->parts[i] += off;
  }
  put_in_order(steps,
               [](const WaterfallStep& a, const WaterfallStep& b) { return a.source < b.source; });
}

void add_offer_steps(const Priced& priced, std::vector<WaterfallStep>& steps) {
  for (const AppliedOffer& a : priced.applied) {
    if (a.done.goods + a.done.shipping == 0) continue;
    const Candidate& c = priced.candidate(a);
    const CouponHeld* held = priced.instance(a);
    steps.push_back({offer_stage_names[static_cast<std::size_t>(c.stage)], c.offer->id,
                     held ? std::string_view(held->id) : std::string_view{}, c.offer,
                     a.done.goods + a.done.shipping, a.parts});
  }
}

void assert_identities(const Priced& p) {
  const Goods& goods = p.goods();
  std::int64_t goods_steps = 0, shipping_steps = 0;
  for (const WaterfallStep& s : p.steps) {
    std::int64_t sum = 0;
    for (const std::int64_t part : s.parts) {
      LOYALTY_ASSERT(part >= 0, "no step adds to a line");
      sum += part;
    }
    LOYALTY_ASSERT(sum == s.amount, "the parts of a step are the step");
    shipping_steps += s.parts.back();
    goods_steps += s.amount - s.parts.back();
  }
  const Totals& t = p.totals;
  LOYALTY_ASSERT(t.list - goods_steps == t.goods,
                 "list price less the steps is what the goods cost");
  LOYALTY_ASSERT(t.fee - shipping_steps == t.shipping,
                 "the fee less the steps is what shipping costs");
  LOYALTY_ASSERT(t.payable == p.payment.principal + p.payment.bonus + p.payment.cash,
                 "the payment is complete");
  LOYALTY_ASSERT(t.due == t.payable + p.deduction.amount,
                 "points pay the difference between due and payable");
  for (std::size_t i = 0; i < goods.parts.size(); ++i) {
    const std::int64_t left = p.offered.amount[i] - p.deduction.parts[i];
    LOYALTY_ASSERT(left >= 0 && left <= goods.parts[i].list(),
                   "no line costs less than nothing or more than its list");
  }
}

std::optional<Problem> unknown_guise(const Program& program, const Cart& cart) {
  if (cart.as_tier && !program.level(*cart.as_tier))
    return Problem{"unknown_id", "/as_tier", {{"id", *cart.as_tier}, {"kind", "tier"}}};
  const auto named = [&](const CardPlan& card) { return card.id == *cart.as_card; };
  if (cart.as_card && std::none_of(program.cards.begin(), program.cards.end(), named))
    return Problem{"unknown_id", "/as_card", {{"id", *cart.as_card}, {"kind", "card"}}};
  return {};
}

}  // namespace

void DeleteWorkings::operator()(Workings* w) const { delete w; }

Workings::Workings(const Program& program, const Shopper& shopper, const Cart& cart,
                   Goods priced_goods)
    : circumstance(program, shopper, cart),
      goods(std::move(priced_goods)),
      candidates(find_candidates(circumstance, goods)),
      rules(circumstance, candidates.usable),
      contest{candidates.usable,
              candidates.scopes,
              rules,
              start_of(goods, cart),
              program.pricing.min_payable.value,
              program.pricing.node_limit} {}

const Goods& Priced::goods() const { return workings->goods; }
const Candidate& Priced::candidate(const AppliedOffer& a) const {
  return workings->candidates.usable[a.candidate];
}
const CouponHeld* Priced::instance(const AppliedOffer& a) const {
  const Candidate& c = candidate(a);
  return c.coupon ? c.instances[a.copy] : nullptr;
}

Result<Priced> price_cart(const Program& program, const Shopper& shopper, const Cart& cart,
                          const VirtualUnit* more, std::optional<std::int64_t> node_limit) {
  if (auto problem = unknown_guise(program, cart)) return tl::make_unexpected(std::move(*problem));
  auto goods = price_goods(Circumstance(program, shopper, cart), cart);
  if (!goods) return tl::make_unexpected(std::move(goods.error()));
  if (more) add_virtual_unit(*goods, *more);

  Priced p;
  for (const Part& part : goods->parts)
    if (part.kind == PriceKind::points)
      p.points_for_goods += part.line->points_price->value * part.quantity;
  if (p.points_for_goods > shopper.points.value) {
    Problem problem{"insufficient_points",
                    "/lines",
                    {{"available", shopper.points.value}, {"needed", p.points_for_goods}}};
    Points held{0};
    for (const OrderHold& hold : shopper.holds) held += hold.points;
    if (held.value > 0) problem.details.push_back({"held", held.value});
    return tl::make_unexpected(std::move(problem));
  }
  p.workings.reset(new Workings(program, shopper, cart, std::move(*goods)));
  Workings& w = *p.workings;
  if (node_limit) w.contest.node_limit = *node_limit;
  p.refused = settle_choices(w.circumstance, w.rules, w.contest.start, w.candidates);
  p.best = find_best(w.contest);
  Tally tally;
  p.applied = trace(w.contest, p.best.set, p.offered, tally);
  LOYALTY_ASSERT(p.offered.goods + p.offered.fee == p.best.outcome.due,
                 "the search and the trace agree");

  add_price_steps(w.goods, p.steps);
  add_offer_steps(p, p.steps);
  Running left = p.offered;
  p.deduction = deduct_points(w.circumstance, w.goods, p.points_for_goods, left);
  if (p.deduction.amount > 0) {
    p.steps.push_back({"points", "points", {}, nullptr, p.deduction.amount, p.deduction.parts});
    p.steps.back().parts.push_back(0);
  }
  p.payment = pay(w.circumstance, left);
  auto earned = earn(w.circumstance, w.goods, p.payment);
  if (!earned) return tl::make_unexpected(std::move(earned.error()));
  p.earned = std::move(*earned);

  for (const Part& part : w.goods.parts) p.totals.list += part.list();
  for (const std::int64_t amount : left.amount) p.totals.goods += amount;
  p.totals.fee = w.contest.start.fee;
  p.totals.shipping = left.fee;
  p.totals.payable = p.totals.goods + p.totals.shipping;
  p.totals.due = p.totals.payable + p.deduction.amount;
  p.totals.saved = p.totals.list + p.totals.fee - p.totals.payable;
  assert_identities(p);
  return p;
}

}  // namespace loyalty
