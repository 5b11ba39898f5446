// The effects that look at single units, dearest first.

#include <algorithm>

#include "core/base/allocate.h"
#include "core/base/arithmetic.h"
#include "core/base/order.h"
#include "core/pricing/effects.h"

namespace loyalty {

namespace {

/// Unit `index` of `units` that share `amount`: the first `amount mod units` have one fen more.
std::int64_t unit_value(std::int64_t amount, std::int64_t units, std::int64_t index) {
  return amount / units + (index < amount % units ? 1 : 0);
}

std::int64_t reduced_by(std::int64_t value, BasisPoints off) {
  return share(Money{value}, off, Rounding::half_up).value;
}

/// Positions are of 32 bits in WebAssembly; no list is longer.
template <class Units>
auto unit_at(const Units& units, std::int64_t index) {
  return units.begin() + static_cast<std::ptrdiff_t>(index);
}

}  // namespace

std::int64_t units_in_groups(const Effect& effect, std::int64_t units, std::int64_t size) {
  const std::int64_t in_groups = effect.partial ? units : units - units % size;
  return effect.max_times ? std::min(in_groups, *effect.max_times * size) : in_groups;
}

void Applier::list_units(const PartList& ranked, const Running& running, std::vector<Unit>& into) {
  into.clear();
  for (const std::uint16_t p : ranked) {
    const std::int64_t units = running.units[p];
    for (std::int64_t i = 0; i < units; ++i) {
      into.push_back(
          {p, i,
           std::min(unit_value((*base_)[p], units, i), unit_value(running.amount[p], units, i))});
    }
  }
  work_ += static_cast<std::int64_t>(into.size());
}

std::int64_t Applier::exchange(const Effect& effect, const EffectGoods& goods, Running& running,
                               std::int64_t* parts) {
  std::int64_t left = *effect.units, freed = 0;
  for (const std::uint16_t p : goods.ranked) {
    const std::int64_t taken = std::min(left, running.units[p]);
    // There is nothing to free in what is free.
    if (taken == 0 || running.priced[p] == 0) continue;
    // Nothing has been taken off these units yet: each is worth its price.
    const std::int64_t worth = running.priced[p] / running.units[p] * taken;
    running.units[p] -= taken;
    running.priced[p] -= worth;
    running.start -= worth;
    freed += take(p, worth, running, parts);
    left -= taken;
    if (left == 0) break;
  }
  return freed;
}

std::int64_t Applier::unit_amount_off(const Effect& effect, const EffectGoods& goods,
                                      Running& running, std::int64_t* parts) {
  list_units(goods.ranked, running, units_);
  std::int64_t left = effect.max_units.value_or(max_amount), total = 0;
  for (const Unit& u : units_) {
    if (left-- == 0 || running.room(min_payable_) <= 0) break;
    total += take(u.part, std::min({effect.amount->value, u.value, running.room(min_payable_)}),
                  running, parts);
  }
  return total;
}

std::int64_t Applier::reduce_group(std::vector<Unit>& group, std::int64_t reduction,
                                   Running& running, std::int64_t* parts) {
  reduction = std::min(reduction, running.room(min_payable_));
  if (reduction <= 0) return 0;
  // Over all units of the group, so that giving back the full-price one leaves no bargain behind.
  put_few_in_order(group, [](const Unit& a, const Unit& b) {
    return a.part != b.part ? a.part < b.part : a.index < b.index;
  });
  weights_.clear();
  for (const Unit& u : group) weights_.push_back(u.value);
  shares_.resize(group.size());
  allocate(reduction, weights_, shares_);
  for (std::size_t k = 0; k < group.size(); ++k) take(group[k].part, shares_[k], running, parts);
  return reduction;
}

std::int64_t Applier::in_groups(const Effect& effect, std::int64_t size, Running& running,
                                std::int64_t* parts) {
  const std::int64_t n = units_in_groups(effect, static_cast<std::int64_t>(units_.size()), size);
  std::int64_t total = 0;
  for (std::int64_t from = 0; from < n && running.room(min_payable_) > 0; from += size) {
    const std::int64_t there = std::min(size, n - from);
    group_.assign(unit_at(units_, from), unit_at(units_, from + there));
    std::int64_t reduction = 0, worth = 0;
    for (std::int64_t k = 0; k < there; ++k) {
      const std::int64_t value = group_[static_cast<std::size_t>(k)].value;
      worth += value;
      if (effect.kind == EffectKind::nth_unit) {
        reduction += reduced_by(value, effect.offs[static_cast<std::size_t>(k)]);
      } else if (effect.kind == EffectKind::buy_get && k >= *effect.buy) {
        reduction += reduced_by(value, *effect.off);
      }
    }
    if (effect.kind == EffectKind::bundle_price) reduction = worth - effect.price->value;
    total += reduce_group(group_, reduction, running, parts);
  }
  return total;
}

std::int64_t Applier::bundle_of_items(const Effect& effect, const EffectGoods& goods,
                                      Running& running, std::int64_t* parts) {
  // The units of all items' goods, each with whether a set has it already.
  list_units(goods.ranked, running, units_);
  std::vector<char> used(units_.size(), 0);
  std::vector<std::vector<std::size_t>> lists(goods.items.size());
  for (std::size_t item = 0; item < goods.items.size(); ++item) {
    LineSet set;
    for (const std::uint16_t p : goods.items[item]) set.add(p);
    for (std::size_t u = 0; u < units_.size(); ++u)
      if (set.has(units_[u].part)) lists[item].push_back(u);
  }
  std::vector<std::size_t> next(lists.size(), 0);
  std::int64_t total = 0;
  for (std::int64_t times = effect.max_times.value_or(max_amount);
       times > 0 && running.room(min_payable_) > 0; --times) {
    group_.clear();
    std::int64_t worth = 0;
    for (std::size_t item = 0; item < lists.size(); ++item) {
      for (std::int64_t wanted = effect.items[item].units; wanted > 0; --wanted) {
        auto& at = next[item];
        while (at < lists[item].size() && used[lists[item][at]]) ++at;
        if (at == lists[item].size()) return total;
        used[lists[item][at]] = 1;
        group_.push_back(units_[lists[item][at]]);
        worth += group_.back().value;
      }
    }
    total += reduce_group(group_, worth - effect.price->value, running, parts);
  }
  return total;
}

std::int64_t Applier::reward(const Effect& effect, const EffectGoods& goods, Running& running,
                             std::int64_t* parts) {
  list_units(goods.rewards, running, others_);
  list_units(goods.ranked, running, units_);
  // Cheapest first means the last unit of a part before its first; values within a part fall with the index.
  for (auto from = others_.begin(); from != others_.end();) {
    const auto to =
        std::find_if(from, others_.end(), [&](const Unit& u) { return u.part != from->part; });
    std::reverse(from, to);
    from = to;
  }
  // The more rewards, the fewer units qualify: the most are the last that still have enough.
  const std::int64_t buy = *effect.buy, get = *effect.get,
                     most = units_in_groups(effect, static_cast<std::int64_t>(others_.size()), get);
  std::int64_t rewards = 0;
  {
    LineSet qualifying;
    for (const std::uint16_t p : goods.ranked) qualifying.add(p);
    auto left = static_cast<std::int64_t>(units_.size());
    for (std::int64_t i = 0; i < most; ++i) {
      if (qualifying.has(others_[static_cast<std::size_t>(i)].part)) --left;
      if (left < (i / get + 1) * buy) break;
      if (effect.partial || (i + 1) % get == 0) rewards = i + 1;
    }
  }
  if (rewards == 0) return 0;
  // The rewards of a part are its units from some index on.
  std::vector<std::int64_t> rewarded_from(running.units);
  for (std::int64_t i = 0; i < rewards; ++i) {
    const Unit& r = others_[static_cast<std::size_t>(i)];
    rewarded_from[r.part] = std::min(rewarded_from[r.part], r.index);
  }
  std::erase_if(units_, [&](const Unit& u) { return u.index >= rewarded_from[u.part]; });
  std::int64_t total = 0;
  for (std::int64_t from = 0, bought = 0; from < rewards && running.room(min_payable_) > 0;
       from += get, bought += buy) {
    group_.assign(unit_at(others_, from), unit_at(others_, std::min(from + get, rewards)));
    std::int64_t reduction = 0;
    for (const Unit& u : group_) reduction += reduced_by(u.value, *effect.off);
    group_.insert(group_.end(), unit_at(units_, bought), unit_at(units_, bought + buy));
    total += reduce_group(group_, reduction, running, parts);
  }
  return total;
}

}  // namespace loyalty
