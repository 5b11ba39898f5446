#include "core/account/figures.h"

#include <algorithm>

#include "core/base/arithmetic.h"

namespace loyalty {
namespace {

std::int64_t share_back(std::int64_t amount, std::int64_t units, std::int64_t of) {
  return mul_div(amount, units, of, Rounding::down);
}

wire::Map<Money> shares_back(const wire::Map<Money>& amounts, std::int64_t units, std::int64_t of) {
  wire::Map<Money> back;
  for (const auto& [key, amount] : amounts)
    back.emplace_back(key, Money{share_back(amount.value, units, of)});
  return back;
}

template <class Kind>
Quantity<Kind> taken_back(Quantity<Kind> earned, std::int64_t units, std::int64_t of, Money paid,
                          Money paid_back) {
  std::int64_t kept = mul_div(earned.value, of - units, of, Rounding::down);
  if (paid.value > 0)
    kept =
        std::min(kept, mul_div(earned.value, (paid - paid_back).value, paid.value, Rounding::down));
  return Quantity<Kind>{earned.value - kept};
}

}  // namespace

Figures figures_gone(const OrderLine& line, const Returned& returned) {
  const std::int64_t q = returned.units, n = line.quantity;
  Figures gone;
  const auto with_goods = [&](Money paid) { return Money{share_back(paid.value, q, n)}; };
  Money without = returned.money;
  const auto pay_back = [&](Money paid) {
    const Money by_units = with_goods(paid);
    const Money more = std::min(without, paid - by_units);
    without -= more;
    return by_units + more;
  };
  gone.cash = pay_back(line.cash);
  gone.principal = pay_back(line.principal);
  gone.bonus = pay_back(line.bonus);
  gone.spent = Points{share_back(line.deducted_points.value, q, n) +
                      share_back(line.points_paid.value, q, n)};
  const Money paid_back = gone.cash + gone.principal + gone.bonus;
  gone.earned = taken_back(line.earned, q, n, line.payable, paid_back);
  gone.granted = taken_back(line.granted, q, n, line.payable, paid_back);
  gone.growth = taken_back(line.growth, q, n, line.payable, paid_back);
  gone.counted = taken_back(line.counted, q, n, line.payable, paid_back);
  gone.saved = shares_back(line.saved, q, n);
  gone.saved_by_card = shares_back(line.saved_by_card, q, n);
  return gone;
}

namespace {

bool is_all_returned(const OrderFacts& order, const std::vector<Returned>& returned) {
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    if (returned[i].units < order.lines[i].quantity) return false;
  return true;
}

}  // namespace

Figures part_gone(const OrderFacts& order, const std::vector<Returned>& returned,
                  std::size_t part) {
  const OrderLine& line = part_of(order, part);
  Figures gone = figures_gone(line, returned[part]);
  if (part < order.lines.size() || !is_all_returned(order, returned)) return gone;
  const Money back = gone.cash + gone.principal + gone.bonus;
  const bool paid = line.payable.value > 0;
  gone.saved = shares_back(line.saved, paid ? back.value : 1, paid ? line.payable.value : 1);
  gone.saved_by_card =
      shares_back(line.saved_by_card, paid ? back.value : 1, paid ? line.payable.value : 1);
  return gone;
}

bool is_all_returned(const OrderHeld& order) {
  return is_all_returned(order.facts, order.returned);
}

}  // namespace loyalty
