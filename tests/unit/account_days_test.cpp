// Changes of the member, and what is counted by day.

#include "core/account/fold.h"
#include "tests/unit/account_fixture.h"

using namespace loyalty;
using namespace loyalty::testing;

TEST_CASE("a change touches what it names, and null takes away") {
  Shop shop("");
  shop.does("member_joined", "2026-01-01",
            R"("member":{"id":"m1","birthday":"05-20","region":"r","segments":["a","b"]})");
  shop.does("member_changed", "2026-01-02", R"("member":{"phone_bound":true,"segments":["b"]})");
  const Member& member = shop.account.member;
  CHECK(member.birthday == "05-20");
  CHECK(member.phone_bound);
  CHECK(member.segments == std::vector<std::string>{"b"});
  shop.does("member_changed", "2026-01-03",
            R"("member":{"id":"m1","birthday":null,"phone_bound":null,"segments":null})");
  CHECK(!member.birthday);
  CHECK(!member.phone_bound);
  CHECK(member.segments.empty());
  CHECK(member.region == "r");
  CHECK(member.joined == Instant{on("2026-01-01")});
  CHECK(shop.refuses("member_changed", "2026-01-03", R"("member":{"id":null})") ==
        "wrong_member_id");
  require_replay(shop);
}

TEST_CASE("seven days are counted apart, whatever the order in which they come") {
  UseCount uses;
  for (const std::int64_t day : {20, 21, 19, 26, 20, 26}) CHECK(count_use(uses, Day{day}, 1));
  CHECK(count_of_day(uses, Day{26}) == 2);
  CHECK(count_of_day(uses, Day{21}) == 1);
  CHECK(count_of_day(uses, Day{20}) == 2);
  CHECK(count_of_day(uses, Day{19}) == 0);  // no longer kept
  CHECK(uses.ever == 6);
  CHECK_FALSE(count_use(uses, Day{19}, 1));
  CHECK(count_use(uses, Day{40}, 1));
  CHECK(count_of_day(uses, Day{26}) == 0);
}

TEST_CASE("caps of day and month are those of the order's own day") {
  Shop shop(
      R"(,"points":{"earn":{"rules":[{"id":"all","per":100,"points":1}],"caps":{"day":10,"month":12}}})");
  const auto earns = [&](const std::string& id, const std::string& at, const std::string& day) {
    shop.does("order_paid", at, order(id, line("a", 1, 900, 900, 9)) + R"(,"day":")" + day + '"');
    return find_order(shop.account, id)->facts.lines[0].earned.value;
  };
  CHECK(earns("a", "2026-01-31", "2026-01-31") == 9);
  CHECK(earns("b", "2026-02-01", "2026-02-01") == 9);
  CHECK(earns("c", "2026-02-01", "2026-01-31") == 1);
  CHECK(earns("d", "2026-02-01", "2026-01-30") == 2);  // the month's last
  CHECK(earns("e", "2026-02-01", "2025-12-24") == 0);  // counts as 26 January
  CHECK(earns("f", "2026-02-01", "2026-02-01") == 1);
  require_replay(shop);
}
