// An order's life: quoted, placed, paid, completed, cancelled, refunded; and what that means for who has referred its member.

#include <algorithm>

#include "core/base/sha256.h"
#include "core/wire/slices.h"
#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

std::shared_ptr<const Catalogue> catalogue_of(Call& call) {
  auto catalogue = call.service.goods.current();
  if (!catalogue) refuse(409, "no_goods");
  return catalogue;
}

/// A cart of a body, and where it stands there.
struct Asked {
  const json& cart;
  std::string at;
};

/// What a member wants: of a quote its receipt's cart.
Asked wanted_in(const json& body) {
  std::string at;
  const json* within = &body;
  for (const char* part : {"quote", "receipt"}) {
    if (!within->contains(part)) continue;
    within = &object_in(*within, part, at);
    at += '/' + std::string(part);
  }
  return {object_in(*within, "cart", at), at + "/cart"};
}

/// Group buys and bargains of the member that go on, where a line asks for the price of one.
json runs_of(const Held& held, const json& asked, std::int64_t at,
             const OpenProgram* program = nullptr) {
  const json lines = asked.value("lines", json::array());
  if (std::none_of(lines.begin(), lines.end(),
                   [](const json& line) { return line.is_object() && line.contains("prices"); }))
    return json::array();
  if (!program || program->version == held->program)
    return json::parse(held->engine.overview(at_text(at)).text)["campaigns"];
  Engine then;
  then.open(program->program, held->engine.snapshot().text);
  return json::parse(then.overview(at_text(at)).text)["campaigns"];
}

/// The cart that counts: the shop's own of what a member asks for; what an order system gives is the shop's own already.
/// Prices of runs and what is used up are those of the program that the order is sealed with, null: the active one.
json cart_of(Call& call, const Held& held, const Asked& asked, std::int64_t at,
             const OpenProgram* program = nullptr) {
  json cart;
  if (call.caller.is_member()) {
    cart = own_cart(*catalogue_of(call), asked.cart, asked.at,
                    runs_of(held, asked.cart, at, program), call.caller.channel, at);
  } else {
    cart = asked.cart;
    cart["at"] = at;
  }
  const auto active = program ? nullptr : call.service.programs.active();
  const json used = call.service.totals.nearly_used_up(program ? *program : *active);
  if (!used.empty()) cart["offer_totals"] = used;
  return cart;
}

/// The version that a receipt names, while its receipts are taken: the engine says what is wrong with any other.
std::shared_ptr<const OpenProgram> program_of(Call& call, const json& receipt) {
  if (!receipt.is_object() || !receipt.contains("program") || !receipt["program"].is_object())
    return nullptr;
  const json digest = receipt["program"].value("digest", json());
  return digest.is_string() ? call.service.programs.accepted(digest, call.now) : nullptr;
}

/// What is left of an order. Of one that came back whole nothing is, be its delivery fee kept; nor of one that the account
/// keeps no longer.
struct Kept {
  std::int64_t fen = 0;
  bool free = false;  ///< it is there, and has cost nothing
};

Kept kept_of(const Held& held, const std::string& order) {
  const json now_stands = shown_order(held, order, held->engine.last());
  if (now_stands.is_null() || now_stands["state"] == "refunded" ||
      now_stands["state"] == "cancelled")
    return {};
  const std::int64_t payable = now_stands["payable"];
  return {payable - now_stands["returned"].get<std::int64_t>(), payable == 0};
}

/// Ids of at most 56 bytes that no client makes.
std::string referral_id(const std::string& event, const std::string& member, std::int64_t level) {
  return "referral-" + sha256_hex(member + ' ' + event).substr(0, 32) + '-' + std::to_string(level);
}

/// Somebody has merged the referrer meanwhile: it is another member who earns.
struct Merged {};

/// What a referrer's program refuses (that the referral is there already, or has no reward) is no reason to refuse the order.
bool applied(Booking& booking, const Held& held, json event, std::int64_t now,
             const std::string& digest) {
  try {
    booking.apply(held, std::move(event), now, digest);
    return true;
  } catch (const Refused& refused) {
    if (json::parse(refused.answer.body)["code"] == "merged") throw Merged{};
    return false;
  }
}

/// The first completed order of a referred member earns; what comes back of it takes back.
void follow_referrals(Call& call, Booking& booking, const std::vector<Held>& held,
                      const Earners& earners, const json& sealed, const std::string& order) {
  if (earners.levels.empty()) return;
  const std::string& member = held[0]->id;
  const bool due = std::any_of(sealed["sealed"]["facts"].begin(), sealed["sealed"]["facts"].end(),
                               [](const json& fact) { return fact["kind"] == "referral_due"; });
  const Kept kept = kept_of(held[0], order);
  bool linked = false;
  for (std::size_t level = 1; level <= earners.levels.size(); ++level) {
    const std::string& id = earners.levels[level - 1];
    if (id.empty()) continue;
    const Held& referrer =
        *std::find_if(held.begin(), held.end(), [&](const Held& one) { return one->id == id; });
    if (!referrer->exists) return;
    const auto l = static_cast<std::int64_t>(level);
    if (due) {
      json earned = {{"id", referral_id(sealed["id"], member, l)},
                     {"kind", "referral_earned"},
                     {"level", l},
                     {"order_id", order},
                     {"referred", member}};
      // An order that cost nothing has no share to be given of it; whoever has referred earns the rest.
      if (kept.fen > 0) earned["amount"] = kept.fen;
      if (!applied(booking, referrer, earned, call.now, call.sending.digest.hex())) continue;
      if (!linked) booking.link({"referral", member, order, true});
      linked = true;
      booking.link(earner_link(member, l, id));
      booking.tell(
          {referrer->id, call.now, "referral_earned", json({{"referred", member}}).dump()});
    } else if (earners.have_earned && !kept.free) {
      // Of one that cost nothing a part may come back: the referral stays as it is.
      if (applied(booking, referrer,
                  {{"id", referral_id(sealed["id"], member, l)},
                   {"kept", kept.fen},
                   {"kind", "referral_undone"},
                   {"level", l},
                   {"referred", earners.referred}},
                  call.now, call.sending.digest.hex()))
        booking.tell({referrer->id, call.now, "referral_undone",
                      json({{"referred", earners.referred}}).dump()});
    }
  }
}

/// An event about an order that is there.
Reaction order_event(Call& call, const char* kind, bool referrals) {
  json event = call.body();
  const std::string& order = call.path.at("order");
  const std::string id = id_in(event, "id");
  not_given(event, kind, {"at", "by", "kind", "order_id", "sealed"});
  event["kind"] = kind;
  event["order_id"] = order;
  if (event.contains("channel") && !call.caller.channel.empty())
    event["channel"] = call.caller.channel;
  if (call.caller.is_staff()) event["by"] = call.caller.id;
  Service& s = call.service;
  const bool completes = event["kind"] == "order_completed";
  const Earners earners = referrals && !call.dry() ? earners_of(call, order, completes) : Earners{};
  std::vector<std::string> ids = {call.member()};
  for (const std::string& one : earners.levels)
    if (!one.empty() && std::find(ids.begin(), ids.end(), one) == ids.end()) ids.push_back(one);
  const std::vector<Held> held = s.members.hold(ids);
  if (!held[0]->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  refuse_reserved(id);
  if (!call.dry() && answered_before(held[0], s.store, s.writer, id, call.sending)) return {};
  const auto anew = [&]() -> Reaction {
    s.writer.give_in(held[0]->epoch, {},
                     [again = call.sending.again](Fate, const Change&) { again(); });
    return {};
  };
  // Who has earned by the order stands on the disk.
  if (!call.dry() && referrals && !completes &&
      (held[0]->unwritten > 0 || earners_of(call, order, false) != earners))
    return anew();
  // A member gives up what is not paid; what is paid goes back with its money.
  if (call.caller.is_member()) {
    const json now_stands = shown_order(held[0], order, call.now);
    if (!now_stands.is_null() && now_stands["state"] != "placed")
      refuse(409, "order_state", "/order_id", {{"state", now_stands["state"]}});
  }
  if (call.dry()) return preview(call, held[0], std::move(event));
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  const json& sealed =
      booking.apply(held[0], std::move(event), call.now, call.sending.digest.hex());
  if (referrals && !earns_still(call, earners, sealed)) return anew();
  try {
    if (referrals) follow_referrals(call, booking, held, earners, sealed, order);
  } catch (const Merged&) {
    return anew();
  }
  booking.give_in(std::move(call.sending));
  return {};
}

}  // namespace

namespace {

Answer judged(Call& call, const Held& held, const wire::Slices& request) {
  const std::int64_t at = std::max(call.now, held->engine.last());
  const Reply reply = held->engine.verify(request.with("at", std::to_string(at)));
  if (!reply.ok) return problem_of_engine(reply.text);
  call.service.metrics.judged((*wire::Slices::of(reply.text)).text("verdict"));
  return {200, reply.text, "application/json", {}};
}

}  // namespace

Reaction quote(Call& call) {
  const json body = call.body();
  const Held held = call.service.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const std::int64_t at = std::max(call.now, held->engine.last());
  const json cart = cart_of(call, held, {body, ""}, at);
  const Reply reply = held->engine.quote(cart.dump());
  if (!reply.ok) return problem_of_engine(reply.text);
  return Answer{200, reply.text, "application/json", {}};
}

/// {"cart","quote"} -> the verdict; for shops that keep their own books. What an order system sends is passed on as it is.
Reaction verify(Call& call) {
  const Held held = call.service.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  if (call.caller.is_staff())
    if (const auto given = wire::Slices::of(call.request.body)) return judged(call, held, *given);
  json body = call.body();
  object_in(body, "quote");
  const json given = body;
  const Asked wanted = wanted_in(given);
  const std::int64_t at = std::max(call.now, held->engine.last());
  body["cart"] = own_cart(*catalogue_of(call), wanted.cart, wanted.at,
                          runs_of(held, wanted.cart, at), call.caller.channel, at);
  const std::string text = body.dump();
  return judged(call, held, *wire::Slices::of(text));
}

/// {"id","cart"?,"receipt"?,"quote"?,"expect"?,"hold"?,"paid"?}
Reaction place_order(Call& call) {
  json body = call.body();
  Service& s = call.service;
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const std::string id = id_in(body, "id");
  refuse_reserved(id);
  if (!call.dry() && answered_before(held, s.store, s.writer, id, call.sending)) return {};

  const std::int64_t at = std::max(call.now, held->engine.last());
  const bool paid = truth_in(body, "paid");
  if (call.caller.is_member() && paid) refuse(403, "not_allowed", "/paid");
  // What a member has not seen is not booked.
  if (call.caller.is_member() && !body.contains("receipt") && !body.contains("quote") &&
      !body.contains("expect"))
    refuse(400, "missing", "", {{"key", "receipt"}});
  const Asked asked =
      call.caller.is_member() ? wanted_in(body) : Asked{object_in(body, "cart"), "/cart"};
  const auto program =
      program_of(call, body.contains("quote") ? object_in(body, "quote").value("receipt", json())
                                              : body.value("receipt", json()));
  json event = {{"cart", cart_of(call, held, asked, at, program.get())},
                {"kind", paid ? "order_paid" : "order_placed"}};
  for (const char* key : {"id", "receipt", "quote", "expect", "channel", "reason"})
    if (body.contains(key)) event[key] = body[key];
  if (event.contains("channel") && !call.caller.channel.empty())
    event["channel"] = call.caller.channel;
  if (call.caller.is_staff()) {
    event["by"] = call.caller.id;
    for (const char* key : {"day", "max_skew", "order_id"})
      if (body.contains(key)) event[key] = body[key];
  }
  if (!paid) {
    const std::int64_t hold = number_in(body, "hold", s.settings.hold, 1000, 31L * 86'400'000);
    event["until"] = at + (call.caller.is_staff() ? hold : s.settings.hold);
  }
  if (call.dry()) return preview(call, held, std::move(event), program.get());
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.book(held, std::move(event), call.now, call.sending.digest.hex(), program.get());
  booking.give_in(std::move(call.sending));
  return {};
}

Reaction get_order(Call& call) {
  const Held held = call.service.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const std::string& id = call.path.at("order");
  if (const json order = shown_order(held, id, held->engine.last()); !order.is_null())
    return json_answer(order);
  const std::string past = past_order(call, id);
  if (past.empty()) refuse(404, "unknown_order", "", {{"order_id", id}});
  return Answer{200, past, "application/json", {}};
}

Reaction pay_order(Call& call) { return order_event(call, "order_paid", false); }
Reaction complete_order(Call& call) { return order_event(call, "order_completed", true); }
Reaction cancel_order(Call& call) { return order_event(call, "order_cancelled", true); }
Reaction refund_order(Call& call) { return order_event(call, "order_refunded", true); }

}  // namespace loyalty::service
