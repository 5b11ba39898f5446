#include "core/account/order.h"

#include <algorithm>

namespace loyalty {

std::int64_t line_of(const OrderFacts& order, std::size_t part) {
  if (part < order.lines.size())
    return order.lines[part].of.value_or(static_cast<std::int64_t>(part));
  std::int64_t lines = 0;
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    lines = std::max(lines, line_of(order, i) + 1);
  return lines;
}

std::vector<std::size_t> parts_of_line(const OrderFacts& order, std::int64_t line) {
  std::vector<std::size_t> parts;
  for (std::size_t i = 0; i < parts_of(order); ++i)
    if (line_of(order, i) == line) parts.push_back(i);
  return parts;
}

OrderSums sums_of(const OrderFacts& order) {
  OrderSums sums;
  for (std::size_t i = 0; i < parts_of(order); ++i) {
    const OrderLine& part = part_of(order, i);
    sums.bonus += part.bonus;
    sums.cash += part.cash;
    sums.payable += part.payable;
    sums.principal += part.principal;
    sums.earned += part.earned;
    sums.points += part.deducted_points + part.points_paid;
  }
  return sums;
}

}  // namespace loyalty
