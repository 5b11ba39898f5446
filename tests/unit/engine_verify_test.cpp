// Every field of a quote and of the server's own cart is changed one at a time: each must be noticed for what it
// is, and what a receipt does not vouch for must not matter.

#include <algorithm>
#include <map>

#include "tests/unit/engine_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

/// One quote of a page, and the server that is asked about it.
struct Purchase {
  Engine engine;
  Json cart, quote;
  std::int64_t now = 0;

  Purchase(const std::string& shop, const std::string& member, Json for_cart)
      : engine(opened(shop, member)),
        cart(std::move(for_cart)),
        quote(granted(engine.quote(cart.dump()))),
        now(cart.at("at")) {}

  Json request() const { return {{"at", now}, {"cart", cart}, {"quote", quote}}; }
  Reply verify(const Json& asked) { return engine.verify(asked.dump()); }
  Json verdict(const Json& asked) { return granted(verify(asked)); }
};

/// With a gift, coupons, points, and a member of each kind that a cart may have.
Json rich_cart() {
  Json cart = demo_cart("private-domain-mall", "tea-party");
  cart["as_card"] = "partner-card";
  cart["as_tier"] = "v5";
  cart["add_ons"] = Json::parse(
      R"([{"sku":"honey","category":"food/honey","shop":"s1","tags":["t1"],"unit_price":2900}])");
  cart["near_misses"] = 5;
  cart["offer_totals"] = {{"local-3-for-199", 7}};
  cart["points"] = 5000;
  cart["lines"][2]["prices"] =
      Json::parse(R"([{"kind":"flash_sale","unit_price":9700,"max_units":2,"admits":["points"]}])");
  cart["lines"][3]["shop"] = "s1";
  cart["lines"][3]["tags"] = {"t1", "t2"};
  return cart;
}

/// As a known name of the same kind where only those can be read.
Json other(const std::string& at, const Json& value) {
  static const std::map<std::string, Json> names = {
      {"max", "none"},          {"best", Json::array()},  {"flash_sale", "limited"},
      {"group_buy", "limited"}, {"points", "promotions"}, {"coupons", "promotions"}};
  if (value.is_number()) return value.get<std::int64_t>() + 1;
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_array() && at.ends_with("/coupons")) return "best";
  if (!value.is_string()) return 1;
  if (const auto name = names.find(value); name != names.end()) return name->second;
  auto text = value.get<std::string>();
  if (text.size() < 64) return text + "x";
  text.back() = text.back() == 'x' ? 'y' : 'x';  // a digest is as long as an id may be
  return text;
}

/// As it stands in a receipt's cart, where choices that are the default do not.
Json written(const Json& choice) { return choice == "none" || choice == "best" ? Json() : choice; }

bool under(const std::string& at, const std::string& parent) {
  return at == parent || at.starts_with(parent + "/");
}

bool vouched_for(const std::string& at) {
  static const std::string members[] = {"/gifts",  "/lines", "/offers/applied",
                                        "/points", "/steps", "/totals"};
  return std::any_of(std::begin(members), std::end(members),
                     [&](const auto& m) { return under(at, m); });
}

Json differs(const std::string& verdict, const std::string& at, const Json& own,
             const Json& claimed) {
  return {{"verdict", verdict}, {"at", at}, {"own", own}, {"claimed", claimed}};
}

/// What must come of a leaf of the quote that reads `claimed` instead.
Json expected(const Json& quote, const std::string& at, const Json& claimed) {
  const Json own = place(quote, at);
  if (under(at, "/receipt/cart")) {
    // The instant is the receipt's, and uses go on: here only the digest tells that it was touched.
    if (at != "/receipt/cart/at" && !under(at, "/receipt/cart/offer_totals"))
      return differs("cart_differs", at.substr(std::string("/receipt").size()), own,
                     written(claimed));
    return {{"verdict", "cart_differs"}, {"at", "/receipt/cart_digest"}};
  }
  if (at == "/receipt/rules") return differs("engine_mismatch", at, own, claimed);
  if (at == "/receipt/cart_digest") return differs("cart_differs", at, own, claimed);
  if (at == "/receipt/at") return differs("cart_differs", "/receipt/cart/at", claimed, own);
  if (under(at, "/receipt/program")) return differs("stale_program", at, own, claimed);
  if (under(at, "/offers/applied") && at.ends_with("/coupon"))
    return {{"verdict", "coupon_used"}, {"coupon", claimed}};
  if (at == "/receipt/result_digest" || vouched_for(at))
    return differs("result_differs", at, own, claimed);
  return {{"verdict", "accepted"}};
}

void require_verdict(const Json& given, const Json& wanted) {
  // An expectation may leave values open.
  for (const auto& [key, value] : wanted.items()) {
    INFO(key << " of " << given.dump());
    REQUIRE(given.contains(key));
    REQUIRE(given.at(key) == value);
  }
  if (wanted.size() != 2) REQUIRE(given == wanted);
}

struct Case {
  const char *shop, *member;
  Json cart;
};

std::vector<Case> cases() {
  return {{"private-domain-mall", "chen", rich_cart()},
          {"supermarket", "wangjie", demo_cart("supermarket", "weekly-shop")},
          {"kunming-boutique", "lihua", demo_cart("kunming-boutique", "gift-with-points")},
          {"private-domain-mall", "zhao", demo_cart("private-domain-mall", "group-buy")}};
}

}  // namespace

TEST_CASE("every value of a quote that is changed is noticed, or not vouched for",
          "[engine][verify]") {
  for (const Case& c : cases()) {
    Purchase p(c.shop, c.member, c.cart);
    require_verdict(p.verdict(p.request()), {{"verdict", "accepted"}});
    const std::string before = p.engine.snapshot().text;
    int vouched = 0, free = 0;
    for_each_leaf(p.quote, [&](const std::string& at, const Json& value) {
      if (at == "/offers/applied") return;  // nothing applied: there is nothing to change
      const Json changed = other(at, value);
      Json asked = p.request();
      place(asked["quote"], at) = changed;
      INFO(c.shop << " " << at << " " << value << " -> " << changed);
      // What is no text any more, the reader refuses.
      const Json wanted = expected(p.quote, at, changed);
      require_verdict(p.verdict(asked), wanted);
      ++(wanted["verdict"] == "accepted" ? free : vouched);
    });
    CHECK(vouched > 50);
    CHECK(free > 10);
    CHECK(p.engine.snapshot().text == before);
  }
}

TEST_CASE("a member of a quote that is missing or added is noticed, or not vouched for",
          "[engine][verify]") {
  Purchase p("private-domain-mall", "chen", rich_cart());
  SECTION("missing") {
    for_each_leaf(p.quote, [&](const std::string& at, const Json& value) {
      const Json::json_pointer pointer(at);
      if (place(p.quote, pointer.parent_pointer().to_string()).is_array()) return;
      Json asked = p.request();
      asked["quote"] = without(p.quote, at);
      INFO(at);
      const Reply reply = p.verify(asked);
      const std::string parent = pointer.parent_pointer().to_string();
      if (at == "/receipt/rules") {
        CHECK(granted(reply) == differs("engine_mismatch", at, value, 1));
      } else if (parent == "/receipt" || parent == "/receipt/program") {
        CHECK(refusal(reply) == "missing /quote" + parent);
      } else if (vouched_for(at)) {
        // An empty object is left where the only member was.
        CHECK(granted(reply) == differs("result_differs", at, value, nullptr));
      } else if (!under(at, "/receipt/cart")) {
        CHECK(granted(reply) == Json{{"verdict", "accepted"}});
      } else if (reply.ok) {
        const Json verdict = granted(reply);
        CHECK(verdict.at("verdict") == "cart_differs");
      } else {
        CHECK(refusal(reply).find(" /quote" + parent) != std::string::npos);
      }
    });
  }
  SECTION("whole members") {
    for (const std::string name : {"gifts", "lines", "points", "steps", "totals"}) {
      Json asked = p.request();
      asked["quote"].erase(name);
      const Json verdict = p.verdict(asked);
      INFO(verdict);
      CHECK(verdict.at("verdict") == "result_differs");
      CHECK(verdict.at("at").get<std::string>().starts_with("/" + name));
      CHECK(verdict.at("claimed").is_null());
    }
    for (const std::string name : {"add_ons", "join", "near_misses", "savings", "tier"}) {
      Json asked = p.request();
      INFO(name);
      REQUIRE(asked["quote"].erase(name) == 1);
      CHECK(p.verdict(asked) == Json{{"verdict", "accepted"}});
    }
    for (const std::string name : {"offers", "receipt"}) {
      Json asked = p.request();
      asked["quote"].erase(name);
      CHECK(refusal(p.verify(asked)) == "missing /quote");
    }
  }
  SECTION("added") {
    for (const std::string parent : {"/points", "/points/deduct", "/totals", "/totals/wallet",
                                     "/lines/0", "/steps/0", "/lines/0/discounts/0", "/gifts/0"}) {
      Json asked = p.request();
      place(asked["quote"], parent)["zz"] = 1;
      CHECK(p.verdict(asked) == differs("result_differs", parent + "/zz", nullptr, 1));
    }
    for (const std::string list :
         {"/lines", "/steps", "/gifts", "/points/parts", "/steps/0/parts"}) {
      Json asked = p.request();
      const std::size_t end = place(p.quote, list).size();
      place(asked["quote"], list).push_back(1);
      CHECK(p.verdict(asked) ==
            differs("result_differs", list + "/" + std::to_string(end), nullptr, 1));
    }
    Json asked = p.request();
    place(asked["quote"], "/offers/applied").push_back({{"amount", 1}, {"id", "mall-20"}});
    CHECK(p.verdict(asked).at("verdict") == "result_differs");
    place(asked["quote"], "/offers/applied").back()["coupon"] = "nobody's";
    CHECK(p.verdict(asked) == Json{{"verdict", "coupon_used"}, {"coupon", "nobody's"}});
    asked["quote"]["zz"] = 1;
    CHECK(refusal(p.verify(asked)) == "unknown_key /quote/zz");
  }
  SECTION("given twice") {
    // Readers of JSON differ in which of the two they take: whatever this one does, it must not say that all is well.
    const std::string text = p.request().dump();
    for (const std::string member : {R"("fee":)", R"("shipping":)", R"("saved":)"}) {
      const auto at = text.rfind(member);
      REQUIRE(at != std::string::npos);
      const auto end = text.find_first_of(",}", at);
      for (const auto place : {at, end}) {
        std::string twice = text;
        twice.insert(place, place == at ? member + "1," : "," + member + "1");
        const Reply reply = p.engine.verify(twice);
        INFO(twice.substr(at, 200) << reply.text);
        CHECK((!reply.ok || answer(reply).at("verdict") == "result_differs"));
      }
    }
  }
}

TEST_CASE("every value of the server's own cart that differs is named", "[engine][verify]") {
  for (const Case& c : cases()) {
    Purchase p(c.shop, c.member, c.cart);
    for_each_leaf(p.cart, [&](const std::string& at, const Json& value) {
      const Json changed = other(at, value);
      Json asked = p.request();
      place(asked["cart"], at) = changed;
      INFO(c.shop << " " << at << " " << value << " -> " << changed);
      const Json verdict = p.verdict(asked);
      INFO(verdict);
      // When the server looked does not matter: the receipt's instant counts. Nor do uses that make no other price.
      if (at == "/at" || under(at, "/offer_totals")) {
        CHECK(verdict == Json{{"verdict", "accepted"}});
      } else {
        CHECK(verdict == differs("cart_differs", "/cart" + at, written(changed), written(value)));
      }
    });
    // One line less, one line more.
    for (std::size_t i = 0; i < p.cart["lines"].size(); ++i) {
      Json asked = p.request();
      asked["cart"]["lines"].erase(i);
      CHECK(p.verdict(asked).at("verdict") == "cart_differs");
      asked = p.request();
      asked["cart"]["lines"].push_back(p.cart["lines"][i]);
      CHECK(p.verdict(asked).at("verdict") == "cart_differs");
    }
    // Members that the page's cart did not have.
    const Json more = Json::parse(
        R"({"as_card":"vip","channel":"other","coupons":["k"],"explain":["k"],"points":17,
        "shipping":{"fee":99},"wallet":3,"near_misses":7})");
    for (const auto& [key, value] : more.items()) {
      Json asked = p.request();
      if (asked["cart"].contains(key)) continue;
      asked["cart"][key] = value;
      const Json verdict = p.verdict(asked);
      CHECK(verdict.at("verdict") == "cart_differs");
      CHECK(verdict.at("at").get<std::string>().starts_with("/cart/" + key));
      CHECK(verdict.at("claimed").is_null());
    }
  }
}

TEST_CASE("the order of a cart's lines does not matter", "[engine][verify]") {
  for (const Case& c : cases()) {
    Purchase p(c.shop, c.member, c.cart);
    std::vector<Json> lines = p.cart["lines"];
    for (int turn = 0; turn < 12; ++turn) {
      if (turn < 6)
        std::rotate(lines.begin(), lines.begin() + 1, lines.end());
      else
        std::next_permutation(lines.begin(), lines.end());
      Json asked = p.request();
      asked["cart"]["lines"] = lines;
      CHECK(p.verdict(asked) == Json{{"verdict", "accepted"}});

      // The page's own order is as good, and priced alike.
      const Json quote = granted(p.engine.quote(asked["cart"].dump()));
      CHECK(quote["totals"] == p.quote["totals"]);
      CHECK(quote["receipt"]["cart_digest"] == p.quote["receipt"]["cart_digest"]);
      asked["cart"] = p.cart;
      asked["quote"] = quote;
      CHECK(p.verdict(asked) == Json{{"verdict", "accepted"}});
    }
    // A difference is named by the place in the server's own cart.
    std::vector<Json> turned = p.cart["lines"];
    std::reverse(turned.begin(), turned.end());
    for (std::size_t i = 0; i < turned.size(); ++i) {
      Json asked = p.request();
      asked["cart"]["lines"] = turned;
      const std::int64_t price = turned[i]["unit_price"];
      asked["cart"]["lines"][i]["unit_price"] = price - 1;
      CHECK(p.verdict(asked) == differs("cart_differs",
                                        "/cart/lines/" + std::to_string(i) + "/unit_price",
                                        price - 1, price));
    }
  }
}

TEST_CASE("lines of one sku are told apart in any order", "[engine][verify]") {
  Json cart = demo_cart("private-domain-mall", "tea-party");
  cart["lines"].push_back(cart["lines"][1]);
  cart["lines"].back()["quantity"] = 3;
  cart["lines"].push_back(cart["lines"][1]);
  cart["lines"].back()["unit_price"] = 15000;
  Purchase p("private-domain-mall", "chen", cart);
  Json asked = p.request();
  std::reverse(asked["cart"]["lines"].begin(), asked["cart"]["lines"].end());
  CHECK(p.verdict(asked) == Json{{"verdict", "accepted"}});
  asked["cart"]["lines"][0]["quantity"] = 2;
  CHECK(p.verdict(asked).at("verdict") == "cart_differs");
}

TEST_CASE("a receipt whose cart and digest were both changed still has the wrong result",
          "[engine][verify]") {
  Purchase p("supermarket", "wangjie", demo_cart("supermarket", "weekly-shop"));
  // As honest as can be but for the price of one line: the quote of another cart under this cart's result.
  Json cheaper = p.cart;
  cheaper["lines"][2]["quantity"] = 1;
  Json asked = p.request();
  asked["quote"]["receipt"] = granted(p.engine.quote(cheaper.dump()))["receipt"];
  CHECK(p.verdict(asked) == differs("cart_differs", "/cart/lines/2/quantity", 3, 1));
  asked["cart"] = cheaper;
  CHECK(p.verdict(asked).at("verdict") == "result_differs");
}

TEST_CASE("five minutes between quote and verification, and five seconds the other way",
          "[engine][verify]") {
  Purchase p("snack-shop", "doudou", demo_cart("snack-shop", "ordinary-day"));
  const std::int64_t quoted = p.now;
  const auto at = [&](std::int64_t now) {
    p.now = now;
    return p.verdict(p.request());
  };
  for (const std::int64_t skew : {0, 1, 300000, -1, -5000})
    CHECK(at(quoted + skew) == Json{{"verdict", "accepted"}});
  for (const std::int64_t skew : {300001, -5001, -300000, 86400000})
    CHECK(at(quoted + skew) == differs("clock_skew", "/receipt/at", quoted + skew, quoted));

  Json asked = p.request();
  asked["at"] = quoted + 60001;
  asked["max_skew"] = 60000;
  CHECK(p.verdict(asked).at("verdict") == "clock_skew");
  asked["max_skew"] = 60001;
  CHECK(p.verdict(asked).at("verdict") == "accepted");
  asked["max_skew"] = -1;
  CHECK(refusal(p.verify(asked)) == "out_of_range /max_skew");

  asked["max_skew"] = 60000;
  asked["at"] = quoted - 30000;
  CHECK(p.verdict(asked).at("verdict") == "clock_skew");
  asked["max_ahead"] = 30000;
  CHECK(p.verdict(asked).at("verdict") == "accepted");
}

TEST_CASE("reasons come in their order", "[engine][verify]") {
  Purchase p("snack-shop", "doudou", demo_cart("snack-shop", "ordinary-day"));
  Json asked = p.request();
  const auto verdict = [&] { return p.verdict(asked).at("verdict").get<std::string>(); };
  place(asked, "/quote/totals/payable") = 1;
  CHECK(verdict() == "result_differs");
  place(asked, "/quote/receipt/account") = "another";
  CHECK(verdict() == "stale_account");
  const std::size_t coupon = place(asked, "/quote/offers/applied").size();
  place(asked, "/quote/offers/applied").push_back({{"amount", 1}, {"coupon", "gone"}, {"id", "x"}});
  REQUIRE(place(asked, "/quote/offers/applied").size() == coupon + 1);
  CHECK(verdict() == "coupon_used");
  asked["at"] = p.now + 300001;
  CHECK(verdict() == "clock_skew");
  place(asked, "/quote/receipt/program/version") = 999;
  CHECK(verdict() == "stale_program");
  place(asked, "/cart/lines/0/quantity") = 77;
  CHECK(verdict() == "cart_differs");
  place(asked, "/quote/receipt/rules") = 1;
  CHECK(verdict() == "engine_mismatch");
}

TEST_CASE("a coupon that was used between quote and verification", "[engine][verify]") {
  Purchase p("supermarket", "wangjie", demo_cart("supermarket", "weekly-shop"));
  std::vector<std::string> coupons;
  for (const Json& applied : p.quote["offers"]["applied"])
    if (applied.contains("coupon")) coupons.push_back(applied["coupon"]);
  REQUIRE(coupons.size() == 3);
  for (const std::string kind : {"coupon_used", "coupon_locked", "coupon_voided"}) {
    Engine server = opened("supermarket", "wangjie");
    granted(server.apply(
        Json{{"id", "between"}, {"kind", kind}, {"at", p.now}, {"coupon_id", coupons[1]}}.dump()));
    CHECK(granted(server.verify(p.request().dump())) ==
          Json{{"verdict", kind == "coupon_locked" ? "held" : "coupon_used"},
               {"coupon", coupons[1]}});
  }
  SECTION("by the same cart, paid twice") {
    Json paid = {{"id", "o-1"}, {"kind", "order_paid"}, {"at", p.now}, {"cart", p.cart}};
    granted(p.engine.apply(paid.dump()));
    CHECK(p.verdict(p.request()) == Json{{"verdict", "coupon_used"}, {"coupon", coupons[0]}});
  }
}

TEST_CASE("an account that has moved on", "[engine][verify]") {
  Purchase p("snack-shop", "doudou", demo_cart("snack-shop", "ordinary-day"));
  const std::string quoted = p.quote["receipt"]["account"];
  const auto apply = [&](Json event) {
    event["id"] = "between";
    granted(p.engine.apply(event.dump()));
    Json then = p.cart;
    then["at"] = event["at"];
    const Json quote = granted(p.engine.quote(then.dump()));
    CHECK(quote["receipt"]["account"] != quoted);
    return quote;
  };
  SECTION("without any effect on this cart") {
    const Json quote = apply({{"kind", "action_done"}, {"at", p.now}, {"action", "like"}});
    CHECK(quote["receipt"]["result_digest"] == p.quote["receipt"]["result_digest"]);
    CHECK(p.verdict(p.request()) == Json{{"verdict", "accepted"}});
    // Then every other difference is put down to the account.
    Json asked = p.request();
    place(asked, "/quote/totals/payable") = 1;
    CHECK(p.verdict(asked) ==
          differs("stale_account", "/totals/payable", p.quote["totals"]["payable"], 1));
    asked = p.request();
    asked["quote"]["receipt"]["result_digest"] = "x";
    CHECK(p.verdict(asked).at("verdict") == "stale_account");
  }
  SECTION("and the result with it") {
    const auto points = p.quote["points"]["deduct"]["points"].get<std::int64_t>();
    REQUIRE(points > 0);
    const Json overview = granted(p.engine.overview(Json{{"at", p.now}}.dump()));
    const auto available = overview["points"]["available"].get<std::int64_t>();
    const Json quote = apply({{"kind", "points_taken"},
                              {"at", p.now},
                              {"points", available - points + 1},
                              {"reason", "test"}});
    CHECK(quote["receipt"]["result_digest"] != p.quote["receipt"]["result_digest"]);
    const Json verdict = p.verdict(p.request());
    CHECK(verdict.at("verdict") == "stale_account");
    const std::string at = verdict.at("at");
    CHECK(verdict.at("own") != verdict.at("claimed"));
    CHECK(verdict.at("own") == place(quote, at));
    CHECK(verdict.at("claimed") == place(p.quote, at));
  }
  SECTION("after the quote's own instant") {
    apply({{"kind", "action_done"}, {"at", p.now + 1000}, {"action", "like"}});
    p.now += 2000;
    CHECK(p.verdict(p.request()) == Json{{"verdict", "accepted"}});
  }
}

TEST_CASE("a program of another version", "[engine][verify]") {
  Purchase p("supermarket", "laozhang", demo_cart("supermarket", "birthday"));
  const Json claimed = p.quote["receipt"]["program"];
  Json program = Json::parse(demo_file("supermarket/program.json"));
  program["version"] = program["version"].get<int>() + 1;
  Engine newer;
  const Json receipt = granted(newer.open(program.dump(), p.engine.snapshot().text));
  const Json verdict = granted(newer.verify(p.request().dump()));
  CHECK(verdict == differs("stale_program", "/receipt/program/digest", receipt["program"]["digest"],
                           claimed["digest"]));
}

TEST_CASE("what is no request is refused with every problem", "[engine][verify]") {
  Purchase p("snack-shop", "laowang", demo_cart("snack-shop", "in-store"));
  CHECK(refusal(p.engine.verify("")) == "invalid_json");
  CHECK(refusal(p.engine.verify("{}")) == "missing; missing; missing");
  Json asked = p.request();
  asked["cart"]["lines"][0]["quantity"] = 0;
  asked["quote"]["receipt"]["at"] = "noon";
  asked["quote"]["receipt"].erase("engine");
  CHECK(
      refusal(p.verify(asked)) ==
      "out_of_range /cart/lines/0/quantity; wrong_type /quote/receipt/at; missing /quote/receipt");
}
