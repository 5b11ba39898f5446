#include "tests/oracle/oracle.h"

#include <algorithm>
#include <map>

#include "tests/oracle/payment.h"
#include "tests/oracle/sets.h"

namespace loyalty::oracle {
namespace {

using Set = std::vector<const Entry*>;

/// Everything that may take part in the search, in application order.
struct Candidates {
  std::vector<Entry> entries;                           ///< of all offers, usable or not
  std::map<std::string, std::string> unusable_coupons;  ///< instance id to why
  Set always, promotions, coupons;
};

bool in_order(const Entry* a, const Entry* b) { return before(*a, *b); }

void note(std::vector<Clash>& clashes, Clash clash) {
  if (std::find(clashes.begin(), clashes.end(), clash) == clashes.end()) clashes.push_back(clash);
}

std::vector<Entry> entries_of(const Case& c, const std::vector<Part>& parts) {
  std::vector<Entry> entries;
  for (const Offer& offer : c.program.promotions)
    entries.push_back(entry_of(c, parts, offer, nullptr));
  for (const CouponHeld& held : c.shopper.coupons)
    for (const Offer& offer : c.program.coupons)
      if (offer.id == held.coupon) entries.push_back(entry_of(c, parts, offer, &held));
  return entries;
}

std::string unusable_coupon(const Case& c, const Entry& entry) {
  for (const CouponHeld& held : c.shopper.coupons) {
    if (held.id != entry.id) continue;
    if (c.cart.at < held.from) return "not_started";
    if (c.cart.at >= held.until) return "expired";
  }
  return unusable(c, entry);
}

Int copies_of(const Set& set, const Offer& coupon) {
  return std::count_if(set.begin(), set.end(), [&](const Entry* e) { return e->offer == &coupon; });
}

/// The coupons that may join those that were asked for: of copies of which the limits allow only some,
/// those that end first.
Set others(const Case& c, const Candidates& candidates, const Set& asked) {
  Set by_end = candidates.coupons, out;
  std::sort(by_end.begin(), by_end.end(), [](const Entry* a, const Entry* b) {
    return std::tie(a->until, a->id) < std::tie(b->until, b->id);
  });
  for (const Entry* e : by_end) {
    if (std::find(asked.begin(), asked.end(), e) != asked.end()) continue;
    if (copies_of(asked, *e->offer) + copies_of(out, *e->offer) < uses_left(c, *e->offer))
      out.push_back(e);
  }
  return out;
}

Candidates candidates_of(const Case& c, const std::vector<Part>& parts, Seen& seen) {
  Candidates out;
  out.entries = entries_of(c, parts);
  Set always;
  for (const Entry& e : out.entries) {
    const auto why = e.coupon ? unusable_coupon(c, e) : unusable(c, e);
    if (!why.empty()) {
      if (e.coupon) out.unusable_coupons[e.id] = why;
      continue;
    }
    const bool is_always = !e.coupon && e.offer->apply == Apply::always;
    (e.coupon ? out.coupons : is_always ? always : out.promotions).push_back(&e);
  }
  std::sort(always.begin(), always.end(), in_order);
  for (const Entry* e : always) {
    if (!holds_at_first(c, parts, *e)) continue;
    out.always.push_back(e);
    const Clash why = clash(c, out.always);
    if (why == Clash::none) continue;
    out.always.pop_back();
    seen.always_clashed = true;
    note(seen.clashes, why);
  }
  seen.always_fixed = !out.always.empty();
  return out;
}

/// The coupons that the customer asks for and can have.
Set required(const Case& c, const Candidates& candidates, Outcome& out) {
  Set taken;
  if (c.cart.coupons.kind == CouponChoice::Kind::best) return taken;
  for (const auto& id : c.cart.coupons.ids) {
    const auto unusable = candidates.unusable_coupons.find(id);
    if (unusable != candidates.unusable_coupons.end()) {
      out.refused.push_back({id, unusable->second});
      continue;
    }
    const auto held = std::find_if(candidates.coupons.begin(), candidates.coupons.end(),
                                   [&](const Entry* e) { return e->id == id; });
    if (held == candidates.coupons.end()) {
      out.refused.push_back({id, "not_held"});
      continue;
    }
    Set with = candidates.always;
    with.insert(with.end(), taken.begin(), taken.end());
    with.push_back(*held);
    if (copies_of(taken, *(*held)->offer) >= uses_left(c, *(*held)->offer)) {
      out.refused.push_back({id, "usage_limit"});
    } else if (clash(c, with) == Clash::none) {
      taken.push_back(*held);
    } else {
      out.refused.push_back({id, "stacking"});
    }
  }
  return taken;
}

/// Every allowed set that contains `fixed`.
class Search {
 public:
  Search(const Case& c, const std::vector<Part>& parts, Seen& seen)
      : c_(c), parts_(parts), seen_(seen) {}

  void run(const Set& fixed, const Set& free) {
    set_ = fixed;
    visit(free, 0);
    for (const Objective& other : tried_) {
      const int at = first_difference(best_->objective, other);
      if (at < objective_members &&
          std::find(seen_.decided.begin(), seen_.decided.end(), at) == seen_.decided.end())
        seen_.decided.push_back(at);
    }
  }
  const PricedSet& best() const { return *best_; }

 private:
  // Any subset of an allowed set is allowed, so a set that clashes need not grow.
  void visit(const Set& free, std::size_t from) {
    Set ordered = set_;
    std::sort(ordered.begin(), ordered.end(), in_order);
    const PricedSet priced = price_set(c_, parts_, ordered);
    ++seen_.sets;
    tried_.push_back(priced.objective);
    if (!best_ || priced.objective < best_->objective) best_ = priced;
    for (std::size_t i = from; i < free.size(); ++i) {
      set_.push_back(free[i]);
      const Clash why = clash(c_, set_);
      if (why == Clash::none) {
        visit(free, i + 1);
      } else {
        note(seen_.clashes, why);
      }
      set_.pop_back();
    }
  }

  const Case& c_;
  const std::vector<Part>& parts_;
  Seen& seen_;
  Set set_;
  std::optional<PricedSet> best_;
  std::vector<Objective> tried_;
};

bool is_coupon(const Case& c, const std::string& id) {
  return std::any_of(c.shopper.coupons.begin(), c.shopper.coupons.end(),
                     [&](const CouponHeld& held) { return held.id == id; });
}

void fill(const Case& c, const std::vector<Part>& parts, const PricedSet& best, Outcome& out) {
  out.objective = best.objective;
  out.due = best.objective.due;
  out.gift_value = -best.objective.minus_gifts;
  out.points_granted = -best.objective.minus_points;
  out.coupons_granted = best.coupons_granted;
  out.discounts = best.discounts;
  for (const auto& id : best.objective.ids)
    (is_coupon(c, id) ? out.coupons : out.promotions).push_back(id);
  out.seen.floor_cut = best.floor_cut;
  out.seen.effects = best.effects;
  out.seen.no_effect = best.no_effect;

  auto running = best.left.running;
  out.deduction = deduct_points(c, parts, running);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& p = parts[i];
    out.parts.push_back({p.of, c.cart.lines[p.of].sku, p.quantity, p.kind, p.unit_list * p.quantity,
                         p.unit_price * p.quantity, running[i]});
    out.list += p.unit_list * p.quantity;
  }
  out.fee = c.cart.shipping ? c.cart.shipping->fee.value : 0;
  out.goods = sum(running);
  out.shipping = best.left.fee;
  out.payable = out.goods + out.shipping;
  out.saved = out.list + out.fee - out.payable;
  running.push_back(best.left.fee);
  out.payment = pay(c, running);
}

}  // namespace

int first_difference(const Objective& a, const Objective& b) {
  const bool same[] = {a.due == b.due,
                       a.minus_gifts == b.minus_gifts,
                       a.minus_points == b.minus_points,
                       a.minus_coupons_granted == b.minus_coupons_granted,
                       a.coupons == b.coupons,
                       a.promotions == b.promotions,
                       a.untils == b.untils,
                       a.ids == b.ids};
  return static_cast<int>(std::find(std::begin(same), std::end(same), false) - std::begin(same));
}

Outcome price(const Case& c) {
  Outcome out;
  if (points_for_goods(c) > c.shopper.points.value) {
    out.insufficient_points = true;
    return out;
  }
  const auto parts = parts_of(c);
  const auto candidates = candidates_of(c, parts, out.seen);

  Set fixed = candidates.always;
  const Set asked = required(c, candidates, out);
  fixed.insert(fixed.end(), asked.begin(), asked.end());
  Set free = candidates.promotions;
  if (c.cart.coupons.kind != CouponChoice::Kind::exactly) {
    const Set more = others(c, candidates, asked);
    free.insert(free.end(), more.begin(), more.end());
  }

  Search search(c, parts, out.seen);
  search.run(fixed, free);
  fill(c, parts, search.best(), out);
  for (const Entry* e : candidates.always)
    for (const auto& id : search.best().no_effect)
      out.seen.always_without_effect = out.seen.always_without_effect || id == e->id;
  for (const StackingGroup& group : c.program.pricing.groups)
    if (!group.excludes.empty() && group.excludes_unless && holds(*group.excludes_unless, c))
      out.seen.group_lifted = true;
  return out;
}

}  // namespace loyalty::oracle
