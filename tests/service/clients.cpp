#include "tests/service/clients.h"

#include <algorithm>

namespace simulator {
namespace {

constexpr std::int64_t members_of_shop = 6;

std::string member_called(std::int64_t n) { return "m" + std::to_string(n); }

std::string told_in(const Request& request) {
  return request.method + ' ' + request.path + '\n' + request.body;
}

}  // namespace

Wish Clients::post(const std::string& member, const std::string& path, json body) {
  Wish wish;
  wish.member = member;
  if (!member.empty()) wish.id = body.value("id", "");
  wish.request.method = "POST";
  wish.request.path = path;
  wish.request.body = body.dump();
  return wish;
}

void Clients::is_sound(bool sound) { world_.trouble().is_sound = sound_ = sound; }

void Clients::open_shop() {
  is_sound(true);
  Wish goods = post("", "/v1/goods", goods_of_shop());
  goods.request.method = "PUT";
  must(now(goods).status == 204, "the goods are put");
  for (const std::int64_t version : {1, 2, 3, 4})
    must(now(post("", "/v1/programs", program_of(version))).status == 201, "a version is added");
  must(now(post("", "/v1/programs/1/activate", json::object())).status == 200, "it is activated");
  for (const std::int64_t n : {1, 2, 3, 4}) {
    json who = {{"id", member_called(n)}};
    if (n > 1) who["referrer"] = member_called(n - 1);
    must(now(post(member_called(n), "/v1/members", {{"id", fresh_id()}, {"member", who}})).status ==
             201,
         "members join");
  }
  is_sound(false);
}

json Clients::cart(const std::string& member) {
  json lines = json::array();
  for (const char* sku : {"tea", "cup", "pot"})
    if (dice_.chance(45)) lines.push_back({{"sku", sku}, {"quantity", dice_.in(1, 3)}});
  if (lines.empty()) lines.push_back({{"sku", "tea"}, {"quantity", 1}});
  json cart = {{"lines", std::move(lines)}};
  if (dice_.chance(30)) cart["points"] = dice_.in(1, 60);
  if (dice_.chance(30)) cart["wallet"] = dice_.in(100, 3000);
  // Coupons by the names that events give them.
  if (dice_.chance(40))
    cart["coupons"] = json::array({"c-" + member + '-' + std::to_string(dice_.in(1, 3))});
  return cart;
}

Wish Clients::join() {
  const std::string member = member_called(dice_.in(1, members_of_shop));
  json who = {{"id", member}};
  if (dice_.chance(60)) {
    const std::string referrer = member_called(dice_.in(1, members_of_shop));
    if (referrer < member) who["referrer"] = referrer;
  }
  return post(member, "/v1/members", {{"id", fresh_id()}, {"member", std::move(who)}});
}

/// By the order system with a cart of its own, or by the member with what was shown.
Wish Clients::order(const std::string& member) {
  json body = {{"id", fresh_id()}};
  const bool by_member = quotes_.contains(member) && dice_.chance(60);
  if (by_member) {
    body["receipt"] = quotes_[member]["receipt"];
  } else {
    json given = cart(member);
    const json shop = goods_of_shop();
    for (json& line : given["lines"])
      for (const json& thing : shop["goods"])
        if (thing["sku"] == line["sku"]) line["unit_price"] = thing["unit_price"];
    body["cart"] = std::move(given);
    body["order_id"] = "o" + body["id"].get<std::string>();
    if (dice_.chance(40)) body["paid"] = true;
  }
  orders_[member].push_back(by_member ? body["id"] : body["order_id"]);
  Wish wish = post(member, "/v1/members/" + member + "/orders", std::move(body));
  wish.by_member = by_member;
  return wish;
}

Wish Clients::order_event(const std::string& member) {
  const std::string order = orders_[member].empty() ? "none" : dice_.pick(orders_[member]);
  const std::string path = "/v1/members/" + member + "/orders/" + order;
  json body = {{"id", fresh_id()}};
  switch (dice_.in(1, 6)) {
    case 1:
    case 2: return post(member, path + "/pay", std::move(body));
    case 3:
    case 4: return post(member, path + "/complete", std::move(body));
    case 5: return post(member, path + "/cancel", std::move(body));
    default:
      body["lines"] = json::array({{{"line", dice_.in(0, 1)}, {"quantity", dice_.in(1, 2)}}});
      return post(member, path + "/refund", std::move(body));
  }
}

Wish Clients::event(const std::string& member) {
  const std::string coupon = "c-" + member + '-' + std::to_string(dice_.in(1, 3));
  json body = {{"id", fresh_id()}};
  switch (dice_.in(1, 8)) {
    case 1: body.update({{"kind", "points_granted"}, {"points", dice_.in(1, 90)}}); break;
    case 2: body.update({{"kind", "points_taken"}, {"points", dice_.in(1, 40)}}); break;
    case 3:
      body.update({{"kind", "recharged"}, {"amount", 10000 * dice_.in(1, 2)}, {"plan", "rich"}});
      break;
    case 4:
    case 5: body.update({{"kind", "checked_in"}}); break;
    case 6: body.update({{"kind", "points_exchanged"}, {"exchange", "x"}}); break;
    default: body.update({{"kind", "coupon_issued"}, {"coupon", "c"}, {"coupon_id", coupon}});
  }
  return post(member, "/v1/members/" + member + "/events", std::move(body));
}

Wish Clients::wish() {
  const std::string member = member_called(dice_.in(1, members_of_shop));
  const std::int64_t what = dice_.in(1, 100);
  if (what <= 8) return join();
  if (what <= 38) return order(member);
  if (what <= 70) return order_event(member);
  return event(member);
}

/// What is shown of a member is held against the log in the end.
void Clients::look(const std::string& member) {
  Request get;
  get.method = "GET";
  get.path = "/v1/members/" + member;
  world_.perform(
      static_cast<std::size_t>(dice_.in(0, static_cast<std::int64_t>(world_.processes()) - 1)), get,
      [this, member](const Answer& answer) {
        if (answer.status != 200) return;
        const auto from = std::string("{\"account\":").size();
        const auto to = answer.body.rfind(",\"events\":");
        const json told = json::parse(answer.body);
        shown_.push_back({member, answer.body.substr(from, to - from), told["events"]});
      });
  Request quote;
  quote.method = "POST";
  quote.path = "/v1/members/" + member + "/quote";
  quote.authorization = world_.token_of(member);
  quote.body = cart(member).dump();
  world_.perform(0, quote, [this, member](const Answer& answer) {
    if (answer.status == 200) quotes_[member] = json::parse(answer.body);
  });
}

void Clients::send(Wish wish) {
  sent_.push_back(wish);
  on_the_net_.push_back(std::move(wish));
}

void Clients::deliver(const Wish& wish) {
  Request request = wish.request;
  if (wish.by_member) request.authorization = world_.token_of(wish.member);
  if (dice_.chance(6)) {
    // What it would do; nobody is to find anything of it.
    request.query["dry"] = "";
    json body = json::parse(request.body);
    body["id"] = "dry-" + wish.id;
    request.body = body.dump();
  }
  const bool dry = request.query.contains("dry");
  const auto process =
      static_cast<std::size_t>(dice_.in(0, static_cast<std::int64_t>(world_.processes()) - 1));
  if (!wish.id.empty() && !dry) ++asked_[{wish.member, wish.id}].open;
  world_.perform(process, request, [this, wish, dry](const Answer& answer) {
    if (!dry) answered(wish, answer);
  });
}

void Clients::answered(const Wish& wish, const Answer& answer) {
  ++answers;
  if (wish.id.empty()) return;
  const std::string law = "answer to " + wish.id + " of " + wish.member + ": " +
                          std::to_string(answer.status) + ' ' + answer.body.substr(0, 300);
  Asked& known = asked_[{wish.member, wish.id}];
  if (answer.status >= 500) {
    ++unavailable;
    must(answer.status == 503, law);
    must(!sound_, "nobody is turned away from a sound shop: " + law);
    return;
  }
  --known.open;
  const std::string told = told_in(wish.request);
  if (answer.status >= 400) {
    ++refused;
    const std::string code = json::parse(answer.body)["code"];
    ++codes[code];
    // The clock may jump while a request waits: then its sender is unknown, and nothing is said of the request.
    must(code == "token_expired" || !(known.acknowledged && known.request == told),
         "acknowledged, then refused: " + law);
    return;
  }
  if (known.acknowledged) {
    ++replayed;
    must(known.request == told, "another request acknowledged under the id: " + law);
    must(known.body == answer.body, "acknowledged in other words: " + law + "\n" + known.body);
    return;
  }
  ++acknowledged;
  known.acknowledged = true;
  known.request = told;
  known.body = answer.body;
}

/// Of the disk, the clock and the process.
void Clients::trouble() {
  const auto process =
      static_cast<std::size_t>(dice_.in(0, static_cast<std::int64_t>(world_.processes()) - 1));
  switch (dice_.in(1, 9)) {
    case 1: return world_.crash(process);
    case 2: world_.trouble().fails = static_cast<int>(dice_.in(5, 60)); return;
    case 3: world_.trouble().crashes = static_cast<int>(dice_.in(5, 40)); return;
    case 4:
    case 5: world_.trouble().fails = world_.trouble().crashes = 0; return;
    case 6: world_.now += dice_.in(1, 3) * a_day; return;
    case 7: world_.now += dice_.in(1, 40) * a_minute; return;
    case 8: world_.now -= dice_.in(1, 600) * a_minute; return;
    default: return activate();
  }
}

void Clients::activate() {
  Wish other =
      post("", "/v1/programs/" + std::to_string(dice_.in(1, 4)) + "/activate", json::object());
  deliver(other);
}

void Clients::step() {
  world_.now += dice_.in(0, 4000);
  const auto process =
      static_cast<std::size_t>(dice_.in(0, static_cast<std::int64_t>(world_.processes()) - 1));
  const std::int64_t what = dice_.in(1, 100);
  if (what <= 30) return send(wish());
  if (what <= 62) {
    if (on_the_net_.empty()) return;
    const auto place = dice_.in(0, std::ssize(on_the_net_) - 1);
    const Wish wish = on_the_net_[static_cast<std::size_t>(place)];
    // Some come twice.
    if (!dice_.chance(8)) on_the_net_.erase(on_the_net_.begin() + place);
    return deliver(wish);
  }
  if (what <= 76) return world_.flush(process, static_cast<std::size_t>(dice_.in(1, 8)));
  if (what <= 80) return world_.run_later(process);
  if (what <= 83) return look(member_called(dice_.in(1, members_of_shop)));
  if (what <= 87) {
    world_.refresh(process);
    return world_.sweep(process);
  }
  if (what <= 95) {
    if (sent_.empty()) return;
    Wish again = dice_.pick(sent_);
    if (dice_.chance(15)) {
      // The same id for something else.
      json body = json::parse(again.request.body);
      body["reason"] = "otherwise";
      again.request.body = body.dump();
    }
    on_the_net_.push_back(std::move(again));
    return;
  }
  trouble();
}

/// Asked and answered at once.
Answer Clients::now(Wish wish) {
  Answer got;
  got.status = 0;
  Request request = wish.request;
  if (wish.by_member) request.authorization = world_.token_of(wish.member);
  if (!wish.id.empty()) ++asked_[{wish.member, wish.id}].open;
  world_.perform(0, request, [&](const Answer& answer) {
    got = answer;
    answered(wish, answer);
  });
  world_.settle();
  must(got.status != 0, "everybody is answered");
  return got;
}

void Clients::ask_again() {
  world_.trouble().fails = world_.trouble().crashes = 0;
  world_.settle();
  is_sound(true);
  on_the_net_.clear();
  for (std::size_t i = 0; i < world_.processes(); ++i) world_.refresh(i);
  for (const Wish& wish : sent_) now(wish);
}

void Clients::undo_all() {
  for (const std::string& member : members()) {
    Request get;
    get.method = "GET";
    get.path = "/v1/members/" + member + "/overview";
    Answer shown;
    world_.perform(0, get, [&](const Answer& answer) { shown = answer; });
    world_.settle();
    const json overview = json::parse(shown.body);
    for (const json& order : overview["orders"]) {
      const std::string path =
          "/v1/members/" + member + "/orders/" + order["id"].get<std::string>();
      if (order["state"] == "placed" || order["state"] == "paid") {
        const Answer answer = now(post(member, path + "/cancel", {{"id", fresh_id()}}));
        if (answer.status == 201) continue;
        must(order["state"] != "placed", "what is placed can be given up: " + answer.body);
      }
      if (order["state"] != "completed" && order["state"] != "paid") continue;
      json lines = json::array();
      for (const json& line : order["lines"])
        if (const std::int64_t left =
                line["units"].get<std::int64_t>() - line["returned"].get<std::int64_t>();
            left > 0)
          lines.push_back({{"line", line["line"]}, {"quantity", left}});
      if (lines.empty()) continue;
      const Answer answer =
          now(post(member, path + "/refund", {{"id", fresh_id()}, {"lines", lines}}));
      must(answer.status == 201, "an order can be given back: " + order.dump() + answer.body);
    }
  }
}

std::set<std::string> Clients::members() const {
  std::set<std::string> all;
  for (const auto& [whose, known] : asked_)
    if (known.acknowledged) all.insert(whose.first);
  return all;
}

}  // namespace simulator
