#include "core/pricing/search.h"

#include <algorithm>
#include <deque>

#include "core/base/assert.h"
#include "core/base/order.h"
#include "core/pricing/bound.h"
#include "core/pricing/potential.h"

namespace loyalty {

namespace {

/// An offer in the set being looked at.
struct Placed {
  std::uint16_t candidate;
  std::uint16_t copy;
  bool effect;
};

/// A set, and how to go on from it.
struct Node {
  Running running;
  Tally tally;
  Stack stack;
  std::vector<Prospect> prospects;
  std::vector<Slot> slots;
  struct Child {
    std::int64_t due;   ///< at least
    std::int64_t left;  ///< goods at least when its slot is done
    std::uint16_t prospect, slot;
  };
  std::vector<Child> children;
  std::vector<std::int64_t> worths;  ///< of what is left, for the potential
  std::int64_t least = 0;            ///< due at least, whatever follows
  std::int64_t fee_left = 0;         ///< of the shipping fee at least
  std::int64_t shipping = 0;         ///< fen that the prospects can take off the fee at most

  Outcome outcome() const { return {running.goods + running.fee, tally}; }
};

class Search {
 public:
  explicit Search(const Contest& contest)
      : contest_(contest),
        bounds_(contest),
        potential_(contest, bounds_),
        applier_(contest.min_payable) {
    const auto& candidates = contest.candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].required > 0) last_required_ = i, any_required_ = true;
    root_stack_ = contest.rules.empty();
    for (std::size_t i = 0; i < candidates.size(); ++i)
      for (std::int64_t k = 0; k < candidates[i].required; ++k) contest.rules.add(root_stack_, i);
  }

  Best run() {
    start_with_a_good_set();
    // Small trees are done sooner than the weights are found: a node costs about as much as they do for two candidates.
    weigh_at_ = explored_ + static_cast<std::int64_t>(contest_.candidates.size()) / 2;
    Node& root = node(0);
    root.running = contest_.start;
    root.tally = {};
    root.stack = root_stack_;
    visit(0, 0, 0, 0);
    best_.explored = explored_;
    best_.optimal = !stopped_;
    best_.bound = stopped_ ? std::min(open_bound_, best_.outcome.due) : best_.outcome.due;
    return std::move(best_);
  }

 private:
  Node& node(std::size_t depth) {
    while (nodes_.size() <= depth) nodes_.emplace_back();
    return nodes_[depth];
  }

  // -------------------------------------------------------------------------------- comparing sets

  std::vector<std::int64_t> ends_of(const std::vector<Placed>& set) const {
    std::vector<std::int64_t> ends;
    for (const Placed& p : set) {
      const Candidate& c = contest_.candidates[p.candidate];
      if (p.effect && c.coupon) ends.push_back(c.instances[p.copy]->until.value);
    }
    put_few_in_order(ends);
    return ends;
  }

  std::vector<std::string_view> ids_of(const std::vector<Placed>& set) const {
    std::vector<std::string_view> ids;
    for (const Placed& p : set) {
      const Candidate& c = contest_.candidates[p.candidate];
      if (p.effect) ids.push_back(c.coupon ? c.instances[p.copy]->id : c.offer->id);
    }
    put_in_order(ids);
    return ids;
  }

  void consider(const Outcome& outcome) {
    if (found_) {
      const auto order = compare(outcome, best_.outcome);
      if (order > 0) return;
      if (order == 0) {
        const auto ends = ends_of(placed_), best_ends = ends_of(best_placed_);
        if (ends > best_ends || (ends == best_ends && ids_of(placed_) >= ids_of(best_placed_)))
          return;
      }
    }
    found_ = true;
    best_.outcome = outcome;
    best_placed_ = placed_;
    best_.set.clear();
    for (const Placed& p : placed_) best_.set.push_back(p.candidate);
  }

  // -------------------------------------------------------------------------------- first sets

  /// Prices the required copies and those of `more`, all in order; false when one of `more` has no effect.
  bool price(const Sequence& set) {
    Running& running = scratch_;
    running = contest_.start;
    Tally tally;
    placed_.clear();
    bool useful = true;
    for (std::size_t k = 0; k < set.size(); ++k) {
      const auto copy =
          placed_.empty() || placed_.back().candidate != set[k] ? 0 : placed_.back().copy + 1;
      const Candidate& c = contest_.candidates[set[k]];
      const Application done = applier_.apply(c, running, tally, nullptr);
      work_ += done.work;
      useful = useful && (done.effect || copy < c.required);
      placed_.push_back({set[k], static_cast<std::uint16_t>(copy), done.effect});
    }
    ++explored_;
    priced_ = {running.goods + running.fee, tally};
    if (useful) consider(priced_);
    return useful;
  }

  /// The required copies alone, each single offer besides, then one after another whatever lowers the due.
  void start_with_a_good_set() {
    Sequence set;
    const auto& candidates = contest_.candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      set.insert(set.end(), static_cast<std::size_t>(candidates[i].required),
                 static_cast<std::uint16_t>(i));
    price(set);
    struct Single {
      std::int64_t due;
      std::uint16_t candidate;
    };
    std::vector<Single> singles;
    const auto with = [](const Sequence& s, std::uint16_t i) {
      Sequence more = s;
      more.insert(std::upper_bound(more.begin(), more.end(), i), i);
      return more;
    };
    for (std::size_t i = 0; i < candidates.size() && work_ < contest_.node_limit; ++i) {
      if (candidates[i].most <= candidates[i].required || !contest_.rules.allows(root_stack_, i))
        continue;
      const auto id = static_cast<std::uint16_t>(i);
      if (price(with(set, id))) singles.push_back({priced_.due, id});
    }
    put_in_order(singles, [](const Single& a, const Single& b) { return a.due < b.due; });
    Stack stack = root_stack_;
    std::int64_t due = best_.outcome.due;
    if (!singles.empty() && best_.set.size() > set.size()) {
      contest_.rules.add(stack, singles.front().candidate);
      set = with(set, singles.front().candidate);
      due = singles.front().due;
    }
    for (const Single& s : singles) {
      const auto copies = std::count(set.begin(), set.end(), s.candidate);
      if (copies >= candidates[s.candidate].most || !contest_.rules.allows(stack, s.candidate))
        continue;
      if (work_ >= contest_.node_limit) return;
      const Sequence more = with(set, s.candidate);
      if (!price(more) || priced_.due >= due) continue;
      due = priced_.due;
      set = more;
      contest_.rules.add(stack, s.candidate);
    }
    placed_.clear();
  }

  // -------------------------------------------------------------------------------- all sets

  /// Looks at the set in node `depth` and at all that contain it and go on from candidate `from`, of which
  /// `copies` stand in it already. `due` is what those sets are due at least.
  void visit(std::size_t depth, std::size_t from, std::int64_t copies, std::int64_t due) {
    if (work_ >= contest_.node_limit) {
      stopped_ = true;
      open_bound_ = std::min(open_bound_, due);
      return;
    }
    Node& here = node(depth);
    if (explored_ == weigh_at_) potential_.build(contest_.start, best_.set);
    ++explored_;
    ++work_;
    const auto& candidates = contest_.candidates;
    const bool complete = !any_required_ || from > last_required_ ||
                          (from == last_required_ && copies >= candidates[from].required);
    if (complete) consider(here.outcome());
    bounds_.look_ahead(here.running, here.stack, from, copies, here.prospects, here.slots);
    if (here.prospects.empty()) return;
    gather_children(here);
    for (const Node::Child& child : here.children) {
      if (found_ && child.due > best_.outcome.due) break;
      const std::size_t i = here.prospects[child.prospect].candidate;
      const std::int64_t copy = i == from ? copies : 0;
      const bool required = copy < candidates[i].required;
      const std::int64_t picked = picks_in_slot(candidates[i]) + 1;
      std::int64_t least =
          std::max(child.due, potential_.goods_with(here.worths, here.running, i, picked, copy + 1,
                                                    here.prospects[child.prospect].goods) +
                                  here.fee_left);
      if (hopeless(here, here, least)) continue;
      least = std::max(least, chain_bound(here, child));
      if (hopeless(here, here, least)) continue;
      Node& next = node(depth + 1);
      next.running = here.running;
      next.tally = here.tally;
      next.stack = here.stack;
      const Application done = applier_.apply(candidates[i], next.running, next.tally, nullptr);
      work_ += done.work - 1;
      // Without it the set is the same and smaller.
      if (!done.effect && !required) continue;
      placed_.push_back(
          {static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(copy), done.effect});
      const std::int64_t at_least =
          std::max(least, potential_.goods_after(next.running, i, picked, copy + 1) +
                              std::max<std::int64_t>(0, next.running.fee - here.shipping));
      if (!hopeless(next, here, at_least)) {
        if (!required) contest_.rules.add(next.stack, i);
        visit(depth + 1, i, copy + 1, at_least);
      }
      placed_.pop_back();
    }
  }

  /// The candidates that may come next, the most promising first, each with the least due it can lead to.
  void gather_children(Node& here) {
    here.children.clear();
    std::size_t barrier = here.prospects.size();
    bool exchanges = false;
    std::int64_t shipping = 0;
    for (const Slot& slot : here.slots) {
      best_of_.reset(slot.room, false);
      for (std::size_t k = slot.first; k < slot.last; ++k) {
        const Prospect& p = here.prospects[k];
        if (p.pending > 0) barrier = std::min(barrier, k);
        exchanges = exchanges || contest_.candidates[p.candidate].stage == OfferStage::exchange;
        shipping += p.shipping * p.pending;
        if (p.shipping > 0 && p.optional > 0) best_of_.add(p.shipping, p.optional, p.clique);
      }
      shipping += best_of_.sum();
    }
    here.shipping = shipping;
    const std::int64_t goods = here.running.goods, fee = here.running.fee;
    const std::int64_t floor =
        exchanges ? 0 : goods - std::max<std::int64_t>(0, here.running.room(contest_.min_payable));
    // Shipping is apart from the goods: a fen off the fee must not look like a fen less of goods.
    here.fee_left = std::max<std::int64_t>(0, fee - shipping);
    here.least = floor + here.fee_left;
    potential_.worths(here.running, here.prospects.front().candidate, here.worths);
    // What later slots can take is first counted as if nothing came before them.
    std::int64_t later = 0;
    for (std::size_t s = here.slots.size(); s-- > 0;) {
      const Slot& slot = here.slots[s];
      best_of_.reset(slot.room, slot.cliques);
      std::int64_t pending = 0;
      for (std::size_t k = slot.last; k-- > slot.first;) {
        const Prospect& p = here.prospects[k];
        const std::int64_t value = p.at(goods);
        std::int64_t total = 0;
        if (p.pending > 0) {
          pending += value * p.pending;
          best_of_.add(value, p.optional, p.clique);
          total = pending + best_of_.sum();
        } else {
          if (k <= barrier) total = pending + best_of_.sum_with(value, p.optional, p.clique);
          best_of_.add(value, p.optional, p.clique);
        }
        if (k > barrier) continue;
        const std::int64_t due = std::max(goods - total - later + here.fee_left, here.least);
        if (found_ && due > best_.outcome.due) continue;
        here.children.push_back(
            {due, goods - total, static_cast<std::uint16_t>(k), static_cast<std::uint16_t>(s)});
      }
      later += pending + best_of_.sum();
    }
    put_few_in_order(here.children, [](const Node::Child& a, const Node::Child& b) {
      return a.due != b.due ? a.due < b.due : a.prospect < b.prospect;
    });
  }

  /// A better bound than a child's first one, for a little more work.
  std::int64_t chain_bound(const Node& here, const Node::Child& child) {
    return bounds_.chain(here.prospects, here.slots, child.slot + 1U, child.left) + here.fee_left;
  }

  /// Copies that the set has placed already in the slot of `c`, if that is the last one it has come to.
  std::int64_t picks_in_slot(const Candidate& c) const {
    std::int64_t picks = 0;
    for (auto p = placed_.rbegin(); p != placed_.rend(); ++p, ++picks) {
      const Candidate& other = contest_.candidates[p->candidate];
      if (c.stage != other.stage || c.group != other.group) break;
    }
    return picks;
  }

  /// True when no set that contains the one in `here` and goes on with prospects of `ahead`, all due at least
  /// `due`, can beat the best one.
  bool hopeless(const Node& here, const Node& ahead, std::int64_t due) {
    if (!found_) return false;
    const Outcome& best = best_.outcome;
    if (due != best.due) return due > best.due;
    // The same due at best: then gifts, grants and the numbers of offers decide.
    Tally most = here.tally;
    std::int64_t promotions = 0;
    coupon_values_.clear();
    for (const Prospect& p : ahead.prospects) {
      const Ceiling& ceiling = bounds_.ceiling(p.candidate);
      const std::int64_t copies = p.pending + p.optional;
      most.gift_value += ceiling.gift_value * copies;
      most.points += ceiling.points * copies;
      most.coupons_granted += ceiling.coupons * copies;
      const std::int64_t value = p.goods + p.shipping;
      if (!contest_.candidates[p.candidate].coupon)
        promotions += value * copies;
      else
        coupon_values_.insert(coupon_values_.end(), static_cast<std::size_t>(copies), value);
    }
    if (most.gift_value != best.tally.gift_value) return most.gift_value < best.tally.gift_value;
    if (most.points != best.tally.points) return most.points < best.tally.points;
    if (most.coupons_granted != best.tally.coupons_granted)
      return most.coupons_granted < best.tally.coupons_granted;
    // How many more coupons it takes at least to come down to the same due.
    std::int64_t missing = here.running.goods + here.running.fee - best.due - promotions;
    std::int64_t coupons = here.tally.coupons;
    put_few_in_order(coupon_values_, std::greater<>());
    for (std::size_t k = 0; missing > 0 && k < coupon_values_.size(); ++k, ++coupons)
      missing -= coupon_values_[k];
    if (coupons != best.tally.coupons) return coupons > best.tally.coupons;
    return here.tally.promotions > best.tally.promotions;
  }

  const Contest& contest_;
  Bounds bounds_;
  Potential potential_;
  Applier applier_;
  BestOf best_of_;
  std::deque<Node> nodes_;
  Stack root_stack_;
  Running scratch_;
  Outcome priced_;
  std::vector<Placed> placed_, best_placed_;
  std::vector<std::int64_t> coupon_values_;
  Best best_;
  std::int64_t explored_ = 0, work_ = 0, open_bound_ = INT64_MAX, weigh_at_ = 0;
  std::size_t last_required_ = 0;
  bool any_required_ = false, found_ = false, stopped_ = false;
};

}  // namespace

std::strong_ordering compare(const Outcome& a, const Outcome& b) {
  if (const auto c = a.due <=> b.due; c != 0) return c;
  if (const auto c = b.tally.gift_value <=> a.tally.gift_value; c != 0) return c;
  if (const auto c = b.tally.points <=> a.tally.points; c != 0) return c;
  if (const auto c = b.tally.coupons_granted <=> a.tally.coupons_granted; c != 0) return c;
  if (const auto c = a.tally.coupons <=> b.tally.coupons; c != 0) return c;
  return a.tally.promotions <=> b.tally.promotions;
}

Best find_best(const Contest& contest) { return Search(contest).run(); }

std::vector<AppliedOffer> trace(const Contest& contest, const Sequence& set, Running& running,
                                Tally& tally) {
  Applier applier(contest.min_payable);
  std::vector<AppliedOffer> applied;
  running = contest.start;
  for (const std::uint16_t i : set) {
    const std::size_t copy =
        applied.empty() || applied.back().candidate != i ? 0 : applied.back().copy + 1;
    AppliedOffer a{i, copy, {}, std::vector<std::int64_t>(running.amount.size() + 1, 0), {}};
    a.before = sums_of(contest.candidates[i].parts, running);
    a.done = applier.apply(contest.candidates[i], running, tally, a.parts.data());
    applied.push_back(std::move(a));
  }
  return applied;
}

}  // namespace loyalty
