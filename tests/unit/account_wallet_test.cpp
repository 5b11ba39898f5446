#include "tests/unit/account_fixture.h"

#include "core/base/luhn.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

const std::string wallet_shop =
    R"(,"pricing":{"groups":[{"id":"g"}]},
    "coupons":[{"id":"c","name":"c","group":"g","effects":[{"kind":"amount_off","steps":[{"at":0,"amount":100}]}],
                "validity":{"days_after_issue":10}}],
    "points":{"earn":{"rules":[{"id":"all","per":100,"points":1}]}},
    "tiers":{"levels":[{"id":"a","name":"a"},{"id":"svip","name":"SVIP","growth":9999}]},
    "wallet":{"recharge_plans":[
      {"id":"ladder","name":"充值送","steps":[{"at":5000,"grants":{}},{"at":10000,"grants":{"bonus":1000}},
        {"at":50000,"grants":{"bonus":10000,"points":100,"coupons":["c"],"card":"stored"}}]},
      {"id":"every","name":"每充","every":{"amount":20000,"grants":{"bonus":2500},"max_times":3}},
      {"id":"day","name":"会员日","when":{"member_day":true},"steps":[{"at":10000,"grants":{"bonus":5000}}]}],
     "gift_cards":[{"id":"g100","name":"100元卡","face":10000,"price":9000,"return_days":3,
                    "grants":{"points":50,"coupons":["c"]}}]},
    "member_days":{"days":[20]},
    "cards":[{"id":"stored","name":"储值卡","kind":"free"},
             {"id":"phone","name":"免费卡","kind":"free","needs_phone":true,"grants":{"coupons":["c"]}},
             {"id":"month","name":"月卡","kind":"paid","months":1,"price":1500,"level":"svip"},
             {"id":"staff","name":"内部卡","kind":"internal","members":["m1"]},
             {"id":"vip","name":"等级卡","kind":"tier","level":"svip"}])";

std::int64_t bonus(const Shop& shop) { return wallet_balance(shop.account).bonus.value; }
std::int64_t principal(const Shop& shop) { return wallet_balance(shop.account).principal.value; }

}  // namespace

TEST_CASE("a recharge brings what the best plan gives", "[account][wallet]") {
  struct Row {
    std::string when;
    int amount;
    std::string plan;
    int bonus;
  };
  const Row rows[] = {
      {"2026-03-01", 4900, "", 0},           {"2026-03-01", 5000, "", 0},
      {"2026-03-01", 10000, "", 1000},       {"2026-03-01", 20000, "", 2500},
      {"2026-03-01", 20000, "ladder", 1000}, {"2026-03-01", 49900, "", 5000},
      {"2026-03-01", 50000, "", 10000},      {"2026-03-01", 500000, "every", 7500},
      {"2026-03-20", 10000, "", 5000},
  };
  for (const Row& row : rows) {
    INFO(row.when << " " << row.amount << " " << row.plan);
    Shop shop(wallet_shop);
    shop.does("recharged", row.when,
              R"("amount":)" + std::to_string(row.amount) +
                  (row.plan.empty() ? "" : R"(,"plan":")" + row.plan + R"(")"));
    CHECK(principal(shop) == row.amount);
    CHECK(bonus(shop) == row.bonus);
    require_replay(shop);
  }
  Shop shop(wallet_shop);
  CHECK(shop.refuses("recharged", "2026-03-01", R"("amount":10000,"plan":"day")") ==
        "condition_not_met");
  CHECK(shop.refuses("recharged", "2026-03-01", R"("amount":10000,"plan":"nix")") ==
        "unknown_plan");
  shop.does("recharged", "2026-03-01", R"("amount":50000)");
  CHECK(shop.available() == 100);
  CHECK(shop.account.coupons.size() == 1);
  CHECK(shop.account.cards.at(0).id == "stored");
}

TEST_CASE("a recharge is refunded at most at its principal left, less its bonus spent",
          "[account][wallet]") {
  struct Row {
    int spend_principal, spend_bonus, refundable;
  };
  const Row rows[] = {
      {0, 0, 10000}, {4000, 0, 6000}, {0, 300, 9700}, {4000, 300, 5700}, {9800, 1000, 0}};
  for (const Row& row : rows) {
    INFO(row.spend_principal << " " << row.spend_bonus);
    Shop shop(wallet_shop);
    const std::string id = shop.does("recharged", "2026-03-01", R"("amount":10000)").id;
    const int paid = row.spend_principal + row.spend_bonus;
    if (paid > 0)
      shop.does("order_paid", "2026-03-02",
                order("O", R"({"sku":"t","list":)" + std::to_string(paid) + R"(,"payable":)" +
                               std::to_string(paid) + R"(,"principal":)" +
                               std::to_string(row.spend_principal) + R"(,"bonus":)" +
                               std::to_string(row.spend_bonus) + "}"));
    const std::string which = R"("recharge":")" + id + R"(")";
    if (row.refundable == 0) {
      CHECK(shop.refuses("recharge_refunded", "2026-03-03", which) == "nothing_to_refund");
      continue;
    }
    CHECK(shop.refuses("recharge_refunded", "2026-03-03",
                       which + R"(,"amount":)" + std::to_string(row.refundable + 1)) ==
          "too_much_money");
    shop.does("recharge_refunded", "2026-03-03", which + R"(,"amount":100)");
    CHECK(bonus(shop) == 0);
    if (row.refundable > 100)
      shop.does("recharge_refunded", "2026-03-03",
                which + R"(,"amount":)" + std::to_string(row.refundable - 100));
    CHECK(principal(shop) == 10000 - row.spend_principal - row.refundable);
    CHECK(shop.refuses("recharge_refunded", "2026-03-04", which) == "nothing_to_refund");
    require_replay(shop);
  }
}

TEST_CASE("the oldest recharge is spent first, and gets its own back", "[account][wallet]") {
  Shop shop(wallet_shop);
  const std::string first = shop.does("recharged", "2026-03-01", R"("amount":10000)").id;
  shop.does("recharged", "2026-03-02", R"("amount":10000)");
  shop.does("order_paid", "2026-03-03",
            order("O", R"({"sku":"t","quantity":2,"list":14000,"payable":14000,"principal":13000,
            "bonus":1000})"));
  // The first is used up, and kept while the order may bring it back.
  CHECK(shop.account.wallet.lots.size() == 2);
  CHECK(shop.account.wallet.lots.at(0).id == first);
  CHECK(shop.account.wallet.lots.at(0).principal.value == 0);
  CHECK(shop.account.wallet.lots.at(1).principal.value == 7000);
  shop.does("order_refunded", "2026-03-04", R"("order_id":"O","lines":[{"line":0,"quantity":1}])");
  CHECK(principal(shop) == 13500);
  CHECK(bonus(shop) == 1500);
  shop.does("order_refunded", "2026-03-04", R"("order_id":"O","lines":[{"line":0,"quantity":1}])");
  CHECK(shop.account.wallet.lots.at(0).id == first);
  CHECK(shop.account.wallet.lots.at(0).principal.value == 10000);
  CHECK(shop.account.wallet.lots.at(0).bonus.value == 1000);
  require_replay(shop);
}

TEST_CASE("a gift card is owned, sent, accepted, used, or comes back", "[account][wallet]") {
  const std::string card = R"("gift_card_id":"G1")", kind = R"("gift_card":"g100",)" + card;
  Shop anna(wallet_shop), ben(wallet_shop);
  anna.does("member_joined", "2026-03-01", R"("member":{"id":"anna"})");
  ben.does("member_joined", "2026-03-01", R"("member":{"id":"ben"})");
  CHECK(anna.refuses("gift_card_bought", "2026-03-01", kind) == "wrong_amount");
  anna.does("gift_card_bought", "2026-03-01", kind + R"(,"amount":9000)");
  CHECK(anna.refuses("gift_card_bought", "2026-03-01", kind + R"(,"amount":9000)") ==
        "gift_card_exists");
  CHECK(anna.refuses("gift_card_sent", "2026-03-01", card + R"(,"to":"anna")") == "sent_to_self");
  anna.does("gift_card_sent", "2026-03-02", card + R"(,"to":"ben")");
  CHECK(anna.refuses("gift_card_used", "2026-03-02", card) == "gift_card_state");
  SECTION("accepted and used") {
    const std::string accepted = kind + R"(,"to":"ben")";
    anna.does("gift_card_accepted", "2026-03-03", accepted);
    ben.does("gift_card_accepted", "2026-03-03", accepted);
    CHECK(anna.account.wallet.gift_cards.empty());
    ben.does("gift_card_used", "2026-03-04", card);
    CHECK(principal(ben) == 9000);
    CHECK(bonus(ben) == 1000);
    CHECK(ben.available() == 50);
    CHECK(ben.refuses("gift_card_used", "2026-03-04", card) == "gift_card_state");
  }
  SECTION("back after three days") {
    CHECK(anna.seen("2026-03-05 23:59").wallet.gift_cards.at(0).state == GiftCardState::sent);
    CHECK(anna.seen("2026-03-06 00:00").wallet.gift_cards.at(0).state == GiftCardState::owned);
    CHECK(anna.refuses("gift_card_accepted", "2026-03-06", kind + R"(,"to":"ben")") ==
          "gift_card_state");
    anna.does("gift_card_used", "2026-03-06", card);
  }
  require_replay(anna);
  require_replay(ben);
}

TEST_CASE("cards are taken by those who may, and renewed from their first day",
          "[account][cards]") {
  Shop shop(wallet_shop);
  shop.does("member_joined", "2026-01-01", R"("member":{"id":"m1"})");
  CHECK(make_shopper(shop.program, shop.account, shop.account.at).cards ==
        std::vector<std::string>{"staff"});
  CHECK(shop.refuses("card_taken", "2026-01-02", R"("card":"phone")") == "phone_needed");
  shop.does("member_changed", "2026-01-02", R"("member":{"id":"m1","phone_bound":true})");
  shop.does("card_taken", "2026-01-02", R"("card":"phone","number":"79927398713")");
  CHECK(shop.account.coupons.size() == 1);
  CHECK(shop.refuses("card_taken", "2026-01-03", R"("card":"phone")") == "card_held");
  CHECK(shop.refuses("card_taken", "2026-01-03", R"("card":"vip")") == "level_needed");
  CHECK(shop.refuses("card_taken", "2026-01-03", R"("card":"nix")") == "unknown_card");
  CHECK(shop.refuses("card_taken", "2026-01-03", R"("card":"month","amount":1400)") ==
        "wrong_amount");

  shop.does("card_taken", "2026-01-31", R"("card":"month","amount":1500)");
  CHECK(shop.level("2026-02-28 23:59") == "svip");
  CHECK(shop.level("2026-03-01 00:00") == "a");
  shop.does("card_taken", "2026-02-20", R"("card":"month","amount":1500)");
  CHECK(shop.level("2026-03-31 23:59") == "svip");  // 31 January and two months
  CHECK(shop.level("2026-04-01 00:00") == "a");
  shop.does("order_paid", "2026-03-02",
            order("O", R"({"sku":"t","list":5000,"payable":4000,"cash":4000,"saved":{"member":1000},
            "saved_by_card":{"month":1000}})"));
  CHECK(shop.account.cards.at(1).saved.value == 1000);
  CHECK(shop.account.cards.at(1).paid.value == 3000);
  CHECK(shop.seen("2026-04-01 00:00").cards.size() == 1);
  require_replay(shop);
}

TEST_CASE("a card for ever stays so as long as what made it so is not undone", "[account][cards]") {
  Shop shop(R"(,"cards":[{"id":"vip","name":"季卡","kind":"paid","months":3,"price":1000}],
    "wallet":{"recharge_plans":[{"id":"p","name":"充","steps":[{"at":1,"grants":{"card":"vip"}}]}]})");
  auto& months = shop.program.cards.at(0).months;
  const auto recharge = [&] { return shop.does("recharged", "2026-03-01", R"("amount":100)").id; };
  const auto refund = [&](const std::string& id) {
    shop.does("recharge_refunded", "2026-03-02", R"("recharge":")" + id + '"');
  };
  const auto held = [&] { return shop.account.cards.at(0).months; };
  const std::string r1 = recharge();
  CHECK(held() == 3);
  months.reset();
  const std::string r2 = recharge();
  CHECK(held() == 0);
  CHECK_FALSE(shop.account.cards.at(0).until);
  months = 3;
  const std::string r3 = recharge();
  CHECK(held() == 0);
  CHECK_FALSE(shop.account.cards.at(0).until);

  SECTION("the last of them gives way to the months before") {
    refund(r2);
    CHECK_FALSE(shop.account.cards.at(0).until);
    refund(r3);
    CHECK(held() == 3);
    CHECK(shop.account.cards.at(0).until->value == on("2026-06-02 00:00"));
    refund(r1);
    CHECK(shop.account.cards.empty());
  }
  SECTION("months before it are gone when it ends") {
    refund(r1);
    refund(r2);
    CHECK_FALSE(shop.account.cards.at(0).until);
    refund(r3);
    CHECK(shop.account.cards.empty());
  }
  SECTION("bought, it is not undone") {
    shop.does("card_taken", "2026-03-01", R"("card":"vip","amount":1000)");
    for (const auto& id : {r3, r2, r1}) refund(id);
    CHECK_FALSE(shop.account.cards.at(0).until);
  }
}

TEST_CASE("a card is no shorter after a refund than if there had been no recharge",
          "[account][cards]") {
  const std::string members =
      R"(,"cards":[{"id":"vip","name":"月卡","kind":"paid","months":1,"price":1000}],
    "wallet":{"recharge_plans":[{"id":"p","name":"充","steps":[{"at":1,"grants":{"card":"vip"}}]}]})";
  const std::string days[] = {"2026-01-31", "2026-02-10", "2026-02-27", "2026-03-20", "2026-04-15"};
  const auto until = [](const Shop& shop, const std::string& when) {
    const Account seen = shop.seen(when);
    return seen.cards.empty() ? 0 : seen.cards.at(0).until->value;
  };
  int alike = 0, longer = 0;
  // On which days it is bought, on which it comes with the recharge, on which that is refunded.
  for (unsigned bought = 0; bought < 32; ++bought)
    for (std::size_t recharged = 0; recharged < 5; ++recharged)
      for (std::size_t refunded = recharged; refunded < 5; ++refunded) {
        Shop with(members), without(members);
        std::int64_t begins = 0;
        std::string recharge;
        const auto buy = [&](std::size_t day) {
          if ((bought >> day & 1) == 0) return;
          for (Shop* shop : {&with, &without})
            shop->does("card_taken", days[day], R"("card":"vip","amount":1000)");
        };
        for (std::size_t day = 0; day <= refunded; ++day) {
          if (day == recharged) {
            begins = until(with, days[day]);
            recharge = with.does("recharged", days[day], R"("amount":100)").id;
          }
          buy(day);
        }
        with.does("recharge_refunded", days[refunded], R"("recharge":")" + recharge + '"');
        const std::int64_t left = until(with, days[refunded]);
        const std::int64_t never = until(without, days[refunded]);
        INFO(bought << " " << recharged << " " << refunded << ": " << left << " " << never);
        if (begins > on(days[refunded])) {
          CHECK(left == never);
          ++alike;
        } else {
          CHECK(left >= never);
          longer += left > never ? 1 : 0;
        }
      }
  CHECK(alike > 100);
  CHECK(longer > 20);
}

TEST_CASE("the level of a card ends with it, in whatever order its months go", "[account][cards]") {
  for (const bool later_first : {false, true}) {
    Shop shop(R"(,"tiers":{"levels":[{"id":"a","name":"a"},{"id":"gold","name":"g","growth":9999}]},
      "cards":[{"id":"vip","name":"年卡","kind":"paid","months":12,"price":1000,"level":"gold"}],
      "wallet":{"recharge_plans":[{"id":"p","name":"充","steps":[{"at":1,"grants":{"card":"vip"}}]}]})");
    const auto ends_together = [&](const std::string& day) {
      Instant last{0};
      for (const GrantedLevel& level : shop.account.tiers.granted)
        last = std::max(last, level.until.value());
      CHECK(last == shop.account.cards.at(0).until);
      CHECK(shop.account.cards.at(0).until->value == on(day + " 00:00"));
    };
    const std::string r1 = shop.does("recharged", "2026-01-01", R"("amount":100)").id;
    shop.does("card_taken", "2026-01-02", R"("card":"vip","amount":1000)");
    const std::string r2 = shop.does("recharged", "2026-01-03", R"("amount":100)").id;
    ends_together("2029-01-02");
    const auto refund = [&](const std::string& when, const std::string& id) {
      shop.does("recharge_refunded", when, R"("recharge":")" + id + '"');
    };
    refund("2026-04-01", later_first ? r2 : r1);
    ends_together(later_first ? "2028-01-02" : "2028-04-02");
    refund("2026-05-01", later_first ? r1 : r2);
    ends_together(later_first ? "2027-05-02" : "2027-04-02");
    CHECK(shop.level("2027-03-31") == "gold");
    CHECK(shop.level("2027-06-01") == "a");
  }
}

TEST_CASE("months of a card in a snapshot come one after the other", "[account][cards]") {
  const auto refused = [](const std::string& from, int months) {
    Account account;
    const auto problems =
        wire::read(R"({"cards":[{"id":"vip","months":)" + std::to_string(months) +
                       (months > 0 ? R"(,"until":1)" : "") + R"(,"from":[)" + from + "]}]}",
                   account);
    if (problems.empty()) return false;
    CHECK(text_of(problems) == "account_inconsistent at /cards/0/from; ");
    return true;
  };
  const std::string first = R"({"event":"a","after":1,"months":2})",
                    second = R"(,{"event":"b","after":3,"months":1})",
                    for_ever = R"(,{"event":"c","after":4})";
  CHECK_FALSE(refused(first + second, 4));
  CHECK_FALSE(refused(first + second + for_ever + for_ever, 0));
  CHECK(refused(first + second, 3));
  CHECK(refused(first + "," + first, 9));
  CHECK(refused(first + second + for_ever, 4));
  CHECK(refused(first + for_ever + second, 0));
}

TEST_CASE("a card in a snapshot ends if its months do, and only then", "[account][cards]") {
  for (const std::string term : {R"("months":5)", R"("until":1)"}) {
    Account account;
    CHECK(text_of(wire::read(R"({"cards":[{"id":"vip",)" + term + "}]}", account)) ==
          "account_inconsistent at /cards/0/until; ");
  }
}

TEST_CASE("card numbers end in their check digit", "[account][cards]") {
  CHECK(has_luhn_digit("79927398713"));
  CHECK_FALSE(has_luhn_digit("79927398710"));
  CHECK_FALSE(has_luhn_digit("7992739871a"));
  CHECK_FALSE(has_luhn_digit("0"));
  CHECK(luhn_digit("7992739871") == '3');
  for (int n = 0; n < 200; ++n) {
    const std::string digits = "62" + std::to_string(1000 + n);
    CHECK(has_luhn_digit(digits + luhn_digit(digits)));
  }
}
