#include "core/pricing/potential.h"

#include <algorithm>
#include <numeric>

#include "core/base/arithmetic.h"
#include "core/base/order.h"

namespace loyalty {

namespace {

constexpr int scale_bits = 20;
constexpr std::int64_t scale = std::int64_t{1} << scale_bits;
/// Larger carts, fen, do without this bound.
constexpr std::int64_t range = std::int64_t{1} << 38;
/// A cost that leaves nothing of any cart in range. Larger ones are cut to it: a sum over all picks would overflow.
constexpr std::int64_t all_of_it = range * scale;
/// Slots that admit more picks than this are treated as admitting any number.
constexpr std::int64_t most_picks = 3;

std::int64_t ratio(std::int64_t over, std::int64_t under) {
  if (under <= 0 || over >= under) return scale;
  return mul_div(over, scale, under, Rounding::up);
}

std::int64_t times_down(std::int64_t weight, std::int64_t rate) {
  return (weight * rate) >> scale_bits;
}
std::int64_t times_up(std::int64_t weight, std::int64_t rate) {
  return (weight * rate + scale - 1) >> scale_bits;
}

}  // namespace

Potential::Potential(const Contest& contest, const Bounds& bounds)
    : contest_(contest), bounds_(bounds) {
  for (const Candidate& c : contest.candidates)
    exchanges_ = exchanges_ || c.stage == OfferStage::exchange;
}

void Potential::describe(std::size_t i, const Running& start) {
  const Candidate& c = contest_.candidates[i];
  const Offer& offer = *c.offer;
  Reach& r = reaches_[i];
  r = {};
  const ScopeSums sums = sums_of(c.parts, start);
  r.flat = bounds_.most_off(i, start, sums);
  if (r.flat == 0) return;
  const bool running = offer.base == Base::running;
  if (offer.threshold.amount && offer.threshold.base.value_or(offer.base) == Base::running)
    r.threshold = offer.threshold.amount->value;
  r.parts = c.parts;
  for (std::size_t p = 0; p < high_.size(); ++p)
    if (c.touches.has(p)) r.touched.push_back(static_cast<std::uint16_t>(p));
  if (offer.effects.size() != 1) return;
  const Effect& e = offer.effects[0];
  const auto everywhere = [&](std::int64_t rate) {
    r.rates.assign(r.parts.size(), rate);
    r.linear = r.own = true;
    r.slack = 1;
  };
  if (e.kind == EffectKind::percent_off && running) {
    std::int64_t off = e.off ? e.off->value : 0;
    for (const Step& s : e.steps)
      if (s.at <= (e.by == By::units ? sums.units : sums.running)) off = s.off->value;
    if (!e.steps.empty() && e.by != By::units) r.threshold = std::max(r.threshold, e.steps[0].at);
    everywhere(ratio(off, whole.value));
  } else if (e.kind == EffectKind::amount_off && running) {
    std::int64_t rate = 0;
    if (e.by == By::units) {
      rate = ratio(r.flat, r.threshold);
    } else if (e.every) {
      r.threshold = std::max(r.threshold, *e.every);
      rate = ratio(e.amount->value, *e.every);
    } else {
      for (const Step& s : e.steps)
        rate =
            std::max(rate, ratio(std::min(s.amount->value, r.flat), std::max(s.at, r.threshold)));
      r.threshold = std::max(r.threshold, e.steps[0].at);
    }
    everywhere(rate);
  } else if ((e.kind == EffectKind::nth_unit || (e.kind == EffectKind::buy_get && !e.get_scope)) &&
             !exchanges_) {
    // The ranking is fixed: so is which unit is reduced by how much.
    const auto size =
        e.kind == EffectKind::nth_unit ? static_cast<std::int64_t>(e.offs.size()) : *e.buy + *e.get;
    const std::int64_t left = units_in_groups(e, sums.units, size);
    std::int64_t position = 0;
    r.parts = c.effects[0].ranked;
    for (const std::uint16_t p : r.parts) {
      std::int64_t off = 0;
      for (std::int64_t u = 0; u < start.units[p] && position < left; ++u, ++position) {
        const auto k = position % size;
        if (e.kind == EffectKind::nth_unit)
          off += e.offs[static_cast<std::size_t>(k)].value;
        else if (k >= *e.buy)
          off += e.off->value;
      }
      r.rates.push_back(ratio(off, start.units[p] * whole.value));
    }
    r.linear = true;
    // Half a fen of rounding and one of uneven units, each.
    r.slack = 2 * left;
  }
}

void Potential::lay_out_picks() {
  const auto& candidates = contest_.candidates;
  picks_.clear();
  first_pick_.assign(candidates.size(), 0);
  picks_of_.assign(candidates.size(), 0);
  for (std::size_t first = 0; first < candidates.size();) {
    std::size_t last = first;
    std::int64_t required = 0;
    while (last < candidates.size() && candidates[last].stage == candidates[first].stage &&
           candidates[last].group == candidates[first].group)
      required += candidates[last++].required;
    const std::int64_t room = contest_.rules.group_room(candidates[first].group) + required;
    const bool all = room > most_picks;
    const std::int64_t count = all ? 1 : room;
    for (std::size_t i = first; i < last; ++i) {
      first_pick_[i] = picks_.size();
      picks_of_[i] = all ? max_amount : count;
    }
    for (std::int64_t k = 0; k < count; ++k) picks_.push_back({first, last, all, {}, {}});
    first = last;
  }
  picks_.push_back({candidates.size(), candidates.size(), false, {}, {0}});
}

void Potential::lower_amounts() {
  low_.assign(picks_.size(), high_);
  for (std::size_t k = 0; k + 1 < picks_.size(); ++k) {
    const auto& before = low_[k];
    auto& after = low_[k + 1];
    after = before;
    for (std::size_t i = picks_[k].first; i < picks_[k].last; ++i) {
      const Reach& r = reaches_[i];
      if (r.flat == 0) continue;
      const Candidate& c = contest_.candidates[i];
      const auto copies = picks_[k].all ? c.most : 1;
      const auto reduce = [&](std::size_t p, std::int64_t most) {
        const std::int64_t from = picks_[k].all ? after[p] : before[p];
        after[p] = std::max<std::int64_t>(0, std::min(after[p], from - most));
      };
      if (r.own && !picks_[k].all) {
        // Split in proportion: never more of the flat amount than the line's share when all others are low.
        std::int64_t sum = 0;
        for (const std::uint16_t p : r.parts) sum += before[p];
        for (std::size_t n = 0; n < r.parts.size() && sum > 0; ++n) {
          const auto p = r.parts[n];
          const std::int64_t share = mul_div(r.flat, before[p], sum, Rounding::up);
          reduce(p, std::min({r.flat, share + 1, times_up(before[p], r.rates[n]) + 1}));
        }
      } else if (r.own) {
        for (std::size_t n = 0; n < r.parts.size(); ++n) {
          const auto p = r.parts[n];
          for (std::int64_t copy = 0; copy < std::min<std::int64_t>(copies, 8); ++copy)
            reduce(p, std::min(r.flat, times_up(after[p], r.rates[n]) + 1));
          if (copies > 8) after[p] = 0;
        }
      } else {
        // Anywhere it touches, whatever it takes in all.
        for (std::size_t p = 0; p < after.size(); ++p)
          if (c.touches.has(p)) reduce(p, checked_mul(r.flat, copies).value_or(max_amount));
      }
    }
  }
}

std::int64_t Potential::average_at_most(const Reach& r, const std::vector<std::int64_t>& weights,
                                        const std::vector<std::int64_t>& low) const {
  // The heaviest parts at their highest, the others at their lowest amount.
  PartList order = r.parts;
  put_few_in_order(order,
                   [&](std::uint16_t a, std::uint16_t b) { return weights[a] > weights[b]; });
  std::int64_t weighted = 0, amount = 0;
  for (const std::uint16_t p : order) weighted += weights[p] * low[p], amount += low[p];
  for (const std::uint16_t p : order) {
    const std::int64_t more = high_[p] - low[p];
    if (amount > 0 && weights[p] <= weighted / amount) break;
    weighted += weights[p] * more;
    amount += more;
  }
  return amount > 0 ? weighted / amount + 1 : scale;
}

std::int64_t Potential::heaviest(const Reach& r, const std::vector<std::int64_t>& weights) {
  std::int64_t highest = 0;
  for (const std::uint16_t p : r.touched) highest = std::max(highest, weights[p]);
  return highest;
}

std::int64_t Potential::excess(const Reach& r, const std::vector<std::int64_t>& weights,
                               const std::vector<std::int64_t>& low, std::int64_t idle) const {
  if (r.flat == 0) return idle;
  std::int64_t highest = r.linear ? 0 : heaviest(r, weights), lowest = scale, cheapest = scale,
               needed = r.threshold;
  for (const std::uint16_t p : r.parts) {
    highest = std::max(highest, weights[p]);
    lowest = std::min(lowest, weights[p]);
    cheapest = std::min(cheapest, given_up_[p]);
    needed -= low[p];
  }
  // What the threshold demands beyond the least amounts is worth what was given up for it.
  std::int64_t most = r.own ? static_cast<std::int64_t>(r.parts.size()) * (highest - lowest) : 0;
  most += r.flat * (r.own && highest > lowest ? average_at_most(r, weights, low) : highest) + idle -
          std::max<std::int64_t>(0, needed) * cheapest;
  if (!r.linear) return most;
  std::int64_t linear = idle + r.slack * scale;
  linear += static_cast<std::int64_t>(r.parts.size()) * (highest - lowest);
  for (std::size_t n = 0; n < r.parts.size(); ++n) {
    const std::uint16_t p = r.parts[n];
    const std::int64_t net = times_up(r.own ? weights[p] : highest, r.rates[n]) - given_up_[p];
    linear += net > 0 ? net * high_[p] : net * low[p];
    linear += given_up_[p] * low[p];  // idle has it already
  }
  return std::min(most, linear);
}

std::int64_t Potential::weigh_with(Pick& pick, std::size_t k,
                                   const std::vector<std::int64_t>& amounts) {
  const Pick& next = picks_[k + 1];
  const std::vector<std::int64_t>& low = low_[k];
  std::int64_t idle = 0, worth = 0;
  for (std::size_t p = 0; p < amounts.size(); ++p) {
    pick.weights[p] = next.weights[p] - given_up_[p];
    idle -= given_up_[p] * low[p];
    worth += pick.weights[p] * amounts[p];
  }
  excesses_.clear();
  for (std::size_t i = pick.first; i < pick.last; ++i) {
    const Candidate& c = contest_.candidates[i];
    excesses_.push_back(
        std::max(c.most, c.required) > 0 ? excess(reaches_[i], next.weights, low, idle) : idle);
  }
  sum_up(pick, excesses_, idle, next);
  return worth - pick.costs[0];
}

void Potential::weigh(std::size_t k, const std::uint16_t* reference,
                      const std::vector<std::int64_t>& amounts) {
  Pick& pick = picks_[k];
  pick.weights = picks_[k + 1].weights;
  std::fill(given_up_.begin(), given_up_.end(), 0);
  std::int64_t best = weigh_with(pick, k, amounts);
  if (pick.all) return;
  best_given_up_ = given_up_;
  best_excesses_ = excesses_;
  Pick other = pick;
  // First all the way to the reference; then towards whatever takes most beyond the weights, by ever smaller parts.
  int part = 1;
  for (int tries = 0, vain = 0; tries < 6 && vain < 3; ++tries) {
    std::size_t toward = pick.first;
    if (part == 1 && reference)
      toward = *reference;
    else
      toward += static_cast<std::size_t>(
          std::max_element(best_excesses_.begin(), best_excesses_.end()) - best_excesses_.begin());
    const Reach& r = reaches_[toward];
    for (std::size_t p = 0; p < given_up_.size(); ++p)
      given_up_[p] = best_given_up_[p] - best_given_up_[p] / part;
    if (r.linear)
      for (std::size_t n = 0; n < r.parts.size(); ++n)
        given_up_[r.parts[n]] += times_down(picks_[k + 1].weights[r.parts[n]], r.rates[n]) / part;
    const std::int64_t worth = weigh_with(other, k, amounts);
    if (worth > best) {
      best = worth;
      std::swap(pick, other);
      best_given_up_ = given_up_;
      best_excesses_ = excesses_;
      vain = 0;
      part = std::max(part, 2);
    } else {
      part *= 2;
      ++vain;
    }
  }
}

void Potential::sum_up(Pick& pick, const std::vector<std::int64_t>& excesses, std::int64_t idle,
                       const Pick& next) const {
  const std::size_t n = excesses.size();
  pick.costs.assign(n + 1, 0);
  const bool same_slot = next.first == pick.first && next.last == pick.last;
  pick.costs[n] = idle + (same_slot ? next.costs[n] : next.costs[0]);
  if (pick.all) {
    // Of offers that may not share a line, those that touch one line first: one of them.
    std::vector<std::int64_t> best(LineSet::shipping + 1, 0);
    for (std::size_t k = n; k-- > 0;) {
      const Candidate& c = contest_.candidates[pick.first + k];
      const std::int64_t e = std::max<std::int64_t>(0, excesses[k]);
      const std::int64_t copies = std::max(c.most, c.required);
      std::int64_t more = copies > 0 && e > all_of_it / copies ? all_of_it : e * copies;
      if (contest_.rules.clash(pick.first + k, pick.first + k) == StackingRules::Clash::group) {
        std::size_t line = 0;
        while (!c.touches.has(line)) ++line;
        more = std::max<std::int64_t>(0, e - best[line]);
        best[line] = std::max(best[line], e);
      }
      pick.costs[k] = std::min(pick.costs[k + 1] + more, all_of_it);
    }
    return;
  }
  for (std::size_t k = n; k-- > 0;) {
    const Candidate& c = contest_.candidates[pick.first + k];
    const std::size_t from = std::max(c.most, c.required) > 1 ? k : k + 1;
    const std::int64_t then = same_slot ? next.costs[from] : next.costs[0];
    pick.costs[k] = std::max(pick.costs[k + 1], std::min(excesses[k] + then, all_of_it));
  }
}

std::vector<std::vector<std::int64_t>> Potential::amounts_along(const Running& start,
                                                                const Sequence& set) const {
  Running running = start;
  Tally tally;
  Applier applier(contest_.min_payable);
  std::vector<std::vector<std::int64_t>> amounts;
  std::size_t next = 0;
  for (const Pick& pick : picks_) {
    amounts.push_back(running.amount);
    while (next < set.size() && set[next] < pick.last) {
      applier.apply(contest_.candidates[set[next++]], running, tally, nullptr);
      if (!pick.all) break;
    }
  }
  return amounts;
}

void Potential::build(const Running& start, const Sequence& reference) {
  if (std::accumulate(start.amount.begin(), start.amount.end(), std::int64_t{0}) >= range) return;
  ready_ = true;
  high_ = start.amount;
  given_up_.assign(high_.size(), 0);
  reaches_.resize(contest_.candidates.size());
  for (std::size_t i = 0; i < reaches_.size(); ++i) describe(i, start);
  lay_out_picks();
  lower_amounts();
  picks_.back().weights.assign(high_.size(), scale);
  // Parts that no offer touches count as they are; those priced in points are in no goods total and touched by none.
  const auto amounts = amounts_along(start, reference);
  for (std::size_t k = picks_.size() - 1; k-- > 0;) {
    Pick& pick = picks_[k];
    const std::uint16_t* chosen = nullptr;
    if (!pick.all) {
      auto place = k - first_pick_[pick.first];
      for (const std::uint16_t& i : reference)
        if (i >= pick.first && i < pick.last && place-- == 0) chosen = &i;
    }
    weigh(k, chosen, amounts[k]);
  }
}

Potential::Place Potential::place_after(std::size_t candidate, std::int64_t picked,
                                        std::int64_t copies) const {
  const Candidate& c = contest_.candidates[candidate];
  const std::int64_t places = picks_of_[candidate];
  const auto done = static_cast<std::size_t>(places == max_amount ? 0 : std::min(picked, places));
  const std::size_t pick = first_pick_[candidate] + done;
  if (picked >= places) return {pick, 0};
  return {pick, candidate - picks_[pick].first + (copies < std::max(c.most, c.required) ? 0 : 1)};
}

std::int64_t Potential::worth(const Running& running, const Pick& pick) const {
  std::int64_t sum = 0, aside = 0;
  for (std::size_t p = 0; p < running.amount.size(); ++p) {
    sum += pick.weights[p] * running.amount[p];
    aside += running.amount[p];
  }
  // What is priced in points has full weight and is no part of the goods.
  return sum - (aside - running.goods) * scale;
}

void Potential::worths(const Running& running, std::size_t from,
                       std::vector<std::int64_t>& into) const {
  const std::size_t first = from < first_pick_.size() ? first_pick_[from] : picks_.size();
  into.resize(ready_ ? picks_.size() : 0);
  if (!ready_) return;
  for (std::size_t k = first; k < picks_.size(); ++k) into[k] = worth(running, picks_[k]);
}

std::int64_t Potential::goods_with(const std::vector<std::int64_t>& worths, const Running& running,
                                   std::size_t candidate, std::int64_t picked, std::int64_t copies,
                                   std::int64_t most_off) const {
  if (worths.empty()) return 0;
  const Place place = place_after(candidate, picked, copies);
  const Pick& pick = picks_[place.pick];
  const Reach& r = reaches_[candidate];
  std::int64_t highest = r.linear ? 0 : heaviest(r, pick.weights), lowest = scale,
               taken = r.slack * scale;
  for (std::size_t n = 0; n < r.rates.size(); ++n) {
    const std::uint16_t p = r.parts[n];
    highest = std::max(highest, pick.weights[p]);
    lowest = std::min(lowest, pick.weights[p]);
    if (r.own) taken += times_up(pick.weights[p], r.rates[n]) * running.amount[p];
  }
  taken += static_cast<std::int64_t>(r.rates.size()) * (highest - lowest);
  const std::int64_t flat = most_off * highest;
  const std::int64_t sum =
      worths[place.pick] - (r.own ? std::min(taken, flat) : flat) - pick.costs[place.from];
  return sum < 0 ? 0 : (sum + scale - 1) >> scale_bits;
}

std::int64_t Potential::goods_after(const Running& running, std::size_t candidate,
                                    std::int64_t picked, std::int64_t copies) const {
  if (!ready_) return 0;
  const Place place = place_after(candidate, picked, copies);
  const std::int64_t sum =
      worth(running, picks_[place.pick]) - picks_[place.pick].costs[place.from];
  return sum < 0 ? 0 : (sum + scale - 1) >> scale_bits;
}

}  // namespace loyalty
