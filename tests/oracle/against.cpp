#include "tests/oracle/against.h"

#include <algorithm>
#include <cstdlib>

#include "core/wire/writer.h"

namespace loyalty::oracle {
namespace {

std::string text(Int v) { return std::to_string(v); }
std::string text(const std::string& v) { return v; }
template <class T>
std::string text(const std::vector<T>& list) {
  std::string out;
  for (const T& v : list) out += (out.empty() ? "" : " ") + text(v);
  return out;
}

/// Everything that both sides must agree on, filled from either.
struct Sheet {
  Rows rows;
  void add(const std::string& name, const std::string& value) { rows.push_back({name, value}); }
  void add(const std::string& name, Int value) { add(name, text(value)); }
  void part(const PricedPart& p) {
    add("part", text(static_cast<Int>(p.of)) + " " + p.sku + " " +
                    std::string(price_kind_names[static_cast<std::size_t>(p.kind)]) + " x" +
                    text(p.quantity) + " list " + text(p.list) + " priced " + text(p.priced) +
                    " payable " + text(p.payable));
  }
};

/// The reasons of a refusal, in the oracle's coarser words.
std::string why(const RefusedChoice& refused, const std::string& expected) {
  std::string codes;
  for (const auto& reason : refused.reasons) {
    std::string code(reason.code);
    if (code == "unknown_coupon") code = "not_held";
    if (code == "exclusive") code = "stacking";
    if (code == "price_kind") code = "out_of_scope";
    if (code == expected) return expected;
    codes += (codes.empty() ? "" : "+") + code;
  }
  return codes;
}

}  // namespace

Program program_of(const ProgramText& program) {
  Program out;
  static_cast<ProgramText&>(out) = program;
  const auto zone = Zone::find(program.timezone);
  if (!zone) std::abort();
  out.zone = *zone;
  return out;
}

Rows rows_of(const Outcome& o) {
  Sheet sheet;
  sheet.add("insufficient_points", o.insufficient_points);
  if (o.insufficient_points) return sheet.rows;
  sheet.add("due", o.due);
  sheet.add("gift value", o.gift_value);
  sheet.add("points granted", o.points_granted);
  sheet.add("coupons granted", static_cast<Int>(o.coupons_granted.size()));
  sheet.add("coupons", text(o.coupons));
  sheet.add("promotions", text(o.promotions));
  for (const PricedPart& p : o.parts) sheet.part(p);
  for (const Discount& d : o.discounts)
    sheet.add("off by " + d.id, text(d.parts) + " | " + text(d.shipping));
  sheet.add("points", text(o.deduction.points) + " worth " + text(o.deduction.amount) +
                          " of at most " + text(o.deduction.max) + ": " + text(o.deduction.parts));
  sheet.add("bonus", text(o.payment.bonus_parts));
  sheet.add("principal", text(o.payment.principal_parts));
  sheet.add("cash", text(o.payment.cash_parts));
  sheet.add("list", o.list);
  sheet.add("fee", o.fee);
  sheet.add("goods", o.goods);
  sheet.add("shipping", o.shipping);
  sheet.add("payable", o.payable);
  sheet.add("saved", o.saved);
  for (const Refusal& r : o.refused) sheet.add("refused " + r.id, r.why);
  sheet.add("optimal", 1);
  sheet.add("bound", o.due);
  return sheet.rows;
}

Rows rows_of(const Case& c, const Result<Priced>& result) {
  Sheet sheet;
  if (!result && result.error().code != "insufficient_points") {
    sheet.add("problem", result.error().code);
    return sheet.rows;
  }
  sheet.add("insufficient_points", !result);
  if (!result) return sheet.rows;
  const Priced& p = *result;
  std::vector<std::string> coupons, promotions;
  for (const AppliedOffer& a : p.applied) {
    if (!a.done.effect) continue;
    const CouponHeld* held = p.instance(a);
    (held ? coupons : promotions).push_back(held ? held->id : p.candidate(a).offer->id);
  }
  std::sort(coupons.begin(), coupons.end());
  std::sort(promotions.begin(), promotions.end());
  sheet.add("due", p.totals.due);
  sheet.add("gift value", p.best.outcome.tally.gift_value);
  sheet.add("points granted", p.best.outcome.tally.points);
  sheet.add("coupons granted", p.best.outcome.tally.coupons_granted);
  sheet.add("coupons", text(coupons));
  sheet.add("promotions", text(promotions));
  for (std::size_t i = 0; i < p.goods().parts.size(); ++i) {
    const auto& part = p.goods().parts[i];
    sheet.part({part.of, part.line->sku, part.quantity, part.kind, part.list(), part.priced(),
                p.offered.amount[i] - p.deduction.parts[i]});
  }
  for (const AppliedOffer& a : p.applied) {
    if (a.done.goods + a.done.shipping == 0) continue;
    const CouponHeld* held = p.instance(a);
    auto goods = a.parts;
    goods.pop_back();
    sheet.add("off by " + (held ? held->id : p.candidate(a).offer->id),
              text(goods) + " | " + text(a.parts.back()));
  }
  sheet.add("points", text(p.deduction.points) + " worth " + text(p.deduction.amount) +
                          " of at most " + text(p.deduction.max) + ": " + text(p.deduction.parts));
  sheet.add("bonus", text(p.payment.bonus_parts));
  sheet.add("principal", text(p.payment.principal_parts));
  sheet.add("cash", text(p.payment.cash_parts));
  sheet.add("list", p.totals.list);
  sheet.add("fee", p.totals.fee);
  sheet.add("goods", p.totals.goods);
  sheet.add("shipping", p.totals.shipping);
  sheet.add("payable", p.totals.payable);
  sheet.add("saved", p.totals.saved);
  // The oracle names one reason of a refusal: any of the core's may be it.
  const Outcome expected = price(c);
  for (std::size_t i = 0; i < p.refused.size(); ++i)
    sheet.add("refused " + p.refused[i].id,
              why(p.refused[i], i < expected.refused.size() ? expected.refused[i].why : ""));
  sheet.add("optimal", p.best.optimal);
  // The search leaves out what goods priced in points cost in cash: a constant.
  sheet.add("bound", p.best.bound + p.totals.due - p.best.outcome.due);
  return sheet.rows;
}

std::string differences(const Rows& core, const Rows& oracle) {
  std::string out;
  for (std::size_t i = 0; i < std::max(core.size(), oracle.size()); ++i) {
    const Row none{"(no row)", ""};
    const Row& a = i < core.size() ? core[i] : none;
    const Row& b = i < oracle.size() ? oracle[i] : none;
    if (a == b) continue;
    out +=
        "  core:   " + a.name + " = " + a.value + "\n  oracle: " + b.name + " = " + b.value + "\n";
  }
  return out;
}

std::string text_of(const Case& c) {
  const Shopper& s = c.shopper;
  std::string out = "program: " + wire::canonical(c.program) +
                    "\ncart: " + wire::canonical(c.cart) + "\nshopper: tier " +
                    s.tier.value_or("-") + ", cards " + text(s.cards) + ", segments " +
                    text(s.segments) + ", points " + text(s.points.value) + ", principal " +
                    text(s.principal.value) + ", bonus " + text(s.bonus.value);
  if (s.birthday)
    out += ", birthday " + text(Int{s.birthday->month}) + "-" + text(Int{s.birthday->day});
  if (s.first_order) out += ", first order";
  for (const auto& held : s.coupons)
    out += "\n  holds " + held.id + " of " + held.coupon + ", " + text(held.from.value) + ".." +
           text(held.until.value);
  for (const auto& [id, uses] : s.offer_uses)
    out += "\n  used " + id + " " + text(uses.ever) + ", today " + text(uses.today);
  for (const auto& [id, units] : s.price_units_used)
    out += "\n  had " + text(units) + " units at " + id;
  return out + "\n";
}

}  // namespace loyalty::oracle
