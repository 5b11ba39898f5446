// 微信小店: a member's benefit at its checkout. It asks before an order is made and gives three seconds; an answer without a
// result keeps the order from being made. So each of these says yes or no, whatever happens.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/crypto.h"
#include "native/service/random.h"
#include "native/service/wechat_push.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// A message is taken within so long of its time, ms.
constexpr std::int64_t message_for = 5 * 60'000;
/// A checkout is known for so long, ms.
constexpr std::int64_t checkout_for = 2 * 3'600'000;
/// A product's units, and products of one order.
constexpr std::int64_t most_units = 9999;

enum class Result { allowed = 1, refused = 2 };

std::string asked(const Call& call, const char* name) {
  const auto found = call.request.query.find(name);
  return found == call.request.query.end() ? "" : found->second;
}

[[noreturn]] void not_wechat() { refuse(401, "push_signature"); }

void check_time(const Call& call) {
  const std::string time = asked(call, "timestamp");
  if (time.empty() || time.size() > 12 ||
      time.find_first_not_of("0123456789") != std::string::npos ||
      std::abs(std::stoll(time) * 1000 - call.now()) > message_for)
    not_wechat();
}

const std::string& token_of(const Call& call) {
  const std::string& token = call.service.keys.secrets().push_token;
  if (token.empty()) refuse(503, "not_set_up");
  return token;
}

void check_signature(const Call& call) {
  if (!same(push_signature({token_of(call), asked(call, "timestamp"), asked(call, "nonce")}),
            asked(call, "signature")))
    not_wechat();
  check_time(call);
}

/// What WeChat says. In the safe mode nothing else is taken.
json message_in(const Call& call) {
  const Secrets& secrets = call.service.keys.secrets();
  if (secrets.push_key.empty()) {
    check_signature(call);
    return call.body();
  }
  const std::string encrypted = call.body().value("Encrypt", "");
  if (!same(push_signature(
                {token_of(call), asked(call, "timestamp"), asked(call, "nonce"), encrypted}),
            asked(call, "msg_signature")))
    not_wechat();
  check_time(call);
  const auto text = decrypt_push(secrets.push_key, call.service.settings.wechat_app, encrypted);
  if (!text) not_wechat();
  json message = json::parse(*text, nullptr, false);
  if (!message.is_object()) refuse(400, "invalid_json");
  return message;
}

/// An answer in the mode of the message.
Answer said(const Service& s, const json& what) {
  const Secrets& secrets = s.keys.secrets();
  if (secrets.push_key.empty()) return json_answer(what);
  const std::string encrypted = encrypt_push(secrets.push_key, s.settings.wechat_app, what.dump());
  const std::string time = std::to_string(s.clock() / 1000), nonce = random_text(9);
  return json_answer(
      {{"Encrypt", encrypted},
       {"MsgSignature", push_signature({secrets.push_token, time, nonce, encrypted})},
       {"Nonce", nonce},
       {"TimeStamp", s.clock() / 1000}});
}

Answer success() { return {200, "success", "text/plain", {}}; }

Answer decided(const Service& s, Result result, const std::string& why = "ok") {
  return said(s, {{"errcode", 0}, {"errmsg", why}, {"result", static_cast<int>(result)}});
}

Answer benefit(const Service& s, std::int64_t before, std::int64_t off) {
  return said(s, {{"errcode", 0},
                  {"errmsg", "ok"},
                  {"price_info",
                   {{"product_price_after_vip_discount", before - off},
                    {"product_price_before_vip_discount", before},
                    {"vip_discounted_price", off}}}});
}

std::optional<std::string> member_of(const Service& s, const json& message) {
  return s.store.linked("wechat " + s.settings.wechat_app, message.at("FromUserName"));
}

std::string checkout_of(const json& info) {
  return "checkout " + sha256_hex(info.at("order_session_id").get<std::string>());
}

/// An order's id by WeChat's of one tap on the button.
std::string order_of_tap(const json& info) {
  const std::string tap = info.at("unique_id");
  const bool is_id = !tap.empty() && tap.size() <= 40 &&
                     tap.find_first_not_of(
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                         "0123456789-_") == std::string::npos;
  return "wxshop-" + (is_id ? tap : sha256_hex(tap).substr(0, 40));
}

/// A product at what its units cost after the platform's own offers. Where that does not divide, some units cost a fen more:
/// then it is two lines.
void add_lines(json& lines, const json& product, const Catalogue* catalogue) {
  const std::int64_t units = product.at("sku_cnt"), price = product.at("sale_price"),
                     off = product.value("shop_discounted_price", std::int64_t{0});
  if (units < 1 || units > most_units || price < 0 || price > 10'000'000'000 || off < 0 ||
      off > units * price)
    refuse(400, "out_of_range");
  const std::string sku = product.at("sku_id").is_string() ? product.at("sku_id").get<std::string>()
                                                           : product.at("sku_id").dump();
  json line = {{"sku", sku}};
  if (catalogue)
    if (const auto found = catalogue->goods.find(sku); found != catalogue->goods.end())
      line = found->second;
  const std::int64_t total = units * price - off, dearer = total % units;
  const auto add = [&](std::int64_t quantity, std::int64_t unit_price) {
    if (quantity == 0) return;
    line["quantity"] = quantity;
    line["unit_price"] = unit_price;
    lines.push_back(line);
  };
  add(units - dearer, total / units);
  add(dearer, total / units + 1);
}

/// The member enters the checkout: the price that the member would have.
Reaction enter_checkout(Call& call, const json& info, const std::string& member) {
  Service& s = call.service;
  const std::int64_t before = info.at("price_info").at("product_price_before_vip_discount");
  const auto catalogue = s.goods.current();
  json cart = {{"channel", "wechat-shop"}, {"lines", json::array()}};
  for (const json& product : info.at("product_infos"))
    add_lines(cart["lines"], product, catalogue.get());
  std::int64_t sum = 0;
  for (const json& line : cart["lines"])
    sum += line["quantity"].get<std::int64_t>() * line["unit_price"].get<std::int64_t>();
  // Of other sums than the platform's own no benefit is told.
  if (sum != before) return benefit(s, before, 0);
  const Held held = s.members.hold(member);
  cart["at"] = std::max(call.now(), held->engine.last());
  if (const json used_up = s.totals.used_up(*s.programs.active()); !used_up.empty())
    cart["offer_totals"] = used_up;
  const Reply reply = held->engine.quote(cart.dump());
  if (!reply.ok) return benefit(s, before, 0);
  const std::int64_t payable = json::parse(reply.text)["totals"]["payable"];
  s.fleeting.keep(checkout_of(info), json({{"before", before}, {"cart", cart}, {"member", member}}).dump(),
                  call.now() + checkout_for, 0);
  return benefit(s, before, before - payable);
}

/// The member taps: the order is placed at that price, or it is not to be made.
Reaction use_benefit(Call& call, const json& info, const std::string& member) {
  Service& s = call.service;
  const json& prices = info.at("price_info");
  const std::int64_t before = prices.at("product_price_before_vip_discount"),
                     off = prices.at("vip_discounted_price"),
                     after = prices.at("product_price_after_vip_discount");
  const auto kept = s.fleeting.find(checkout_of(info), call.now());
  if (!kept) return decided(s, Result::refused, "unknown checkout");
  json checkout = json::parse(*kept);
  if (checkout["member"] != member) return decided(s, Result::refused, "unknown checkout");
  if (checkout["before"] != before || before - off != after)
    return decided(s, Result::refused, "other prices");
  const std::string order = order_of_tap(info);
  Sending sending = call.sending;
  sending.digest = sha256_hex("wechat shop " + order + ' ' + prices.dump());
  sending.answer = [&s, answer = call.sending.answer](Answer made) {
    answer(made.status < 300 ? decided(s, Result::allowed)
                             : decided(s, Result::refused, "not possible now"));
  };
  const Held held = s.members.hold(member);
  if (answered_before(held, s.store, s.writer, order, sending)) return {};
  const std::int64_t at = std::max(call.now(), held->engine.last());
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held,
                {{"by", "wechat-shop"},
                 {"cart", checkout["cart"]},
                 {"expect", {{"payable", after}}},
                 {"id", order},
                 {"kind", "order_placed"},
                 {"order_id", order},
                 {"until", at + s.settings.hold}},
                call.now(), sending.digest);
  booking.give_in(std::move(sending));
  return {};
}

/// No order came of it: all that it holds is free again. What is paid meanwhile stays.
Reaction release_benefit(Call& call, const json& info, const std::string& member) {
  Service& s = call.service;
  const std::string order = order_of_tap(info), id = "un" + order;
  Sending sending = call.sending;
  sending.digest = sha256_hex("wechat shop release " + order);
  sending.answer = [answer = call.sending.answer](Answer made) {
    answer(made.status < 500 ? success() : std::move(made));
  };
  const Held held = s.members.hold(member);
  if (answered_before(held, s.store, s.writer, id, sending)) return {};
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  const json overview =
      json::parse(held->engine.overview(at_text(std::max(call.now(), held->engine.last()))).text);
  const bool is_placed =
      std::any_of(overview["orders"].begin(), overview["orders"].end(),
                  [&](const json& one) { return one["id"] == order && one["state"] == "placed"; });
  if (!is_placed) return success();
  booking.apply(
      held, {{"by", "wechat-shop"}, {"id", id}, {"kind", "order_cancelled"}, {"order_id", order}},
      call.now(), sending.digest);
  booking.give_in(std::move(sending));
  return {};
}

}  // namespace

/// WeChat looks whether the address is the shop's.
Reaction greet_wechat(Call& call) {
  check_signature(call);
  return Answer{200, asked(call, "echostr"), "text/plain", {}};
}

Reaction answer_wechat(Call& call) {
  const json message = message_in(call);
  Service& s = call.service;
  const std::string event = message.value("Event", "");
  const auto with_member = [&](const char* part, auto react, const Answer& otherwise) {
    std::optional<std::string> member;
    Reaction reaction;
    const auto trouble = Service::guarded([&]() -> std::optional<Answer> {
      member = member_of(s, message);
      if (!member) return otherwise;
      reaction = react(call, message.at(part), *member);
      return {};
    });
    if (!trouble) return reaction;
    // Never an empty answer, and never a price that nobody has checked.
    return Reaction(trouble->status == 200 ? *trouble : otherwise);
  };
  if (event == "channels_ec_gen_order_info_init") {
    const json info = message.value("gen_order_info", json::object());
    const std::int64_t before = info.value("price_info", json::object())
                                    .value("product_price_before_vip_discount", std::int64_t{0});
    return with_member("gen_order_info", enter_checkout, benefit(s, before, 0));
  }
  if (event == "channels_ec_order_use_vip_discount")
    return with_member("order_info", use_benefit, decided(s, Result::refused, "not possible now"));
  if (event == "channels_ec_order_unuse_vip_discount")
    return with_member("order_info", release_benefit, success());
  return success();
}

}  // namespace loyalty::service
