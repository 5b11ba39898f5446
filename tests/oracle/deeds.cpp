#include "tests/oracle/deeds.h"

namespace oracle {
namespace {

Act always(json event) {
  return [event = std::move(event)](const json&) { return event; };
}

json cart(const json& lines, const json& more = json::object()) {
  json made{{"lines", lines}, {"channel", "app"}, {"coupons", json::array()}};
  made.update(more);
  return made;
}

const json tea = {{"sku", "t"}, {"unit_price", 7900}, {"quantity", 3}, {"category", "tea"}};
const json cup = {{"sku", "f"}, {"unit_price", 1000}, {"quantity", 2}, {"category", "ware"}};
const json plain = {{"sku", "p"}, {"unit_price", 13000}, {"quantity", 1}, {"category", "ware"}};

Act buys(const std::string& id, json cart) {
  return always({{"id", id}, {"kind", "order_paid"}, {"cart", std::move(cart)}});
}
Act completes(const std::string& id) {
  return always({{"id", id + ".done"}, {"kind", "order_completed"}, {"order_id", id}});
}
Act cancels(const std::string& id) {
  return always({{"id", id + ".cancelled"}, {"kind", "order_cancelled"}, {"order_id", id}});
}
Act refunds(const std::string& id, int n, json more) {
  json event{
      {"id", id + ".back" + std::to_string(n)}, {"kind", "order_refunded"}, {"order_id", id}};
  event.update(more);
  return always(event);
}
Act refunds_recharge(const std::string& id, int n, std::int64_t amount) {
  json event{
      {"id", id + ".back" + std::to_string(n)}, {"kind", "recharge_refunded"}, {"recharge", id}};
  if (amount > 0) event["amount"] = amount;
  return always(event);
}

/// An order of tea and cups comes back at once, or in parts: a unit, money, the rest, the shipping.
std::vector<Act> whole(const std::string& id, bool shipping) {
  json all{{"lines", {{{"line", 0}, {"quantity", 3}}, {{"line", 1}, {"quantity", 2}}}}};
  if (shipping) all["shipping"] = 600;
  all["gifts_returned"] = true;
  return {refunds(id, 1, all)};
}
std::vector<Act> in_parts(const std::string& id) {
  return {refunds(id, 1, {{"lines", json::array({{{"line", 0}, {"quantity", 1}}})}}),
          refunds(id, 2, {{"lines", json::array({{{"line", 0}, {"amount", 1500}}})}}),
          refunds(id, 3, {{"lines", json::array({{{"line", 1}, {"quantity", 1}}})}}),
          refunds(id, 4, {{"shipping", 600}}),
          refunds(id, 5,
                  {{"lines", {{{"line", 0}, {"quantity", 2}}, {{"line", 1}, {"quantity", 1}}}},
                   {"gifts_returned", true}})};
}

json the_last_usable(const json& seen, const json& event) {
  for (auto coupon = seen["coupons"].rbegin(); coupon != seen["coupons"].rend(); ++coupon)
    if ((*coupon)["state"] == "usable") {
      json made = event;
      made["coupon_id"] = (*coupon)["id"];
      return made;
    }
  return nullptr;
}

Deed order(const std::string& name, std::vector<Act> does, std::vector<Act> undoes) {
  return {name, std::move(does), std::move(undoes), 0};
}

}  // namespace

std::vector<Deed> givers(const std::string& id) {
  const json sent{{"shipping", {{"fee", 600}}}};
  const json many = json::array({tea, cup});
  const auto recharges = [&](const char* plan) {
    return always({{"id", id}, {"kind", "recharged"}, {"amount", 10000}, {"plan", plan}});
  };
  const auto referral = always({{"id", id},
                                {"kind", "referral_earned"},
                                {"referred", "of-" + id},
                                {"amount", 9000},
                                {"order_id", "of-" + id}});
  const auto undone = [&](int n, std::int64_t kept) {
    return always({{"id", id + ".back" + std::to_string(n)},
                   {"kind", "referral_undone"},
                   {"referred", "of-" + id},
                   {"kept", kept}});
  };
  return {
      order("an order cancelled", {buys(id, cart(json::array({plain})))}, {cancels(id)}),
      order("an order completed and returned", {buys(id, cart(many, sent)), completes(id)},
            whole(id, true)),
      order("an order completed and returned in parts", {buys(id, cart(many, sent)), completes(id)},
            in_parts(id)),
      order("an order completed, returned in parts, its money without goods first",
            {buys(id, cart(json::array({plain}))), completes(id)},
            {refunds(id, 1, {{"lines", json::array({{{"line", 0}, {"amount", 13000}}})}}),
             refunds(id, 2, {{"lines", json::array({{{"line", 0}, {"quantity", 1}}})}})}),
      order("an order returned in part before it is completed",
            {buys(id, cart(many, sent)),
             refunds(id, 1, {{"lines", json::array({{{"line", 0}, {"quantity", 1}}})}}),
             completes(id)},
            {refunds(id, 2,
                     {{"lines", {{{"line", 0}, {"quantity", 2}}, {{"line", 1}, {"quantity", 2}}}},
                      {"shipping", 600},
                      {"gifts_returned", true}})}),
      order("a recharge", {recharges("rich")}, {refunds_recharge(id, 1, 0)}),
      order("a recharge paid back in parts", {recharges("rich")},
            {refunds_recharge(id, 1, 3000), refunds_recharge(id, 2, 0)}),
      order("a recharge that brings a level and a card", {recharges("levelled")},
            {refunds_recharge(id, 1, 0)}),
      order("a referral", {referral}, {undone(1, 0)}),
      order("a referral undone in parts", {referral}, {undone(1, 4000), undone(2, 0)}),
  };
}

std::vector<Deed> users(const std::string& id) {
  const json two = json::array({{{"sku", "p"}, {"unit_price", 9000}, {"quantity", 3}},
                                {{"sku", "q"}, {"unit_price", 1100}, {"quantity", 2}}});
  const auto pays_with = [&](json with) { return buys(id, cart(two, with)); };
  const json fee{{"shipping", {{"fee", 600}}}};
  json money{{"wallet", 4500}}, points{{"points", "max"}}, coupon{{"coupons", "best"}}, all = money;
  all.update(points);
  all.update(coupon);
  all.update(fee);
  json points_sent = points;
  points_sent.update(fee);
  json placed = all;
  const auto places = [&](std::int64_t days) -> Act {
    return [id, two, placed, days](const json& seen) {
      json event{{"id", id}, {"kind", "order_placed"}, {"cart", cart(two, placed)}};
      if (days > 0) event["until"] = seen["at"].get<std::int64_t>() + days * a_day;
      return event;
    };
  };
  const auto frees = always({{"id", id + ".u"}, {"kind", "points_unfrozen"}, {"hold", id}});
  const auto freezes = [&](std::int64_t most) -> Act {
    return [id, most](const json& seen) -> json {
      const std::int64_t n = std::min(most, seen["points"]["available"].get<std::int64_t>());
      if (n == 0) return nullptr;
      return {{"id", id}, {"kind", "points_frozen"}, {"points", n}};
    };
  };
  const Act locks = [id](const json& seen) {
    return the_last_usable(
        seen, {{"id", id}, {"kind", "coupon_locked"}, {"order_id", "elsewhere-" + id}});
  };
  const Act unlocks = [id](const json& seen) -> json {
    for (const json& c : seen["coupons"])
      if (c["state"] == "locked" && c.value("order", "") == "elsewhere-" + id)
        return {{"id", id + ".u"}, {"kind", "coupon_unlocked"}, {"coupon_id", c["id"]}};
    return nullptr;
  };
  Deed ending = order("an order placed, its hold ending by time", {places(3)}, {});
  ending.ends_after = 4;
  return {
      order("nothing", {}, {}),
      order("an order paid with points, cancelled", {pays_with(points_sent)}, {cancels(id)}),
      order("an order paid with points, completed and returned", {pays_with(points), completes(id)},
            whole(id, false)),
      order("an order paid with points, completed and returned in parts",
            {pays_with(points_sent), completes(id)}, in_parts(id)),
      order("an order paid from the wallet, cancelled", {pays_with(money)}, {cancels(id)}),
      order("an order paid with everything, completed and returned",
            {pays_with(all), completes(id)}, whole(id, true)),
      order("an order paid with everything, completed and returned in parts",
            {pays_with(all), completes(id)}, in_parts(id)),
      order("an order with a coupon, cancelled", {pays_with(coupon)}, {cancels(id)}),
      order("an order placed and cancelled", {places(0)}, {cancels(id)}),
      order("an order placed, paid and cancelled",
            {places(0), always({{"id", id + ".paid"}, {"kind", "order_paid"}, {"order_id", id}})},
            {cancels(id)}),
      ending,
      order("points frozen", {freezes(90)}, {frees}),
      order("all points frozen", {freezes(1'000'000)}, {frees}),
      order("a coupon locked", {locks}, {unlocks}),
  };
}

std::vector<Deed> stays(const std::string& id) {
  const json lines = json::array({plain});
  return {
      order("nothing", {}, {}),
      order("an order kept", {buys(id, cart(lines)), completes(id)}, {}),
      order("a small order kept", {buys(id, cart(json::array({cup}))), completes(id)}, {}),
      order("points exchanged",
            {always({{"id", id}, {"kind", "points_exchanged"}, {"exchange", "z"}})}, {}),
      order("a chance and a draw",
            {always({{"id", id + ".chance"},
                     {"kind", "granted"},
                     {"grants", {{"chances", json::array({{{"draw", "d"}, {"times", 1}}})}}}}),
             always({{"id", id}, {"kind", "drawn"}, {"draw", "d"}, {"seed", "winter"}})},
            {}),
      order("points kept", {always({{"id", id}, {"kind", "points_granted"}, {"points", 50}})}, {}),
      order("a recharge kept",
            {always({{"id", id}, {"kind", "recharged"}, {"amount", 5000}, {"plan", "plain"}})}, {}),
      order("a coupon kept",
            {always({{"id", id}, {"kind", "coupon_issued"}, {"coupon", "c"}, {"coupon_id", id}})},
            {}),
      order(
          "a grant kept",
          {always({{"id", id}, {"kind", "granted"}, {"grants", {{"growth", 150}, {"bonus", 20}}}})},
          {}),
  };
}

json shop_of(const std::vector<Policy>& policies) {
  json shop = json::parse(R"({"id": "shop", "version": 1, "timezone": "Asia/Shanghai",
    "returns": {"days": 3000},
    "points": {"earn": {"rules": [{"id": "all", "points": 1, "per": 100}]}, "deduct": {"points": 1, "amount": 1},
      "exchange": [{"id": "x", "kind": "coupon", "coupon": "c", "name": "x", "points": 30},
                   {"id": "y", "kind": "bonus", "name": "y", "points": 10, "step": 10, "bonus": 5},
                   {"id": "z", "kind": "goods", "sku": "mug", "name": "z", "points": 20}]},
    "tiers": {"levels": [{"id": "basic", "name": "b"}, {"id": "silver", "name": "s", "growth": 100},
                         {"id": "gold", "name": "g", "growth": 300}],
      "sources": [{"source": "paid", "growth": 1, "per": 100}, {"source": "recharge", "growth": 1, "per": 100},
                  {"source": "points_earned", "growth": 1, "per": 10}], "term_months": 12},
    "wallet": {"recharge_plans": [
       {"id": "plain", "name": "p", "steps": [{"at": 1, "grants": {}}]},
       {"id": "rich", "name": "r", "steps": [{"at": 10000, "grants": {"bonus": 1000, "points": 200, "growth": 120,
          "coupons": ["c", "c"], "chances": [{"draw": "d", "times": 2}], "goods": [{"sku": "cup", "units": 1}]}}]},
       {"id": "levelled", "name": "l", "steps": [{"at": 10000, "grants": {"level": "gold", "card": "plus"}}]}],
      "gift_cards": [{"id": "gc", "name": "gc", "price": 4000, "face": 5000, "return_days": 10,
                      "grants": {"points": 50}}]},
    "cards": [{"id": "plus", "name": "plus", "kind": "paid", "price": 990, "months": 1, "level": "silver",
               "grants": {"points": 60, "coupons": ["c"]}}],
    "pricing": {"groups": [{"id": "g"}], "max_coupons": 1,
      "special_prices": [{"id": "flash", "kind": "flash_sale", "unit_price": 900, "scope": {"skus": ["f"]},
                          "max_units_per_member": 50}]},
    "coupons": [{"id": "c", "name": "c", "group": "g", "validity": {"days_after_issue": 300},
                 "limits": {"per_member": 50}, "effects": [{"kind": "amount_off", "steps": [{"at": 0, "amount": 100}]}]}],
    "promotions": [{"id": "generous", "name": "generous", "group": "g", "scope": {"skus": ["t"]},
      "limits": {"per_member": 50, "per_day": 50},
      "effects": [{"kind": "grant", "points": 40, "coupons": ["c"]}, {"kind": "gift", "sku": "cup", "units": 1, "value": 100}]}],
    "activities": {"commission": [500],
      "referral": [{"points": 80, "growth": 40, "bonus": 300, "coupons": ["c"], "chances": [{"draw": "d", "times": 1}],
                    "level": "silver"}],
      "draws": [{"id": "d", "name": "d", "points": 25, "fallback": "none",
        "seed_digest": "30c5461fc27b84f1f1ad0a83162a26882b22d11cdfa45978dd21c810056e8d0e",
        "prizes": [{"id": "none", "name": "n", "weight": 1}]}]},
    "segments": {"recency_days": [7, 30], "frequency": [2, 4], "amount": [10000, 50000], "points": [100, 300]}})");
  for (const Policy& policy : policies) shop.merge_patch(policy.changes);
  return shop;
}

std::vector<std::vector<Policy>> policies() {
  const std::vector<Policy> shortfalls = {{"debt", {{"points", {{"shortfall", "debt"}}}}},
                                          {"forgive", {{"points", {{"shortfall", "forgive"}}}}}};
  const std::vector<Policy> expiries = {
      {"points never expire", json::object()},
      {"points expire in 30 days", {{"points", {{"expiry", {{"days", 30}}}}}}},
      {"points expire in 30 days, protected",
       {{"points", {{"expiry", {{"days", 30}}}, {"protection_days", 7}}}}},
      {"points expire at the year's end",
       {{"points", {{"expiry", {{"yearly", "12-31"}, {"years", 1}}}}}}}};
  const std::vector<Policy> windows = {
      {"growth for life", {{"tiers", {{"window", {{"kind", "lifetime"}}}}}}},
      {"growth for 12 months",
       {{"tiers", {{"window", {{"kind", "rolling_months"}, {"months", 12}}}}}}},
      {"growth by the year", {{"tiers", {{"window", {{"kind", "calendar_year"}}}}}}}};
  const std::vector<Policy> ends = {
      {"never lost", {{"tiers", {{"at_term_end", "never"}}}}},
      {"one level lost", {{"tiers", {{"at_term_end", "one_level"}}}}},
      {"lost to what is met", {{"tiers", {{"at_term_end", "to_qualified"}}}}},
      {"lost to what is met, after 20 days",
       {{"tiers", {{"at_term_end", "to_qualified"}, {"grace_days", 20}}}}}};
  const std::vector<Policy> counted = {
      {"counted when completed", json::object()},
      {"counted when paid", {{"tiers", {{"counted_at", "paid"}}}}}};
  const std::vector<Policy> wallets = {
      {"principal first", {{"wallet", {{"order", "principal_first"}}}}},
      {"bonus first", {{"wallet", {{"order", "bonus_first"}}}}},
      {"proportional", {{"wallet", {{"order", "proportional"}}}}}};
  std::vector<std::vector<Policy>> all;
  std::size_t turn = 0;
  for (const Policy& shortfall : shortfalls)
    for (const Policy& expiry : expiries)
      for (const Policy& wallet : wallets)
        all.push_back({shortfall, expiry, wallet, windows[turn % 3], ends[turn++ % 4]});
  for (const Policy& window : windows)
    for (const Policy& end : ends)
      for (const Policy& when : counted)
        all.push_back({window, end, when, shortfalls[turn % 2], wallets[turn++ % 3]});
  return all;
}

std::vector<Past> pasts() {
  const json joined{{"id", "joined"}, {"kind", "member_joined"}, {"member", {{"id", "lin"}}}};
  const json given{{"id", "given"},
                   {"kind", "granted"},
                   {"grants",
                    {{"points", 500},
                     {"bonus", 700},
                     {"coupons", json::array({"c"})},
                     {"chances", json::array({{{"draw", "d"}, {"times", 3}}})}}}};
  const json some{{"id", "some"},
                  {"kind", "granted"},
                  {"grants", {{"points", 60}, {"coupons", json::array({"c"})}}}};
  const json recharged{{"id", "R"}, {"kind", "recharged"}, {"amount", 8000}, {"plan", "plain"}};
  const json bought{
      {"id", "O"},
      {"kind", "order_paid"},
      {"cart",
       {{"lines", json::array({{{"sku", "p"}, {"unit_price", 15000}, {"quantity", 1}}})},
        {"channel", "app"}}}};
  const json done{{"id", "O.done"}, {"kind", "order_completed"}, {"order_id", "O"}};
  return {{"nothing", {joined}},
          {"little", {joined, some}},
          {"plenty", {joined, given, recharged, bought, done}}};
}

}  // namespace oracle
