// Nothing that is read ends the process, and no figure leaves 2^53 - 1: the sample documents with each of their numbers
// at the ends of its range, one after the other, and whole lives of such numbers (tests/extremes).

#include <catch2/catch.hpp>

#include "core/account/account.h"
#include "core/pricing/cart.h"
#include "core/program/program.h"
#include "tests/extremes/grow.h"
#include "tests/extremes/life.h"
#include "tests/fuzz/fuzz.h"

using namespace loyalty;
using fuzzing::checked;
using fuzzing::Json;

namespace {

constexpr std::int64_t sunday = 1'795'330'800'000;  // 2026-11-22 15:00 in Shanghai

Json sample(const std::string& name) {
  return Json::parse(fuzzing::file_text("tests/schemas/valid/" + name + ".json"));
}

/// A life under the sample program that touches every part of it.
const std::vector<Json>& events() {
  static const std::vector<Json> all = [] {
    const char* texts[] = {
        R"({"kind":"member_joined","member":{"id":"m1","phone_bound":true,"birthday":"11-22"}})",
        R"({"kind":"card_taken","card":"free"})",
        R"({"kind":"recharged","amount":50000,"id":"r"})",
        R"({"kind":"card_taken","card":"plus","amount":9900})",
        R"({"kind":"granted","grants":{"bonus":700,"card":"plus","chances":[{"draw":"d1","times":3}],
            "coupons":["c20","cs"],"goods":[{"sku":"mug","units":2}],"growth":5,"points":5000}})",
        R"({"kind":"order_paid","order_id":"o","cart":{"points":"max","wallet":"max","shipping":{"fee":800},"lines":[
            {"sku":"a","category":"food/tea","shop":"s1","tags":["growth"],"unit_price":12800,"quantity":3,
             "prices":[{"kind":"flash_sale","unit_price":9900,"max_units":1}]},
            {"sku":"b","unit_price":990,"points_price":500,"quantity":2},{"sku":"c","unit_price":500,"quantity":2}]}})",
        R"({"kind":"order_completed","order_id":"o"})",
        R"({"kind":"order_refunded","order_id":"o","lines":[{"line":0,"quantity":1,"amount":10}],"shipping":5})",
        R"({"kind":"order_placed","order_id":"p","cart":{"wallet":"max","lines":[{"sku":"a","unit_price":700,"quantity":1}]}})",
        R"({"kind":"order_paid","order_id":"p"})",
        R"({"kind":"order_cancelled","order_id":"p"})",
        R"({"kind":"points_exchanged","exchange":"x-bonus","points":300})",
        R"({"kind":"points_exchanged","exchange":"x-coupon","times":2})",
        R"({"kind":"checked_in"})",
        R"({"kind":"check_in_made_up","day":"2026-11-23","after":172800000})",
        R"({"kind":"drawn","draw":"d1","seed":""})",
        R"({"kind":"draw_revealed","draw":"d1","seed":""})",
        R"({"kind":"action_done","action":"review"})",
        R"({"kind":"gift_card_bought","gift_card":"g1","gift_card_id":"g","amount":9800})",
        R"({"kind":"gift_card_used","gift_card_id":"g"})",
        R"({"kind":"benefit_used","benefit":"b1","times":2})",
        R"({"kind":"service_used","service":"s2","amount":100000,"days":31})",
        R"({"kind":"campaign_opened","campaign":"m2","run":"R"})",
        R"({"kind":"campaign_joined","run":"R","referred":"x","amount":500})",
        R"({"kind":"referral_earned","referred":"x","order_id":"y","amount":100000})",
        R"({"kind":"referral_undone","referred":"x","kept":50000})",
        R"({"kind":"points_frozen","points":50,"id":"h"})",
        R"({"kind":"points_unfrozen","hold":"h"})",
        R"({"kind":"points_granted","points":5,"pending":true,"id":"q"})",
        R"({"kind":"points_approved","lot":"q.1"})",
        R"({"kind":"points_taken","points":10})",
        R"({"kind":"coupon_issued","coupon":"c20","coupon_id":"k"})",
        R"({"kind":"coupon_used","coupon_id":"k"})",
        R"({"kind":"recharge_refunded","recharge":"r","amount":100})"};
    std::vector<Json> list;
    std::int64_t at = sunday;
    for (const char* text : texts) {
      Json event = Json::parse(text);
      at += event.value("after", 1000);
      event.erase("after");
      event["at"] = at;
      if (event.contains("cart")) event["cart"]["at"] = at;
      if (!event.contains("id")) event["id"] = "e" + std::to_string(list.size());
      list.push_back(event);
    }
    return list;
  }();
  return all;
}

/// All events that this engine takes, and what it tells afterwards. How many it took.
int live_on(Engine& engine, const std::vector<Json>& list) {
  int applied = 0;
  for (const Json& event : list) {
    const Reply reply = engine.apply(event.dump());
    checked(reply);
    applied += reply.ok ? 1 : 0;
  }
  const Reply snapshot = engine.snapshot();
  const std::int64_t at = checked(snapshot).value("at", std::int64_t{0});
  for (const std::int64_t asked : {at, at + 400 * std::int64_t{86'400'000}, latest_instant})
    if (asked <= latest_instant) checked(engine.overview(Json{{"at", asked}}.dump()));
  Json cart = sample("cart");
  cart["at"] = std::max(at, sunday);
  cart["coupons"] = "best";
  checked(engine.quote(cart.dump()));
  Engine other;
  CHECK(other.open(R"({"id":"bare","version":1,"timezone":"UTC"})", snapshot.text).ok);
  return applied;
}

/// Calls back with the document for each of its numbers at each end of its range; sanitized for some of them.
template <class Use>
int at_its_ends(const Json& document, const wire::Shape& shape, Use use) {
  int documents = 0, numbers = 0;
  const Json flat = document.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (!value.is_number() || numbers++ % LOYALTY_NUMBERS_APART != 0) continue;
    // An event may carry a cart, which its table knows nothing of.
    constexpr std::string_view cart = "/cart/";
    const wire::Shape* number =
        pointer.starts_with(cart)
            ? extremes::shape_at(wire::Describe<Cart>::shape, pointer.substr(cart.size() - 1))
            : extremes::shape_at(shape, pointer);
    REQUIRE(number);
    for (const std::int64_t end :
         {std::max(number->min, -max_amount), std::min(number->max, max_amount)}) {
      Json changed = document;
      changed[Json::json_pointer(pointer)] = end;
      INFO(pointer << " is " << end);
      use(changed);
      ++documents;
    }
  }
  return documents;
}

}  // namespace

TEST_CASE("every number of a program at its ends") {
  const Json program = sample("program");
  Engine engine;
  REQUIRE(engine.open(program.dump(), "").ok);
  REQUIRE(live_on(engine, events()) == static_cast<int>(events().size()));
  int taken = 0;
  const int programs =
      at_its_ends(program, wire::Describe<ProgramText>::shape, [&](const Json& changed) {
        const Reply reply = engine.open(changed.dump(), "");
        checked(reply);
        if (!reply.ok) return;
        ++taken;
        live_on(engine, events());
        checked(check_change(program.dump(), changed.dump()));
      });
  CHECK(taken > programs * 3 / 4);
}

TEST_CASE("every number of an account at its ends") {
  const std::string program = sample("program").dump();
  const Json account = sample("account");
  int taken = 0;
  const int accounts =
      at_its_ends(account, wire::Describe<Account>::shape, [&](const Json& changed) {
        Engine engine;
        const Reply reply = engine.open(program, changed.dump());
        checked(reply);
        if (!reply.ok) return;
        ++taken;
        live_on(engine, {events().begin() + 2, events().begin() + 12});
      });
  CHECK(taken > accounts / 2);
}

TEST_CASE("every number of carts and events at its ends") {
  Engine engine;
  const std::string program = sample("program").dump();
  std::vector<std::string> accounts;  // before each event
  REQUIRE(engine.open(program, "").ok);
  for (const Json& event : events()) {
    accounts.push_back(engine.snapshot().text);
    const Reply reply = engine.apply(event.dump());
    INFO(event.dump() << reply.text);
    REQUIRE(reply.ok);
  }
  int documents = 0;
  for (std::size_t i = 0; i < events().size(); ++i)
    documents += at_its_ends(events()[i], wire::Describe<Event>::shape, [&](const Json& changed) {
      Engine now;
      REQUIRE(now.open(program, accounts[i]).ok);
      live_on(now, {changed});
    });
  Json cart = sample("cart");
  cart["at"] = sunday + 10 * std::int64_t{86'400'000};
  documents += at_its_ends(cart, wire::Describe<Cart>::shape,
                           [&](const Json& changed) { checked(engine.quote(changed.dump())); });
  CHECK(documents > 150 / LOYALTY_NUMBERS_APART);
}

TEST_CASE("whole lives of numbers at their ends") {
  std::size_t events = 0;
  for (std::uint64_t seed = 1; seed <= LOYALTY_LIVES; ++seed) {
    INFO("life " << seed);
    extremes::Choices choices(seed);
    events += extremes::live(choices);
  }
  CHECK(events > LOYALTY_LIVES);
}
