// Any event that has no call of its own.

#include <algorithm>

#include "core/account/event_kinds.h"
#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// What members do by themselves. All else somebody of the shop answers for.
constexpr std::string_view by_members[] = {"checked_in",     "check_in_made_up", "points_exchanged",
                                           "gift_card_sent", "gift_card_used",   "benefit_used",
                                           "campaign_opened"};
/// What tills and order systems do beside orders.
constexpr std::string_view by_orders[] = {
    "recharged",        "recharge_refunded",  "card_taken",    "card_refunded",
    "gift_card_bought", "gift_card_refunded", "benefit_used",  "benefit_returned",
    "service_used",     "coupon_used",        "coupon_locked", "coupon_unlocked",
    "action_done",      "points_granted",     "points_taken",  "points_exchanged"};
/// All else that customer service does in one log, by hand.
constexpr std::string_view by_care[] = {
    "member_changed", "points_frozen", "points_unfrozen", "points_approved", "points_rejected",
    "coupon_issued",  "coupon_voided", "granted",         "wallet_granted",  "wallet_taken",
    "growth_taken",   "level_ended",   "campaign_ended"};
/// Those that have a call of their own, since they concern more than one log, a seed or a cart; and what only the service
/// itself or an import appends.
constexpr std::string_view elsewhere[] = {
    "order_placed",    "order_paid",      "order_completed",    "order_cancelled",
    "order_refunded",  "member_joined",   "time_passed",        "referral_earned",
    "referral_undone", "campaign_joined", "gift_card_accepted", "drawn",
    "draw_revealed",   "member_merged",   "merged_into",        "opened_with"};

/// Money that moves in two logs, or none, must not come by hand: each kind that there is has its place above.
constexpr bool is_decided(std::string_view kind) {
  const auto in = [&](std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), kind) != list.end();
  };
  return in(elsewhere) != (in(by_members) || in(by_orders) || in(by_care));
}
static_assert(std::all_of(std::begin(event_names), std::end(event_names), is_decided));

/// Money has come when somebody of the shop says so. Of what there are so many pieces, there are for all members together.
void check_exchange(Call& call, const json& event) {
  const std::string id = text_in(event, "exchange");
  const auto& exchanges = call.service.programs.active()->exchanges;
  const auto found = exchanges.find(id);
  if (found == exchanges.end()) return;
  if (call.caller.is_member() && found->second.cash > 0)
    refuse(403, "not_allowed", "/exchange", {{"kind", "points_exchanged"}});
  // Of what is no count the engine says what it should be.
  const json times = event.value("times", json(1));
  if (!times.is_number_integer()) return;
  if (const auto taken = call.service.totals.of_exchange(id, times))
    call.service.totals.check({*taken});
}

/// Kinds that are more than an event of one log: what is asked before, and what goes with it.
struct Beyond {
  std::string_view kind;
  void (*check)(Call&, const json& event);
  void (*follow)(Call&, Booking&, const Held&, const json& sealed);  ///< null: nothing
};
constexpr Beyond beyond[] = {{"campaign_opened", check_new_run, lead_run},
                             {"gift_card_bought", check_new_card, own_card},
                             {"gift_card_sent", check_receiver, tell_receiver},
                             {"points_exchanged", check_exchange, nullptr}};

bool one_of(std::span<const std::string_view> list, std::string_view kind) {
  return std::find(list.begin(), list.end(), kind) != list.end();
}

bool may_do(const Caller& caller, std::string_view kind) {
  switch (caller.role) {
    case Role::member: return one_of(by_members, kind);
    case Role::orders: return one_of(by_orders, kind);
    default: return true;
  }
}

}  // namespace

Reaction add_event(Call& call) {
  json event = call.body();
  const std::string kind = text_in(event, "kind");
  const std::string id = id_in(event, "id");
  if (one_of(elsewhere, kind)) refuse(400, "call_of_its_own", "/kind", {{"kind", kind}});
  if (!may_do(call.caller, kind)) refuse(403, "not_allowed", "/kind", {{"kind", kind}});
  not_given(event, kind, {"at", "by", "sealed"});
  if (event.contains("channel") && !call.caller.channel.empty())
    event["channel"] = call.caller.channel;
  if (call.caller.is_staff()) event["by"] = call.caller.id;
  Service& s = call.service;
  const Held held = s.members.hold(call.member());
  if (!held->exists) refuse(404, "unknown_member", "", {{"id", call.member()}});
  const auto* more = std::find_if(std::begin(beyond), std::end(beyond),
                                  [&](const Beyond& one) { return one.kind == kind; });
  refuse_reserved(id);
  if (!call.dry() && answered_before(held, s.store, s.writer, id, call.sending)) return {};
  if (more != std::end(beyond)) more->check(call, event);
  if (call.dry()) return preview(call, held, std::move(event));
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  const json& sealed = booking.apply(held, std::move(event), call.now, call.sending.digest.hex());
  if (more != std::end(beyond) && more->follow) more->follow(call, booking, held, sealed);
  booking.give_in(std::move(call.sending));
  return {};
}

Answer preview(Call& call, const Held& held, json event, const OpenProgram* program) {
  event["at"] = std::max(call.now, held->engine.last());
  Engine then;
  const bool older = program && program->version != held->program;
  if (older)
    if (const Reply opened = then.open(program->program, held->engine.snapshot().text); !opened.ok)
      return problem_of_engine(opened.text);
  const Reply reply = (older ? then : held->engine).preview(event.dump());
  if (!reply.ok) return problem_of_engine(reply.text);
  return {200, reply.text, "application/json", {}};
}

}  // namespace loyalty::service
