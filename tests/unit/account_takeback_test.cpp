// What was sold or granted can be taken back: then nothing of it is left, and nothing else is gone.

#include <functional>

#include "tests/unit/account_fixture.h"

#include "core/account/brought.h"
#include "core/events/tiers.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

const std::string takeback_shop =
    R"(,"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":900}}],
    "points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]}},
    "tiers":{"levels":[{"id":"a","name":"a"},{"id":"b","name":"b","growth":100},{"id":"d","name":"d","growth":9000}],
             "window":{"kind":"rolling_months","months":12},
             "sources":[{"source":"points_earned","growth":1,"per":1},{"source":"paid","growth":1,"per":100}]},
    "wallet":{"recharge_plans":[{"id":"p","name":"p","steps":[{"at":5000,"grants":{"card":"plus"}}]}],
              "gift_cards":[{"id":"gc","name":"gc","face":1000,"price":900,"return_days":3}]},
    "cards":[{"id":"plus","name":"plus","kind":"paid","months":12,"price":1200,"level":"d",
              "grants":{"points":101,"bonus":7,"growth":3,"coupons":["c"],"chances":[{"draw":"w","times":2}]}}],
    "activities":{"draws":[{"id":"w","name":"w","prizes":[{"id":"none","name":"none","weight":1}],"fallback":"none",
      "seed_digest":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}]})";

/// What a member has, in words: balances, what counts towards levels, coupons that can be used, levels granted, cards.
std::string has(const Shop& shop) {
  const Account& a = shop.account;
  const WalletBalance wallet = wallet_balance(a);
  const Metrics counted = metrics_at(a, a.at);
  std::string text = "points " + std::to_string(shop.available()) + " debt " +
                     std::to_string(a.points.debt.value) + " principal " +
                     std::to_string(wallet.principal.value) + " bonus " +
                     std::to_string(wallet.bonus.value) + " growth " +
                     std::to_string(counted.growth.value) + " earned " +
                     std::to_string(counted.points_earned.value) + " coupons " +
                     std::to_string(std::ranges::count_if(a.coupons, is_live));
  for (const auto& [id, draw] : a.activities.draws)
    if (draw.chances > 0) text += " chances " + id + std::to_string(draw.chances);
  for (const GrantedLevel& granted : a.tiers.granted)
    text += " level " + granted.level + std::to_string(granted.until.value_or(Instant{0}).value);
  for (const CardHeld& card : a.cards)
    text += " card " + card.id + std::to_string(card.months) + " paid " +
            std::to_string(card.paid.value) + " until " +
            std::to_string(card.until.value_or(Instant{0}).value);
  return text;
}

std::int64_t paid_back(const Event& sealed) {
  std::int64_t sum = 0;
  for (const Fact& fact : sealed.sealed->facts)
    if (fact.kind == FactKind::card_refunded || fact.kind == FactKind::gift_card_refunded)
      sum += fact.money.value;
  return sum;
}

}  // namespace

TEST_CASE("a purchase of a card that comes back leaves nothing, whatever the steps",
          "[account][takeback]") {
  const std::vector<std::vector<int>> ways = {{0}, {12 - 1, 0}, {5, 0}, {1, 2, 3, 4, 0}};
  for (const std::string before : {"", "card_taken", "recharged"})
    for (const std::string after : {"", "card_taken", "recharged"})
      for (const auto& steps : ways) {
        INFO(before << ", bought, " << after << ", back in " << steps.size());
        Shop shop(takeback_shop), without(takeback_shop);
        const auto happens = [](Shop& to, const std::string& kind, const std::string& when) {
          if (kind == "card_taken") to.does(kind, when, R"("card":"plus","amount":1200)");
          if (kind == "recharged") to.does(kind, when, R"("amount":5000)");
        };
        for (Shop* to : {&shop, &without}) happens(*to, before, "2026-03-01");
        const std::string bought =
            shop.does("card_taken", "2026-03-01", R"("card":"plus","amount":1200)").id;
        for (Shop* to : {&shop, &without}) happens(*to, after, "2026-03-01");
        std::int64_t back = 0;
        for (const int months : steps)
          back +=
              paid_back(shop.does("card_refunded", "2026-03-01",
                                  R"("card":"plus","taken":")" + bought + '"' +
                                      (months ? R"(,"months":)" + std::to_string(months) : "")));
        CHECK(back == 1200);
        CHECK(has(shop) == has(without));
        CHECK_FALSE(brought_more(shop.account, bought));
        CHECK(shop.refuses("card_refunded", "2026-03-01",
                           R"("card":"plus","taken":")" + bought + '"') ==
              (before.empty() && after.empty() ? "card_not_held" : "unknown_purchase"));
        require_replay(shop);
      }
}

TEST_CASE("a gift card comes into a log once", "[account][takeback]") {
  const std::string card = R"("gift_card":"gc","gift_card_id":"G")", id = R"("gift_card_id":"G")";
  const auto bought = [&](Shop& shop) {
    shop.does("gift_card_bought", "2026-03-01", card + R"(,"amount":900)");
  };
  const auto sent = [&](Shop& shop) {
    shop.does("gift_card_sent", "2026-03-01", id + R"(,"to":"bo")");
  };
  using Way = std::function<void(Shop&)>;
  const Way ways[] = {
      [&](Shop& s) { bought(s), s.does("gift_card_used", "2026-03-02", id); },
      [&](Shop& s) { bought(s), s.does("gift_card_refunded", "2026-03-02", id); },
      [&](Shop& s) { bought(s), sent(s), s.does("gift_card_accepted", "2026-03-02", id); },
      [&](Shop& s) {
        s.does("gift_card_accepted", "2026-03-01", card),
            s.does("gift_card_used", "2026-03-02", id);
      }};
  for (const Way& way : ways) {
    Shop shop(takeback_shop);
    way(shop);
    CHECK(shop.refuses("gift_card_bought", "2026-03-03", card + R"(,"amount":900)") ==
          "gift_card_state");
    for (const std::string kind : {"gift_card_accepted", "gift_card_used", "gift_card_refunded"})
      CHECK(shop.refuses(kind, "2026-03-03", kind == "gift_card_accepted" ? card : id) ==
            "gift_card_state");
    CHECK(shop.refuses("gift_card_sent", "2026-03-03", id + R"(,"to":"bo")") == "gift_card_state");
    require_replay(shop);
  }
}

TEST_CASE("of gift cards that are gone the newest thousand are known", "[account][takeback]") {
  Shop shop(takeback_shop);
  const auto minutes = [&](int number) {
    const std::string two = std::to_string(number / 60 % 24), one = std::to_string(number % 60);
    return std::string(2 - two.size(), '0') + two + ":" + std::string(2 - one.size(), '0') + one;
  };
  for (int n = 0; n < 1001; ++n) {
    const std::string id = R"("gift_card_id":"G)" + std::to_string(n) + '"';
    const std::string when = "2026-03-0" + std::to_string(1 + n / 1440) + " " + minutes(n % 1440);
    shop.does("gift_card_accepted", when, R"("gift_card":"gc",)" + id);
    shop.does("gift_card_used", when, id);
  }
  CHECK(std::ssize(shop.account.wallet.gift_cards_past) == limits::gift_cards_past);
  CHECK(shop.refuses("gift_card_accepted", "2026-03-02",
                     R"("gift_card":"gc","gift_card_id":"G1")") == "gift_card_state");
  shop.does("gift_card_accepted", "2026-03-02", R"("gift_card":"gc","gift_card_id":"G0")");
}

TEST_CASE("no card pays back more than was paid", "[account][takeback]") {
  Shop shop(takeback_shop);
  shop.does("card_taken", "2026-01-31", R"("card":"plus","amount":1200)");
  CHECK(shop.refuses("card_refunded", "2026-05-01", R"("card":"plus","months":3,"amount":1201)") ==
        "too_much_money");
  shop.does("card_refunded", "2026-05-01", R"("card":"plus","months":3,"amount":1100)");
  CHECK(shop.refuses("card_refunded", "2026-05-01", R"("card":"plus","months":3,"amount":101)") ==
        "too_much_money");
  // By months 600 are due in all, and more has been paid back: the months go for nothing.
  CHECK(paid_back(shop.does("card_refunded", "2026-05-01", R"("card":"plus","months":3)")) == 0);
  // 31 March is over, and 30 April: three months are, the fourth has begun, two of six are left.
  CHECK(shop.refuses("card_refunded", "2026-05-01", R"("card":"plus","months":3)") ==
        "months_begun");
  CHECK(paid_back(shop.does("card_refunded", "2026-05-01", R"("card":"plus","amount":100)")) ==
        100);
  CHECK(shop.account.cards.empty());
  require_replay(shop);
}
