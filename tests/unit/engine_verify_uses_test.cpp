// Limits of use over all members go on being used up between a quote and its order: that is a reason to refuse it where it
// makes another price, and only there.

#include "tests/unit/engine_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

/// A program of a shop in which every offer may be used a hundred times by all members together.
Json limited(const std::string& shop) {
  Json program = Json::parse(demo_file(shop + "/program.json"));
  for (const char* kind : {"promotions", "coupons"})
    for (Json& offer : program[kind]) offer["limits"]["total"] = 100;
  return program;
}

/// What an order books of a quote.
Json booked(const Json& quote) {
  Json out = {{"applied", quote["offers"]["applied"]}};
  for (const char* part : {"gifts", "lines", "points", "steps", "totals"}) out[part] = quote[part];
  return out;
}

}  // namespace

TEST_CASE("an order is refused for uses of others where its price is another, and only there",
          "[engine][verify]") {
  const struct {
    const char *shop, *member, *cart;
  } cases[] = {{"private-domain-mall", "chen", "tea-party"},
               {"supermarket", "wangjie", "weekly-shop"},
               {"kunming-boutique", "lihua", "gift-with-points"}};
  int same = 0, other = 0;
  for (const auto& [shop, member, name] : cases) {
    const Json program = limited(shop);
    Engine engine;
    granted(engine.open(program.dump(), opened(shop, member).snapshot().text));
    const Json unused = demo_cart(shop, name);
    const auto quote = [&](const Json& cart) { return granted(engine.quote(cart.dump())); };
    const auto verdict = [&](const Json& own, const Json& told) {
      return granted(
          engine.verify(Json{{"at", unused["at"]}, {"cart", own}, {"quote", told}}.dump()));
    };
    const Json open_quote = quote(unused);
    for (const char* kind : {"promotions", "coupons"})
      for (const Json& offer : program[kind]) {
        const std::string id = offer["id"];
        Json used = unused;
        used["offer_totals"] = {{id, 100}};
        const Json used_quote = quote(used);
        INFO(shop << " " << id);
        const std::string at = "/cart/offer_totals/" + id;
        if (booked(used_quote) == booked(open_quote)) {
          CHECK(verdict(used, open_quote) == Json{{"verdict", "accepted"}});
          CHECK(verdict(unused, used_quote) == Json{{"verdict", "accepted"}});
          ++same;
        } else {
          const auto differs = [&](const Json& own, const Json& claimed) {
            return Json{
                {"verdict", "cart_differs"}, {"at", at}, {"own", own}, {"claimed", claimed}};
          };
          // Gone meanwhile; free again, which would be cheaper: the page asks once more.
          CHECK(verdict(used, open_quote) == differs(100, nullptr));
          CHECK(verdict(unused, used_quote) == differs(nullptr, 100));
          ++other;
        }
      }
    // Neither is a quote taken whose price was changed, whatever was used.
    Json forged = open_quote, used = unused;
    used["offer_totals"] = {{program["promotions"][0]["id"].get<std::string>(), 1}};
    forged["totals"]["due"] = 1;
    CHECK(verdict(used, forged).at("verdict") == "result_differs");
  }
  CHECK(same > 10);
  CHECK(other > 3);
}
