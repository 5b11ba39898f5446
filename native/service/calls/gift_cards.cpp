// Gift cards between two members. Who has a card is a link: a card's id is one of a kind in the whole shop.

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr const char* owns = "gift_card";

/// The card as its owner's overview has it; null: not among those in hand or on their way.
json card_of(const Held& owner, const std::string& card, std::int64_t at) {
  const Reply reply = owner->engine.overview(at_text(std::max(at, owner->engine.last())));
  const json overview = json::parse(reply.text);
  if (!overview.at("wallet").is_object()) return {};
  for (const json& one : overview["wallet"]["gift_cards"])
    if (one["id"] == card) return one;
  return {};
}

/// What the engine says of accepting a card that is not on its way.
[[noreturn]] void refuse_as_it_stands(const Held& owner, const std::string& card, std::int64_t at) {
  const json event = {{"at", std::max(at, owner->engine.last())},
                      {"gift_card_id", card},
                      {"id", "standing"},
                      {"kind", "gift_card_accepted"}};
  const Reply reply = owner->engine.preview(event.dump());
  if (!reply.ok) throw Refused{problem_of_engine(reply.text)};
  refuse(404, "unknown_gift_card", "", {{"id", card}});
}

}  // namespace

void check_new_card(Call& call, const json& event) {
  const json card = event.value("gift_card_id", json());
  if (card.is_string() && call.service.store.linked(owns, card))
    refuse(409, "gift_card_exists", "/gift_card_id", {{"id", card}});
}

void own_card(Call&, Booking& booking, const Held& held, const json& sealed) {
  booking.link({owns, sealed["gift_card_id"], held->id, false});
}

void check_receiver(Call& call, const json& event) {
  const json to = event.value("to", json());
  if (!to.is_string()) return;
  if (!call.service.store.standing(to)) refuse(404, "unknown_member", "/to", {{"id", to}});
  if (to != call.member() && whose_now(call.service.store, to, "").member == call.member())
    refuse(409, "sent_to_self", "/to");
}

void tell_receiver(Call& call, Booking& booking, const Held& held, const json& sealed) {
  booking.tell({whose_now(call.service.store, sealed["to"], "").member, sealed["at"],
                "gift_card_sent",
                json({{"from", held->id}, {"gift_card_id", sealed["gift_card_id"]}}).dump()});
}

/// {"id"}: out of the sender's log and into the receiver's, in one transaction. The answer is the receiver's event.
Reaction accept_gift_card(Call& call) {
  const json body = call.body();
  const std::string id = id_in(body, "id");
  const std::string& card = call.path.at("card");
  Service& s = call.service;
  const auto owner = s.store.linked(owns, card);
  const bool from_other = owner && *owner != call.member();
  std::vector<std::string> ids = {call.member()};
  if (from_other) ids.push_back(*owner);
  const std::vector<Held> held = s.members.hold(ids);
  if (!held[0]->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  refuse_reserved(id);
  if (!call.dry() && answered_before(held[0], s.store, s.writer, id, call.sending)) return {};
  if (!owner) refuse(404, "unknown_gift_card", "", {{"id", card}});

  const Held& sender = held.back();
  const json sent = card_of(sender, card, call.now);
  if (sent.is_null() || sent.value("state", "owned") != "sent")
    refuse_as_it_stands(sender, card, call.now);
  if (!from_other) refuse(409, "sent_to_self", "", {{"id", card}});
  // Whoever the receiver has become has it. Whose it is, is not for anybody to know.
  const std::string receiver = whose_now(s.store, sent.at("to"), "").member;
  if (receiver != call.member() && call.caller.is_member())
    refuse(404, "unknown_gift_card", "", {{"id", card}});
  json received = {{"gift_card", sent["card"]},
                   {"gift_card_id", card},
                   {"id", id},
                   {"kind", "gift_card_accepted"},
                   {"to", receiver}};
  if (sent.contains("face")) {
    received["amount"] = sent["face"];
    // One that cost nothing brings none.
    if (const auto principal = sent.value("principal", std::int64_t{0}); principal > 0)
      received["principal"] = principal;
  }
  if (call.caller.is_staff()) received["by"] = call.caller.id;
  if (call.dry()) return preview(call, held[0], std::move(received));
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held[0], std::move(received), call.now, call.sending.digest.hex());
  booking.apply(sender,
                {{"gift_card_id", card},
                 {"id", "accepted-" + sha256_hex(call.member() + ' ' + id).substr(0, 32)},
                 {"kind", "gift_card_accepted"}},
                call.now, call.sending.digest.hex());
  booking.link({owns, card, call.member(), true});
  booking.tell({sender->id, call.now, "gift_card_accepted",
                json({{"gift_card_id", card}, {"to", call.member()}}).dump()});
  booking.give_in(std::move(call.sending));
  return {};
}

}  // namespace loyalty::service
