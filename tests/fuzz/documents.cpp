// Programs, carts, events, accounts and requests to verify that were whole, changed as the bytes say. The first byte
// chooses what, the second the shop, the rest where and how.
#include "tests/fuzz/mutation.h"

using namespace loyalty;
using namespace loyalty::fuzzing;

namespace {

const std::vector<Shop>& shops() {
  static const std::vector<Shop> all = {
      load_shop("snack-shop", "doudou", {"ordinary-day", "party", "in-store", "join-and-save"}),
      load_shop("supermarket", "laozhang",
                {"weekly-shop", "birthday", "banquet", "tuesday-morning"}),
      load_shop("private-domain-mall", "chen", {"tea-party", "group-buy", "win-back", "serum"}),
      load_shop("kunming-boutique", "xiaoyu",
                {"autumn-look", "gift-with-points", "just-below", "silver-friday"}),
      load_shop("convenience-chain", "taxi", {"rain", "member-day", "late-night", "breakfast"})};
  return all;
}

/// Of events that no shop's history has, one each.
const std::vector<std::string>& rare_events() {
  static const std::vector<std::string> events = {
      R"({"kind":"points_granted","points":500,"pending":true,"by":"clerk","reason":"why"})",
      R"({"kind":"points_taken","points":5})",
      R"({"kind":"points_frozen","points":50})",
      R"({"kind":"points_unfrozen","hold":"new-1"})",
      R"({"kind":"points_approved","lot":"new-1.1"})",
      R"({"kind":"points_rejected","lot":"new-1.1"})",
      R"({"kind":"coupon_locked","coupon_id":"new-1.1"})",
      R"({"kind":"coupon_unlocked","coupon_id":"new-1.1"})",
      R"({"kind":"coupon_used","coupon_id":"new-1.1"})",
      R"({"kind":"coupon_voided","coupon_id":"new-1.1"})",
      R"({"kind":"coupon_issued","coupon":"over60-10","coupon_id":"k-1","until":1899999999999})",
      R"({"kind":"recharge_refunded","recharge":"new-1","amount":100})",
      R"({"kind":"recharged","amount":100000})",
      R"({"kind":"card_refunded","card":"svip","months":1,"amount":100,"taken":"new-1"})",
      R"({"kind":"granted","grants":{"bonus":100,"points":10,"growth":500,"coupons":["over60-10"],"card":"svip"}})",
      R"({"kind":"wallet_granted","bonus":100,"principal":50})",
      R"({"kind":"wallet_taken","bonus":100,"principal":50})",
      R"({"kind":"growth_taken","growth":5})",
      R"({"kind":"level_ended","tier":"heavy","granted_by":"new-1"})",
      R"({"kind":"benefit_returned","benefit":"gift-pack","times":1})",
      R"({"kind":"gift_card_refunded","gift_card_id":"g-2","amount":1})",
      R"({"kind":"gift_card_sent","gift_card_id":"g-1","to":"m-2"})",
      R"({"kind":"gift_card_accepted","gift_card_id":"g-2","gift_card":"face-100"})",
      R"({"kind":"order_cancelled","order_id":"new-1"})",
      R"({"kind":"order_completed","order_id":"new-1"})",
      R"({"kind":"order_refunded","order_id":"new-1","lines":[{"line":0,"quantity":1}],"shipping":1})",
      R"({"kind":"order_refunded","order_id":"new-1","lines":[{"line":0,"amount":100}]})",
      R"({"kind":"drawn","draw":"wheel","seed":"s"})",
      R"({"kind":"draw_revealed","draw":"wheel","seed":"s"})",
      R"({"kind":"referral_undone","referred":"m-9","kept":0})",
      R"({"kind":"referral_earned","referred":"m-9","level":1,"amount":10000})",
      R"({"kind":"check_in_made_up","day":"2026-11-20"})",
      R"({"kind":"benefit_used","benefit":"gift-pack"})",
      R"({"kind":"service_used","service":"s1","amount":100000})",
      R"({"kind":"service_used","service":"s2","amount":100000,"days":31})",
      R"({"kind":"campaign_opened","campaign":"m1","run":"r-1"})",
      R"({"kind":"campaign_joined","run":"r-1","referred":"m-9"})",
      R"({"kind":"campaign_ended","run":"r-1"})",
      R"({"kind":"time_passed"})",
      R"({"kind":"opened_with","member":{"id":"m-8"},"opening":{"bonus":5,"debt":3,"paid":100,"orders":1,"principal":70,
          "points":[{"points":9,"until":1899999999999}],"growth":[{"growth":30,"orders":1,"paid":100,"day":"2026-06-01"}],
          "level":{"id":"heavy","until":1899999999999},"coupons":[{"coupon":"over60-10","id":"k-2"}],
          "cards":[{"card":"svip","until":1899999999999}],"savings":[{"amount":7,"source":"coupon"}]}})",
      R"({"kind":"member_merged","prefix":"old-","other":{"member":{"id":"m-8"},"events":["o-1"],"points":{"debt":2,
          "lots":[{"at":1,"from":1,"id":"o-1.1","points":7,"released":true}]},"orders":{"live":1,"paid":2000,
          "orders":[{"at":1,"day":"2026-11-20","returned":[{}],"facts":{"id":"o-1",
            "lines":[{"cash":2000,"list":2000,"payable":2000,"quantity":2,"sku":"a"}]}}]}}})",
      R"({"kind":"merged_into","into":"m-8"})",
      R"({"kind":"member_changed","member":{"id":"m-doudou","birthday":"12-20","segments":["x"]}})"};
  return events;
}

const Bank& bank() {
  static const Bank all = [] {
    Bank b;
    for (const Shop& shop : shops()) {
      b.learn(Json::parse(shop.program));
      b.learn(Json::parse(shop.account));
      for (const auto& cart : shop.carts) b.learn(Json::parse(cart));
      for (const auto& event : shop.events) b.learn(Json::parse(event));
    }
    for (const char* history : {"supermarket/members/wangjie", "kunming-boutique/members/lihua"}) {
      std::istringstream lines(file_text("demo/shops/" + std::string(history) + ".events.jsonl"));
      for (std::string line; std::getline(lines, line);) b.learn(Json::parse(line));
    }
    for (const auto& event : rare_events()) b.learn(Json::parse(event));
    for (const char* sample :
         {"program", "cart", "account", "event-order-sealed", "event-refund-sealed"})
      b.learn(Json::parse(file_text("tests/schemas/valid/" + std::string(sample) + ".json")));
    return b;
  }();
  return all;
}

std::string changed(const std::string& text, Dice& dice, std::size_t at_most = 12) {
  Json json = Json::parse(text);
  const std::size_t changes = std::min(dice.below(at_most), dice.below(at_most));
  const bool garble = dice.byte() % 32 == 1;
  for (std::size_t i = 0; i < changes && !dice.done(); ++i) change(json, dice, bank());
  std::string result = json.dump();
  return garble && !result.empty() ? garbled(result, dice) : result;
}

/// A program is allowed to ask for a longer search than a fuzzer has time for.
std::string with_short_search(const std::string& program) {
  Json json = Json::parse(program, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return program;
  if (json.contains("pricing") && json["pricing"].is_object()) {
    auto limit = json["pricing"].find("node_limit");
    if (limit != json["pricing"].end() && limit->is_number_integer() &&
        limit->get<std::int64_t>() > 2000)
      *limit = 2000;
    else if (limit == json["pricing"].end())
      json["pricing"]["node_limit"] = 2000;
  }
  return json.dump();
}

std::int64_t last_instant(const Engine& engine) {
  return Json::parse(engine.snapshot().text).value("at", std::int64_t{0});
}

/// An event of the shop under a new id, after what has been; or one of those that no shop has.
std::string next_event(const Shop& shop, const Engine& engine, Dice& dice, std::size_t number) {
  const std::size_t choice = dice.byte();
  Json event;
  if (choice % 3 == 0) {
    const Json cart = Json::parse(dice.of(shop.carts));
    event = {{"kind", "order_paid"}, {"cart", cart}};
  } else {
    event = Json::parse(choice % 3 == 1 ? dice.of(rare_events()) : dice.of(shop.events));
  }
  static const std::vector<std::int64_t> pauses = {
      0, 1, 60'000, 86'400'000, 40 * 86'400'000LL, 400 * 86'400'000LL};
  event["id"] = "new-" + std::to_string(number);
  event["at"] = last_instant(engine) + dice.of(pauses);
  if (event.contains("cart")) event["cart"]["at"] = event["at"];
  return event.dump();
}

void ask_everything(Engine& engine, const Shop& shop, Dice& dice) {
  const std::string before = engine.snapshot().text;
  const std::int64_t last = last_instant(engine);
  try_overview(engine, Json{{"at", last}}.dump());
  try_overview(engine, Json{{"at", std::max<std::int64_t>(last, 1'795'330'800'000)}}.dump());
  Json cart = Json::parse(dice.of(shop.carts));
  cart["at"] = std::max(cart["at"].get<std::int64_t>(), last);
  try_quote(engine, cart.dump());
  require(engine.snapshot().text == before, "asking changes nothing", before,
          engine.snapshot().text);
}

void live_on(Engine& engine, const Shop& shop, Dice& dice) {
  const std::size_t events = 1 + dice.below(4);
  for (std::size_t i = 1; i <= events; ++i) try_apply(engine, next_event(shop, engine, dice, i));
}

void programs(const Shop& shop, Dice& dice) {
  const std::string program = with_short_search(changed(shop.program, dice));
  const Reply check = check_program(program);
  checked(check);
  Engine engine;
  const Reply reply = engine.open(program, dice.byte() % 2 ? shop.account : "");
  checked(reply);
  if (!reply.ok) return;
  require(check.ok, "what open takes, check has nothing against", program, check.text);
  live_on(engine, shop, dice);
  ask_everything(engine, shop, dice);
}

void accounts(const Shop& shop, Dice& dice) {
  const std::string account = changed(shop.account, dice);
  Engine engine;
  const Reply reply = engine.open(shop.program, account);
  checked(reply);
  if (!reply.ok) return;
  live_on(engine, shop, dice);
  ask_everything(engine, shop, dice);
}

void carts(const Shop& shop, Engine& engine, Dice& dice) {
  try_quote(engine, changed(dice.of(shop.carts), dice, 8));
  require(engine.snapshot().text == shop.account, "a quote changes nothing");
}

void events(const Shop& shop, Dice& dice) {
  Engine engine = opened(shop);
  const std::size_t number = 1 + dice.below(6);
  for (std::size_t i = 1; i <= number && !dice.done(); ++i)
    try_apply(engine, changed(next_event(shop, engine, dice, i), dice, 6));
  ask_everything(engine, shop, dice);
}

void sealed(const Shop& shop, Dice& dice) {
  Engine engine = opened(shop);
  Engine other = opened(shop);
  for (std::size_t i = 1; i <= 3; ++i) {
    const Reply reply = engine.apply(next_event(shop, engine, dice, i));
    if (!reply.ok) continue;
    const std::string event = Json::parse(reply.text)["sealed"].dump();
    try_apply(other, changed(event, dice, 6));
  }
  ask_everything(other, shop, dice);
}

void verifications(const Shop& shop, Engine& engine, Dice& dice) {
  const Json cart = Json::parse(dice.of(shop.carts));
  const Reply quote = engine.quote(cart.dump());
  require(quote.ok, "the shop's cart has a price", quote.text);
  const Json request = {{"at", cart["at"]}, {"cart", cart}, {"quote", Json::parse(quote.text)}};
  const std::string asked = changed(request.dump(), dice);
  const Reply reply = engine.verify(asked);
  const Json verdict = checked(reply);
  require(!reply.ok || verdict.contains("verdict"), "there is a verdict", reply.text);
  require(engine.snapshot().text == shop.account, "a verification changes nothing");
  if (!reply.ok || verdict["verdict"] != "accepted") return;
  // Nothing vouched for may have been changed: what is left is as it was.
  const Json claimed = Json::parse(asked, nullptr, false);
  if (claimed.is_discarded()) return;
  const Json &own = request["quote"], &given = claimed["quote"];
  for (const char* member : {"gifts", "lines", "points", "steps", "totals"})
    require(own[member] == given[member], "an accepted quote is as it was made", asked, own.dump());
  require(own["offers"]["applied"] == given["offers"]["applied"], "the offers are as they were",
          asked);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::vector<Engine> engines = [] {
    std::vector<Engine> all;
    for (const Shop& shop : shops()) all.push_back(opened(shop));
    return all;
  }();
  Dice dice(data, size);
  const std::size_t what = dice.byte(), which = dice.below(shops().size());
  const Shop& shop = shops()[which];
  switch (what % 6) {
    case 0: programs(shop, dice); break;
    case 1: carts(shop, engines[which], dice); break;
    case 2: events(shop, dice); break;
    case 3: accounts(shop, dice); break;
    case 4: verifications(shop, engines[which], dice); break;
    case 5: sealed(shop, dice); break;
  }
  return 0;
}
