#include "tests/bench/shop.h"

#include <nlohmann/json.hpp>

namespace bench {

using nlohmann::json;

namespace {

constexpr std::int64_t now = 1795330800000;
constexpr int categories = 8;

/// splitmix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(unsigned seed) : state_(seed) {}
  int upto(int n) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<int>((z ^ (z >> 31)) % static_cast<unsigned>(n));
  }

 private:
  std::uint64_t state_;
};

std::string numbered(const char* prefix, int n) {
  std::string digits = std::to_string(n);
  return prefix + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

json category(Random& r) { return json{{"categories", {numbered("cat", r.upto(categories))}}}; }

json offer(int i, int groups, int lines, Random& r) {
  const int kind = i % groups;
  json o{{"id", numbered("c", i)},
         {"name", "优惠券" + std::to_string(i)},
         {"group", numbered("g", kind)},
         {"validity", {{"days_after_issue", 30}}}};
  json e;
  const int step = 1000 * (1 + r.upto(10));
  switch (kind) {
    case 0:
      e = {{"kind", "amount_off"},
           {"steps", {{{"at", 20 * step}, {"amount", step + 100 * r.upto(10)}}}}};
      break;
    case 1:
      e = {{"kind", "amount_off"},
           {"steps", {{{"at", 5 * step}, {"amount", step / 2 + 100 * r.upto(9)}}}}};
      o["scope"] = category(r);
      break;
    case 2:
      e = {{"kind", "percent_off"},
           {"off", 500 + 100 * r.upto(15)},
           {"cap", 1000 + 500 * r.upto(8)}};
      o["scope"] = category(r);
      break;
    case 3:
      e = {{"kind", "unit_amount_off"},
           {"amount", 200 + 100 * r.upto(20)},
           {"max_units", 1 + r.upto(3)}};
      o["scope"] = json{{"skus", {numbered("sku", r.upto(lines)), numbered("sku", r.upto(lines))}}};
      break;
    case 4: e = {{"kind", "percent_off"}, {"off", 300 + 50 * r.upto(15)}}; break;
    case 5:
      e = {{"kind", "amount_off"},
           {"every", 10000},
           {"amount", 300 + 100 * r.upto(9)},
           {"max_times", 1 + r.upto(5)}};
      break;
    case 6:
      e = {{"kind", "nth_unit"}, {"offs", {0, 1000 * (1 + r.upto(5))}}};
      o["scope"] = category(r);
      break;
    default: e = {{"kind", "shipping_off"}, {"cap", 100 * (4 + r.upto(8))}};
  }
  o["effects"] = {e};
  return o;
}

}  // namespace

Texts shop(int lines, int coupons, int groups, unsigned seed) {
  Random r(seed);
  json program{
      {"id", "bench"}, {"version", 1}, {"timezone", "Asia/Shanghai"}, {"coupons", json::array()}};
  for (int g = 0; g < groups; ++g)
    program["pricing"]["groups"].push_back({{"id", numbered("g", g)}, {"max_per_order", 1}});
  program["tiers"] = {{"levels",
                       {{{"id", "basic"}, {"name", "普卡"}},
                        {{"id", "gold"},
                         {"name", "金卡"},
                         {"growth", 2000},
                         {"rate", 9500},
                         {"scope", {{"categories", {"cat000"}}}}}}},
                      {"sources", {{{"source", "paid"}, {"growth", 1}, {"per", 100}}}}};
  program["points"] = {{"earn", {{"rules", {{{"id", "all"}, {"points", 1}, {"per", 100}}}}}}};
  json account{{"at", now - 1000}, {"coupons", json::array()}};
  for (int i = 0; i < coupons; ++i) {
    program["coupons"].push_back(offer(i, groups, lines, r));
    account["coupons"].push_back({{"id", numbered("h", i)},
                                  {"coupon", numbered("c", i)},
                                  {"from", now - 5000},
                                  {"until", now + 86400000 + 1000 * r.upto(1000)}});
  }
  json cart{
      {"at", now}, {"near_misses", 0}, {"shipping", {{"fee", 1200}}}, {"lines", json::array()}};
  for (int i = 0; i < lines; ++i) {
    cart["lines"].push_back({{"sku", numbered("sku", i)},
                             {"name", "商品" + std::to_string(i)},
                             {"category", numbered("cat", r.upto(categories))},
                             {"quantity", 1 + r.upto(3)},
                             {"unit_price", 500 + 10 * r.upto(950)}});
  }
  return {program.dump(), account.dump(), cart.dump()};
}

std::string curious(const Texts& texts) {
  json cart = json::parse(texts.cart);
  cart["near_misses"] = 3;
  for (int i = 0; i < 5; ++i) cart["explain"].push_back(numbered("h", i));
  return cart.dump();
}

}  // namespace bench
