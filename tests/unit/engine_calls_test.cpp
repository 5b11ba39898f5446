// The calls of the engine as the outside sees them: errors, what changes and what does not, and what comes back.

#include "tests/unit/engine_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

constexpr std::int64_t minute = 60000;

std::string at(std::int64_t instant) { return Json{{"at", instant}}.dump(); }

std::int64_t last_event(const Engine& engine) {
  return granted(engine.snapshot()).value("at", std::int64_t{0});
}

std::string digest_of(Engine& engine, const std::string& cart) {
  return granted(engine.quote(cart))["receipt"]["account"];
}

struct Sale {
  const char *shop, *member, *cart;
};
constexpr Sale sales[] = {{"convenience-chain", "linlin", "rain"},
                          {"kunming-boutique", "lihua", "autumn-look"},
                          {"private-domain-mall", "chen", "tea-party"},
                          {"snack-shop", "doudou", "ordinary-day"},
                          {"supermarket", "wangjie", "weekly-shop"}};

}  // namespace

TEST_CASE("nothing can be asked before a program is open", "[engine]") {
  Engine engine;
  for (const Reply& reply :
       {engine.overview(at(1)), engine.quote("{}"), engine.preview("{}"), engine.apply("{}"),
        engine.verify("{}"), engine.snapshot(), engine.clock("{}")}) {
    CHECK_FALSE(reply.ok);
    CHECK(reply.text == R"({"error":{"at":"","code":"not_open","details":{}}})");
  }
  CHECK(refusal(engine.open("{}", "")).starts_with("missing /program"));
  CHECK(refusal(engine.snapshot()) == "not_open");
}

TEST_CASE("open answers what is open", "[engine]") {
  Engine engine;
  const std::string program = demo_file("snack-shop/program.json");
  const Json opened = granted(engine.open(program, ""));
  const Json checked = granted(check_program(program));
  CHECK(opened["engine"] == engine_version());
  CHECK(opened["program"]["id"] == "snack-shop");
  CHECK(opened["program"]["version"] == 5);
  CHECK(opened["program"]["digest"] == checked["digest"]);
  CHECK(opened["account"].get<std::string>().size() == 64);
  CHECK(opened.size() == 3);
  CHECK(checked["id"] == "snack-shop");
  CHECK(checked["warnings"].is_array());

  // White space and the order of keys are not part of a program.
  CHECK(granted(check_program(Json::parse(program).dump()))["digest"] == checked["digest"]);
  // A new member is an empty account.
  CHECK(granted(engine.open(program, "{}")) == opened);
}

TEST_CASE("every problem of both texts is told at once", "[engine]") {
  Engine engine;
  Json program = Json::parse(demo_file("snack-shop/program.json"));
  program["version"] = 0;
  program["colour"] = "red";
  program["timezone"] = "Mars/Olympus";
  const std::string all = refusal(engine.open(program.dump(), R"({"at":"noon","points":7})"));
  CHECK(all ==
        "unknown_key /program/colour; out_of_range /program/version; unknown_timezone "
        "/program/timezone; "
        "wrong_type /account/at; wrong_type /account/points");

  Engine open = opened("snack-shop", "doudou");
  CHECK(
      refusal(open.quote(
          R"({"at":-1.5,"lines":[{"sku":"a b","quantity":0,"unit_price":"free"}],"wallet":"all"})")) ==
      "not_an_integer /at; invalid_id /lines/0/sku; out_of_range /lines/0/quantity; wrong_type "
      "/lines/0/unit_price; "
      "not_one_of /wallet");
  CHECK(refusal(open.apply(R"({"kind":"points_granted","at":1,"colour":1})")) ==
        "unknown_key /colour; missing");
  CHECK(refusal(open.overview(R"({"at":1,"to":2})")) == "unknown_key /to");
  CHECK(refusal(open.overview("{}")) == "missing");
  CHECK(refusal(open.overview("[]")) == "wrong_type");
  CHECK(refusal(open.overview("")) == "invalid_json");
}

TEST_CASE("an error has the one shape", "[engine]") {
  Engine engine = opened("snack-shop", "laowang");
  const Json error = answer(engine.quote(R"({"at":1,"lines":[],"coupon":1})"));
  CHECK(error.size() == 2);
  CHECK(error["error"] == Json{{"at", "/coupon"},
                               {"code", "unknown_key"},
                               {"details", {{"key", "coupon"}, {"nearest", "coupons"}}}});
  CHECK(error["others"] == Json::parse(R"([{"at":"/lines","code":"empty_cart","details":{}}])"));
  CHECK_FALSE(answer(engine.quote("{")).contains("others"));
}

TEST_CASE("a call that is refused changes nothing", "[engine]") {
  Engine engine = opened("supermarket", "wangjie");
  const std::string before = engine.snapshot().text;
  const std::int64_t last = last_event(engine), now = last + minute;
  const std::string cart = demo_cart("supermarket", "weekly-shop").dump();
  const std::string quote = engine.quote(cart).text;

  const auto event = [&](const char* kind, const std::string& members = "",
                         std::int64_t instant = 0) {
    return R"({"id":"new","kind":")" + std::string(kind) + R"(","at":)" +
           std::to_string(instant ? instant : now) + (members.empty() ? "" : "," + members) + "}";
  };
  const std::pair<std::string, std::string> refused[] = {
      {"{", "invalid_json"},
      {event("dance"), "not_one_of /kind"},
      {event("checked_in", "", last - 1), "event_out_of_order /at"},
      {event("points_taken", R"("points":9000000)"), "insufficient_points /points"},
      {event("coupon_issued", R"("coupon":"nothing")"), "unknown_coupon /coupon"},
      {event("coupon_used", R"("coupon_id":"nobody's")"), "unknown_coupon /coupon_id"},
      {event("order_completed", R"("order_id":"o-404")"), "unknown_order /order_id"},
      {event("member_joined", R"("member":{"id":"m-wangjie"})"), "already_joined"},
      {event("order_paid",
             R"("order_id":"o","cart":{"at":1,"lines":[{"sku":"s","quantity":1,"unit_price":1}]})"),
       "instant_differs /cart/at"},
  };
  for (const auto& [text, codes] : refused) {
    INFO(text);
    CHECK(refusal(engine.apply(text)) == codes);
    CHECK(engine.snapshot().text == before);
    CHECK(refusal(engine.preview(text)) == codes);
    CHECK(engine.snapshot().text == before);
  }
  refusal(engine.quote("{}"));
  refusal(engine.overview(at(last - 1)));
  refusal(engine.verify("{}"));
  // Neither does a program that cannot be opened close the one that is.
  refusal(engine.open("{}", ""));
  refusal(engine.open(demo_file("snack-shop/program.json"), R"({"at":"noon"})"));
  CHECK(engine.snapshot().text == before);
  CHECK(engine.quote(cart).text == quote);
}

TEST_CASE("asking changes nothing", "[engine]") {
  for (const Sale& c : sales) {
    INFO(c.shop);
    Engine engine = opened(c.shop, c.member);
    const std::string before = engine.snapshot().text;
    const Json cart = demo_cart(c.shop, c.cart);
    const std::int64_t now = cart["at"];
    const std::string quote = engine.quote(cart.dump()).text,
                      overview = engine.overview(at(now)).text;
    const Json ordered = {{"id", "new"}, {"kind", "order_paid"}, {"at", now}, {"cart", cart}};
    granted(engine.preview(ordered.dump()));
    granted(engine.overview(at(now + 366 * 24 * 60 * minute)));
    granted(engine.verify(Json{{"at", now}, {"cart", cart}, {"quote", Json::parse(quote)}}.dump()));
    CHECK(engine.snapshot().text == before);
    CHECK(engine.quote(cart.dump()).text == quote);
    CHECK(engine.overview(at(now)).text == overview);
    granted(Reply{true, quote});
    granted(Reply{true, overview});
  }
}

TEST_CASE("before the account's last event nothing can be seen", "[engine]") {
  Engine engine = opened("snack-shop", "doudou");
  const std::int64_t last = last_event(engine);
  Json cart = demo_cart("snack-shop", "ordinary-day");
  cart["at"] = last - 1;
  const Json details = {{"at", last - 1}, {"last", last}};
  for (const Reply& reply : {engine.overview(at(last - 1)), engine.quote(cart.dump())}) {
    CHECK(refusal(reply) == "instant_before_account /at");
    CHECK(answer(reply)["error"]["details"] == details);
  }
  cart["at"] = last;
  granted(engine.overview(at(last)));
  granted(engine.quote(cart.dump()));
}

TEST_CASE("preview tells what apply then does", "[engine]") {
  for (const Sale& c : sales) {
    Engine engine;
    granted(engine.open(demo_file(std::string(c.shop) + "/program.json"), ""));
    for (const std::string& event : demo_history(c.shop, c.member)) {
      INFO(c.shop << " " << event);
      const Json preview = granted(engine.preview(event));
      const Json applied = granted(engine.apply(event));
      const std::string kind = Json::parse(event)["kind"];
      CHECK(preview.contains("refund") == (kind == "order_cancelled" || kind == "order_refunded" ||
                                            kind == "recharge_refunded"));
      CHECK(preview.size() == (preview.contains("refund") ? 3 : 2));
      CHECK(applied.size() == 2);
      CHECK(preview["changes"] == applied["changes"]);
      const std::int64_t instant = Json::parse(event)["at"];
      CHECK(preview["overview"] == granted(engine.overview(at(instant))));
      CHECK(applied["sealed"]["sealed"]["facts"].size() == applied["changes"].size());
    }
  }
}

TEST_CASE("an event comes once", "[engine]") {
  for (const Sale& c : sales) {
    INFO(c.shop);
    Engine engine = opened(c.shop, c.member);
    const std::string before = engine.snapshot().text;
    for (const std::string& event : demo_history(c.shop, c.member)) {
      INFO(event);
      const Json again = granted(engine.apply(event));
      CHECK(again["duplicate"] == true);
      CHECK(again["changes"].empty());
      const Json preview = granted(engine.preview(event));
      CHECK(preview["duplicate"] == true);
      CHECK(preview["changes"].empty());
    }
    CHECK(engine.snapshot().text == before);
  }
}

TEST_CASE("a duplicate is told even when it says something else", "[engine]") {
  Engine engine = opened("snack-shop", "laowang");
  const std::string before = engine.snapshot().text;
  const Json again =
      granted(engine.apply(R"({"id":"lw-o1","kind":"points_granted","at":1,"points":1000})"));
  CHECK(again["duplicate"] == true);
  CHECK(engine.snapshot().text == before);
}

TEST_CASE("a snapshot opens as the same account", "[engine]") {
  for (const Sale& c : sales) {
    INFO(c.shop);
    const std::string program = demo_file(std::string(c.shop) + "/program.json");
    Engine engine;
    granted(engine.open(program, ""));
    const std::string cart = demo_cart(c.shop, c.cart).dump();
    const auto history = demo_history(c.shop, c.member);
    for (std::size_t i = 0; i <= history.size(); ++i) {
      INFO("after " << i << " events");
      const std::string snapshot = engine.snapshot().text;
      granted(Reply{true, snapshot});
      Engine other;
      const Json reopened = granted(other.open(program, snapshot));
      CHECK(other.snapshot().text == snapshot);
      CHECK(reopened["account"] == digest_of(engine, cart));
      CHECK(other.quote(cart).text == engine.quote(cart).text);
      const std::string now = at(last_event(engine));
      CHECK(other.overview(now).text == engine.overview(now).text);
      if (i == history.size()) break;
      CHECK(other.apply(history[i]).text == engine.apply(history[i]).text);
      CHECK(other.snapshot().text == engine.snapshot().text);
      CHECK(digest_of(other, cart) == digest_of(engine, cart));
    }
  }
}

TEST_CASE("sealed events make the same account, whatever the program says then", "[engine]") {
  for (const Sale& c : sales) {
    INFO(c.shop);
    Engine engine, replayed;
    const std::string program = demo_file(std::string(c.shop) + "/program.json");
    granted(engine.open(program, ""));
    granted(replayed.open(R"({"id":"bare","version":1,"timezone":"UTC"})", ""));
    for (const std::string& event : demo_history(c.shop, c.member)) {
      const Json applied = granted(engine.apply(event));
      INFO(applied);
      const Json again = granted(replayed.apply(applied["sealed"].dump()));
      CHECK(again == applied);
      CHECK(replayed.snapshot().text == engine.snapshot().text);
    }
  }
}

TEST_CASE("a cart that is paid becomes the order that was quoted", "[engine]") {
  for (const Sale& c : sales) {
    INFO(c.shop);
    Engine engine = opened(c.shop, c.member);
    const Json cart = demo_cart(c.shop, c.cart);
    const std::int64_t now = cart["at"];
    const Json quote = granted(engine.quote(cart.dump()));
    const Json paid = granted(engine.apply(Json{
        {"id", "e-1"}, {"kind", "order_paid"}, {"at", now}, {"order_id", "o-1"}, {"cart", cart}}
                                               .dump()));
    const Json& order = paid["sealed"]["order"];
    CHECK(order["id"] == "o-1");
    CHECK_FALSE(paid["sealed"].contains("cart"));
    CHECK_FALSE(paid["sealed"].contains("order_id"));

    std::int64_t payable = 0, cash = 0, principal = 0, bonus = 0, list = 0, earned = 0,
                 deducted = 0;
    Json parts = order["lines"];
    if (order.contains("shipping")) parts.push_back(order["shipping"]);
    for (const Json& part : parts) {
      const auto of = [&](const char* key) { return part.value(key, std::int64_t{0}); };
      payable += of("payable"), cash += of("cash"), principal += of("principal"),
          bonus += of("bonus");
      list += of("list"), earned += of("earned"), deducted += of("deducted_points");
    }
    const Json& totals = quote["totals"];
    CHECK(payable == totals["payable"]);
    CHECK(cash == totals["cash"]);
    CHECK(principal == totals["wallet"]["principal"]);
    CHECK(bonus == totals["wallet"]["bonus"]);
    CHECK(list == totals["list"].get<std::int64_t>() + totals["fee"].get<std::int64_t>());
    CHECK(earned == quote["points"]["earn"]);
    CHECK(deducted == quote["points"]["deduct"]["points"]);
    CHECK(order["lines"].size() == quote["lines"].size());

    // What was applied is used up, and what the quote foretold has come.
    for (const Json& applied : quote["offers"]["applied"]) {
      if (!applied.contains("coupon")) continue;
      Json with = cart;
      with["coupons"] = Json::array({applied["coupon"]});
      const Json then = granted(engine.quote(with.dump()));
      for (const Json& now_applied : then["offers"]["applied"])
        CHECK_FALSE(now_applied.contains("coupon"));
    }
    granted(engine.apply(
        Json{{"id", "e-2"}, {"kind", "order_completed"}, {"at", now}, {"order_id", "o-1"}}.dump()));
    const Json overview = granted(engine.overview(at(now)));
    CHECK(overview["savings"] == quote["savings"]);
    CHECK(overview["tier"] == quote["tier"]["after"]);

    // The same cart again is another order, and cannot have the same coupons and points.
    const Reply again = engine.quote(cart.dump());
    if (again.ok) CHECK(answer(again)["receipt"]["account"] != quote["receipt"]["account"]);
  }
}

TEST_CASE("an order without an id of its own has the event's", "[engine]") {
  Engine engine = opened("snack-shop", "laowang");
  const Json cart = demo_cart("snack-shop", "join-and-save");
  const Json event = {{"id", "e-1"}, {"kind", "order_paid"}, {"at", cart["at"]}, {"cart", cart}};
  const Json preview = granted(engine.preview(event.dump()));
  const Json paid = granted(engine.apply(event.dump()));
  CHECK(paid["sealed"]["order"]["id"] == "e-1");
  CHECK(preview["changes"] == paid["changes"]);
}

TEST_CASE("what is wrong with a paid cart is told below it", "[engine]") {
  Engine engine = opened("snack-shop", "laowang");
  Json cart = demo_cart("snack-shop", "join-and-save");
  Json event = {{"id", "e-1"}, {"kind", "order_paid"}, {"at", cart["at"]}, {"cart", cart}};
  const auto with = [&](const char* key, const Json& value) {
    Json changed = event;
    changed["cart"][key] = value;
    return refusal(engine.apply(changed.dump()));
  };
  CHECK(with("as_card", "nothing") == "unknown_id /cart/as_card");
  CHECK(with("lines", Json::array()) == "empty_cart /cart/lines");
  CHECK(with("at", 5) == "instant_differs /cart/at");
  event["kind"] = "order_completed";
  CHECK(refusal(engine.apply(event.dump())).find("wrong_member") != std::string::npos);
}

TEST_CASE("an engine can be moved and opened again", "[engine]") {
  Engine engine = opened("snack-shop", "laowang");
  const std::string snapshot = engine.snapshot().text;
  Engine moved = std::move(engine);
  CHECK(moved.snapshot().text == snapshot);
  const Json other = granted(moved.open(demo_file("supermarket/program.json"), ""));
  CHECK(other["program"]["id"] == "supermarket");
  CHECK(moved.snapshot().text == "{}");
}
