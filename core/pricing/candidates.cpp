#include "core/pricing/candidates.h"
#include "core/base/order.h"

#include <algorithm>
#include <numeric>

namespace loyalty {

namespace {

OfferStage stage_of(const Offer& offer, bool coupon) {
  bool ships = false, goods = false;
  for (const Effect& e : offer.effects) {
    if (e.kind == EffectKind::exchange) return OfferStage::exchange;
    if (e.kind == EffectKind::shipping_off)
      ships = true;
    else if (e.kind != EffectKind::gift && e.kind != EffectKind::grant)
      goods = true;
  }
  if (ships && !goods) return OfferStage::shipping;
  return coupon ? OfferStage::coupon : OfferStage::promotion;
}

class Sorter {
 public:
  Sorter(const Circumstance& circumstance, const Goods& goods)
      : circumstance_(circumstance), goods_(goods) {
    ranking_.resize(goods.parts.size());
    std::iota(ranking_.begin(), ranking_.end(), std::uint16_t{0});
    put_in_order(ranking_, [&](std::uint16_t a, std::uint16_t b) {
      return goods.parts[a].unit > goods.parts[b].unit;
    });
  }

  Candidates run() {
    for (const Offer& offer : circumstance_.program().promotions) sort_promotion(offer);
    sort_coupons();
    add_locked();
    put_in_order(found_.usable, [](const Candidate& a, const Candidate& b) {
      if (a.stage != b.stage) return a.stage < b.stage;
      if (a.group != b.group) return a.group < b.group;
      if (a.offer->priority != b.offer->priority) return a.offer->priority < b.offer->priority;
      return a.offer->id < b.offer->id;
    });
    number_scopes();
    return std::move(found_);
  }

 private:
  const Part& part(std::size_t i) const { return goods_.parts[i]; }

  /// A virtual unit is in the scope of its own offer, and in no other.
  bool concerns(const Offer& offer, const Scope& scope, const Part& p) const {
    return p.only_for ? p.only_for == &offer && &scope == &offer.scope : in_scope(scope, *p.line);
  }

  /// The parts of a scope that admit the stage, canonical.
  PartList admitted(const Offer& offer, const Scope& scope, Stage stage) const {
    PartList parts;
    for (std::size_t i = 0; i < goods_.parts.size(); ++i)
      if (part(i).admitted(stage) && concerns(offer, scope, part(i)))
        parts.push_back(static_cast<std::uint16_t>(i));
    return parts;
  }

  /// The parts of the offer's scope, whatever they admit.
  PartList concerned(const Offer& offer) const {
    PartList parts;
    for (std::size_t i = 0; i < goods_.parts.size(); ++i)
      if (concerns(offer, offer.scope, part(i))) parts.push_back(static_cast<std::uint16_t>(i));
    return parts;
  }

  PartList ranked(const PartList& parts) const {
    PartList result;
    result.reserve(parts.size());
    for (const std::uint16_t i : ranking_)
      if (std::binary_search(parts.begin(), parts.end(), i)) result.push_back(i);
    return result;
  }

  EffectGoods goods_of(const Effect& effect, const Candidate& c, Stage stage) const {
    EffectGoods goods;
    switch (effect.kind) {
      case EffectKind::amount_off:
      case EffectKind::percent_off:
      case EffectKind::shipping_off:
      case EffectKind::gift:
      case EffectKind::grant: return goods;
      case EffectKind::unit_amount_off:
      case EffectKind::nth_unit:
      case EffectKind::bundle_price:
      case EffectKind::buy_get:
      case EffectKind::exchange: break;
    }
    for (const BundleItem& item : effect.items) {
      PartList parts;
      for (const std::uint16_t i : c.parts)
        if (concerns(*c.offer, item.scope, part(i))) parts.push_back(i);
      goods.items.push_back(ranked(parts));
    }
    goods.ranked = ranked(c.parts);
    if (effect.get_scope) {
      goods.rewards = ranked(admitted(*c.offer, *effect.get_scope, stage));
      std::reverse(goods.rewards.begin(), goods.rewards.end());
    }
    return goods;
  }

  /// The candidate with its goods, and why there are none if there are none.
  Candidate prepare(const Offer& offer, bool coupon, std::vector<Reason>& reasons) const {
    Candidate c;
    c.offer = &offer;
    c.coupon = coupon;
    c.stage = stage_of(offer, coupon);
    const auto& groups = circumstance_.program().pricing.groups;
    while (c.group < groups.size() && groups[c.group].id != offer.group) ++c.group;
    const Stage stage = coupon ? Stage::coupons : Stage::promotions;
    // A price that shuts other offers out still counts for shipping.
    c.parts =
        c.stage == OfferStage::shipping ? concerned(offer) : admitted(offer, offer.scope, stage);
    bool ships = false;
    for (const Effect& e : offer.effects) {
      c.effects.push_back(goods_of(e, c, stage));
      ships = ships || e.kind == EffectKind::shipping_off;
    }
    touch(c, ships);
    if (c.touches.empty() || c.parts.empty())
      reasons.push_back({concerned(offer).empty() ? "out_of_scope" : "price_kind", {}});
    return c;
  }

  /// The touch set: what decides which offers get into each other's way.
  void touch(Candidate& c, bool ships) const {
    if (ships) c.touches.add(LineSet::shipping);
    if (c.stage == OfferStage::shipping) return;
    bool discounts = false, sets_only = true;
    for (std::size_t e = 0; e < c.effects.size(); ++e) {
      const EffectKind kind = c.offer->effects[e].kind;
      if (kind == EffectKind::gift || kind == EffectKind::grant || kind == EffectKind::shipping_off)
        continue;
      discounts = true;
      for (const PartList& item : c.effects[e].items)
        for (const std::uint16_t i : item) c.touches.add(i);
      for (const std::uint16_t i : c.effects[e].rewards) c.touches.add(i);
      if (c.effects[e].items.empty()) sets_only = false;
    }
    // What comes beside a discount touches no more than it; a gift alone, all that earns it.
    if (!discounts || !sets_only)
      for (const std::uint16_t i : c.parts) c.touches.add(i);
  }

  /// Uses of the offer by orders that were placed and are not paid yet.
  std::int64_t uses_held(const Offer& offer, bool today) const {
    std::int64_t held = 0;
    for (const OrderHold& hold : circumstance_.shopper().holds)
      if (hold.today || !today) held += std::count(hold.uses.begin(), hold.uses.end(), offer.id);
    return held;
  }

  /// Uses of the offer that are left; adds the reason when there are none.
  std::int64_t uses_left(const Offer& offer, std::vector<Reason>& reasons) const {
    const OfferUses* uses = wire::find(circumstance_.shopper().offer_uses, offer.id);
    const std::int64_t* total = wire::find(circumstance_.cart().offer_totals, offer.id);
    std::int64_t left = max_amount;
    const auto count = [&](const std::optional<std::int64_t>& limit, std::int64_t used,
                           std::string_view period) {
      if (!limit) return;
      const std::int64_t held = period == "total" ? 0 : uses_held(offer, period == "day");
      if (used >= *limit && used - held < *limit) {
        reasons.push_back({"held", {{"held", held}, {"limit", *limit}, {"period", period}}});
      } else if (used >= *limit) {
        reasons.push_back({"usage_limit", {{"limit", *limit}, {"period", period}, {"used", used}}});
      }
      left = std::min(left, std::max<std::int64_t>(0, *limit - used));
    };
    count(offer.limits.per_member, uses ? uses->ever : 0, "ever");
    count(offer.limits.per_day, uses ? uses->today : 0, "day");
    count(offer.limits.total, total ? *total : 0, "total");
    return left;
  }

  void sort_promotion(const Offer& offer) {
    std::vector<Reason> reasons;
    circumstance_.explain(offer.when, reasons);
    uses_left(offer, reasons);
    Candidate c = prepare(offer, false, reasons);
    if (reasons.empty())
      found_.usable.push_back(std::move(c));
    else
      found_.unusable.push_back(
          {&offer, nullptr, std::move(reasons), c.stage, c.group, std::move(c.parts)});
  }

  void sort_coupons() {
    std::vector<const CouponHeld*> held;
    for (const CouponHeld& c : circumstance_.shopper().coupons) held.push_back(&c);
    // By template, then what ends first: so the copies that a set leaves over are those that last longest.
    put_in_order(held, [](const CouponHeld* a, const CouponHeld* b) {
      if (a->coupon != b->coupon) return a->coupon < b->coupon;
      if (a->until != b->until) return a->until < b->until;
      return a->id < b->id;
    });
    for (auto from = held.begin(); from != held.end();) {
      const auto to = std::find_if(
          from, held.end(), [&](const CouponHeld* c) { return c->coupon != (*from)->coupon; });
      if (const Offer* offer = circumstance_.program().coupon((*from)->coupon))
        sort_instances(*offer, {&*from, static_cast<std::size_t>(to - from)});
      from = to;
    }
  }

  void add_locked() {
    for (const CouponLocked& locked : circumstance_.shopper().locked) {
      const Offer* offer = circumstance_.program().coupon(locked.coupon.coupon);
      if (!offer) continue;
      Reason held("held", {});
      if (locked.order) held.details.push_back({"order", *locked.order});
      if (locked.until) held.details.push_back({"until", locked.until->value});
      found_.unusable.push_back({.offer = offer, .instance = &locked.coupon, .reasons = {held}});
    }
  }

  void sort_instances(const Offer& offer, std::span<const CouponHeld*> held) {
    std::vector<Reason> shared;
    circumstance_.explain(offer.when, shared);
    const std::int64_t room = uses_left(offer, shared);
    Candidate c = prepare(offer, true, shared);
    c.room = room;
    for (const CouponHeld* instance : held) {
      std::vector<Reason> reasons = shared;
      if (circumstance_.at() < instance->from)
        reasons.push_back({"not_started", {{"from", instance->from.value}}});
      if (circumstance_.at() >= instance->until && !instance->kept)
        reasons.push_back({"expired", {{"until", instance->until.value}}});
      if (reasons.empty())
        c.instances.push_back(instance);
      else
        found_.unusable.push_back(
            {&offer, instance, std::move(reasons), c.stage, c.group, c.parts});
    }
    if (!c.instances.empty()) found_.usable.push_back(std::move(c));
  }

  void number_scopes() {
    for (Candidate& c : found_.usable) {
      const auto at = std::find(found_.scopes.begin(), found_.scopes.end(), c.parts);
      c.scope = static_cast<std::size_t>(at - found_.scopes.begin());
      if (at == found_.scopes.end()) found_.scopes.push_back(c.parts);
    }
  }

  const Circumstance& circumstance_;
  const Goods& goods_;
  PartList ranking_;  ///< all parts, dearest first, ties canonical
  Candidates found_;
};

}  // namespace

Candidates find_candidates(const Circumstance& circumstance, const Goods& goods) {
  return Sorter(circumstance, goods).run();
}

}  // namespace loyalty
