#include "core/pricing/refusals.h"
#include "core/base/order.h"

#include <algorithm>

namespace loyalty {

namespace {

/// What an offer needs before it does anything.
struct Needs {
  std::int64_t amount = 0, units = 0;
  Base base = Base::running;  ///< of the amount
};

/// The first unit of a group that is reduced, and those before it.
std::int64_t units_to_reduce(const Effect& e) {
  std::int64_t units =
      e.kind == EffectKind::buy_get ? *e.buy + *e.get : static_cast<std::int64_t>(e.offs.size());
  if (!e.partial) return units;
  if (e.kind == EffectKind::buy_get) return *e.buy + 1;
  const auto reduced =
      std::find_if(e.offs.begin(), e.offs.end(), [](BasisPoints off) { return off.value > 0; });
  return reduced == e.offs.end() ? units : reduced - e.offs.begin() + 1;
}

/// The offer's own threshold, and the first rung of its only effect.
Needs needs_of(const Offer& offer) {
  Needs needs;
  needs.base = offer.threshold.base.value_or(offer.base);
  if (offer.threshold.amount) needs.amount = offer.threshold.amount->value;
  if (offer.threshold.units) needs.units = *offer.threshold.units;
  if (offer.effects.size() != 1) return needs;
  const Effect& e = offer.effects[0];
  const auto rung = [&](std::int64_t at) {
    if (e.by == By::units) {
      needs.units = std::max(needs.units, at);
    } else if (at > needs.amount) {
      needs.amount = at;
      needs.base = offer.base;
    }
  };
  if (e.every) rung(*e.every);
  if (!e.steps.empty()) rung(e.steps[0].at);
  if (e.kind == EffectKind::nth_unit || (e.kind == EffectKind::buy_get && !e.get_scope))
    needs.units = std::max(needs.units, units_to_reduce(e));
  if (e.kind == EffectKind::bundle_price && e.items.empty())
    needs.units = std::max(needs.units, *e.units);
  return needs;
}

/// The first set of different goods, or the first purchase with its rewards: units of it, and those that are there.
struct FirstSet {
  std::int64_t needed = 0, have = 0;
  std::int64_t rewards = 0, rewards_there = 0;  ///< of these, when they are of a scope of their own
};

FirstSet first_set(const Candidate& c, const Running& running) {
  FirstSet set;
  if (c.offer->effects.size() != 1) return set;
  const Effect& e = c.offer->effects[0];
  std::vector<std::int64_t> left = running.units;
  const auto take = [&](const PartList& parts, std::int64_t wanted) {
    std::int64_t taken = 0;
    for (const std::uint16_t p : parts) {
      const std::int64_t units = std::min(left[p], wanted - taken);
      left[p] -= units;
      taken += units;
    }
    set.needed += wanted;
    set.have += taken;
    return taken;
  };
  for (std::size_t i = 0; i < e.items.size(); ++i) take(c.effects[0].items[i], e.items[i].units);
  if (e.get_scope) {
    set.rewards = e.partial ? 1 : *e.get;
    set.rewards_there = take(c.effects[0].rewards, set.rewards);
    take(c.parts, *e.buy);
  }
  return set;
}

class Explainer {
 public:
  explicit Explainer(const Priced& priced) : priced_(priced), work_(*priced.workings) {
    for (const AppliedOffer& a : priced.applied) members_.push_back(a.candidate);
    states_.push_back(work_.contest.start);
    Tally tally;
    Applier applier(work_.contest.min_payable);
    for (const AppliedOffer& a : priced.applied) {
      states_.push_back(states_.back());
      applier.apply(priced.candidate(a), states_.back(), tally, nullptr);
    }
  }

  std::vector<RefusedOffer> run() {
    for (const RefusedChoice& r : priced_.refused) {
      refusals_.push_back({r.id, r.offer, r.reasons, {}, {}});
      chosen_.push_back(r.id);
    }
    for (const Unusable& u : work_.candidates.unusable) {
      const std::string_view id =
          u.instance ? std::string_view(u.instance->id) : std::string_view(u.offer->id);
      if (listed(id)) continue;
      RefusedOffer r{id, u.offer, u.reasons, {}, {}};
      if (!u.parts.empty())
        thresholds(*u.offer, sums_of(u.parts, before(u.stage, u.group, *u.offer)), {}, r);
      r.short_amount.reset();
      r.short_units.reset();
      refusals_.push_back(std::move(r));
    }
    for (std::size_t i = 0; i < work_.candidates.usable.size(); ++i) explain_usable(i);
    put_in_order(refusals_,
                 [](const RefusedOffer& a, const RefusedOffer& b) { return a.id < b.id; });
    return std::move(refusals_);
  }

 private:
  bool listed(std::string_view id) const {
    return std::find(chosen_.begin(), chosen_.end(), id) != chosen_.end();
  }

  /// What was left when the turn of such an offer came.
  const Running& before(OfferStage stage, std::size_t group, const Offer& offer) const {
    std::size_t k = 0;
    const auto earlier = [&](const Candidate& c) {
      if (c.stage != stage) return c.stage < stage;
      if (c.group != group) return c.group < group;
      if (c.offer->priority != offer.priority) return c.offer->priority < offer.priority;
      return c.offer->id < offer.id;
    };
    while (k < priced_.applied.size() && earlier(priced_.candidate(priced_.applied[k]))) ++k;
    return states_[k];
  }

  static void thresholds(const Offer& offer, const ScopeSums& sums, const FirstSet& set,
                         RefusedOffer& into) {
    const Needs needs = needs_of(offer);
    const std::int64_t have = needs.base == Base::running ? sums.running : sums.priced;
    if (have < needs.amount) {
      into.short_amount = needs.amount - have;
      into.reasons.push_back({"threshold_amount",
                              {{"base", base_names[static_cast<std::size_t>(needs.base)]},
                               {"gap", needs.amount - have},
                               {"have", have},
                               {"needed", needs.amount}}});
    }
    const auto ask = [&](std::int64_t units, std::int64_t there) {
      const std::int64_t gap = units - there;
      if (gap <= 0) return false;
      into.short_units = std::max(into.short_units.value_or(0), gap);
      into.reasons.push_back(
          {"threshold_units", {{"gap", gap}, {"have", there}, {"needed", units}}});
      return true;
    };
    ask(needs.units, sums.units);
    if (ask(set.needed, set.have) && set.rewards_there < set.rewards) {
      auto& details = into.reasons.back().details;
      details.push_back({"rewards", set.rewards_there});
      details.push_back({"rewards_needed", set.rewards});
    }
  }

  void explain_usable(std::size_t i) {
    const Candidate& c = work_.candidates.usable[i];
    std::size_t copies = 0;  // in the set: the first ones
    for (const AppliedOffer& a : priced_.applied) {
      if (a.candidate != i) continue;
      copies = a.copy + 1;
      if (!a.done.effect) add(c, a.copy, i, copies);
    }
    for (auto copy = copies; copy < static_cast<std::size_t>(c.copies()); ++copy)
      add(c, copy, i, copies);
  }

  void add(const Candidate& c, std::size_t copy, std::size_t i, std::size_t copies_in_set) {
    const bool in_set = copy < copies_in_set;
    RefusedOffer r;
    r.id = c.coupon ? std::string_view(c.instances[copy]->id) : std::string_view(c.offer->id);
    r.offer = c.offer;
    if (listed(r.id)) return;
    const Running& here = before(c.stage, c.group, *c.offer);
    thresholds(*c.offer, sums_of(c.parts, here), first_set(c, here), r);
    if (!in_set) {
      const auto conditions = r.reasons.size();
      if (static_cast<std::int64_t>(copies_in_set) >= c.room)
        r.reasons.push_back({"usage_limit", {{"limit", c.room}}});
      work_.rules.explain(members_, i, r.reasons);
      const bool by_choice =
          c.coupon && work_.circumstance.cart().coupons.kind == CouponChoice::Kind::exactly;
      if (by_choice) r.reasons.push_back({"not_chosen", {}});
      if (r.reasons.size() > conditions) r.short_amount.reset(), r.short_units.reset();
    }
    if (r.reasons.empty())
      r.reasons.push_back({in_set || idle(c, here) ? "no_effect" : "lower_saving", {}});
    refusals_.push_back(std::move(r));
  }

  /// Whether it does nothing. With one fen that it may take it is known as soon as with all.
  bool idle(const Candidate& c, Running here) const {
    Tally tally;
    const std::int64_t kept = std::max(work_.contest.min_payable, here.goods - 1);
    return !Applier(kept).apply(c, here, tally, nullptr).effect;
  }

  const Priced& priced_;
  const Workings& work_;
  std::vector<std::size_t> members_;
  std::vector<Running> states_;  ///< before each applied offer, and after the last
  std::vector<std::string_view> chosen_;
  std::vector<RefusedOffer> refusals_;
};

}  // namespace

std::vector<RefusedOffer> explain_refusals(const Priced& priced) { return Explainer(priced).run(); }

}  // namespace loyalty
