#include "core/pricing/quote_json.h"

#include <algorithm>
#include <numeric>

#include "core/base/allocate.h"
#include "core/base/order.h"

namespace loyalty {

namespace {

void write_text_if(wire::Writer& w, std::string_view key, std::string_view value) {
  if (!value.empty()) w.key(key).text(value);
}

void write_reason(wire::Writer& w, const Reason& reason, const std::int64_t* cost) {
  // Details are few and not all in order: sort the members with the code.
  std::vector<Detail> members = reason.details;
  members.push_back({"code", std::string(reason.code)});
  if (cost) members.push_back({"costs", *cost});
  put_in_order(members, [](const Detail& a, const Detail& b) { return a.key < b.key; });
  w.open();
  for (const Detail& m : members) {
    w.key(m.key);
    if (const auto* number = std::get_if<std::int64_t>(&m.value))
      w.integer(*number);
    else
      w.text(*std::get_if<std::string>(&m.value));
  }
  w.close();
}

/// Who pays for a saving: by the offer's shares, and the merchant what they leave.
void write_bearers(wire::Writer& w, const WaterfallStep& step) {
  w.open_list();
  if (step.offer && !step.offer->bearers.empty()) {
    std::vector<std::int64_t> shares, parts;
    std::int64_t rest = whole.value;
    for (const Bearer& b : step.offer->bearers)
      shares.push_back(b.share.value), rest -= b.share.value;
    shares.push_back(rest);
    parts.resize(shares.size());
    allocate(step.amount, shares, std::vector<std::int64_t>(shares.size(), step.amount), parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (shares[i] == 0) continue;
      const bool named = i < step.offer->bearers.size();
      w.open().key("amount").integer(parts[i]);
      w.key("who").text(named ? std::string_view(step.offer->bearers[i].who) : "merchant").close();
    }
  }
  w.close_list();
}

std::string_view name_of(const Priced& priced, const WaterfallStep& step) {
  if (step.offer) return step.offer->name;
  if (step.stage != "price") return step.source;
  const Program& program = priced.workings->circumstance.program();
  if (program.tiers)
    for (const Level& level : program.tiers->levels)
      if (level.id == step.source) return level.name;
  for (const SpecialPrice& price : program.pricing.special_prices)
    if (price.id == step.source && !price.name.empty()) return price.name;
  return step.source;
}

std::int64_t granted_points(const Priced& priced) {
  std::int64_t points = 0;
  for (const AppliedOffer& a : priced.applied) {
    if (!a.done.gave) continue;
    for (const Effect& e : priced.candidate(a).offer->effects)
      points += e.points.value_or(Points{0}).value;
  }
  return points;
}

}  // namespace

std::vector<std::size_t> caller_order(const Priced& priced) {
  std::vector<std::size_t> order(priced.goods().parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto& parts = priced.goods().parts;
  put_in_order(order, [&](std::size_t a, std::size_t b) { return parts[a].of < parts[b].of; });
  return order;
}

void write_result(wire::Writer& w, const Priced& priced, const std::vector<std::size_t>& order) {
  w.open().key("gifts");
  write_gifts(w, priced);
  w.key("lines");
  write_lines(w, priced, order);
  w.key("offers").open().key("applied");
  write_applied(w, priced);
  w.close().key("points");
  write_points(w, priced);
  w.key("steps");
  write_steps(w, priced, order);
  w.key("totals");
  write_totals(w, priced);
  w.close();
}

void write_digested(wire::Writer& w, const Priced& priced) {
  const Goods& goods = priced.goods();
  w.open_list();
  write_gifts(w, priced);
  w.open_list();
  for (std::size_t i = 0; i < goods.parts.size(); ++i) {
    const Part& p = goods.parts[i];
    w.open_list()
        .text(p.line->sku)
        .integer(static_cast<std::int64_t>(p.kind))
        .integer(p.quantity)
        .integer(p.list());
    w.integer(p.priced()).integer(priced.offered.amount[i] - priced.deduction.parts[i]);
    w.integer(priced.earned.parts[i]).close_list();
  }
  w.close_list().open_list();
  for (const AppliedOffer& a : priced.applied) {
    if (!a.done.effect) continue;
    const CouponHeld* held = priced.instance(a);
    w.text(priced.candidate(a).offer->id)
        .text(held ? std::string_view(held->id) : std::string_view{});
  }
  w.close_list();
  write_points(w, priced);
  w.open_list();
  for (const WaterfallStep& s : priced.steps) {
    w.open_list().text(s.stage).text(s.source);
    for (const std::int64_t part : s.parts) w.integer(part);
    w.close_list();
  }
  w.close_list();
  write_totals(w, priced);
  w.close_list();
}

void write_gifts(wire::Writer& w, const Priced& priced) {
  w.open_list();
  for (const AppliedOffer& a : priced.applied) {
    if (!a.done.gave) continue;
    for (const Effect& e : priced.candidate(a).offer->effects) {
      if (e.kind != EffectKind::gift) continue;
      w.open().key("offer").text(priced.candidate(a).offer->id).key("sku").text(*e.sku);
      w.key("units")
          .integer(*e.units)
          .key("value")
          .integer(e.value.value_or(Money{0}).value)
          .close();
    }
  }
  w.close_list();
}

void write_lines(wire::Writer& w, const Priced& priced, const std::vector<std::size_t>& order) {
  const Goods& goods = priced.goods();
  w.open_list();
  for (const std::size_t i : order) {
    const Part& p = goods.parts[i];
    w.open().key("discounts").open_list();
    for (const WaterfallStep& s : priced.steps) {
      if (s.parts[i] == 0) continue;
      w.open().key("amount").integer(s.parts[i]);
      write_text_if(w, "coupon", s.coupon);
      w.key("source").text(s.source).close();
    }
    w.close_list();
    if (p.line->id) w.key("id").text(*p.line->id);
    w.key("list").integer(p.list());
    if (p.line->name) w.key("name").text(*p.line->name);
    w.key("of").integer(static_cast<std::int64_t>(p.of));
    w.key("payable").integer(priced.offered.amount[i] - priced.deduction.parts[i]);
    w.key("points").integer(priced.earned.parts[i]);
    if (p.kind == PriceKind::points)
      w.key("points_price").integer(p.line->points_price->value * p.quantity);
    w.key("price_kind").text(price_kind_names[static_cast<std::size_t>(p.kind)]);
    write_text_if(w, "price_source", p.source);
    w.key("priced")
        .integer(p.priced())
        .key("quantity")
        .integer(p.quantity)
        .key("sku")
        .text(p.line->sku)
        .close();
  }
  w.close_list();
}

void write_applied(wire::Writer& w, const Priced& priced) {
  w.open_list();
  for (const AppliedOffer& a : priced.applied) {
    if (!a.done.effect) continue;
    const Offer& offer = *priced.candidate(a).offer;
    w.open().key("amount").integer(a.done.goods + a.done.shipping);
    if (const CouponHeld* held = priced.instance(a)) w.key("coupon").text(held->id);
    w.key("id").text(offer.id).key("name").text(offer.name).close();
  }
  w.close_list();
}

void write_offers(wire::Writer& w, const Priced& priced, const std::vector<RefusedOffer>& refusals,
                  const wire::Map<std::int64_t>& costs) {
  w.open().key("applied");
  write_applied(w, priced);
  // The search leaves goods priced in points out: their cash part is the same in every set.
  const std::int64_t aside = priced.totals.due - priced.best.outcome.due;
  w.key("proof").open().key("bound").integer(priced.best.bound + aside);
  w.key("explored")
      .integer(priced.best.explored)
      .key("optimal")
      .boolean(priced.best.optimal)
      .close();
  w.key("refused").open_list();
  for (const RefusedOffer& r : refusals) {
    w.open().key("id").text(r.id);
    if (r.offer) w.key("name").text(r.offer->name).key("offer").text(r.offer->id);
    w.key("reasons").open_list();
    for (const Reason& reason : r.reasons)
      write_reason(w, reason, reason.code == "lower_saving" ? wire::find(costs, r.id) : nullptr);
    w.close_list().close();
  }
  w.close_list().close();
}

void write_points(wire::Writer& w, const Priced& priced) {
  const Earned& e = priced.earned;
  const Deduction& d = priced.deduction;
  w.open().key("available_from").number(e.available_from);
  w.key("deduct")
      .open()
      .key("amount")
      .integer(d.amount)
      .key("max")
      .integer(d.max)
      .key("points")
      .integer(d.points)
      .close();
  w.key("earn")
      .integer(e.points)
      .key("granted")
      .integer(granted_points(priced))
      .key("parts")
      .open_list();
  for (const EarnedByRule& r : e.rules)
    w.open().key("points").integer(r.points).key("rule").text(r.rule).close();
  w.close_list().key("price").integer(priced.points_for_goods).close();
}

void write_steps(wire::Writer& w, const Priced& priced, const std::vector<std::size_t>& order) {
  w.open_list();
  for (const WaterfallStep& s : priced.steps) {
    w.open().key("amount").integer(s.amount).key("bearers");
    write_bearers(w, s);
    write_text_if(w, "coupon", s.coupon);
    w.key("name").text(name_of(priced, s)).key("parts").open_list();
    for (const std::size_t i : order) w.integer(s.parts[i]);
    w.integer(s.parts.back())
        .close_list()
        .key("source")
        .text(s.source)
        .key("stage")
        .text(s.stage)
        .close();
  }
  w.close_list();
}

void write_totals(wire::Writer& w, const Priced& priced) {
  const Totals& t = priced.totals;
  w.open()
      .key("cash")
      .integer(priced.payment.cash)
      .key("due")
      .integer(t.due)
      .key("fee")
      .integer(t.fee);
  w.key("goods").integer(t.goods).key("list").integer(t.list).key("payable").integer(t.payable);
  w.key("saved").integer(t.saved).key("shipping").integer(t.shipping).key("wallet").open();
  w.key("bonus")
      .integer(priced.payment.bonus)
      .key("principal")
      .integer(priced.payment.principal)
      .close()
      .close();
}

void write_near_misses(wire::Writer& w, const std::vector<NearMiss>& misses) {
  w.open_list();
  for (const NearMiss& m : misses) {
    w.open().key("id").text(m.refusal->id).key("name").text(m.refusal->offer->name);
    w.key("offer").text(m.refusal->offer->id).key("payable_then");
    if (m.payable_then)
      w.integer(*m.payable_then);
    else
      w.null();
    w.key("short").open();
    if (m.refusal->short_amount) w.key("amount").integer(*m.refusal->short_amount);
    if (m.refusal->short_units) w.key("units").integer(*m.refusal->short_units);
    w.close().close();
  }
  w.close_list();
}

void write_add_ons(wire::Writer& w, const std::vector<AddOnQuote>& quotes) {
  w.open_list();
  for (const AddOnQuote& q : quotes) {
    w.open().key("extra").integer(q.extra).key("reaches").open_list();
    for (const std::string_view id : q.reaches) w.text(id);
    w.close_list().key("sku").text(q.sku).close();
  }
  w.close_list();
}

}  // namespace loyalty
