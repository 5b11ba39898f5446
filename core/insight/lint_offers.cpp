// Offers and prices that never apply, steps that never decide, discounts without an end.

#include <algorithm>

#include "core/insight/findings.h"
#include "core/insight/scopes.h"
#include "core/insight/worth.h"

namespace loyalty {
namespace {

/// A rate from here on takes a third of whatever is in the cart: it wants a cap.
constexpr BasisPoints large_rate{3000};

bool is_anytime(const Condition& when) { return when == Condition{}; }

/// Why the circumstances of a condition never come; empty when they may.
std::string_view never_holds(const Program& program, const Condition& when) {
  if (!when.member_day) return {};
  const MemberDays& days = program.member_days;
  if (days.days.empty() && days.weekdays.empty()) return "member_day";
  const bool common =
      !days.days.empty() || when.weekdays.empty() ||
      std::any_of(when.weekdays.begin(), when.weekdays.end(), [&](std::int64_t day) {
        return std::find(days.weekdays.begin(), days.weekdays.end(), day) != days.weekdays.end();
      });
  return common ? std::string_view{} : "weekdays";
}

bool windows_meet(const Condition& when, const std::optional<Validity>& validity) {
  if (!validity) return true;
  return !(when.until && validity->from && *validity->from >= *when.until) &&
         !(when.from && validity->until && *when.from >= *validity->until);
}

class Offers {
 public:
  Offers(const Program& program, Findings& findings) : program_(program), findings_(findings) {}

  void run() {
    find_blockers();
    find_grants();
    const auto each = [&](const std::vector<Offer>& list, std::string_view at, bool coupons) {
      for (std::size_t i = 0; i < list.size(); ++i) look_at(list[i], place_of(at, i), coupons);
    };
    each(program_.coupons, "/coupons", true);
    each(program_.promotions, "/promotions", false);
    const auto& prices = program_.pricing.special_prices;
    for (std::size_t i = 0; i < prices.size(); ++i)
      if (const auto why = is_empty(sorted(prices[i].scope))
                               ? std::string_view{"scope"}
                               : never_holds(program_, prices[i].when);
          !why.empty())
        never(*prices[i].id, place_of("/pricing/special_prices", i), why);
    if (program_.pricing.min_payable.value == 0 && something_takes_all())
      findings_.warn("order_for_nothing", "/pricing/min_payable");
  }

 private:
  void never(const std::string& id, const std::string& at, std::string_view why) {
    findings_.warn("never_applies", at, {{"id", id}, {"why", why}});
  }

  /// Promotions that stand in every order, whatever else is in it: they ask for nothing, and clash with no other that
  /// always applies. Their steps are not asked, but sets of certain goods stand only where those are.
  void find_blockers() {
    const auto stands = [&](const Offer& o) {
      return std::none_of(
          program_.promotions.begin(), program_.promotions.end(),
          [&](const Offer& other) { return other.apply == Apply::always && may_block(other, o); });
    };
    for (const Offer& o : program_.promotions)
      if (stands(o) && o.apply == Apply::always && is_anytime(o.when) &&
          o.threshold == Threshold{} && o.limits == UseLimits{} && takes_everything(o.scope) &&
          !is_sets_only(o))
        blockers_.push_back(&o);
  }

  const StackingGroup& group(const std::string& id) const {
    const auto& groups = program_.pricing.groups;
    return *std::find_if(groups.begin(), groups.end(),
                         [&](const StackingGroup& g) { return g.id == id; });
  }

  bool excludes(const StackingGroup& from, const std::string& other) const {
    return !from.excludes_unless &&
           std::find(from.excludes.begin(), from.excludes.end(), other) != from.excludes.end();
  }

  bool blocks(const Offer& blocker, const Offer& offer) const {
    if (blocker.id == offer.id || is_shipping(blocker) != is_shipping(offer)) return false;
    const StackingGroup &own = group(offer.group), &other = group(blocker.group);
    return blocker.exclusive || offer.exclusive || excludes(own, other.id) ||
           excludes(other, own.id) ||
           (own.id == other.id && (own.max_per_order == 1 || own.max_per_line == 1));
  }

  /// The same in some order at least: where exclusions are not lifted, or a limit is reached.
  bool may_block(const Offer& other, const Offer& offer) const {
    if (other.id == offer.id) return false;
    const auto names = [](const StackingGroup& from, const std::string& id) {
      return std::find(from.excludes.begin(), from.excludes.end(), id) != from.excludes.end();
    };
    const StackingGroup &one = group(other.group), &two = group(offer.group);
    return other.exclusive || offer.exclusive || names(one, two.id) || names(two, one.id) ||
           (one.id == two.id && (one.max_per_order || one.max_per_line));
  }

  static bool brings_only(const Effect& e) {
    return e.kind == EffectKind::shipping_off || e.kind == EffectKind::gift ||
           e.kind == EffectKind::grant;
  }

  static bool is_sets_only(const Offer& o) {
    const auto& all = o.effects;
    return !std::all_of(all.begin(), all.end(), brings_only) &&
           std::all_of(all.begin(), all.end(),
                       [](const Effect& e) { return brings_only(e) || !e.items.empty(); });
  }

  static bool is_shipping(const Offer& o) {
    const auto is = [](const Effect& e) { return e.kind == EffectKind::shipping_off; };
    return std::all_of(o.effects.begin(), o.effects.end(), brings_only) &&
           std::any_of(o.effects.begin(), o.effects.end(), is);
  }

  void look_at(const Offer& o, const std::string& at, bool coupon) {
    const Scope scope = sorted(o.scope);
    if (is_empty(scope)) never(o.id, at + "/scope", "scope");
    if (const auto why = never_holds(program_, o.when); !why.empty())
      never(o.id, at + "/when", why);
    if (!windows_meet(o.when, o.validity)) never(o.id, at + "/when", "window");
    if (coupon && program_.pricing.max_coupons == 0) never(o.id, at, "max_coupons");
    for (const Offer* blocker : blockers_) {
      if (o.apply == Apply::always || !blocks(*blocker, o)) continue;
      findings_.warn("always_blocked", at, {{"by", blocker->id}, {"id", o.id}});
      break;
    }
    for (std::size_t i = 0; i < o.effects.size(); ++i)
      effect(o, scope, o.effects[i], place_of(at + "/effects", i), coupon);
    if (coupon) {
      unbounded(o, at);
      grants_itself(static_cast<std::size_t>(&o - program_.coupons.data()), at);
    }
  }

  /// `scope` is the offer's, sorted.
  void effect(const Offer& o, const Scope& scope, const Effect& e, const std::string& at,
              bool coupon) {
    if (e.kind == EffectKind::bundle_price)
      for (std::size_t i = 0; i < e.items.size(); ++i)
        if (are_disjoint(scope, sorted(e.items[i].scope)))
          findings_.warn("set_never_complete", place_of(at + "/items", i) + "/scope",
                         {{"id", o.id}});
    steps(o, e, at);
    if (const BasisPoints rate = rate_of(e);
        e.kind == EffectKind::percent_off && !e.cap && rate >= large_rate)
      findings_.warn("no_cap", at, {{"least", large_rate.value}, {"off", rate.value}});
    if (!coupon && takes_all(o, e)) findings_.warn("takes_all", at, {{"id", o.id}});
  }

  void steps(const Offer& o, const Effect& e, const std::string& at) {
    const bool units = e.by == By::units;
    const bool same_base = o.threshold.base.value_or(o.base) == o.base;
    const std::int64_t needed = !same_base ? 0
                                : units    ? o.threshold.units.value_or(0)
                                           : o.threshold.amount.value_or(Money{0}).value;
    for (std::size_t i = 0; i + 1 < e.steps.size(); ++i) {
      const Step &step = e.steps[i], &next = e.steps[i + 1];
      const std::string place = place_of(at + "/steps", i);
      if (next.at <= needed)
        findings_.warn("step_never_decides", place,
                       {{"at", step.at}, {"next", next.at}, {"threshold", needed}});
      if (e.cap && step.off && !units &&
          share(Money{step.at}, *step.off, Rounding::half_up) >= *e.cap)
        findings_.warn("step_adds_nothing", place_of(at + "/steps", i + 1),
                       {{"at", next.at}, {"cap", e.cap->value}});
    }
  }

  static BasisPoints rate_of(const Effect& e) {
    return e.steps.empty() ? e.off.value_or(BasisPoints{0})
                           : e.steps.back().off.value_or(BasisPoints{0});
  }

  void unbounded(const Offer& o, const std::string& at) {
    const bool ends = o.when.until || o.validity->until || o.validity->days_after_issue;
    const bool bounded = std::all_of(o.effects.begin(), o.effects.end(), [](const Effect& e) {
      return e.kind != EffectKind::percent_off || e.cap;
    });
    if (ends || bounded || o.limits != UseLimits{} || o.threshold != Threshold{} ||
        !takes_everything(o.scope))
      return;
    findings_.warn("coupon_unbounded", at, {{"id", o.id}});
  }

  /// By coupon: the coupons that using it grants; none when a limit of use ends the way.
  void find_grants() {
    wire::Map<std::size_t> places;
    for (std::size_t i = 0; i < program_.coupons.size(); ++i)
      places.emplace_back(program_.coupons[i].id, i);
    std::sort(places.begin(), places.end());
    for (const Offer& o : program_.coupons) {
      auto& next = granted_.emplace_back();
      if (o.limits.per_member || o.limits.total) continue;
      for (const Effect& e : o.effects)
        for (const std::string& id : e.coupons)
          next.push_back(std::lower_bound(places.begin(), places.end(), id,
                                          [](const auto& entry, const std::string& wanted) {
                                            return entry.first < wanted;
                                          })
                             ->second);
    }
  }

  void grants_itself(std::size_t start, const std::string& at) {
    std::vector<std::size_t> reached{start};
    std::vector<char> seen(granted_.size(), 0);
    for (std::size_t i = 0; i < reached.size(); ++i)
      for (const std::size_t next : granted_[reached[i]]) {
        if (next == start) {
          findings_.warn(
              "coupon_grants_itself", at,
              {{"by", program_.coupons[reached[i]].id}, {"id", program_.coupons[start].id}});
          return;
        }
        if (!seen[next]) reached.push_back(next);
        seen[next] = 1;
      }
  }

  bool something_takes_all() const {
    const auto& deduct = program_.points ? program_.points->deduct : std::nullopt;
    if (deduct && !deduct->max && !deduct->max_points && deduct->max_share.value_or(whole) == whole)
      return true;
    for (const auto* list : {&program_.coupons, &program_.promotions})
      for (const Offer& o : *list)
        for (const Effect& e : o.effects)
          if (takes_all(o, e)) return true;
    return false;
  }

  const Program& program_;
  Findings& findings_;
  std::vector<const Offer*> blockers_;
  std::vector<std::vector<std::size_t>> granted_;
};

}  // namespace

void lint_offers(const Program& program, Findings& findings) { Offers(program, findings).run(); }

}  // namespace loyalty
