// Money that WeChat Pay says has come (API v3): signed, sealed, and only what the order is to be paid in cash.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/crypto.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// A notice is taken within so long of its time, ms.
constexpr std::int64_t notice_for = 5 * 60'000;

/// By an order, as it was called when its money was asked for: the transaction of which the shop had said that it is paid.
constexpr const char* said_by_shop = "payment_said";

/// What WeChat reads: anything but 200 or 204 is sent once more.
Answer failed(int status, std::string_view why) {
  return json_answer({{"code", "FAIL"}, {"message", why}}, status);
}

[[noreturn]] void fail(int status, std::string_view why) { throw Refused{failed(status, why)}; }

std::string header_of(const Call& call, const char* name) {
  const auto found = call.request.headers.find(name);
  return found == call.request.headers.end() ? "" : found->second;
}

/// Whether it comes from WeChat, now.
void check_signature(const Call& call, const Secrets& secrets) {
  const std::string time = header_of(call, "wechatpay-timestamp"),
                    nonce = header_of(call, "wechatpay-nonce");
  const auto key = secrets.pay_platform.find(header_of(call, "wechatpay-serial"));
  if (key == secrets.pay_platform.end()) fail(401, "unknown serial");
  const auto signature = from_base64(header_of(call, "wechatpay-signature"));
  const std::string text = time + '\n' + nonce + '\n' + call.request.body + '\n';
  if (!signature || !is_signed_by(key->second, text, *signature)) fail(401, "wrong signature");
  // Signed, so these are digits.
  if (time.empty() || time.size() > 12 ||
      time.find_first_not_of("0123456789") != std::string::npos ||
      std::abs(std::stoll(time) * 1000 - call.now) > notice_for)
    fail(401, "wrong time");
}

/// The transaction in a notice; null: it tells of something else.
json transaction_in(const Call& call, const Secrets& secrets) {
  const json notice = json::parse(call.request.body, nullptr, false);
  if (!notice.is_object() || !notice.contains("resource")) fail(400, "no resource");
  const json& resource = notice["resource"];
  if (resource.value("algorithm", "") != "AEAD_AES_256_GCM") fail(400, "unknown algorithm");
  const auto sealed = from_base64(resource.value("ciphertext", ""));
  const auto opened = sealed ? open_gcm(secrets.pay_key, resource.value("nonce", ""),
                                        resource.value("associated_data", ""), *sealed)
                             : std::nullopt;
  if (!opened) fail(400, "cannot be decrypted");
  json transaction = json::parse(*opened, nullptr, false);
  if (!transaction.is_object()) fail(400, "no transaction");
  const bool paid = notice.value("event_type", "") == "TRANSACTION.SUCCESS" &&
                    transaction.value("trade_state", "") == "SUCCESS";
  return paid ? transaction : json();
}

std::int64_t cash_of(const json& order) {
  const json& facts = order["facts"];
  std::int64_t cash =
      facts.contains("shipping") ? facts["shipping"].value("cash", std::int64_t{0}) : 0;
  for (const json& line : facts["lines"]) cash += line.value("cash", std::int64_t{0});
  return cash;
}

void tell_shop_of(Service& s, const json& transaction, const std::string& member, const char* what,
                  json more, std::function<void(Fate)> done) {
  more["out_trade_no"] = transaction.at("out_trade_no");
  more["transaction_id"] = transaction.at("transaction_id");
  tell_shop(s, transaction.at("transaction_id"), member, what, more, std::move(done));
}

/// Of a thousand events at once.
constexpr std::int64_t page = 1000;

}  // namespace

json paid_by(Store& store, const std::vector<Whose>& whose) {
  for (const auto& [member, order] : whose)
    for (std::int64_t after = 0;;) {
      const auto events = store.events(member, after, page);
      for (const StoredEvent& event : events) {
        if (event.sealed.find("\"order_paid\"") == std::string::npos) continue;
        json sealed = json::parse(event.sealed);
        if (sealed["kind"] != "order_paid") continue;
        if (sealed.value("order_id", sealed["id"].get<std::string>()) == order) return sealed;
      }
      if (std::ssize(events) < page) break;
      after = events.back().place;
    }
  return {};
}

namespace {

bool is_the_orders(const json& transaction, std::int64_t cash) {
  return transaction.at("amount").at("total") == cash &&
         transaction.at("amount").value("currency", "CNY") == "CNY";
}

}  // namespace

json order_of(const Held& held, const std::string& id) {
  const json account = json::parse(held->engine.snapshot().text);
  for (const json& order : account.value("orders", json::object()).value("orders", json::array()))
    if (order["facts"]["id"] == id) return order;
  return {};
}

json shown_order(const Held& held, const std::string& id, std::int64_t at) {
  const std::string shown = held->engine.order(id, at);
  return shown.empty() ? json() : json::parse(shown);
}

bool still_waits(const Held& held, const std::string& order, std::int64_t at) {
  const json now_stands = shown_order(held, order, at);
  return !now_stands.is_null() && now_stands["state"] == "placed";
}

void tell_shop(Service& s, const std::string& payment, const std::string& member, const char* what,
               const json& text, std::function<void(Fate)> done) {
  Change change;
  change.links.push_back({what, payment, member.empty() ? "-" : member, false});
  change.notices.push_back({member, s.clock(), what, text.dump()});
  // In conflict, it was told before.
  s.writer.give_in(Writer::of_no_state, std::move(change),
                   [done = std::move(done)](Fate fate, const Change&) { done(fate); });
}

/// {"out_trade_no"}: the name under which the shop asks WeChat for the money. Answers how much that is.
Reaction name_payment(Call& call) {
  const json body = call.body();
  const std::string trade = text_in(body, "out_trade_no");
  if (trade.size() < 6 || trade.size() > 32)
    refuse(400, "out_of_range", "/out_trade_no",
           {{"max", 32}, {"min", 6}, {"value", trade.size()}});
  Service& s = call.service;
  const std::string& order = call.path.at("order");
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const json standing = order_of(held, order);
  if (standing.is_null()) refuse(404, "unknown_order", "", {{"order_id", order}});
  // Of what is paid or given up nothing is left to ask for: the engine says so.
  const json paid = {{"at", std::max(call.now, held->engine.last())},
                     {"id", "trade"},
                     {"kind", "order_paid"},
                     {"order_id", order}};
  if (const Reply reply = held->engine.preview(paid.dump()); !reply.ok)
    throw Refused{problem_of_engine(reply.text)};
  // Ids have no spaces.
  const std::string whose = call.member() + ' ' + order;
  const json told = {{"amount", cash_of(standing)}, {"order_id", order}, {"out_trade_no", trade}};
  const auto linked = s.store.linked(trades, trade);
  if (linked && *linked != whose) refuse(409, "trade_taken", "/out_trade_no", {{"id", trade}});
  if (linked) return json_answer(told);
  Change change;
  change.links.push_back({trades, trade, whose, false});
  s.writer.give_in(held->epoch, std::move(change),
                   [sending = call.sending, told](Fate fate, const Change&) {
                     if (fate == Fate::conflict) return sending.again();
                     sending.answer(fate == Fate::written ? json_answer(told, 201)
                                                          : problem(503, "store_failed"));
                   });
  return {};
}

bool hears_of_payments(const Request& request) {
  return request.method == "POST" && request.path == "/v1/wechat/pay/notice";
}

Answer as_wechat_pay_reads(const Answer& problem) {
  const json body = json::parse(problem.body);
  const std::string title = body["title"], at = body["at"];
  Answer answer = failed(problem.status, at.empty() ? title : at + ": " + title);
  answer.headers = problem.headers;
  return answer;
}

/// A notice of WeChat Pay. Answers as it expects: 204, or {"code":"FAIL","message"} and it comes again.
Reaction take_payment(Call& call) {
  Service& s = call.service;
  const Secrets& secrets = s.keys.secrets();
  if (secrets.pay_key.empty() || secrets.pay_platform.empty()) fail(503, "not set up");
  check_signature(call, secrets);
  const json transaction = transaction_in(call, secrets);
  const Answer well{204, "", "", {}};
  if (transaction.is_null()) return well;
  if (!secrets.pay_merchant.empty() && transaction.value("mchid", "") != secrets.pay_merchant)
    fail(400, "another merchant");
  const std::string trade = transaction.at("out_trade_no"), id = transaction.at("transaction_id");
  const std::int64_t total = transaction.at("amount").at("total");
  const auto told = [answer = call.sending.answer](Answer then) {
    return [answer, then = std::move(then)](Fate fate) {
      answer(fate == Fate::failed ? failed(503, "try again") : then);
    };
  };

  const auto linked = s.store.linked(trades, trade);
  if (!linked) {
    tell_shop_of(s, transaction, "", "payment_unknown", {{"total", total}},
                 told(failed(404, "unknown out_trade_no")));
    return {};
  }
  const auto whose = whose_until_now(s.store, linked->substr(0, linked->find(' ')),
                                     linked->substr(linked->find(' ') + 1));
  const auto& [member, order] = whose.back();
  const Held held = s.members.hold(member);
  // Sealed anew each time that it is sent: what is the same is the transaction.
  Sending sending = call.sending;
  sending.digest = RequestDigest("wechat pay " + id + ' ' + std::to_string(total));
  sending.answer = [answer = call.sending.answer, well](Answer made) {
    answer(made.status < 300 ? well : failed(made.status, made.body));
  };
  const std::string event_id = "wechat-pay-" + sha256_hex(id).substr(0, 32);
  if (answered_before(held, s.store, s.writer, event_id, sending)) return {};
  const json paid = {{"by", "wechat-pay"},
                     {"id", event_id},
                     {"kind", "order_paid"},
                     {"order_id", order},
                     {"reason", id}};
  json now_paid = paid;
  const std::int64_t at = std::max(call.now, held->engine.last());
  now_paid["at"] = at;
  const json standing = order_of(held, order);
  const auto differs = [&, &order = order, &member = member](std::int64_t cash) {
    tell_shop_of(s, transaction, member, "payment_differs",
                 {{"cash", cash}, {"order_id", order}, {"total", total}},
                 told(failed(409, "another amount")));
  };
  if (standing.is_null() || !held->engine.preview(now_paid.dump()).ok) {
    if (still_waits(held, order, at)) fail(503, "not possible now");
    // How it was paid stands on the disk.
    if (held->unwritten > 0) {
      s.writer.give_in(held->epoch, {},
                       [again = call.sending.again](Fate, const Change&) { again(); });
      return {};
    }
    const auto late = [&s, transaction, member = member, done = told(well),
                       text = json({{"order_id", order}, {"total", total}})] {
      tell_shop_of(s, transaction, member, "payment_late", text, done);
    };
    const json event = standing.is_null() ? json() : paid_by(s.store, whose);
    if (!event.is_null() && event.value("by", "") == "wechat-pay") {
      // Sent once more, after the member has become another one.
      if (event.value("reason", "") == id) return well;
      late();
    } else if (event.is_null()) {
      // It was given up before the money came: WeChat is not to send it again, the shop is to pay it back.
      late();
    } else if (const std::int64_t cash = cash_of(standing); !is_the_orders(transaction, cash)) {
      differs(cash);
    } else {
      // The shop has asked WeChat by itself, and said so before the notice came: one transaction is that payment. Of
      // more than one, each other is too much. The event that paid it is one, whatever the member's name was by then.
      for (const auto& [by_then, its_order] : whose)
        if (const auto known = s.store.linked(said_by_shop, by_then + ' ' + its_order)) {
          if (*known == id) return well;
          late();
          return {};
        }
      const std::string name = order + ' ' + event["id"].get<std::string>();
      Change change;
      change.links.push_back({said_by_shop, name, id, false});
      s.writer.give_in(Writer::of_no_state, std::move(change),
                       [&s, name, id, late, done = told(well)](Fate fate, const Change&) {
                         if (fate != Fate::conflict || s.store.linked(said_by_shop, name) == id)
                           return done(fate);
                         late();
                       });
    }
    return {};
  }
  if (const std::int64_t cash = cash_of(standing); !is_the_orders(transaction, cash)) {
    differs(cash);
    return {};
  }
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held, paid, call.now, sending.digest.hex());
  booking.give_in(std::move(sending));
  return {};
}

}  // namespace loyalty::service
