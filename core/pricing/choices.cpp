#include "core/pricing/choices.h"

#include <algorithm>

namespace loyalty {

namespace {

class Chooser {
 public:
  Chooser(const Circumstance& circumstance, const StackingRules& rules, Candidates& candidates)
      : circumstance_(circumstance),
        choice_(circumstance.cart().coupons),
        rules_(rules),
        candidates_(candidates),
        stack_(rules.empty()) {}

  void fix_always(const Running& start) {
    for (std::size_t i = 0; i < candidates_.usable.size(); ++i) {
      Candidate& c = candidates_.usable[i];
      c.most = std::min(c.copies(), c.room);
      if (c.coupon || c.offer->apply != Apply::always) continue;
      const bool fits =
          threshold_holds(*c.offer, sums_of(c.parts, start)) && rules_.allows(stack_, i);
      c.most = c.required = fits ? 1 : 0;
      if (fits) join(i);
    }
  }

  void fix_coupons() {
    for (const std::string& id : choice_.ids) take(id);
    if (choice_.kind != CouponChoice::Kind::exactly) return;
    for (Candidate& c : candidates_.usable)
      if (c.coupon) c.most = c.required;
  }

  std::vector<RefusedChoice> refused;

 private:
  void join(std::size_t i) {
    rules_.add(stack_, i);
    members_.push_back(i);
  }

  void take(const std::string& id) {
    for (std::size_t i = 0; i < candidates_.usable.size(); ++i) {
      Candidate& c = candidates_.usable[i];
      const auto at = std::find_if(c.instances.begin(), c.instances.end(),
                                   [&](const CouponHeld* held) { return held->id == id; });
      if (at == c.instances.end()) continue;
      const bool used_up = c.required >= c.room;
      if (used_up || !rules_.allows(stack_, i)) {
        refused.push_back({id, c.offer, {}});
        if (used_up) refused.back().reasons.push_back({"usage_limit", {{"limit", c.room}}});
        rules_.explain(members_, i, refused.back().reasons);
        return;
      }
      std::rotate(c.instances.begin() + static_cast<std::ptrdiff_t>(c.required), at, at + 1);
      ++c.required;
      join(i);
      return;
    }
    for (const Unusable& u : candidates_.unusable) {
      if (u.instance && u.instance->id == id) {
        refused.push_back({id, u.offer, u.reasons});
        return;
      }
    }
    for (const CouponHeld& gone : circumstance_.shopper().expired) {
      if (gone.id != id) continue;
      refused.push_back({id,
                         circumstance_.program().coupon(gone.coupon),
                         {{"expired", {{"until", gone.until.value}}}}});
      return;
    }
    refused.push_back({id, nullptr, {{"unknown_coupon", {}}}});
  }

  const Circumstance& circumstance_;
  const CouponChoice& choice_;
  const StackingRules& rules_;
  Candidates& candidates_;
  Stack stack_;
  std::vector<std::size_t> members_;
};

}  // namespace

std::vector<RefusedChoice> settle_choices(const Circumstance& circumstance,
                                          const StackingRules& rules, const Running& start,
                                          Candidates& candidates) {
  Chooser chooser(circumstance, rules, candidates);
  chooser.fix_always(start);
  chooser.fix_coupons();
  return std::move(chooser.refused);
}

}  // namespace loyalty
