#include <algorithm>

#include "tests/oracle/generate_parts.h"

namespace loyalty::oracle {
namespace {

std::vector<Step> random_steps(World& w, bool by_units, bool rates) {
  Random& r = w.random;
  std::vector<Int> at, benefit;
  const Int n = r.in(1, 3);
  for (Int i = 0; i < n; ++i) {
    at.push_back(by_units ? r.in(1, w.units + 1) : near_amount(w));
    benefit.push_back(rates ? r.in(1, 20) * 500 : small_amount(w));
  }
  std::sort(at.begin(), at.end());
  std::sort(benefit.begin(), benefit.end());
  std::vector<Step> steps;
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (i > 0 && (at[i] <= steps.back().at || benefit[i] <= benefit[i - 1])) break;
    Step step;
    step.at = at[i];
    if (rates) {
      step.off = BasisPoints{benefit[i]};
    } else {
      step.amount = Money{benefit[i]};
    }
    steps.push_back(step);
  }
  return steps;
}

Int random_off(World& w) {
  return w.random.one_of<Int>({500, 1000, 1200, 2000, 3333, 5000, 5000, 10000});
}

Effect amount_off(World& w, Effect e) {
  Random& r = w.random;
  const bool by_units = r.chance(30);
  if (by_units) e.by = By::units;
  if (r.chance(65)) {
    e.steps = random_steps(w, by_units, false);
    if (r.chance(20)) e.steps.front().at = 0;
  } else {
    e.every = by_units ? r.in(1, 4) : std::max<Int>(1, near_amount(w) / r.in(1, 4));
    e.amount = Money{std::max<Int>(1, small_amount(w) / 2)};
    if (r.chance(50)) e.max_times = r.in(1, 3);
  }
  return e;
}

Effect percent_off(World& w, Effect e) {
  Random& r = w.random;
  if (r.chance(60)) {
    e.off = BasisPoints{random_off(w)};
  } else {
    const bool by_units = r.chance(40);
    if (by_units) e.by = By::units;
    e.steps = random_steps(w, by_units, true);
  }
  if (r.chance(35)) e.cap = Money{small_amount(w)};
  return e;
}

Effect bundle_price(World& w, Effect e) {
  Random& r = w.random;
  Int units = 0;
  if (r.chance(50)) {
    e.units = units = r.in(1, 4);
  } else {
    for (Int i = r.in(1, 3); i > 0; --i) {
      BundleItem item;
      item.scope = random_scope(w);
      item.units = r.in(1, 2);
      units += item.units;
      e.items.push_back(item);
    }
  }
  e.price = Money{r.chance(10) ? 0 : random_price(w) * units * r.in(4, 11) / 10};
  if (r.chance(40)) e.max_times = r.in(1, 2);
  return e;
}

Effect buy_get(World& w, Effect e) {
  Random& r = w.random;
  e.buy = r.in(1, 3);
  e.get = r.in(1, 2);
  e.off = BasisPoints{r.chance(60) ? 10000 : random_off(w)};
  if (r.chance(50)) e.get_scope = random_scope(w);
  if (r.chance(40)) e.max_times = r.in(1, 2);
  e.partial = r.chance(35);
  return e;
}

Effect random_effect(World& w, EffectKind kind) {
  Random& r = w.random;
  Effect e;
  e.kind = kind;
  switch (kind) {
    case EffectKind::amount_off: return amount_off(w, e);
    case EffectKind::percent_off: return percent_off(w, e);
    case EffectKind::bundle_price: return bundle_price(w, e);
    case EffectKind::buy_get: return buy_get(w, e);
    case EffectKind::unit_amount_off:
      e.amount = Money{std::max<Int>(1, random_price(w) * r.in(1, 12) / 10)};
      if (r.chance(60)) e.max_units = r.in(1, 4);
      break;
    case EffectKind::nth_unit:
      for (Int i = r.in(1, 4); i > 0; --i)
        e.offs.push_back(BasisPoints{r.chance(50) ? 0 : random_off(w)});
      if (r.chance(40)) e.max_times = r.in(1, 2);
      e.partial = r.chance(35);
      break;
    case EffectKind::exchange: e.units = r.in(1, 3); break;
    case EffectKind::shipping_off:
      if (r.chance(50)) e.cap = Money{r.in(1, 12) * 100};
      break;
    case EffectKind::gift:
      e.sku = "gift";
      e.units = r.in(1, 2);
      e.value = Money{r.in(0, 3) * 100};
      break;
    case EffectKind::grant:
      if (r.chance(70)) e.points = Points{r.in(1, 4) * 10};
      if (!e.points || r.chance(30)) e.coupons = {"granted1"};
      if (!e.coupons.empty() && r.chance(40)) e.coupons.push_back("granted2");
      break;
  }
  return e;
}

Threshold random_threshold(World& w) {
  Random& r = w.random;
  Threshold threshold;
  if (r.chance(65)) threshold.amount = Money{near_amount(w)};
  if (!threshold.amount || r.chance(25)) threshold.units = r.in(1, std::max<Int>(1, w.units));
  if (r.chance(35)) threshold.base = r.one_of({Base::running, Base::priced});
  return threshold;
}

EffectKind random_kind(World& w) {
  using K = EffectKind;
  return w.random.one_of({K::amount_off, K::amount_off, K::amount_off, K::percent_off,
                          K::percent_off, K::unit_amount_off, K::nth_unit, K::bundle_price,
                          K::bundle_price, K::buy_get, K::buy_get, K::exchange, K::shipping_off,
                          K::gift, K::grant});
}

}  // namespace

Int near_amount(World& w) {
  Random& r = w.random;
  Int amount = w.goods;
  switch (r.in(0, 4)) {
    case 0: break;
    case 1: amount = r.pick(w.line_amounts); break;
    case 2: amount = r.pick(w.line_amounts) + r.pick(w.line_amounts); break;
    default: amount = w.goods * r.in(2, 11) / 10;
  }
  amount += r.one_of<Int>({0, 0, 0, 1, -1});
  if (r.chance(25) && w.price_step > 1) amount = amount / w.price_step * w.price_step;
  return std::max<Int>(1, amount);
}

Int small_amount(World& w) {
  Random& r = w.random;
  if (r.chance(8)) return w.goods + r.in(0, 1);  // all of it: the floor
  const Int amount = w.goods * r.in(1, 6) / 15;
  return std::max<Int>(1, r.chance(50) ? amount / w.price_step * w.price_step : amount);
}

Offer random_offer(World& w, const std::vector<StackingGroup>& groups, const std::string& id,
                   bool coupon) {
  Random& r = w.random;
  Offer offer;
  offer.id = id;
  offer.name = id;
  offer.group = r.pick(groups).id;
  const EffectKind first = random_kind(w);
  offer.effects.push_back(random_effect(w, first));
  if (first != EffectKind::exchange && r.chance(22)) {
    for (Int more = r.in(1, 2); more > 0; --more) {
      const EffectKind kind = random_kind(w);
      if (kind != EffectKind::exchange) offer.effects.push_back(random_effect(w, kind));
    }
    r.shuffle(offer.effects);
  }
  if (r.chance(30)) offer.base = Base::priced;
  offer.scope = random_scope(w);
  if (r.chance(w.loose ? 25 : 50)) offer.threshold = random_threshold(w);
  offer.exclusive = r.chance(w.loose ? 2 : 8);
  if (r.chance(40)) offer.priority = r.in(-1, 2);
  if (!coupon && r.chance(18)) offer.apply = Apply::always;
  if (coupon) {
    offer.validity.emplace();
    offer.validity->days_after_issue = 30;
  }
  if (w.has_conditions && r.chance(30)) offer.when = random_condition(w);
  if (r.chance(12)) offer.limits.per_member = r.in(1, 3);
  if (r.chance(5)) offer.limits.per_day = r.in(1, 2);
  if (r.chance(5)) offer.limits.total = r.in(1, 100);
  return offer;
}

std::vector<StackingGroup> random_groups(World& w) {
  Random& r = w.random;
  std::vector<std::string> ids{"g1", "g2", "g3", "g4"};
  r.shuffle(ids);
  ids.resize(static_cast<std::size_t>(r.in(1, 4)));
  std::vector<StackingGroup> groups;
  for (const auto& id : ids) {
    StackingGroup group;
    group.id = id;
    if (r.chance(w.loose ? 8 : 25)) group.max_per_order = r.in(1, 3);
    if (r.chance(w.loose ? 8 : 25)) group.max_per_line = r.in(1, 2);
    for (const auto& other : ids)
      if (r.chance(w.loose ? 3 : other == id ? 12 : 20)) group.excludes.push_back(other);
    if (r.chance(25)) group.excludes_unless = random_condition(w);
    groups.push_back(group);
  }
  return groups;
}

}  // namespace loyalty::oracle
