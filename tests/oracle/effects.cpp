#include "tests/oracle/effects.h"

#include <algorithm>

namespace loyalty::oracle {
namespace {

constexpr Int no_limit = 1'000'000'000;

Base base_of(const Ledger& l) { return l.entry->offer->base; }

/// What ladders and `every` count.
Int counted(const Ledger& l, const Effect& e) {
  return e.by.value_or(By::amount) == By::units ? l.units() : l.amount_on(base_of(l));
}

/// The highest step reached, or null.
const Step* reached(const Ledger& l, const Effect& e) {
  const Step* best = nullptr;
  for (const Step& step : e.steps)
    if (step.at <= counted(l, e)) best = &step;
  return best;
}

/// An amount over the offer's whole scope.
void take_over_scope(Ledger& l, Int amount) {
  std::vector<Int> weights, room;
  for (std::size_t i = 0; i < l.parts.size(); ++i) {
    weights.push_back(l.entry->scoped[i] ? l.on_base(i, base_of(l)) : 0);
    room.push_back(l.entry->scoped[i] ? l.now.running[i] : 0);
  }
  const Int wanted = std::min(amount, sum(room));
  if (wanted > l.room()) l.floor_cut = true;
  const auto split = largest_remainder(std::min(wanted, l.room()), weights, room);
  for (std::size_t i = 0; i < split.size(); ++i) l.take(i, split[i]);
}

/// The discount of a group of units, over all of them by value.
void take_over_group(Ledger& l, std::vector<Unit> group, Int amount) {
  std::stable_sort(group.begin(), group.end(), [](const Unit& a, const Unit& b) {
    return a.part != b.part ? a.part < b.part : a.index < b.index;
  });
  std::vector<Int> values;
  for (const Unit& u : group) values.push_back(u.value);
  if (amount > l.room()) l.floor_cut = true;
  const auto split = largest_remainder(std::min(amount, l.room()), values, values);
  for (std::size_t i = 0; i < split.size(); ++i) l.take(group[i].part, split[i]);
}

void amount_off(Ledger& l, const Effect& e) {
  if (e.every) {
    const Int times = std::min(counted(l, e) / *e.every, e.max_times.value_or(no_limit));
    take_over_scope(l, e.amount->value * times);
  } else if (const Step* step = reached(l, e)) {
    take_over_scope(l, step->amount->value);
  }
}

void percent_off(Ledger& l, const Effect& e) {
  Int off = e.off ? e.off->value : 0;
  if (!e.steps.empty()) {
    const Step* step = reached(l, e);
    off = step ? step->off->value : 0;
  }
  Int amount = half_up(l.amount_on(base_of(l)), off, 10000);
  if (e.cap) amount = std::min(amount, e.cap->value);
  take_over_scope(l, amount);
}

void unit_amount_off(Ledger& l, const Effect& e) {
  Int units = 0;
  for (const Unit& u : l.ranked(l.entry->scoped, base_of(l))) {
    if (units++ == e.max_units.value_or(no_limit)) break;
    l.take(u.part, std::min(e.amount->value, u.value));
  }
}

void nth_unit(Ledger& l, const Effect& e) {
  const auto units = l.ranked(l.entry->scoped, base_of(l));
  const auto n = e.offs.size();
  for (std::size_t g = 0; (e.partial ? g * n + 1 : (g + 1) * n) <= units.size(); ++g) {
    if (static_cast<Int>(g) == e.max_times.value_or(no_limit)) break;
    std::vector<Unit> group;
    Int off = 0;
    for (std::size_t k = 0; k < n && g * n + k < units.size(); ++k) {
      group.push_back(units[g * n + k]);
      off += half_up(group.back().value, e.offs[k].value, 10000);
    }
    take_over_group(l, group, off);
  }
}

void take_bundle(Ledger& l, const std::vector<Unit>& group, Int price) {
  Int value = 0;
  for (const Unit& u : group) value += u.value;
  take_over_group(l, group, std::max<Int>(0, value - price));
}

/// Takes the first `n` units that a test accepts out of the list; nothing when there are too few.
template <class Test>
std::optional<std::vector<Unit>> take_out(std::vector<Unit>& from, Int n, Test accepts) {
  std::vector<Unit> out, rest;
  for (const Unit& u : from)
    (static_cast<Int>(out.size()) < n && accepts(u) ? out : rest).push_back(u);
  if (static_cast<Int>(out.size()) < n) return std::nullopt;
  from = rest;
  return out;
}

void bundle_price(Ledger& l, const Effect& e) {
  auto units = l.ranked(l.entry->scoped, base_of(l));
  for (Int set = 0; set < e.max_times.value_or(no_limit); ++set) {
    std::vector<Unit> group;
    if (e.items.empty()) {
      const auto found = take_out(units, *e.units, [](const Unit&) { return true; });
      if (!found) return;
      group = *found;
    }
    for (const BundleItem& item : e.items) {
      const auto found = take_out(units, item.units, [&](const Unit& u) {
        return in_scope(item.scope, l.c.cart.lines[l.parts[u.part].of]);
      });
      if (!found) return;
      group.insert(group.end(), found->begin(), found->end());
    }
    take_bundle(l, group, e.price->value);
  }
}

void buy_get_same(Ledger& l, const Effect& e) {
  auto units = l.ranked(l.entry->scoped, base_of(l));
  for (Int time = 0; time < e.max_times.value_or(no_limit); ++time) {
    Int size = *e.buy + *e.get;
    if (e.partial) size = std::min(size, std::max(*e.buy + 1, static_cast<Int>(units.size())));
    const auto group = take_out(units, size, [](const Unit&) { return true; });
    if (!group) return;
    Int off = 0;
    for (Int k = *e.buy; k < size; ++k)
      off += half_up((*group)[static_cast<std::size_t>(k)].value, e.off->value, 10000);
    take_over_group(l, *group, off);
  }
}

bool same(const Unit& a, const Unit& b) { return a.part == b.part && a.index == b.index; }

void buy_get_other(Ledger& l, const Effect& e) {
  std::vector<bool> rewarded;
  for (const Part& part : l.parts)
    rewarded.push_back(admits(part, *l.entry) && in_scope(*e.get_scope, l.c.cart.lines[part.of]));
  auto cheapest = l.ranked(rewarded, base_of(l));
  std::reverse(cheapest.begin(), cheapest.end());

  // The units that still qualify when so many of the cheapest rewards are set apart.
  const auto qualifying = [&](Int rewards) {
    std::vector<Unit> left;
    for (const Unit& u : l.ranked(l.entry->scoped, base_of(l)))
      if (std::none_of(cheapest.begin(), cheapest.begin() + rewards,
                       [&](const Unit& reward) { return same(u, reward); }))
        left.push_back(u);
    return left;
  };
  const auto purchases = [&](Int rewards) { return (rewards + *e.get - 1) / *e.get; };
  Int most = 0;
  for (Int rewards = 1; rewards <= static_cast<Int>(cheapest.size()); ++rewards) {
    if (!e.partial && rewards % *e.get != 0) continue;
    if (purchases(rewards) > e.max_times.value_or(no_limit)) break;
    if (static_cast<Int>(qualifying(rewards).size()) >= purchases(rewards) * *e.buy) most = rewards;
  }
  const auto bought = qualifying(most);
  for (Int t = 0; t < purchases(most); ++t) {
    std::vector<Unit> group(cheapest.begin() + t * *e.get,
                            cheapest.begin() + std::min(most, (t + 1) * *e.get));
    Int off = 0;
    for (const Unit& u : group) off += half_up(u.value, e.off->value, 10000);
    group.insert(group.end(), bought.begin() + t * *e.buy, bought.begin() + (t + 1) * *e.buy);
    take_over_group(l, group, off);
  }
}

void exchange(Ledger& l, const Effect& e) {
  Int units = 0;
  for (const Unit& u : l.ranked(l.entry->scoped, Base::running)) {
    // A unit that costs nothing would use the coupon up for nothing.
    if (units++ == *e.units || u.price == 0) break;
    l.exchange_unit(u.part);
  }
}

}  // namespace

void apply_effect(Ledger& l, const Effect& e) {
  switch (e.kind) {
    case EffectKind::amount_off: return amount_off(l, e);
    case EffectKind::percent_off: return percent_off(l, e);
    case EffectKind::unit_amount_off: return unit_amount_off(l, e);
    case EffectKind::nth_unit: return nth_unit(l, e);
    case EffectKind::bundle_price: return bundle_price(l, e);
    case EffectKind::buy_get: return e.get_scope ? buy_get_other(l, e) : buy_get_same(l, e);
    case EffectKind::exchange: return exchange(l, e);
    case EffectKind::shipping_off: return l.take_shipping(e.cap ? e.cap->value : l.now.fee);
    case EffectKind::gift:
    case EffectKind::grant: return;
  }
}

}  // namespace loyalty::oracle
