// However long a log, an account holds what can still matter, and later events find what they need.

#include <algorithm>

#include "tests/unit/engine_fixture.h"
#include "tests/unit/long_life.h"

using nlohmann::json;
using namespace loyalty;
using namespace loyalty::testing;

namespace {

/// Lists and maps of a snapshot by their pointers, with their sizes.
void list_sizes(const json& value, const std::string& at,
                std::map<std::string, std::size_t>& into) {
  // A series of rows is a text.
  if (value.is_string() && (at == "/tiers/buckets" || at == "/purchases/days"))
    into[at] =
        static_cast<std::size_t>(1 + std::ranges::count(value.get_ref<const std::string&>(), ';'));
  if (!value.is_structured()) return;
  into[at] = value.size();
  if (value.is_object())
    for (const auto& [key, member] : value.items()) list_sizes(member, at + "/" + key, into);
}

}  // namespace

TEST_CASE("an account of ten thousand events is no larger than one of five thousand",
          "[account][size]") {
  Engine engine;
  must(engine.open(long_life_program, ""));
  std::vector<std::string> snapshots, sealed;
  const auto events = long_life_events(10000);
  for (std::size_t i = 0; i < events.size(); ++i) {
    INFO(events[i]);
    const json answer = json::parse(must(engine.apply(events[i])).text);
    if (i >= 5000) sealed.push_back(answer["sealed"].dump());
    if ((i + 1) % 5000 == 0) snapshots.push_back(must(engine.snapshot()).text);
  }
  std::map<std::string, std::size_t> early, late;
  list_sizes(json::parse(snapshots[0]), "", early);
  list_sizes(json::parse(snapshots[1]), "", late);
  CHECK(snapshots[1].size() < 56'000);
  CHECK(snapshots[1].size() < snapshots[0].size() * 5 / 4);
  CHECK(late["/events"] <= 250);
  CHECK(late["/history"] <= 75);
  // 15 days of return and 15 more for gold members, one order a day, and the two that are not done.
  CHECK(late["/orders/orders"] <= 33);
  CHECK(late["/orders/savings"] <= 24 + 5);
  CHECK(late["/tiers/buckets"] <= 367);
  CHECK(late["/purchases/days"] <= 366);
  CHECK(late["/coupons"] <= 100);
  for (const auto& [at, size] : late) {
    INFO(at << " " << early[at] << " " << size);
    CHECK(size <= std::max<std::size_t>(early[at] * 2, 60));
  }

  // The second half of the log, under a program that knows none of this, comes to the same account.
  Engine later;
  must(later.open(R"({"id":"other","version":2,"timezone":"UTC"})", snapshots[0]));
  for (const std::string& event : sealed) must(later.apply(event));
  CHECK(must(later.snapshot()).text == snapshots[1]);
}

TEST_CASE("two who came for years become one account, which is read again and goes on",
          "[account][merging]") {
  const auto events = long_life_events(3000);
  Engine first, second;
  must(first.open(long_life_program, ""));
  must(second.open(long_life_program, ""));
  for (const std::string& event : events) must(first.apply(event));
  for (const std::string& event : events) {
    Json other = Json::parse(event);
    if (other.contains("member")) other["member"]["id"] = "second";
    must(second.apply(other.dump()));
  }
  Json merging = {{"at", Json::parse(events.back())["at"].get<std::int64_t>() + 1},
                  {"id", "become-one"},
                  {"kind", "member_merged"},
                  {"prefix", "second."}};
  merging["other"] = Json::parse(must(second.snapshot()).text);
  must(first.apply(merging.dump()));
  const std::string account = must(first.snapshot()).text;
  Engine again;
  must(again.open(long_life_program, account));
  CHECK(must(again.snapshot()).text == account);
  std::size_t records = 0;
  const Json joined = Json::parse(account);
  for (const Json& entry : joined["history"]) records += entry["facts"].size();
  CHECK(records >= 60);
  Json next = {{"at", merging["at"]}, {"id", "next"}, {"kind", "points_granted"}, {"points", 1}};
  must(again.apply(next.dump()));
  must(first.apply(next.dump()));
  CHECK(must(again.snapshot()).text == must(first.snapshot()).text);
}

TEST_CASE("a full list of coupons holds up no order and no money", "[account][orders]") {
  Engine engine;
  must(engine.open(
      R"({"id":"many","version":1,"timezone":"UTC","pricing":{"groups":[{"id":"g"},{"id":"h"}]},
    "coupons":[{"id":"c","name":"c","group":"g","validity":{"days_after_issue":300},"effects":[{"kind":"amount_off","amount":100}]}],
    "promotions":[{"id":"p","name":"p","group":"h","effects":[{"kind":"grant","coupons":["c"]}]}]})",
      ""));
  std::int64_t at = 1795330800000;
  int count = 0;
  const auto does = [&](const std::string& kind, const std::string& members) {
    return engine.apply(R"({"id":"e)" + std::to_string(++count) + R"(","kind":")" + kind +
                        R"(","at":)" + std::to_string(at += 10) + ',' + members + '}');
  };
  const auto coupon = [&](int n) {
    return does("coupon_issued", R"("coupon":"c","coupon_id":"k)" + std::to_string(n) + '"');
  };
  const auto held = [&] {
    return granted(engine.overview(R"({"at":)" + std::to_string(at) + "}"))["coupons"].size();
  };
  for (int n = 0; n < 500; ++n) must(coupon(n));
  const auto order = [&](const std::string& id, const std::string& used) {
    return does("order_paid", R"("order_id":")" + id + R"(","cart":{"at":)" +
                                  std::to_string(at + 10) + R"(,"coupons":[")" + used +
                                  R"("],"lines":[{"sku":"a","unit_price":5000,"quantity":1}]})");
  };
  for (const std::string id : {"given-back", "cancelled"}) {
    must(order(id, "k" + std::string(id == "cancelled" ? "1" : "0")));
    must(coupon(500 + count));
  }
  // Whoever asks for one more can be told no.
  const Reply refused = coupon(999);
  REQUIRE_FALSE(refused.ok);
  CHECK(Json::parse(refused.text)["error"]["code"] == "list_full");
  must(does("order_completed", R"("order_id":"given-back")"));
  must(does("order_refunded", R"("order_id":"given-back","lines":[{"line":0,"quantity":1}])"));
  must(does("order_cancelled", R"("order_id":"cancelled")"));
  CHECK(held() > 500);
  const std::string account = must(engine.snapshot()).text;
  Engine again;
  must(again.open(R"({"id":"many","version":2,"timezone":"UTC"})", account));
  CHECK(must(again.snapshot()).text == account);
}

TEST_CASE("a resent event does nothing, however old", "[account][events]") {
  Engine engine;
  must(engine.open(long_life_program, ""));
  const auto events = long_life_events(1000);
  for (const auto& event : events) must(engine.apply(event));
  const std::string before = must(engine.snapshot()).text;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Reply again = engine.apply(events[i]);
    INFO(i << " " << again.text);
    if (i >= 800) {
      CHECK(json::parse(again.text).value("duplicate", false));
    } else if (!again.ok) {
      CHECK(json::parse(again.text)["error"]["code"] == "event_out_of_order");
    }
  }
  CHECK(must(engine.snapshot()).text == before);
}

TEST_CASE("so many events of one instant are told apart, and no more", "[account][events]") {
  Engine engine;
  must(engine.open(long_life_program, ""));
  const auto granted = [](int i, std::int64_t at) {
    return R"({"id":"g)" + std::to_string(i) + R"(","kind":"points_granted","points":1,"at":)" +
           std::to_string(at) + "}";
  };
  for (int i = 0; i < 150; ++i) must(engine.apply(granted(i, 1700000000000)));
  for (int i = 150; i < 350; ++i) must(engine.apply(granted(i, 1700000000001)));
  for (int i = 150; i < 350; ++i)
    CHECK(
        json::parse(must(engine.apply(granted(i, 1700000000001))).text).value("duplicate", false));
  CHECK(json::parse(engine.apply(granted(350, 1700000000001)).text)["error"]["code"] ==
        "too_many_events");
  must(engine.apply(granted(350, 1700000000002)));
}
