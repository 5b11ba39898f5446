// Random lives of a member, kept twice: by the engine, and by the model of tests/oracle/member.h. After every event
// both have the same books; in the end the log replays to the same account from any cut, under another program.

#include <rapidcheck/catch.h>
#include <rapidcheck/state.h>

#include <nlohmann/json.hpp>

#include "core/engine/engine.h"
#include "tests/oracle/member.h"

using nlohmann::json;
using oracle::Int;
using oracle::ModelMember;

namespace {

constexpr Int start = 1767229200000, minute = 60000;  // 1 January 2026, 9:00 in Shanghai

std::string program_of(const oracle::ModelShop& shop) {
  json program = json::parse(R"({"id": "shop", "version": 1, "timezone": "Asia/Shanghai",
    "points": {"earn": {"rules": [{"id": "all", "points": 1, "per": 100}]}},
    "tiers": {"levels": [{"id": "basic", "name": "b"}, {"id": "gold", "name": "g", "growth": 20000}],
              "sources": [{"source": "paid", "growth": 1, "per": 1}]},
    "wallet": {"recharge_plans": [{"id": "p", "name": "p", "every": {"amount": 10, "grants": {"bonus": 1}}}]},
    "pricing": {"groups": [{"id": "g"}]},
    "coupons": [{"id": "c", "name": "c", "group": "g", "validity": {"days_after_issue": 3000},
                 "effects": [{"kind": "amount_off", "steps": [{"at": 0, "amount": 100}]}]}],
    "returns": {"days": 3000}})");
  if (shop.expiry_days > 0) program["points"]["expiry"] = {{"days", shop.expiry_days}};
  if (shop.forgives) program["points"]["shortfall"] = "forgive";
  return program.dump();
}

/// What the model is and what it has been told.
struct Model {
  oracle::ModelShop shop;
  ModelMember member;
  int events = 0;
};

struct Sut {
  explicit Sut(const oracle::ModelShop& shop) {
    RC_ASSERT(engine.open(program_of(shop), "").ok);
    snapshots.push_back(engine.snapshot().text);
  }
  loyalty::Engine engine;
  std::vector<std::string> log;        ///< sealed
  std::vector<std::string> snapshots;  ///< before each event of the log, and after the last
};

enum class What {
  pay,
  complete,
  cancel,
  refund,
  grant,
  take,
  freeze,
  unfreeze,
  recharge,
  refund_recharge,
  issue
};

/// Numbers that a model turns into an event of its own: an order that it has, an amount that it can pay.
struct Dice {
  What what = What::grant;
  unsigned a = 0, b = 0, c = 0, d = 0;
  bool same_day = true;
};

std::ostream& operator<<(std::ostream& out, const Dice& dice) {
  return out << static_cast<int>(dice.what) << " " << dice.a << " " << dice.b << " " << dice.c
             << " " << dice.d << (dice.same_day ? "" : " later");
}

template <class List>
auto* one_of(List& list, unsigned dice) {
  return list.empty() ? nullptr : &list[dice % list.size()];
}

oracle::ModelLine line_of(const ModelMember& member, unsigned a, unsigned b) {
  oracle::ModelLine line;
  line.quantity = 1 + a % 5;
  line.cash = b % 9001;
  line.principal = a % 3 == 0 ? std::min<Int>(member.principal(), b % 700) : 0;
  line.bonus = a % 4 == 0 ? std::min<Int>(member.bonus(), b % 90) : 0;
  line.points = b % 3 == 0 ? std::min<Int>(member.available(), a % 120) : 0;
  line.coupon = b % 2 == 0 ? 100 : 0;
  line.list = line.payable() + line.points + line.coupon;
  line.earned = line.payable() / 100;
  return line;
}

json order_of(const oracle::ModelOrder& order) {
  json lines = json::array();
  for (const oracle::ModelLine& line : order.lines) {
    json saved = json::object();
    if (line.coupon > 0) saved["coupon"] = line.coupon;
    if (line.points > 0) saved["points"] = line.points;
    lines.push_back({{"sku", "s"},
                     {"quantity", line.quantity},
                     {"list", line.list},
                     {"payable", line.payable()},
                     {"cash", line.cash},
                     {"principal", line.principal},
                     {"bonus", line.bonus},
                     {"deducted", line.points},
                     {"deducted_points", line.points},
                     {"earned", line.earned},
                     {"rule", "all"},
                     {"saved", saved}});
  }
  json facts{{"id", order.id}, {"channel", order.channel}, {"lines", lines}};
  if (!order.coupon.empty()) facts["coupons"] = {{{"coupon", "c"}, {"id", order.coupon}}};
  return facts;
}

/// Tells the model what happens; the same as an event for the engine, and whether it is possible.
std::pair<json, bool> happen(Model& model, const Dice& dice) {
  ModelMember& member = model.member;
  const std::string id = "e" + std::to_string(++model.events);
  member.pass_to((model.events == 1 ? start : member.now) + minute +
                 (dice.same_day ? 0 : dice.d % 20 * 1440 * minute));
  json event{{"id", id}, {"at", member.now}};
  const auto is = [&](const char* kind, bool possible) {
    event["kind"] = kind;
    return std::pair{event, possible};
  };
  const oracle::ModelOrder* order = one_of(member.orders, dice.a);
  const std::string order_id = order ? order->id : "nix";
  event["order_id"] = order_id;
  switch (dice.what) {
    case What::complete: return is("order_completed", member.complete(order_id));
    case What::cancel: return is("order_cancelled", member.cancel(order_id));
    case What::refund: {
      const auto place = order ? dice.b % (order->lines.size() + 1) : 0;
      event["lines"] = {
          {{"line", place}, {"quantity", dice.c % 4}, {"amount", dice.d % 2 * (dice.b % 400)}}};
      return is("order_refunded",
                member.refund(order_id, place, dice.c % 4, dice.d % 2 * (dice.b % 400)));
    }
    default: event.erase("order_id");
  }
  switch (dice.what) {
    case What::pay: {
      oracle::ModelOrder fresh;
      fresh.id = "O" + std::to_string(model.events);
      fresh.channel = dice.d % 2 ? "weapp" : "store:1";
      fresh.lines.push_back(line_of(member, dice.a, dice.b));
      if (dice.d % 3 == 0) fresh.lines.push_back(line_of(member, dice.c, dice.d));
      if (dice.c % 2 == 0)
        for (const auto& [coupon, held] : member.coupons)
          if (held || dice.d % 50 == 0) fresh.coupon = coupon;
      event["order"] = order_of(fresh);
      return is("order_paid", member.pay(fresh));
    }
    case What::take:
      event["points"] = 1 + dice.a % 60;
      return is("points_taken", member.take(1 + dice.a % 60));
    case What::freeze:
      event["points"] = 1 + dice.a % 60;
      return is("points_frozen", member.freeze(id, 1 + dice.a % 60));
    case What::unfreeze: {
      std::vector<std::string> holds;
      for (const auto& hold : member.holds) holds.push_back(hold.first);
      const std::string* hold = one_of(holds, dice.a);
      event["hold"] = hold ? *hold : "nix";
      return is("points_unfrozen", hold && member.unfreeze(std::string(*hold)));
    }
    case What::recharge:
      event["amount"] = 10 + dice.a % 5000;
      member.recharge(id, 10 + dice.a % 5000);
      return is("recharged", true);
    case What::refund_recharge: {
      const auto* lot = one_of(member.recharges, dice.a);
      event["recharge"] = lot ? lot->id : "nix";
      event["amount"] = 1 + dice.b % 3000;
      return is("recharge_refunded", lot && member.refund_recharge(lot->id, 1 + dice.b % 3000));
    }
    case What::issue:
      event["coupon"] = "c";
      event["coupon_id"] = "k" + id;
      member.issue("k" + id);
      return is("coupon_issued", true);
    default:
      event["points"] = 1 + dice.a % 90;
      member.grant(id, 1 + dice.a % 90);
      return is("points_granted", true);
  }
}

std::map<std::string, Int> amounts(const json& map) {
  std::map<std::string, Int> sums;
  for (const auto& [key, amount] : map.items())
    if (amount != 0) sums[key] = amount;
  return sums;
}

/// Everything both know.
void agree(const ModelMember& model, const json& seen, const json& account) {
  RC_ASSERT(seen["points"]["available"] == model.available());
  RC_ASSERT(seen["points"]["pending"] == model.pending());
  RC_ASSERT(seen["points"]["frozen"] == model.frozen());
  RC_ASSERT(seen["points"]["debt"] == model.debt);
  std::map<Int, Int> expiring;
  for (const json& entry : seen["points"]["expiring"]) expiring[entry["at"]] = entry["points"];
  RC_ASSERT(expiring == model.expiring());
  RC_ASSERT(seen["wallet"]["principal"] == model.principal());
  RC_ASSERT(seen["wallet"]["bonus"] == model.bonus());
  RC_ASSERT(seen["tier"]["growth"] == model.growth());
  RC_ASSERT(amounts(seen["savings"]["by_source"]) == model.saved_by_source());
  RC_ASSERT(amounts(seen["savings"]["by_month"]) == model.saved_by_month());
  RC_ASSERT(amounts(seen["savings"]["by_channel"]) == model.saved_by_channel());
  RC_ASSERT(account.value("/orders/paid"_json_pointer, Int{0}) == model.cash_paid());
  for (const json& coupon : seen["coupons"]) {
    const auto held = model.coupons.find(coupon["id"]);
    RC_ASSERT(held != model.coupons.end());
    RC_ASSERT((coupon["state"] == "usable") == held->second);
  }
  if (account.value("at", Int{0}) != model.now)
    return;  // a refused event: time has not passed there
  Int lots = 0;
  for (const json& lot : account.value("/points/lots"_json_pointer, json::array())) {
    RC_ASSERT(lot["points"] > 0);
    lots += lot["points"].get<Int>();
  }
  RC_ASSERT(lots == model.available() + model.pending());
  for (const json& lot : account.value("/wallet/lots"_json_pointer, json::array())) {
    RC_ASSERT(lot.value("principal", Int{0}) >= 0);
    RC_ASSERT(lot.value("bonus", Int{0}) >= 0);
  }
}

struct Happens : rc::state::Command<Model, Sut> {
  Dice dice;

  explicit Happens(const Model&) {
    dice.what = *rc::gen::weightedElement<What>({{5, What::pay},
                                                 {5, What::complete},
                                                 {1, What::cancel},
                                                 {8, What::refund},
                                                 {3, What::grant},
                                                 {2, What::take},
                                                 {2, What::freeze},
                                                 {2, What::unfreeze},
                                                 {3, What::recharge},
                                                 {2, What::refund_recharge},
                                                 {2, What::issue}});
    dice.a = *rc::gen::inRange(0u, 100000u);
    dice.b = *rc::gen::inRange(0u, 100000u);
    dice.c = *rc::gen::inRange(0u, 100000u);
    dice.d = *rc::gen::inRange(0u, 100000u);
    dice.same_day = *rc::gen::inRange(0, 3) > 0;
  }

  void apply(Model& model) const override { happen(model, dice); }

  void run(const Model& before, Sut& sut) const override {
    Model model = before;
    const auto [event, possible] = happen(model, dice);
    RC_LOG() << event.dump() << (possible ? "" : " (refused)") << "\n";
    const std::string was = sut.engine.snapshot().text;
    const auto reply = sut.engine.apply(event.dump());
    if (reply.ok != possible) RC_LOG() << reply.text << "\n";
    RC_ASSERT(reply.ok == possible);
    if (reply.ok) {
      sut.log.push_back(json::parse(reply.text)["sealed"].dump());
      sut.snapshots.push_back(sut.engine.snapshot().text);
    } else {
      RC_ASSERT(sut.engine.snapshot().text == was);
    }
    const auto overview = sut.engine.overview(json{{"at", model.member.now}}.dump());
    RC_ASSERT(overview.ok);
    agree(model.member, json::parse(overview.text), json::parse(sut.engine.snapshot().text));
  }

  void show(std::ostream& out) const override { out << dice; }
};

/// From a snapshot, the events after it make the same account, whatever the program says by then.
void replay(const Sut& sut, std::size_t cut) {
  loyalty::Engine later;
  RC_ASSERT(
      later.open(R"({"id": "shop", "version": 9, "timezone": "UTC"})", sut.snapshots[cut]).ok);
  std::string log;
  for (std::size_t i = cut; i < sut.log.size(); ++i) log += sut.log[i] + "\n";
  RC_ASSERT(later.replay(log).ok);
  RC_ASSERT(later.snapshot().text == sut.snapshots.back());
}

}  // namespace

TEST_CASE("a member's books are those of the model, whatever happens", "[account][model]") {
  const bool held = rc::check([] {
    Model model;
    model.shop.expiry_days = *rc::gen::element<Int>(0, 3, 30, 200);
    model.shop.forgives = *rc::gen::arbitrary<bool>();
    model.member = ModelMember(model.shop);
    RC_LOG() << program_of(model.shop) << "\n";
    Sut sut(model.shop);
    // Some dozens of events: the model is asked after each of them, and the log replayed from a cut.
    const auto lives = *rc::gen::scale(
        1.0, rc::state::gen::commands(model, rc::state::gen::execOneOfWithArgs<Happens>()));
    rc::state::runAll(lives, model, sut);
    replay(sut, 0);
    replay(sut, *rc::gen::inRange<std::size_t>(0, sut.log.size() + 1));
  });
  CHECK(held);
}
