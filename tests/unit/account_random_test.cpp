// Random lives: whatever the order of events, balances stay whole, a refused event changes nothing, and the log
// replays to the same account.

#include <algorithm>
#include <map>
#include <random>

#include "core/account/brought.h"
#include "core/account/figures.h"
#include "core/events/tiers.h"
#include "tests/unit/account_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

std::string shop_of(std::mt19937& dice) {
  const auto pick = [&](std::initializer_list<const char*> choices) {
    return std::string(*(choices.begin() + static_cast<std::ptrdiff_t>(dice() % choices.size())));
  };
  // Orders stay for the whole life: the check counts them all.
  return R"(,"returns":{"days":3000},"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":)" +
         pick({"5", "20", "200"}) + R"(}}],
    "points":{"earn":{"rules":[{"id":"all","per":100,"points":1}],"caps":{"day":150,"month":900,
        "sources":["spending","check_in"]}},"protection_days":)" +
         pick({"0", "1", "7"}) + R"(,"expiry":)" +
         pick({R"("never")", R"({"days":20,"at":"day_end"})", R"({"months":1,"at":"month_end"})",
               R"({"yearly":"01-31","years":1})"}) +
         R"(,"grace_days":)" + pick({"0", "3"}) + R"(,"shortfall":)" +
         pick({R"("debt")", R"("forgive")"}) +
         R"(,"exchange":[{"id":"x","kind":"coupon","coupon":"c","name":"x","points":30},
                         {"id":"y","kind":"bonus","name":"y","points":10,"step":10,"bonus":50}]},
    "tiers":{"counted_at":)" +
         pick({R"("paid")", R"("completed")"}) + R"(,"term_months":)" + pick({"1", "2", "12"}) +
         R"(,"window":)" +
         pick({R"({"kind":"lifetime"})", R"({"kind":"rolling_months","months":1})",
               R"({"kind":"calendar_year"})"}) +
         R"(,"at_term_end":)" + pick({R"("never")", R"("one_level")", R"("to_qualified")"}) +
         R"(,"grace_days":)" + pick({"0", "4"}) + R"(,
      "levels":[{"id":"a","name":"a"},{"id":"b","name":"b","growth":150},{"id":"d","name":"d","growth":400},
                {"id":"e","name":"e","reach":[{"all":[{"metric":"recharge_single","at_least":30000}]}]}],
      "sources":[{"source":"paid","growth":1,"per":100},{"source":"points_earned","growth":1,"per":7},
                 {"source":"orders","growth":3,"per":2},{"source":"recharge","growth":1,"per":900}]},
    "wallet":{"recharge_plans":[{"id":"p","name":"p","every":{"amount":10000,"grants":{"bonus":1000,"points":7}},
        "steps":[{"at":15000,"grants":{"coupons":["c","c"],"chances":[{"draw":"w","times":2}],"level":"b","card":"m","growth":5}}]}],
      "gift_cards":[{"id":"gc","name":"gc","face":1000,"price":900,"return_days":2}]},
    "cards":[{"id":"m","name":"m","kind":"paid","months":1,"price":100,"level":"d","grants":{"coupons":["c"]}}],
    "activities":{"check_in":{"rewards":[{"points":5},{"points":9}],"make_up":{"days":3,"points":2},
                              "milestones":[{"streak":3,"grants":{"points":20}}]},
      "actions":[{"kind":"share","grants":{"growth":9,"bonus":10},"per_day":1}],
      "referral":[{"points":40,"bonus":70,"coupons":["c"],"chances":[{"draw":"w","times":1}],"card":"m","growth":30}],
      "achievements":[{"id":"r","name":"r","counter":"referrals","goal":1,"grants":{"coupons":["c"]}}],
      "draws":[{"id":"w","name":"w","prizes":[{"id":"none","name":"none","weight":1}],"fallback":"none",
                "seed_digest":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}]},
    "benefits":[{"id":"z","name":"z","quota":9,"period":"month","grants":{"points":3,"bonus":2,"growth":1,"coupons":["c"],"card":"m"}}])";
}

class Life {
 public:
  explicit Life(unsigned seed) : dice_(seed), shop(shop_of(dice_)) {
    shop.does("member_joined", "2026-01-01", R"("member":{"id":"m"})");
  }
  /// Of another member of the same shop, with other ids.
  Life(unsigned seed, const Life& first) : Life(seed) {
    shop.program = first.shop.program;
    shop.account = {};
    shop.log.clear();
    shop.ids = 10000;
    name_ = "y";
    shop.does("member_joined", "2026-01-01", R"("member":{"id":"n"})");
  }

  /// The other one becomes part of this one.
  void take_in(Life& other) {
    minutes_ = std::max(minutes_, other.minutes_);
    const Event& merged =
        shop.does("member_merged", when(), R"("other":)" + wire::canonical(other.shop.account));
    CHECK(merged.sealed->facts.size() > 0);
    merged_ = true;
    check();
  }
  std::string when() const {
    return format_day(Day{parse_day("2026-01-02").value().value + minutes_ / 1440}) + " " +
           clock(minutes_ % 1440);
  }
  bool is_after(const Life& other) const { return minutes_ > other.minutes_; }

  void step() {
    minutes_ += below(3) == 0 ? below(12000) : below(1500);
    const auto [kind, members] = something();
    const Account before = shop.account;
    const auto applied = apply(shop.program, shop.account, shop.event(kind, when(), members));
    INFO(kind << " " << members);
    if (!applied) {
      CHECK(applied.error().code != "amount_out_of_range");
      CHECK(applied.error().code != "sealed_does_not_fit");
      CHECK(shop.account == before);
      return;
    }
    ++done;
    shop.log.push_back(applied->sealed);
    check();
  }

  int done = 0;

 private:
  std::mt19937 dice_;

 public:
  Shop shop;

 private:
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(dice_() % static_cast<unsigned>(n));
  }
  std::string number(std::int64_t n) { return std::to_string(1 + below(n)); }
  static std::string clock(std::int64_t minute) {
    const auto two = [](std::int64_t v) { return (v < 10 ? "0" : "") + std::to_string(v); };
    return two(minute / 60) + ":" + two(minute % 60);
  }

  std::string some_order() {
    const auto& held = shop.account.orders.orders;
    if (merged_ && !held.empty())
      return R"("order_id":")" + held[static_cast<std::size_t>(below(std::ssize(held)))].facts.id +
             R"(")";
    return R"("order_id":")" + name_ + "O" + number(orders_ + 1) + R"(")";
  }

  /// A line paid from everything there is a little of.
  std::string line() {
    const std::int64_t principal =
        below(3) ? 0 : std::min<std::int64_t>(wallet_balance(shop.account).principal.value, 700);
    const std::int64_t bonus =
        below(3) ? 0 : std::min<std::int64_t>(wallet_balance(shop.account).bonus.value, 90);
    const std::int64_t points = below(3) ? 0 : std::min<std::int64_t>(shop.available(), 33);
    const std::int64_t cash = below(9000), off = below(4) ? 0 : below(500);
    const std::int64_t payable = cash + principal + bonus;
    std::string saved = off > 0 ? R"("coupon":)" + std::to_string(off) : "";
    if (points > 0) saved += (saved.empty() ? "" : ",") + (R"("points":)" + std::to_string(points));
    return R"({"sku":"s","quantity":)" + number(5) + R"(,"list":)" +
           std::to_string(payable + off + points) + R"(,"payable":)" + std::to_string(payable) +
           R"(,"cash":)" + std::to_string(cash) + R"(,"principal":)" + std::to_string(principal) +
           R"(,"bonus":)" + std::to_string(bonus) + R"(,"deducted":)" + std::to_string(points) +
           R"(,"deducted_points":)" + std::to_string(points) + R"(,"earned":)" +
           std::to_string(payable / 100) + R"(,"rule":"all","saved":{)" + saved +
           R"(},"saved_by_card":{"m":)" + std::to_string(off) + "}}";
  }

  std::string coupon_used() {
    if (below(2)) return "";
    for (const Coupon& coupon : shop.account.coupons)
      if (coupon.state == CouponState::held)
        return R"(,"coupons":[{"coupon":"c","id":")" + coupon.id + R"("}],"offers":["promo"])";
    return "";
  }

  std::pair<std::string, std::string> something() {
    switch (below(16)) {
      case 0:
      case 1:
      case 2: {
        const std::string id = name_ + "O" + std::to_string(++orders_);
        std::string more = coupon_used() + R"(,"grants":[{"offer":"promo","points":)" +
                           std::to_string(below(20)) + "}]";
        if (below(2))
          more +=
              R"(,"shipping":{"sku":"shipping","list":900,"payable":500,"cash":500,"saved":{"shipping":400}})";
        return {"order_paid", order(id, below(2) ? line() : line() + "," + line(), more)};
      }
      case 3:
      case 4:
      case 5: return {"order_completed", some_order()};
      case 6:
      case 7:
      case 8:
        return {"order_refunded", some_order() + R"(,"lines":[{"line":)" +
                                      std::to_string(below(2)) + R"(,"quantity":)" +
                                      std::to_string(below(3)) + R"(,"amount":)" +
                                      std::to_string(below(2) * below(900)) + "}]" +
                                      (below(5) ? "" : R"(,"shipping":)" + number(300))};
      case 9: return {"order_cancelled", some_order()};
      case 10: return {"recharged", R"("amount":)" + number(40000)};
      case 11: {
        const auto& lots = shop.account.wallet.lots;
        const std::string id =
            lots.empty()
                ? "nix"
                : lots[static_cast<std::size_t>(below(static_cast<std::int64_t>(lots.size())))].id;
        return {"recharge_refunded",
                R"("recharge":")" + id + R"(")" + (below(2) ? "" : R"(,"amount":)" + number(5000))};
      }
      case 12:
        if (!below(3)) return {"drawn", R"("draw":"w","seed":"a")"};
        return below(2) ? std::pair<std::string, std::string>{"checked_in", ""}
                        : std::pair<std::string, std::string>{"action_done", R"("action":"share")"};
      case 13:
        return {"points_exchanged",
                below(2) ? R"("exchange":"x")" : R"("exchange":"y","points":20)"};
      case 14: {
        const auto& holds = shop.account.points.holds;
        if (!holds.empty()) return {"points_unfrozen", R"("hold":")" + holds.front().id + R"(")"};
        return {"points_frozen", R"("points":)" + number(30)};
      }
      default:
        switch (below(9)) {
          case 5:
            return {"wallet_taken", R"("bonus":)" + number(200) + R"(,"principal":)" + number(300)};
          case 6: return {"growth_taken", R"("growth":)" + number(40)};
          case 7: return {"wallet_granted", R"("principal":)" + number(300)};
          case 8:
            if (below(3)) return {"benefit_used", R"("benefit":"z","times":)" + number(2)};
            return {"benefit_returned", R"("benefit":"z","times":)" + number(3)};

          case 0: return {"card_taken", R"("card":"m","amount":100)"};
          case 4:
            return {"card_refunded",
                    R"("card":"m")" + std::string(below(2) ? "" : R"(,"months":1)")};
          case 1:
            return {"referral_earned",
                    R"("referred":"r)" + name_ + number(4) + R"(","amount":500)"};
          case 2:
            return {"referral_undone", R"("referred":"r)" + name_ + number(4) + R"(","kept":)" +
                                           std::to_string(below(2) * 200)};
          default:
            if (below(2))
              return {"gift_card_refunded", R"("gift_card_id":"G)" + name_ + number(9) + '"'};
            return {"gift_card_bought", R"("gift_card":"gc","amount":900,"gift_card_id":"G)" +
                                            name_ + number(9) + R"(")"};
        }
    }
  }

  /// What insight is told of, recounted from the orders that are not gone.
  static void check_purchases(const Account& a) {
    std::map<std::int64_t, ShoppingDay> days;
    std::map<std::int64_t, Money> paid;
    std::map<std::string, std::int64_t> units;
    for (const OrderHeld& order : a.orders.orders) {
      if (order.state != OrderState::paid && order.state != OrderState::completed) continue;
      ShoppingDay& day = days[order.day.value];
      ++day.orders;
      Money whole{0};
      for (std::size_t i = 0; i < parts_of(order.facts); ++i) {
        const OrderLine& part = part_of(order.facts, i);
        const Figures gone = figures_gone(part, order.returned[i]);
        whole += part.payable;
        paid[order.day.value] += part.payable - gone.cash - gone.principal - gone.bonus;
        if (i < order.facts.lines.size())
          units[part.sku] += part.quantity - order.returned[i].units;
      }
      day.largest = std::max(day.largest, whole);
    }
    REQUIRE(a.purchases.days.size() == days.size());
    for (const ShoppingDay& day : a.purchases.days) {
      CHECK(day.orders == days[day.day.value].orders);
      CHECK(day.paid() == paid[day.day.value]);
      CHECK(day.largest == days[day.day.value].largest);
    }
    std::erase_if(units, [](const auto& entry) { return entry.second == 0; });
    REQUIRE(a.purchases.skus.size() == units.size());
    for (const auto& [sku, bought] : a.purchases.skus) CHECK(bought.units == units[sku]);
  }

  /// Nothing is left of what was undone, but for months of a card that have passed.
  static void check_undone(const Program& program, Account a) {
    for (CardHeld& card : a.cards)
      std::erase_if(card.from, [&](const CardOrigin& origin) {
        return origin.months > 0 &&
               *term_end(program, card.first, origin.after + origin.months) <= a.at;
      });
    for (const WalletLot& lot : a.wallet.lots)
      if (lot.refunded.value > 0) CHECK_FALSE(brought_more(a, lot.id));
    for (const Referral& referral : a.activities.referrals) {
      if (!referral.undone) continue;
      CHECK(referral.growth.value == 0);
      if (referral.event) CHECK_FALSE(brought_more(a, *referral.event));
    }
    for (const OrderHeld& order : a.orders.orders)
      for (const Coupon& coupon : a.coupons)
        if (order.state == OrderState::refunded && std::ranges::count(order.granted, coupon.id) > 0)
          CHECK(coupon.state != CouponState::held);
    for (const auto& [id, draw] : a.activities.draws)
      CHECK((draw.chances > 0 || draw.from.empty()));
  }

  /// What must hold at any time, recomputed from the orders.
  void check() {
    const Account& a = shop.account;
    Money saved{0};
    for (const auto& month : a.orders.savings) saved += month.second.total;
    Money expected{0}, paid{0};
    std::int64_t live = 0;
    for (const OrderHeld& order : a.orders.orders) {
      live += order.state != OrderState::cancelled && order.state != OrderState::refunded ? 1 : 0;
      for (std::size_t i = 0; i < parts_of(order.facts); ++i) {
        const OrderLine& part = part_of(order.facts, i);
        const Figures gone = part_gone(order.facts, order.returned, i);
        CHECK(gone.cash + gone.principal + gone.bonus <= part.payable);
        for (std::size_t k = 0; k < part.saved.size(); ++k)
          expected += part.saved[k].second - gone.saved[k].second;
        expected += part.bonus - gone.bonus;
        paid += part.payable - gone.cash - gone.principal - gone.bonus;
      }
    }
    CHECK(saved == expected);
    CHECK(a.orders.paid == paid);
    CHECK(a.orders.live == live);
    check_purchases(a);
    for (const WalletLot& lot : a.wallet.lots)
      if (lot.id != granted_lot) CHECK(lot.bonus <= lot.bonus_given);
    for (const Lot& lot : a.points.lots) CHECK(lot.points.value > 0);
    for (const CardHeld& card : a.cards) {
      Money left{0};
      for (const Brought& purchase : card.taken) left += Money{purchase.whole - purchase.gone};
      CHECK(left <= card.paid);
    }
    check_undone(shop.program, a);
  }

  std::int64_t minutes_ = 0;
  std::int64_t orders_ = 0;
  std::string name_;
  bool merged_ = false;
};

/// All that an account comes to, whatever its lists are.
std::map<std::string, std::int64_t> sums_of(const Account& a) {
  std::map<std::string, std::int64_t> sums;
  const PointsRoom& points = a.points;
  sums["points"] = available_points(a).value - points.debt.value;
  sums["points pending"] = pending_points(a).value;
  sums["points frozen"] = frozen_points(a).value;
  sums["points earned"] = points.earned.value;
  sums["points expired"] = points.expired.value;
  sums["points spent"] = points.spent.value;
  sums["holds"] = std::ssize(points.holds);
  for (const Missed& missed : points.forgiven) sums["points forgiven"] += missed.amount;
  sums["capped this month"] = points.caps.of_month.value;
  sums["principal"] = wallet_balance(a).principal.value;
  sums["bonus"] = wallet_balance(a).bonus.value;
  sums["recharged"] = a.wallet.recharged.value;
  for (const WalletLot& lot : a.wallet.lots)
    if (lot.id != granted_lot) sums["refundable"] += refundable(lot).value;
  for (const Missed& missed : a.wallet.missed) sums["bonus missed"] += missed.amount;
  sums["gift cards"] = std::ssize(a.wallet.gift_cards);
  sums["coupons"] = std::count_if(a.coupons.begin(), a.coupons.end(), is_live);
  sums["orders"] = std::ssize(a.orders.orders);
  sums["orders completed"] = a.orders.completed;
  sums["orders live"] = a.orders.live;
  sums["paid"] = a.orders.paid.value;
  for (const auto& [id, uses] : a.orders.offer_uses) sums["uses " + id] = uses.ever;
  for (const auto& [period, saved] : a.orders.savings) {
    sums["saved"] += saved.total.value;
    for (const auto& [source, money] : saved.by_source) sums["saved by " + source] += money.value;
  }
  for (const Bucket& b : a.tiers.buckets) {
    sums["growth"] += b.growth.value;
    sums["counted orders"] += b.orders;
    sums["counted paid"] += b.paid.value;
    sums["counted points"] += b.points_earned.value;
    sums["counted recharge"] += b.recharge_total.value;
  }
  sums["levels granted"] = std::ssize(a.tiers.granted);
  for (const CardHeld& card : a.cards) {
    sums["cards paid"] += card.paid.value;
    sums["cards saved"] += card.saved.value;
  }
  for (const ShoppingDay& day : a.purchases.days) {
    sums["shopping orders"] += day.orders;
    sums["shopping paid"] += day.paid().value;
  }
  for (const auto& [sku, bought] : a.purchases.skus) sums["bought " + sku] = bought.units;
  sums["checked in"] = a.activities.check_ins.total;
  for (const auto& [id, uses] : a.activities.actions) sums["done " + id] = uses.ever;
  for (const auto& [id, uses] : a.activities.exchanges) sums["exchanged " + id] = uses.ever;
  for (const auto& [id, draw] : a.activities.draws) {
    sums["chances " + id] = draw.chances;
    sums["drawn " + id] = draw.total;
    sums["made " + id] = std::ssize(draw.made);
  }
  for (const Referral& referral : a.activities.referrals) {
    ++sums["referrals"];
    sums["referral points"] += referral.points.value;
    sums["referral bonus"] += referral.bonus.value;
  }
  return sums;
}

}  // namespace

TEST_CASE("random lives keep their books and replay", "[account][random]") {
  int done = 0;
  for (unsigned seed = 1; seed <= LOYALTY_LIVES; ++seed) {
    Life life(seed);
    INFO("seed " << seed);
    for (int i = 0; i < 120; ++i) life.step();
    if (seed % 6 == 0) require_replay(life.shop);
    done += life.done;
  }
  CHECK(done > 50 * LOYALTY_LIVES);
}

TEST_CASE("two lives that become one come to what both came to, and go on",
          "[account][random][merge]") {
  int levels = 0;
  for (unsigned seed = 1; seed <= LOYALTY_LIVES; ++seed) {
    Life one(seed);
    Life two(seed + 5000, one);
    INFO("seed " << seed);
    for (int i = 0; i < 60; ++i) (one.is_after(two) ? two : one).step();
    const std::string when = (one.is_after(two) ? one : two).when();
    const Account first = one.shop.seen(when), second = two.shop.seen(when);
    auto expected = sums_of(first);
    for (const auto& [what, sum] : sums_of(second)) expected[what] += sum;
    one.take_in(two);
    auto both = sums_of(one.shop.account);
    // Counted only for the month of the later day.
    const Day last = std::max(first.points.caps.day, second.points.caps.day);
    for (const Account* account : {&first, &second})
      if (month_start(account->points.caps.day) != month_start(last))
        expected["capped this month"] -= account->points.caps.of_month.value;
    // A level of a card that lasts longer now.
    CHECK(both["levels granted"] >= expected["levels granted"]);
    CHECK(both["levels granted"] <= expected["levels granted"] + 1);
    both.erase("levels granted");
    expected.erase("levels granted");
    for (const auto& [what, sum] : expected) {
      INFO(what);
      CHECK(both[what] == sum);
    }
    for (const auto& [what, sum] : both) {
      INFO(what);
      CHECK(sum == expected[what]);
    }
    const std::size_t level = current_level(one.shop.program, one.shop.account);
    CHECK(level >= std::max(current_level(one.shop.program, first),
                            current_level(one.shop.program, second)));
    levels += level > 0 ? 1 : 0;
    for (int i = 0; i < 60; ++i) one.step();
    if (seed % 6 == 0) require_replay(one.shop);
  }
  CHECK(levels > 0);
}
