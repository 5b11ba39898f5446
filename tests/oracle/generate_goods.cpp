#include <algorithm>

#include "tests/oracle/generate_parts.h"

namespace loyalty::oracle {
namespace {

using Ids = std::vector<std::string>;

GoodsLists random_lists(World& w) {
  GoodsLists lists;
  switch (w.random.in(0, 4)) {
    case 0:
      lists.categories = {w.random.one_of<const char*>({"food", "drink", "food/snack"})};
      break;
    case 1: lists.tags = {w.random.one_of<const char*>({"new", "hot"})}; break;
    case 2: lists.shops = {w.random.one_of<const char*>({"s1", "s2"})}; break;
    default:
      for (const char* sku : {"a", "b", "c", "d", "e"})
        if (w.random.chance(45)) lists.skus.push_back(sku);
      if (lists.skus.empty()) lists.skus = {"b"};
  }
  return lists;
}

}  // namespace

Int random_price(World& w) { return w.random.in(w.price_from, w.price_to) * w.price_step; }

CartLine random_line(World& w) {
  Random& r = w.random;
  CartLine line;
  line.sku = r.one_of<const char*>({"a", "b", "c", "d", "e"});
  if (r.chance(80)) line.category = r.one_of<const char*>({"food", "food/snack", "drink", "foods"});
  if (r.chance(50)) line.tags.push_back("new");
  if (r.chance(30)) line.tags.push_back("hot");
  if (r.chance(60)) line.shop = r.one_of<const char*>({"s1", "s2"});
  line.quantity = r.in(1, r.chance(30) ? 6 : 3);
  line.unit_price = Money{r.chance(2) ? 0 : random_price(w)};
  if (r.chance(7)) {
    line.points_price = Points{r.in(1, 50)};
    if (r.chance(50)) line.unit_price = Money{r.one_of<Int>({0, 1, 5})};
  } else if (r.chance(12)) {
    for (Int i = r.in(1, 2); i > 0; --i)
      line.prices.push_back(random_special(w, false, static_cast<int>(i)));
  }
  return line;
}

SpecialPrice random_special(World& w, bool of_program, int number) {
  Random& r = w.random;
  SpecialPrice special;
  special.kind = static_cast<SpecialKind>(r.in(0, 4));
  if (of_program || r.chance(60)) {
    // The line prices of two lines may be one price with one count per member.
    special.id = (of_program ? "sp" : "lp") + std::to_string(number);
  }
  if (r.chance(70)) {
    special.unit_price =
        Money{r.chance(15) ? 0 : std::max<Int>(1, random_price(w) * r.in(5, 10) / 10)};
  } else {
    special.rates = {{"gold", BasisPoints{r.in(1, 10000)}}};
    if (r.chance(50)) special.rates.push_back({"silver", BasisPoints{r.one_of<Int>({9000, 9500})}});
  }
  if (r.chance(50)) special.max_units = r.in(1, 4);
  if (special.id && r.chance(35)) special.max_units_per_member = r.in(1, 5);
  if (r.chance(45)) {
    special.admits.emplace();
    for (const Stage stage : {Stage::promotions, Stage::coupons, Stage::points})
      if (r.chance(50)) special.admits->push_back(stage);
    if (special.admits->size() == 3) special.admits.reset();  // all: one meaning, one text
  }
  if (of_program) special.scope = random_scope(w);
  if (r.chance(20)) special.when = random_condition(w);
  return special;
}

Scope random_scope(World& w) {
  Scope scope;
  if (w.random.chance(w.loose ? 65 : 45)) return scope;
  if (w.random.chance(70)) {
    const GoodsLists lists = random_lists(w);
    scope.categories = lists.categories;
    scope.skus = lists.skus;
    scope.tags = lists.tags;
    scope.shops = lists.shops;
    if (w.random.chance(15)) scope.tags = {"new"};
  }
  if (w.random.chance(25)) scope.except = random_lists(w);
  return scope;
}

Condition random_condition(World& w) {
  Random& r = w.random;
  Condition when;
  const Int hour = 3'600'000;
  switch (r.in(0, 11)) {
    case 0: when.from = Instant{w.now.value + r.one_of<Int>({-hour, 0, 1})}; break;
    case 1: when.until = Instant{w.now.value + r.one_of<Int>({hour, 0, 1})}; break;
    case 2:
      for (Int day = 1; day <= 7; ++day)
        if (r.chance(50)) when.weekdays.push_back(day);
      break;
    case 3:
      when.hours.push_back(r.chance(50) ? Hours{"08:30", "20:00"} : Hours{"20:00", "08:30"});
      if (r.chance(30)) when.hours.push_back({"12:00", "24:00"});
      break;
    case 4: when.tiers = {r.one_of<const char*>({"gold", "silver"})}; break;
    case 5: when.cards = {"vip", "svip"}; break;
    case 6: when.segments = {r.one_of<const char*>({"loyal", "sleepy"})}; break;
    case 7: when.channels = {r.one_of<const char*>({"h5", "store:*", "*"})}; break;
    case 8: when.regions = {r.one_of<const char*>({"310000", "110000"})}; break;
    case 9: when.member_day = true; break;
    case 10: when.birthday = static_cast<BirthdayWindow>(r.in(0, 2)); break;
    default: when.first_order = true;
  }
  return when;
}

}  // namespace loyalty::oracle
