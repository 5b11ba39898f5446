#pragma once
// A member who has come to a shop nearly every day for years: the program and the raw events of their log.

#include <string>
#include <vector>

namespace loyalty::testing {

inline const char* const long_life_program = R"({
  "id": "long", "version": 1, "timezone": "Asia/Shanghai",
  "points": {"earn": {"rules": [{"id": "all", "points": 1, "per": 100}], "caps": {"day": 2000}}, "protection_days": 7,
             "expiry": {"yearly": "12-31", "years": 1},
             "deduct": {"points": 100, "amount": 100, "step": 100, "max_share": 3000},
             "exchange": [{"id": "x", "kind": "coupon", "coupon": "ten", "name": "10元券", "points": 20}]},
  "tiers": {"levels": [{"id": "basic", "name": "普卡"}, {"id": "silver", "name": "银卡", "growth": 2000, "rate": 9800},
                       {"id": "gold", "name": "金卡", "growth": 20000, "rate": 9500}],
            "sources": [{"source": "paid", "growth": 1, "per": 100}], "term_months": 12, "at_term_end": "to_qualified",
            "window": {"kind": "rolling_months", "months": 12}},
  "wallet": {"order": "proportional", "recharge_plans": [
    {"id": "p", "name": "充200送20", "steps": [{"at": 20000, "grants": {"bonus": 2000, "coupons": ["ten"]}}]}]},
  "pricing": {"groups": [{"id": "sales", "max_per_order": 1}, {"id": "coupons", "max_per_order": 2}]},
  "promotions": [{"id": "full", "name": "满100减8", "group": "sales",
                  "effects": [{"kind": "amount_off", "steps": [{"at": 10000, "amount": 800}]}]}],
  "coupons": [{"id": "ten", "name": "10元券", "group": "coupons", "validity": {"days_after_issue": 30},
               "effects": [{"kind": "amount_off", "steps": [{"at": 5000, "amount": 1000}]}]}],
  "activities": {"check_in": {"rewards": [{"points": 1}, {"points": 2}, {"points": 5}],
                              "milestones": [{"streak": 7, "grants": {"points": 20}}]},
                 "actions": [{"kind": "share", "grants": {"points": 2}, "per_day": 1}]},
  "benefits": [{"id": "longer", "name": "延长退货", "tiers": ["silver", "gold"], "values": {"silver": 5, "gold": 15}}],
  "returns": {"days": 15, "extra": "longer"}})";

/// A cart as the member fills it on any day.
inline std::string long_life_cart(std::int64_t at, int day) {
  const auto number = [](std::int64_t n) { return std::to_string(n); };
  return R"({"at":)" + number(at) + R"(,"channel":"store:)" + number(day % 5) +
         R"(","coupons":"best","points":"max","wallet":)" + (day % 3 ? "0" : R"("max")") +
         R"(,"lines":[{"sku":"tea-)" + number(day % 40) + R"(","category":"tea","unit_price":)" +
         number(900 + day % 7 * 250) + R"(,"quantity":)" + number(1 + day % 4) +
         R"(},{"sku":"rice","category":"food/rice","unit_price":2990,"quantity":2}]})";
}

/// `count` events, about two a day: check-ins, sharing, an order every third day and its completion, returns, recharges,
/// coupons, exchanges.
inline std::vector<std::string> long_life_events(std::size_t count) {
  // 1 January 2015, 8:00
  constexpr std::int64_t first = 1420070400000, day_ms = 86400000, minute = 60000;
  std::vector<std::string> events;
  const auto add = [&](std::int64_t at, const std::string& kind, const std::string& members) {
    events.push_back(R"({"id":"event-)" + std::to_string(events.size()) + R"(","kind":")" + kind +
                     R"(","at":)" + std::to_string(at) + (members.empty() ? "" : "," + members) +
                     "}");
  };
  const auto order = [](int day) { return R"("order_id":"order-)" + std::to_string(day) + R"(")"; };
  add(first, "member_joined", R"("member":{"id":"long","birthday":"1990-06-15"})");
  for (int day = 0; events.size() < count; ++day) {
    std::int64_t at = first + day * day_ms;
    if (day % 9 != 8) add(at += minute, "checked_in", "");
    if (day % 2 == 0) add(at += minute, "action_done", R"("action":"share")");
    if (day % 30 == 3) add(at += minute, "recharged", R"("amount":20000,"channel":"store:1")");
    if (day % 20 == 7) add(at += minute, "coupon_issued", R"("coupon":"ten")");
    if (day % 40 == 24) {
      add(at += minute, "points_granted", R"("points":20,"reason":"老客户")");
      add(at += minute, "points_exchanged", R"("exchange":"x")");
    }
    at += minute;
    if (day % 3 == 0) add(at, "order_paid", order(day) + R"(,"cart":)" + long_life_cart(at, day));
    if (day > 1 && day % 3 == 2) add(at += minute, "order_completed", order(day - 2));
    if (day > 5 && day % 36 == 5)
      add(at += minute, "order_refunded", order(day - 5) + R"(,"lines":[{"line":1,"quantity":1}])");
    if (day % 60 == 26) {
      add(at += minute, "points_frozen", R"("points":1)");
      add(at += minute, "points_unfrozen",
          R"("hold":"event-)" + std::to_string(events.size() - 1) + R"(")");
    }
  }
  events.resize(count);
  return events;
}

}  // namespace loyalty::testing
