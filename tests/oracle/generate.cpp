#include "tests/oracle/generate.h"

#include <algorithm>

#include "tests/oracle/generate_parts.h"

namespace loyalty::oracle {
namespace {

constexpr Int ms_of_day = 24 * 60 * 60 * 1000;

void choose_prices(World& w) {
  switch (w.random.in(0, 3)) {
    case 0: w.price_from = 1, w.price_to = 10, w.price_step = 1; break;     // tiny: roundings
    case 1: w.price_from = 1, w.price_to = 6, w.price_step = 500; break;    // round: ties
    case 2: w.price_from = 90, w.price_to = 3000, w.price_step = 1; break;  // ordinary
    default: w.price_from = 1, w.price_to = 40, w.price_step = 100;
  }
}

Cart random_cart(World& w) {
  Random& r = w.random;
  Cart cart;
  cart.at = w.now;
  for (Int n = r.in(2, 5); n > 0; --n) {
    cart.lines.push_back(random_line(w));
    if (n > 1 && r.chance(5)) cart.lines.push_back(cart.lines.back()), --n;
  }
  for (const CartLine& line : cart.lines) {
    w.line_amounts.push_back(line.unit_price.value * line.quantity);
    w.goods += w.line_amounts.back();
    w.units += line.quantity;
  }
  if (r.chance(70)) {
    cart.shipping.emplace();
    cart.shipping->fee = Money{r.chance(10) ? 0 : r.in(1, 12) * 100};
    if (r.chance(70)) cart.shipping->region = r.one_of<const char*>({"310000", "110000"});
  }
  if (r.chance(80)) cart.channel = r.one_of<const char*>({"h5", "weapp", "store:0012"});
  return cart;
}

SpendChoice random_spend(World& w, int percent, Int most) {
  SpendChoice choice;
  if (!w.random.chance(percent)) return choice;
  choice.kind = w.random.chance(50) ? SpendChoice::Kind::max : SpendChoice::Kind::at_most;
  if (choice.kind == SpendChoice::Kind::at_most) choice.at_most = w.random.in(0, most);
  return choice;
}

TierPolicy random_tiers(World& w) {
  TierPolicy tiers;
  for (const char* id : {"basic", "silver", "gold"}) {
    Level level;
    level.id = level.name = id;
    if (!tiers.levels.empty()) {
      level.growth = static_cast<Int>(tiers.levels.size()) * 1000;
      if (w.random.chance(60))
        level.rate = BasisPoints{w.random.one_of<Int>({8800, 9500, 9000, 5000})};
      level.scope = random_scope(w);
    }
    tiers.levels.push_back(level);
  }
  return tiers;
}

PointsPolicy random_points(World& w) {
  Random& r = w.random;
  PointsPolicy points;
  EarnRule earn;
  earn.id = "all";
  earn.points = Points{1};
  points.earn.rules.push_back(earn);
  if (r.chance(15)) return points;
  DeductPolicy deduct;
  deduct.points = Points{r.one_of<Int>({1, 1, 10, 100, 3})};
  deduct.amount = Money{r.one_of<Int>({1, 1, 10, 7, 100})};
  if (r.chance(40)) deduct.step = Points{r.one_of<Int>({1, 5, 10, 100, 7})};
  if (r.chance(30)) deduct.min = Points{r.in(1, 100)};
  if (r.chance(40)) deduct.max_share = BasisPoints{r.one_of<Int>({0, 1000, 3333, 5000, 10000})};
  if (r.chance(30)) deduct.max = Money{r.in(0, w.goods)};
  if (r.chance(20)) deduct.max_points = Points{r.in(0, 1000)};
  if (r.chance(30)) deduct.threshold = Money{near_amount(w)};
  deduct.scope = random_scope(w);
  points.deduct = deduct;
  return points;
}

void choose_member(World& w, Case& c) {
  Random& r = w.random;
  Shopper& shopper = c.shopper;
  if (r.chance(80)) shopper.tier = r.one_of<const char*>({"basic", "silver", "gold"});
  if (r.chance(50)) shopper.cards = {r.one_of<const char*>({"vip", "free"})};
  if (r.chance(50)) shopper.segments = {"loyal"};
  if (r.chance(70)) {
    // Around today, so that the windows of birthdays matter.
    const Date date = date_of(w.now.value / ms_of_day + r.in(-7, 7));
    shopper.birthday = Birthday{static_cast<unsigned>(date.month), static_cast<unsigned>(date.day)};
    if (r.chance(5)) shopper.birthday = Birthday{2, 29};
  }
  shopper.first_order = r.chance(50);
  shopper.points = Points{r.one_of<Int>({0, 10, 100, 1000, 100000})};
  for (const CartLine& line : c.cart.lines)
    if (line.points_price && !r.chance(3)) shopper.points += *line.points_price * line.quantity;
  if (r.chance(60)) {
    shopper.principal = Money{r.in(0, w.goods)};
    shopper.bonus = Money{r.in(0, w.goods / 2)};
  }
  std::vector<std::string> offers;
  for (const auto* list : {&c.program.promotions, &c.program.coupons})
    for (const Offer& offer : *list) {
      if (r.chance(20)) shopper.offer_uses.push_back({offer.id, {r.in(0, 3), r.in(0, 1)}});
      if (r.chance(20)) c.cart.offer_totals.push_back({offer.id, r.in(0, 100)});
    }
  std::sort(shopper.offer_uses.begin(), shopper.offer_uses.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::sort(c.cart.offer_totals.begin(), c.cart.offer_totals.end());
  for (const char* id : {"lp1", "lp2", "sp1", "sp2"})
    if (r.chance(30)) shopper.price_units_used.push_back({id, r.in(0, 3)});
}

void hand_out_coupons(World& w, Case& c, Int most) {
  Random& r = w.random;
  if (c.program.coupons.empty()) return;
  std::vector<std::string> ids{"a7", "b1", "c10", "c9", "m", "q5", "x", "z0", "zz"};
  r.shuffle(ids);
  for (Int i = 0; i < most; ++i) {
    CouponHeld held;
    held.id = ids[static_cast<std::size_t>(i)];
    held.coupon =
        i > 0 && r.chance(40) ? c.shopper.coupons.back().coupon : r.pick(c.program.coupons).id;
    held.from = Instant{w.now.value - r.in(0, 3) * ms_of_day};
    held.until = Instant{w.now.value + r.in(1, 3) * ms_of_day};
    if (r.chance(3)) held.from = Instant{w.now.value + 1};
    if (r.chance(3)) held.until = w.now;
    c.shopper.coupons.push_back(held);
  }
}

void choose_coupons(World& w, Case& c) {
  Random& r = w.random;
  CouponChoice& choice = c.cart.coupons;
  if (r.chance(62)) return;
  choice.kind = r.chance(60) ? CouponChoice::Kind::must : CouponChoice::Kind::exactly;
  std::vector<std::string> ids;
  for (const CouponHeld& held : c.shopper.coupons) ids.push_back(held.id);
  if (r.chance(8)) ids.push_back("unknown");
  r.shuffle(ids);
  if (choice.kind == CouponChoice::Kind::exactly && r.chance(40)) ids.clear();
  ids.resize(std::min(ids.size(), static_cast<std::size_t>(r.in(1, 3))));
  choice.ids = ids;
}

}  // namespace

Case generate(std::uint64_t seed) {
  World w;
  w.random = Random(seed);
  Random& r = w.random;
  choose_prices(w);
  // Days of 2024 (a leap year) to 2027, often near the turn of a day.
  w.now = Instant{1704067200000 + r.in(0, 1460) * ms_of_day +
                  (r.chance(30) ? 0 : r.in(0, 1439) * 60000)};
  w.has_conditions = r.chance(30);
  w.loose = r.chance(45);

  Case c;
  c.program.id = "shop";
  c.program.name = "Shop";
  c.program.version = 1;
  c.program.timezone = r.one_of<const char*>({"UTC", "CST-8", "EST5"});
  c.cart = random_cart(w);
  auto& pricing = c.program.pricing;
  pricing.groups = random_groups(w);
  for (Int i = r.chance(35) ? r.in(1, 2) : 0; i > 0; --i)
    pricing.special_prices.push_back(random_special(w, true, static_cast<int>(i)));
  if (r.chance(40)) pricing.min_payable = Money{r.one_of<Int>({0, 0, 2, 100, 100000})};
  if (r.chance(w.loose ? 8 : 25)) pricing.max_coupons = r.in(0, 3);

  const bool many = w.loose && r.chance(6);
  const Int offers = many ? r.in(10, 12) : r.in(w.loose ? 4 : 2, 9);
  const Int coupons = r.in(many ? 3 : 0, std::min<Int>(offers, 6));
  std::vector<std::string> names{"p1", "a", "c9", "k10", "k9", "t", "v", "w2", "y"};
  r.shuffle(names);
  for (Int i = 0; i < offers - coupons; ++i)
    c.program.promotions.push_back(
        random_offer(w, pricing.groups, "p" + names[static_cast<std::size_t>(i)], false));
  for (Int i = r.in(1, 3); coupons > 0 && i > 0; --i)
    c.program.coupons.push_back(
        random_offer(w, pricing.groups, "t" + names[static_cast<std::size_t>(9 - i)], true));
  hand_out_coupons(w, c, coupons);
  // What offers grant must be known to the program.
  for (const char* id : {"granted1", "granted2"}) {
    Offer granted = random_offer(w, pricing.groups, id, true);
    for (Effect& e : granted.effects)
      if (e.kind == EffectKind::grant) e.coupons.clear(), e.points = Points{1};
    c.program.coupons.push_back(granted);
  }

  c.program.tiers = random_tiers(w);
  if (r.chance(70)) c.program.points = random_points(w);
  if (r.chance(80)) {
    c.program.wallet.emplace();
    c.program.wallet->order = static_cast<SpendOrder>(r.in(0, 2));
    if (r.chance(20)) c.program.wallet->channels = {r.one_of<const char*>({"h5", "store:*"})};
  }
  for (const char* card : {"vip", "svip", "free"}) {
    CardPlan plan;
    plan.id = plan.name = card;
    c.program.cards.push_back(plan);
  }
  if (r.chance(50)) c.program.member_days.days = {r.in(1, 31), 31};
  if (c.program.member_days.days.size() == 2 && c.program.member_days.days[0] == 31)
    c.program.member_days.days.pop_back();
  if (r.chance(30)) c.program.member_days.weekdays = {r.in(1, 7)};

  choose_member(w, c);
  choose_coupons(w, c);
  c.cart.points = random_spend(w, 60, 2000);
  c.cart.wallet = random_spend(w, 55, std::max<Int>(1, w.goods));
  return c;
}

}  // namespace loyalty::oracle
