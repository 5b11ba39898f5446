#include "tests/oracle/parts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/wire/writer.h"

namespace loyalty::oracle {
namespace {

struct Offered {
  Part part;  // with quantity 0
  const SpecialPrice* special = nullptr;
  bool of_program = false;
  std::size_t position = 0;  // among the line's own prices
};

/// The order in which a line's units take prices.
auto rank(const Offered& o) {
  const int admitted = int{o.part.promotions} + int{o.part.coupons} + int{o.part.points};
  return std::tuple(o.part.unit_price, -admitted, static_cast<int>(o.part.kind), !o.of_program,
                    o.of_program ? *o.special->id : std::string(), o.position);
}

PriceKind kind_of(SpecialKind kind) {
  switch (kind) {
    case SpecialKind::member: return PriceKind::member;
    case SpecialKind::flash_sale: return PriceKind::flash_sale;
    case SpecialKind::group_buy: return PriceKind::group_buy;
    case SpecialKind::bargain: return PriceKind::bargain;
    case SpecialKind::limited: break;
  }
  return PriceKind::limited;
}

bool admits(const SpecialPrice& special, Stage stage) {
  if (!special.admits) return true;
  return std::find(special.admits->begin(), special.admits->end(), stage) != special.admits->end();
}

void offer_special(std::vector<Offered>& offered, const SpecialPrice& special, bool of_program,
                   std::size_t position, const Part& at_list, const Case& c) {
  if (!holds(special.when, c)) return;
  Offered o{at_list, &special, of_program, position};
  if (special.unit_price) {
    o.part.unit_price = special.unit_price->value;
  } else {
    const auto* rate = c.shopper.tier ? wire::find(special.rates, *c.shopper.tier) : nullptr;
    if (!rate) return;
    o.part.unit_price = half_up(at_list.unit_list, rate->value, 10000);
  }
  o.part.kind = kind_of(special.kind);
  o.part.promotions = admits(special, Stage::promotions);
  o.part.coupons = admits(special, Stage::coupons);
  o.part.points = admits(special, Stage::points);
  o.part.special = special.id.value_or("");
  offered.push_back(o);
}

std::vector<Offered> offered_to(std::size_t index, const Case& c) {
  const CartLine& line = c.cart.lines[index];
  Part at_list;
  at_list.of = index;
  at_list.unit_list = at_list.unit_price = line.unit_price.value;
  std::vector<Offered> offered{{at_list}};
  if (c.program.tiers && c.shopper.tier) {
    for (const Level& level : c.program.tiers->levels) {
      if (level.id != *c.shopper.tier || !level.rate || !in_scope(level.scope, line)) continue;
      Offered o{at_list};
      o.part.kind = PriceKind::tier;
      o.part.unit_price = half_up(at_list.unit_list, level.rate->value, 10000);
      offered.push_back(o);
    }
  }
  for (const SpecialPrice& special : c.program.pricing.special_prices)
    if (in_scope(special.scope, line)) offer_special(offered, special, true, 0, at_list, c);
  for (std::size_t i = 0; i < line.prices.size(); ++i)
    offer_special(offered, line.prices[i], false, i, at_list, c);
  std::stable_sort(offered.begin(), offered.end(),
                   [](const Offered& a, const Offered& b) { return rank(a) < rank(b); });
  return offered;
}

/// What the units taken so far leave of the limits.
class Limits {
 public:
  explicit Limits(const Case& c) : c_(c) {}

  bool has_room(const Offered& o) const {
    if (!o.special) return true;
    if (o.special->max_units && count(taken_, o.special) >= *o.special->max_units) return false;
    if (!o.special->max_units_per_member) return true;
    const auto* before = wire::find(c_.shopper.price_units_used, o.part.special);
    return (before ? *before : 0) + count(taken_by_id_, o.part.special) <
           *o.special->max_units_per_member;
  }
  void take(const Offered& o) {
    ++taken_[o.special];
    ++taken_by_id_[o.part.special];
  }

 private:
  template <class Map, class Key>
  static Int count(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? 0 : at->second;
  }
  const Case& c_;
  std::map<const SpecialPrice*, Int> taken_;  // a program's price is one over all lines
  std::map<std::string, Int> taken_by_id_;
};

}  // namespace

std::vector<Part> parts_of(const Case& c) {
  std::vector<std::tuple<std::string, std::string, std::size_t>> order;
  for (std::size_t i = 0; i < c.cart.lines.size(); ++i)
    order.emplace_back(c.cart.lines[i].sku, wire::canonical(c.cart.lines[i]), i);
  std::sort(order.begin(), order.end());

  std::vector<Part> parts;
  Limits limits(c);
  for (const auto& [sku, text, index] : order) {
    const CartLine& line = c.cart.lines[index];
    if (line.points_price) {
      Part part;
      part.of = index;
      part.kind = PriceKind::points;
      part.unit_list = part.unit_price = line.unit_price.value;
      part.quantity = line.quantity;
      part.promotions = part.coupons = part.points = false;
      parts.push_back(part);
      continue;
    }
    const auto offered = offered_to(index, c);
    std::size_t next = 0;
    bool fresh = true;
    for (Int unit = 0; unit < line.quantity; ++unit) {
      while (!limits.has_room(offered[next])) {
        ++next;
        fresh = true;
      }
      limits.take(offered[next]);
      if (fresh) parts.push_back(offered[next].part);
      fresh = false;
      ++parts.back().quantity;
    }
  }
  return parts;
}

}  // namespace loyalty::oracle
