#include "core/pricing/goods.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/order.h"
#include "core/base/result.h"
#include "core/wire/writer.h"

namespace loyalty {

namespace {

constexpr std::uint8_t admits_all = 0b111;

std::uint8_t admits(const SpecialPrice& price) {
  if (!price.admits) return admits_all;
  unsigned mask = 0;
  for (const Stage s : *price.admits) mask |= 1U << static_cast<unsigned>(s);
  return static_cast<std::uint8_t>(mask);
}

constexpr PriceKind kind_of(SpecialKind kind) {
  return static_cast<PriceKind>(static_cast<int>(kind) + static_cast<int>(PriceKind::member));
}

/// A price that units of a line could have, and for how many of them.
struct UnitPrice {
  std::int64_t unit;
  PriceKind kind;
  std::uint8_t admits;
  std::string_view source;
  const SpecialPrice* special;  ///< null: any number of units
  std::int64_t* room;           ///< units of this order that the special price still admits
};

/// A special price of the program during one pricing.
struct Open {
  const SpecialPrice* price;
  std::int64_t room;  ///< units of this order still to be had
};

class Pricer {
 public:
  explicit Pricer(const Circumstance& circumstance) : circumstance_(circumstance) {
    for (const SpecialPrice& p : circumstance.program().pricing.special_prices) {
      if (!circumstance.holds(p.when)) continue;
      open_.push_back({&p, p.max_units.value_or(max_amount)});
    }
    put_in_order(open_, [](const Open& a, const Open& b) { return *a.price->id < *b.price->id; });
    const auto& tiers = circumstance.program().tiers;
    if (const auto at = circumstance.level(); tiers && at) level_ = &tiers->levels[*at];
  }

  void add(const CartLine& line, std::size_t of, Goods& goods) {
    const std::int64_t list = line.unit_price.value;
    if (line.points_price) {
      goods.parts.push_back(
          {&line, of, PriceKind::points, {}, nullptr, 0, line.quantity, list, list});
      return;
    }
    unit_prices_.clear();
    line_rooms_.assign(line.prices.size(), 0);
    unit_prices_.push_back({list, PriceKind::list, admits_all, {}, nullptr, nullptr});
    if (level_ && level_->rate && in_scope(level_->scope, line)) {
      const std::int64_t unit = share(line.unit_price, *level_->rate, Rounding::half_up).value;
      unit_prices_.push_back({unit, PriceKind::tier, admits_all, level_->id, nullptr, nullptr});
    }
    for (Open& open : open_)
      if (in_scope(open.price->scope, line)) offer(*open.price, list, &open.room);
    for (std::size_t i = 0; i < line.prices.size(); ++i) {
      if (!circumstance_.holds(line.prices[i].when)) continue;
      line_rooms_[i] = line.prices[i].max_units.value_or(max_amount);
      offer(line.prices[i], list, &line_rooms_[i]);
    }
    if (unit_prices_.size() > 1) {
      put_in_order(unit_prices_, [](const UnitPrice& a, const UnitPrice& b) {
        if (a.unit != b.unit) return a.unit < b.unit;
        const int stages_a = __builtin_popcount(a.admits), stages_b = __builtin_popcount(b.admits);
        if (stages_a != stages_b) return stages_a > stages_b;
        return a.kind < b.kind;
      });
    }
    std::int64_t left = line.quantity;
    for (const UnitPrice& c : unit_prices_) {
      const std::int64_t taken =
          c.special ? std::min({left, *c.room, member_room(*c.special, goods)}) : left;
      if (taken == 0) continue;
      if (c.special) *c.room -= taken;
      goods.parts.push_back(
          {&line, of, c.kind, c.source, c.special, c.admits, taken, list, c.unit});
      note_use(c, taken, goods);
      left -= taken;
      if (left == 0) break;
    }
  }

 private:
  void offer(const SpecialPrice& price, std::int64_t list, std::int64_t* room) {
    std::int64_t unit = 0;
    if (price.unit_price) {
      unit = price.unit_price->value;
    } else {
      const auto& tier = circumstance_.shopper().tier;
      const BasisPoints* rate = tier ? wire::find(price.rates, *tier) : nullptr;
      if (!rate) return;
      unit = share(Money{list}, *rate, Rounding::half_up).value;
    }
    const std::string_view source = price.id ? std::string_view(*price.id) : std::string_view{};
    unit_prices_.push_back({unit, kind_of(price.kind), admits(price), source, &price, room});
  }

  /// Units that the member may still have at this price, wherever it stands in the order.
  std::int64_t member_room(const SpecialPrice& price, const Goods& goods) const {
    if (!price.max_units_per_member) return max_amount;
    const std::int64_t* before = wire::find(circumstance_.shopper().price_units_used, *price.id);
    std::int64_t used = before ? *before : 0;
    for (const PriceUse& use : goods.uses)
      if (use.id == *price.id) used += use.units;
    return std::max<std::int64_t>(0, *price.max_units_per_member - used);
  }

  static void note_use(const UnitPrice& c, std::int64_t units, Goods& goods) {
    if (!c.special || c.source.empty()) return;
    for (PriceUse& use : goods.uses) {
      if (use.id == c.source) {
        use.units += units;
        return;
      }
    }
    goods.uses.push_back({c.source, units});
  }

  const Circumstance& circumstance_;
  const Level* level_ = nullptr;
  std::vector<Open> open_;
  std::vector<UnitPrice> unit_prices_;
  std::vector<std::int64_t> line_rooms_;
};

}  // namespace

std::vector<std::size_t> canonical_order(const std::vector<CartLine>& lines) {
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  put_in_order(order, [&](std::size_t a, std::size_t b) {
    if (const int c = lines[a].sku.compare(lines[b].sku); c != 0) return c < 0;
    return wire::canonical(lines[a]) < wire::canonical(lines[b]);
  });
  return order;
}

Result<Goods> price_goods(const Circumstance& circumstance, const Cart& cart) {
  Goods goods;
  goods.parts.reserve(cart.lines.size() + 4);
  Pricer pricer(circumstance);
  for (const std::size_t i : canonical_order(cart.lines)) pricer.add(cart.lines[i], i, goods);
  if (const auto n = static_cast<std::int64_t>(goods.parts.size()); n > limits::parts)
    return tl::make_unexpected(
        Problem{"too_many_parts", "/lines", {{"max", limits::parts}, {"parts", n}}});
  return goods;
}

}  // namespace loyalty
