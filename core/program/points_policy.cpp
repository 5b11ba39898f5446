#include "core/program/points_policy.h"

#include <algorithm>

#include "core/base/arithmetic.h"

namespace loyalty {

Points fewest_points(Money money, Money amount, Points points, Points least, Points step) {
  const std::int64_t exactly = mul_div(money.value, points.value, amount.value, Rounding::up);
  const std::int64_t enough = std::max(exactly, least.value);
  return Points{enough + (step.value - enough % step.value) % step.value};
}

}  // namespace loyalty
