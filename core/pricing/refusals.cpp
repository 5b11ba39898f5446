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
  if (e.kind == EffectKind::nth_unit)
    needs.units = std::max(needs.units, static_cast<std::int64_t>(e.offs.size()));
  if (e.kind == EffectKind::bundle_price && e.items.empty())
    needs.units = std::max(needs.units, *e.units);
  if (e.kind == EffectKind::buy_get && !e.get_scope)
    needs.units = std::max(needs.units, *e.buy + *e.get);
  return needs;
}

/// Units missing from the first set of different goods, or from the first purchase with its reward.
std::int64_t missing_from_set(const Candidate& c, const Running& running) {
  if (c.offer->effects.size() != 1) return 0;
  const Effect& e = c.offer->effects[0];
  const auto units = [&](const PartList& parts) {
    std::int64_t sum = 0;
    for (const std::uint16_t i : parts) sum += running.units[i];
    return sum;
  };
  std::int64_t missing = 0;
  for (std::size_t i = 0; i < e.items.size(); ++i)
    missing += std::max<std::int64_t>(0, e.items[i].units - units(c.effects[0].items[i]));
  if (e.get_scope) {
    PartList all = c.parts;
    for (const std::uint16_t p : c.effects[0].rewards) all.push_back(p);
    put_in_order(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const std::int64_t rewards = std::max<std::int64_t>(0, *e.get - units(c.effects[0].rewards));
    missing = std::max({rewards + std::max<std::int64_t>(0, *e.buy - units(c.parts)),
                        *e.buy + *e.get - units(all)});
  }
  return missing;
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
        thresholds(*u.offer, sums_of(u.parts, before(u.stage, u.group, *u.offer)), 0, r);
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

  static void thresholds(const Offer& offer, const ScopeSums& sums, std::int64_t missing_units,
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
    const std::int64_t gap = std::max(needs.units - sums.units, missing_units);
    if (gap > 0) {
      into.short_units = gap;
      into.reasons.push_back(
          {"threshold_units", {{"gap", gap}, {"have", sums.units}, {"needed", sums.units + gap}}});
    }
  }

  void explain_usable(std::size_t i) {
    const Candidate& c = work_.candidates.usable[i];
    std::size_t copy = 0;
    for (const AppliedOffer& a : priced_.applied) {
      if (a.candidate != i) continue;
      copy = a.copy + 1;
      if (!a.done.effect) add(c, a.copy, i, true);
    }
    for (; copy < static_cast<std::size_t>(c.copies()); ++copy) add(c, copy, i, false);
  }

  void add(const Candidate& c, std::size_t copy, std::size_t i, bool in_set) {
    RefusedOffer r;
    r.id = c.coupon ? std::string_view(c.instances[copy]->id) : std::string_view(c.offer->id);
    r.offer = c.offer;
    if (listed(r.id)) return;
    const Running& here = before(c.stage, c.group, *c.offer);
    thresholds(*c.offer, sums_of(c.parts, here), missing_from_set(c, here), r);
    if (!in_set) {
      const auto conditions = r.reasons.size();
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
