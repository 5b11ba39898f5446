// 微信小店: a member's benefit at its checkout. It asks before an order is made and gives three seconds; an answer without a
// result keeps the order from being made. So each of these says yes or no, whatever happens.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/wechat_message.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// A checkout is known for so long, ms.
constexpr std::int64_t checkout_for = 2 * 3'600'000;
/// A product's units, and products of one order.
constexpr std::int64_t most_units = 9999;

enum class Result { allowed = 1, refused = 2 };

Answer success() { return {200, "success", "text/plain", {}}; }

Answer decided(const Service& s, const Message& message, Result result,
               const std::string& why = "ok") {
  return said(s, message, {{"errcode", 0}, {"errmsg", why}, {"result", static_cast<int>(result)}});
}

Answer benefit(const Service& s, const Message& message, std::int64_t before, std::int64_t off) {
  return said(s, message,
              {{"errcode", 0},
               {"errmsg", "ok"},
               {"price_info",
                {{"product_price_after_vip_discount", before - off},
                 {"product_price_before_vip_discount", before},
                 {"vip_discounted_price", off}}}});
}

std::optional<std::string> member_of(const Service& s, const Message& message) {
  return s.store.linked("wechat " + s.settings.wechat_app, message.what.at("FromUserName"));
}

/// Ids of the platform: whole numbers or texts.
std::string id_in_either_form(const json& id) {
  return id.is_number_integer() ? id.dump() : id.get<std::string>();
}

std::string checkout_of(const json& info) {
  return "checkout " + sha256_hex(id_in_either_form(info.at("order_session_id")));
}

/// An order's id by WeChat's of one tap on the button.
std::string order_of_tap(const std::string& tap) {
  const bool is_id = !tap.empty() && tap.size() <= 40 &&
                     tap.find_first_not_of(
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                         "0123456789-_") == std::string::npos;
  return "wxshop-" + (is_id ? tap : sha256_hex(tap).substr(0, 40));
}

/// As it is now; "": there is no such order.
std::string state_of(const Held& held, const std::string& order, std::int64_t now) {
  const json now_stands = shown_order(held, order, now);
  return now_stands.is_null() ? "" : now_stands["state"].get<std::string>();
}

/// A product at what its units cost after the platform's own offers. Where that does not divide, some units cost a fen more:
/// then it is two lines.
void add_lines(json& lines, const json& product, const Catalogue* catalogue) {
  const std::int64_t units = product.at("sku_cnt"), price = product.at("sale_price"),
                     off = product.value("shop_discounted_price", std::int64_t{0});
  if (units < 1 || units > most_units || price < 0 || price > 10'000'000'000 || off < 0 ||
      off > units * price)
    refuse(400, "out_of_range");
  const std::string sku = id_in_either_form(product.at("sku_id"));
  json line = {{"sku", sku}};
  if (catalogue)
    if (const auto found = catalogue->goods.find(sku); found != catalogue->goods.end())
      line = found->second;
  // What it costs is the platform's: neither in points, nor at a price of the shop's own, nor as one line of the two.
  for (const char* own : {"id", "points_price", "prices"}) line.erase(own);
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
Reaction enter_checkout(Call& call, const Message& message, const json& info,
                        const std::string& member) {
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
  if (sum != before) return benefit(s, message, before, 0);
  const Held held = s.members.hold(member);
  cart["at"] = std::max(call.now, held->engine.last());
  if (const json used = s.totals.nearly_used_up(*s.programs.active()); !used.empty())
    cart["offer_totals"] = used;
  const Reply reply = held->engine.quote(cart.dump());
  if (!reply.ok) return benefit(s, message, before, 0);
  const std::int64_t payable = json::parse(reply.text)["totals"]["payable"];
  s.fleeting.keep(checkout_of(info),
                  json({{"before", before}, {"cart", cart}, {"member", member}}).dump(),
                  call.now + checkout_for, 0);
  return benefit(s, message, before, before - payable);
}

void give_up(Service& s, const std::string& member, const std::string& order);

/// The member taps: the order is placed at that price, or it is not to be made.
Reaction use_benefit(Call& call, const Message& message, const json& info,
                     const std::string& member) {
  Service& s = call.service;
  const json& prices = info.at("price_info");
  const std::int64_t before = prices.at("product_price_before_vip_discount"),
                     off = prices.at("vip_discounted_price"),
                     after = prices.at("product_price_after_vip_discount");
  const auto kept = s.fleeting.find(checkout_of(info), call.now);
  if (!kept) return decided(s, message, Result::refused, "unknown checkout");
  json checkout = json::parse(*kept);
  if (checkout["member"] != member) return decided(s, message, Result::refused, "unknown checkout");
  if (checkout["before"] != before || before - off != after)
    return decided(s, message, Result::refused, "other prices");
  const std::string order = order_of_tap(id_in_either_form(info.at("unique_id")));
  Sending sending = call.sending;
  sending.digest = RequestDigest("wechat shop " + order + ' ' + prices.dump());
  sending.answer = [&s, message, member, order, turn = call.request.turn,
                    answer = call.sending.answer](Answer made) {
    const bool is_placed = made.status < 300;
    // WeChat has been told no meanwhile.
    if (is_placed && turn && !turn->is_in_time()) give_up(s, member, order);
    answer(is_placed ? decided(s, message, Result::allowed)
                     : decided(s, message, Result::refused, "not possible now"));
  };
  const Held held = s.members.hold(member);
  // Given up since, or not paid in time: it does not come back by being asked for again.
  if (state_of(held, order, call.now) == "cancelled")
    return decided(s, message, Result::refused, "given up");
  if (answered_before(held, s.store, s.writer, order, sending)) return {};
  const std::int64_t at = std::max(call.now, held->engine.last());
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held,
                {{"by", "wechat-shop"},
                 {"cart", checkout["cart"]},
                 {"expect", {{"payable", after}}},
                 {"id", order},
                 {"kind", "order_placed"},
                 {"order_id", order},
                 {"until", at + s.settings.hold}},
                call.now, sending.digest.hex());
  booking.link({trades, order, member + ' ' + order, true});
  booking.give_in(std::move(sending));
  return {};
}

/// No order came of it: all that it holds is free again. What is paid meanwhile stays.
Reaction release(Service& s, const std::string& member, const std::string& order, Sending sending) {
  const std::string id = "un" + order;
  sending.digest = RequestDigest("wechat shop release " + order);
  const Held held = s.members.hold(member);
  if (answered_before(held, s.store, s.writer, id, sending)) return {};
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  const std::int64_t now = s.clock();
  if (state_of(held, order, now) != "placed") return success();
  booking.apply(
      held, {{"by", "wechat-shop"}, {"id", id}, {"kind", "order_cancelled"}, {"order_id", order}},
      now, sending.digest.hex());
  booking.give_in(std::move(sending));
  return {};
}

/// Answers that it was heard, whatever came of it; only where nobody can know, it is to come again.
Sending heard(const Call& call) {
  Sending sending = call.sending;
  sending.answer = [answer = call.sending.answer](Answer made) {
    answer(made.status < 500 ? success() : std::move(made));
  };
  return sending;
}

Reaction release_benefit(Call& call, const Message&, const json& info, const std::string& member) {
  return release(call.service, member, order_of_tap(id_in_either_form(info.at("unique_id"))),
                 heard(call));
}

/// By ourselves, of an order that was placed too late. What does not work out ends with the hold.
void give_up(Service& s, const std::string& member, const std::string& order) {
  s.later([&s, member, order] {
    (void)Service::guarded([&]() -> std::optional<Answer> {
      release(s, member, order,
              {{}, [](Answer) {}, [&s, member, order] { give_up(s, member, order); }});
      return {};
    });
  });
}

/// The order that the platform tells of by its own id: that of a benefit under its tap, or one that the shop has named by
/// `trade`, by all names that it has had. In the plain mode nobody has signed what a message says: it is no order's.
std::vector<Whose> order_told_of(Service& s, const std::string& id) {
  if (s.keys.secrets().push_key.empty()) return {};
  auto linked = s.store.linked(trades, id);
  if (!linked) linked = s.store.linked(trades, order_of_tap(id));
  if (!linked) return {};
  const std::size_t space = linked->find(' ');
  return whose_until_now(s.store, linked->substr(0, space), linked->substr(space + 1));
}

/// The platform says that an order is cancelled. Of one that is not paid it tells in no other way; what is paid stays, and
/// comes back by a refund.
Reaction take_cancelled(Call& call, const json& info) {
  Service& s = call.service;
  const auto whose = order_told_of(s, id_in_either_form(info.at("order_id")));
  if (whose.empty()) return success();
  return release(s, whose.back().member, whose.back().order, heard(call));
}

/// The platform says that an order is paid.
Reaction take_paid(Call& call, const Message&, const json& info) {
  Service& s = call.service;
  const std::string id = id_in_either_form(info.at("order_id"));
  const auto told = [answer = call.sending.answer](Fate fate) {
    answer(fate == Fate::failed ? problem(503, "store_failed") : success());
  };
  const auto whose = order_told_of(s, id);
  if (whose.empty()) {
    // Of nobody with a benefit, or under another id: the shop may look who it was, and what there is to be earned.
    tell_shop(s, "wechat-shop " + id, "", "payment_unknown", {{"wechat_shop_order", id}}, told);
    return {};
  }
  const auto& [member, order] = whose.back();
  const Held held = s.members.hold(member);
  Sending sending = heard(call);
  sending.digest = RequestDigest("wechat shop paid " + id);
  const std::string event_id = "wechat-shop-paid-" + sha256_hex(id).substr(0, 32);
  if (answered_before(held, s.store, s.writer, event_id, sending)) return {};
  json paid = {{"by", "wechat-shop"},
               {"id", event_id},
               {"kind", "order_paid"},
               {"order_id", order},
               {"reason", id}};
  json now_paid = paid;
  now_paid["at"] = std::max(call.now, held->engine.last());
  if (const json standing = order_of(held, order);
      standing.is_null() || !held->engine.preview(now_paid.dump()).ok) {
    if (still_waits(held, order, now_paid["at"])) return problem(503, "busy");
    // How it was paid stands on the disk.
    if (held->unwritten > 0) {
      s.writer.give_in(held->epoch, {},
                       [again = call.sending.again](Fate, const Change&) { again(); });
      return {};
    }
    // Paid by hand before, whatever has become of it since; or given up before the money came.
    if (!paid_by(s.store, whose).is_null()) return success();
    tell_shop(s, "wechat-shop " + id, member, "payment_late",
              {{"order_id", order}, {"wechat_shop_order", id}}, told);
    return {};
  }
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held, std::move(paid), call.now, sending.digest.hex());
  booking.give_in(std::move(sending));
  return {};
}

constexpr const char *on_enter = "channels_ec_gen_order_info_init",
                     *on_use = "channels_ec_order_use_vip_discount",
                     *on_release = "channels_ec_order_unuse_vip_discount",
                     *on_paid = "channels_ec_order_pay", *on_cancelled = "channels_ec_order_cancel";

/// Where nothing else can be said: no benefit, no order, and what has no word of its own comes again.
std::optional<Answer> no_to(const Service& s, const Message& message) {
  if (message.event() == on_use) return decided(s, message, Result::refused, "not possible now");
  if (message.event() != on_enter) return {};
  const json info = message.what.value("gen_order_info", json::object());
  return benefit(s, message,
                 info.value("price_info", json::object())
                     .value("product_price_before_vip_discount", std::int64_t{0}),
                 0);
}

}  // namespace

/// WeChat looks whether the address is the shop's.
Reaction greet_wechat(Call& call) {
  check_greeting(call.service, call.request);
  return Answer{200, asked(call.request, "echostr"), "text/plain", {}};
}

bool waits_shortly(const Request& request) {
  return request.method == "POST" && request.path == "/v1/wechat/push";
}

std::optional<Answer> decline_wechat(const Service& s, const Request& request) {
  return no_to(s, message_in(s, request));
}

Reaction answer_wechat(Call& call) {
  const Message message = message_in(call.service, call.request);
  Service& s = call.service;
  const std::string event = message.event();
  const auto with_member = [&](const char* part, auto react, const Answer& otherwise) {
    std::optional<std::string> member;
    Reaction reaction;
    const auto trouble = Service::guarded([&]() -> std::optional<Answer> {
      member = member_of(s, message);
      if (!member) return otherwise;
      reaction = react(call, message, message.what.at(part), *member);
      return {};
    });
    if (!trouble) return reaction;
    // Never an empty answer, and never a price that nobody has checked.
    return Reaction(trouble->status == 200 ? *trouble : otherwise);
  };
  if (event == on_enter) return with_member("gen_order_info", enter_checkout, *no_to(s, message));
  if (event == on_use) return with_member("order_info", use_benefit, *no_to(s, message));
  if (event == on_release) return with_member("order_info", release_benefit, success());
  if (event == on_paid) return take_paid(call, message, message.what.at("order_info"));
  if (event == on_cancelled) return take_cancelled(call, message.what.at("order_info"));
  return success();
}

}  // namespace loyalty::service
