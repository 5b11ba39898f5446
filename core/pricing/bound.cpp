#include "core/pricing/bound.h"

#include <algorithm>

#include "core/base/arithmetic.h"

namespace loyalty {

namespace {

std::int64_t rate_of(std::int64_t amount, std::int64_t rate) {
  return (amount * rate + 5000) / 10000;
}

/// The prices of all units of these parts, in their order.
std::vector<std::int64_t> prices_of(const PartList& ranked, const Running& start) {
  std::vector<std::int64_t> prices;
  for (const std::uint16_t p : ranked)
    for (std::int64_t i = 0; i < start.units[p]; ++i)
      prices.push_back(start.priced[p] / start.units[p]);
  return prices;
}

std::int64_t groups_ceiling(const Effect& e, const std::vector<std::int64_t>& prices,
                            std::int64_t size) {
  std::int64_t total = 0;
  const std::int64_t n = units_in_groups(e, static_cast<std::int64_t>(prices.size()), size);
  for (std::int64_t first = 0; first < n; first += size) {
    std::int64_t worth = 0, reduction = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(std::min(size, n - first)); ++k) {
      const std::int64_t price = prices[static_cast<std::size_t>(first) + k];
      worth += price;
      if (e.kind == EffectKind::nth_unit) reduction += rate_of(price, e.offs[k].value);
      if (e.kind == EffectKind::buy_get && static_cast<std::int64_t>(k) >= *e.buy)
        reduction += rate_of(price, e.off->value);
    }
    total += e.kind == EffectKind::bundle_price ? std::max<std::int64_t>(0, worth - e.price->value)
                                                : reduction;
  }
  return total;
}

/// Item by item the dearest units, as if no item took another's.
std::int64_t sets_ceiling(const Effect& e, const EffectGoods& goods, const Running& start) {
  std::vector<std::vector<std::int64_t>> prices;
  std::int64_t sets = e.max_times.value_or(max_amount);
  for (std::size_t i = 0; i < e.items.size(); ++i) {
    prices.push_back(prices_of(goods.items[i], start));
    sets = std::min(sets, static_cast<std::int64_t>(prices[i].size()) / e.items[i].units);
  }
  std::int64_t total = 0;
  for (std::int64_t s = 0; s < sets; ++s) {
    std::int64_t worth = 0;
    for (std::size_t i = 0; i < prices.size(); ++i)
      for (std::int64_t u = s * e.items[i].units; u < (s + 1) * e.items[i].units; ++u)
        worth += prices[i][static_cast<std::size_t>(u)];
    total += std::max<std::int64_t>(0, worth - e.price->value);
  }
  return total;
}

/// The dearest rewards instead of the cheapest: exchanges may take the cheap ones away.
std::int64_t rewards_ceiling(const Effect& e, const EffectGoods& goods, const Running& start) {
  const auto prices = prices_of(goods.rewards, start);
  const auto qualifying = static_cast<std::int64_t>(prices_of(goods.ranked, start).size());
  const auto rewards = static_cast<std::int64_t>(prices.size());
  const std::int64_t most =
      std::min(units_in_groups(e, rewards, *e.get), qualifying / *e.buy * *e.get);
  std::int64_t total = 0;
  for (std::int64_t i = 0; i < most; ++i)
    total += rate_of(prices[static_cast<std::size_t>(rewards - 1 - i)], e.off->value);
  return total;
}

std::int64_t units_ceiling(const Effect& e, const EffectGoods& goods, const Running& start) {
  std::int64_t total = 0;
  switch (e.kind) {
    case EffectKind::exchange:
    case EffectKind::unit_amount_off: {
      std::int64_t left =
          e.kind == EffectKind::exchange ? *e.units : e.max_units.value_or(max_amount);
      for (const std::int64_t price : prices_of(goods.ranked, start)) {
        if (left-- == 0) break;
        total += e.kind == EffectKind::exchange ? price : std::min(price, e.amount->value);
      }
      return total;
    }
    case EffectKind::nth_unit:
      return groups_ceiling(e, prices_of(goods.ranked, start),
                            static_cast<std::int64_t>(e.offs.size()));
    case EffectKind::bundle_price:
      return e.items.empty() ? groups_ceiling(e, prices_of(goods.ranked, start), *e.units)
                             : sets_ceiling(e, goods, start);
    case EffectKind::buy_get:
      return e.get_scope ? rewards_ceiling(e, goods, start)
                         : groups_ceiling(e, prices_of(goods.ranked, start), *e.buy + *e.get);
    default: return 0;
  }
}

Ceiling ceiling_of(const Candidate& c, const Running& start) {
  Ceiling ceiling;
  for (std::size_t i = 0; i < c.effects.size(); ++i) {
    const Effect& e = c.offer->effects[i];
    switch (e.kind) {
      case EffectKind::amount_off:
      case EffectKind::percent_off: ceiling.by_amount = true; break;
      case EffectKind::shipping_off: break;
      case EffectKind::gift:
        ceiling.gift_value += *e.units * e.value.value_or(Money{0}).value;
        break;
      case EffectKind::grant:
        ceiling.points += e.points.value_or(Points{0}).value;
        ceiling.coupons += static_cast<std::int64_t>(e.coupons.size());
        break;
      default: ceiling.goods += units_ceiling(e, c.effects[i], start);
    }
  }
  return ceiling;
}

bool gives(const Offer& offer) {
  return std::any_of(offer.effects.begin(), offer.effects.end(), [](const Effect& e) {
    return e.kind == EffectKind::gift || e.kind == EffectKind::grant;
  });
}

/// What the running goods must come to at least for the offer to do anything.
std::int64_t goods_needed(const Offer& offer) {
  std::int64_t needed = 0;
  const Threshold& t = offer.threshold;
  if (t.amount && t.base.value_or(offer.base) == Base::running) needed = t.amount->value;
  if (offer.effects.size() > 1 || offer.base != Base::running) return needed;
  const Effect& e = offer.effects[0];
  if (e.by == By::units) return needed;
  if (e.every) needed = std::max(needed, *e.every);
  if (!e.steps.empty()) needed = std::max(needed, e.steps[0].at);
  return needed;
}

std::int64_t running_sum(const PartList& parts, const Running& running) {
  std::int64_t sum = 0;
  for (const std::uint16_t i : parts) sum += running.amount[i];
  return sum;
}

}  // namespace

std::int64_t Prospect::at(std::int64_t left) const {
  std::int64_t off = goods;
  if (rate > 0) off = std::min(off, rate_of(std::max(left, threshold), rate));
  return std::max<std::int64_t>(0, off - std::max<std::int64_t>(0, threshold - left));
}

void BestOf::reset(std::int64_t room, bool cliques) {
  top_.clear();
  room_ = room;
  sum_ = 0;
  cliques_ = cliques;
  unlimited_ = room >= limits::offers;
}

void BestOf::insert(std::int64_t value, std::uint16_t clique) {
  if (cliques_) {
    const auto mate =
        std::find_if(top_.begin(), top_.end(), [&](const Entry& e) { return e.clique == clique; });
    if (mate != top_.end()) {
      if (mate->value >= value) return;
      sum_ -= mate->value;
      top_.erase(mate);
    }
  }
  auto at = top_.begin();
  while (at != top_.end() && at->value >= value) ++at;
  top_.insert(at, {value, clique});
  sum_ += value;
  if (static_cast<std::int64_t>(top_.size()) > room_) {
    sum_ -= top_.back().value;
    top_.pop_back();
  }
}

void BestOf::add(std::int64_t value, std::int64_t copies, std::uint16_t clique) {
  if (value == 0 || room_ <= 0) return;
  if (unlimited_ && !cliques_) {
    sum_ += value * copies;
    return;
  }
  if (room_ == 1) {
    sum_ = std::max(sum_, value);
    return;
  }
  if (cliques_) copies = 1;
  for (std::int64_t i = std::min(copies, room_); i > 0; --i) insert(value, clique);
}

std::int64_t BestOf::sum_with(std::int64_t value, std::int64_t copies, std::uint16_t clique) const {
  if (unlimited_ && !cliques_) return sum_ + value * copies;
  if (room_ <= 1) return value;
  // The others' best, less one place and less the clique's own.
  std::int64_t others = 0, places = room_ - 1, more = cliques_ ? 0 : copies - 1;
  for (const Entry& e : top_) {
    if (places <= 0) break;
    if (cliques_ && e.clique == clique) continue;
    while (more > 0 && places > 0 && value >= e.value) others += value, --more, --places;
    if (places <= 0) break;
    others += e.value;
    --places;
  }
  others += value * std::min(more, std::max<std::int64_t>(0, places));
  return value + others;
}

Bounds::Bounds(const Contest& contest) : contest_(contest) {
  for (const PartList& parts : contest.scopes) sums_.push_back(sums_of(parts, contest.start));
  const auto& candidates = contest.candidates;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    ceilings_.push_back(ceiling_of(candidates[i], contest.start));
    std::uint16_t first = 0;
    while (!candidates[i].touches.has(first)) ++first;
    cliques_.push_back(first);
    needed_.push_back(goods_needed(*candidates[i].offer));
    gives_.push_back(gives(*candidates[i].offer));
    ships_.push_back(candidates[i].touches.has(LineSet::shipping));
    exchanges_ = exchanges_ || candidates[i].stage == OfferStage::exchange;
    clashing_.push_back(contest.rules.clash(i, i) == StackingRules::Clash::group ? 1 : 0);
  }
}

std::int64_t Bounds::most_off(std::size_t i, const Running& running, const ScopeSums& sums) const {
  const Candidate& c = contest_.candidates[i];
  // Later sums are never larger, so what does not hold now will not hold.
  if (!threshold_holds(*c.offer, sums)) return 0;
  std::int64_t most = ceilings_[i].goods;
  if (ceilings_[i].by_amount) {
    for (const Effect& e : c.offer->effects)
      if (e.kind == EffectKind::amount_off || e.kind == EffectKind::percent_off)
        most += std::min(amount_discount(e, c.offer->base, sums), sums.running);
  }
  // Exchanges need not heed the floor.
  const std::int64_t all =
      c.stage == OfferStage::exchange ? running.goods : running.room(contest_.min_payable);
  return std::min(most, std::max<std::int64_t>(0, all));
}

Prospect Bounds::prospect(std::size_t i, const Running& running) const {
  const Candidate& c = contest_.candidates[i];
  const Offer& offer = *c.offer;
  Prospect p;
  p.candidate = static_cast<std::uint16_t>(i);
  p.clique = cliques_[i];
  const ScopeSums& sums = sums_[c.scope];
  p.goods = most_off(i, running, sums);
  if (p.goods == 0 && !threshold_holds(offer, sums)) return p;
  const Effect& e = offer.effects[0];
  if (offer.effects.size() == 1 && e.kind == EffectKind::percent_off &&
      offer.base == Base::running) {
    p.rate = e.off ? e.off->value : 0;
    const std::int64_t counted = e.by == By::units ? sums.units : sums.running;
    for (const Step& s : e.steps)
      if (s.at <= counted) p.rate = s.off->value;
  }
  p.threshold = needed_[i];
  if (ships_[i]) {
    for (const Effect& effect : offer.effects)
      if (effect.kind == EffectKind::shipping_off)
        p.shipping += effect.cap ? std::min(effect.cap->value, running.fee) : running.fee;
    p.shipping = std::min(p.shipping, running.fee);
  }
  p.gives = gives_[i];
  return p;
}

void Bounds::look_ahead(const Running& running, const Stack& stack, std::size_t from,
                        std::int64_t placed, std::vector<Prospect>& prospects,
                        std::vector<Slot>& slots) {
  const auto& candidates = contest_.candidates;
  for (std::size_t s = 0; s < sums_.size(); ++s) {
    // Only exchanges change the other sums.
    if (exchanges_)
      sums_[s] = sums_of(contest_.scopes[s], running);
    else
      sums_[s].running = running_sum(contest_.scopes[s], running);
  }
  prospects.clear();
  slots.clear();
  for (std::size_t i = from; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    const std::int64_t done = i == from ? placed : 0;
    const std::int64_t pending = std::max<std::int64_t>(0, c.required - done);
    const std::int64_t spare = c.most - std::max(done, c.required);
    const std::int64_t optional = spare > 0 && contest_.rules.allows(stack, i) ? spare : 0;
    if (pending == 0 && optional == 0) continue;
    Prospect p = prospect(i, running);
    if (pending == 0 && p.idle()) continue;
    p.pending = pending;
    p.optional = optional;
    const bool new_slot = slots.empty() ||
                          candidates[prospects.back().candidate].group != c.group ||
                          candidates[prospects.back().candidate].stage != c.stage;
    if (new_slot) {
      std::int64_t room = contest_.rules.group_room(c.group) - stack.in_group[c.group];
      // A slot of coupons alone; exchange and shipping slots may hold promotions as well.
      if (c.stage == OfferStage::coupon)
        room = std::min(room, contest_.rules.max_coupons() - stack.coupons);
      slots.push_back({prospects.size(), prospects.size(), room, clashing_[i] != 0});
    }
    prospects.push_back(p);
    slots.back().last = prospects.size();
  }
}

std::int64_t Bounds::chain(std::span<const Prospect> prospects, std::span<const Slot> slots,
                           std::size_t slot, std::int64_t left) {
  for (; slot < slots.size(); ++slot) {
    const Slot& s = slots[slot];
    best_of_.reset(s.room, s.cliques);
    std::int64_t pending = 0;
    for (std::size_t i = s.first; i < s.last; ++i) {
      const Prospect& p = prospects[i];
      const std::int64_t value = p.at(left);
      pending += value * p.pending;
      if (p.optional > 0) best_of_.add(value, p.optional, p.clique);
    }
    left -= pending + best_of_.sum();
  }
  return left;
}

}  // namespace loyalty
