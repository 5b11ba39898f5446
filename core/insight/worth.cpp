#include "core/insight/worth.h"

#include <algorithm>

namespace loyalty {
namespace {

/// The largest amount of a step that takes nine tenths of what it asks for; 0 when none does.
Money nearly_all(const Offer& offer, const Effect& effect) {
  if (effect.kind != EffectKind::amount_off || effect.by == By::units) return Money{0};
  const std::int64_t threshold = offer.threshold.amount.value_or(Money{0}).value;
  Money best{0};
  const auto ask = [&](std::int64_t at, Money amount) {
    if (amount.value * Wide{10} >= Wide{std::max(at, threshold)} * 9) best = std::max(best, amount);
  };
  for (const Step& step : effect.steps) ask(step.at, *step.amount);
  if (effect.every) ask(*effect.every, *effect.amount);
  return best;
}

}  // namespace

std::int64_t PointWorth::of(Points amount) const {
  const Wide worth = Wide{amount.value} * fen / points;
  return static_cast<std::int64_t>(std::min<Wide>(worth, max_amount));
}

PointWorth point_worth(const Program& program) {
  PointWorth best;
  if (!program.points) return best;
  if (const auto& deduct = program.points->deduct)
    best = {deduct->amount.value, deduct->points.value};
  for (const Exchange& x : program.points->exchange)
    if (x.kind == ExchangeKind::bonus)
      best = std::max(best, PointWorth{x.bonus.value, x.points.value});
  return best;
}

bool takes_all(const Offer& offer, const Effect& effect) {
  if (effect.kind == EffectKind::percent_off)
    return !effect.cap && effect.off.value_or(BasisPoints{0}) == whole;
  return nearly_all(offer, effect).value > 0;
}

Money cash_worth(const Offer& coupon) {
  Money worth{0};
  for (const Effect& effect : coupon.effects) worth += nearly_all(coupon, effect);
  return worth;
}

Money cash_worth(const Program& program, const Grants& grants) {
  Wide worth = grants.bonus.value + Wide{point_worth(program).of(grants.points)};
  for (const std::string& id : grants.coupons)
    if (const Offer* coupon = program.coupon(id)) worth += cash_worth(*coupon).value;
  return Money{static_cast<std::int64_t>(std::min<Wide>(worth, max_amount))};
}

std::int64_t largest_multiplier(const EarnPolicy& earn) {
  Wide rate = whole.value;
  for (const Multiplier& m : earn.multipliers) {
    const Wide own = std::max(m.rate, whole).value;
    switch (earn.combine) {
      case Combine::max: rate = std::max(rate, own); break;
      case Combine::sum: rate += own - whole.value; break;
      case Combine::product: rate = rate * own / whole.value; break;
    }
  }
  return static_cast<std::int64_t>(std::min<Wide>(rate, limits::points));
}

}  // namespace loyalty
