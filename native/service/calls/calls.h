#pragma once
// Every call of the service, by subject. openapi.json says what each takes and answers.

#include "native/service/routes.h"

namespace loyalty::service {

// health.cpp
Reaction health(Call&);
Reaction readiness(Call&);
Reaction get_figures(Call&);
Reaction get_metrics(Call&);

// description.cpp
Reaction get_description(Call&);

// programs.cpp
/// A text that pages may keep until another one has its place.
Answer kept(const Call&, const std::string& text, const std::string& tag);
Reaction get_active_program(Call&);
Reaction list_programs(Call&);
Reaction add_program(Call&);
Reaction get_program(Call&);
Reaction activate_program(Call&);
Reaction get_goods(Call&);
Reaction put_goods(Call&);

// members.cpp
Reaction list_members(Call&);
Reaction add_member(Call&);
Reaction get_member(Call&);
Reaction get_overview(Call&);
Reaction list_events(Call&);
Reaction issue_token(Call&);

// past.cpp
Reaction list_orders(Call&);
Reaction list_records(Call&);
/// An order that the account keeps no more, as it was last; "": the member never had one of this id.
std::string past_order(Call&, const std::string& order);

// personal.cpp
Reaction export_member(Call&);
Reaction erase_member(Call&);

// events.cpp
Reaction add_event(Call&);
/// What an event would do; ?dry of every call that books one.
/// `program` seals it where it is not the active one.
Answer preview(Call&, const Held&, nlohmann::json event, const OpenProgram* program = nullptr);

// orders.cpp
Reaction quote(Call&);
Reaction verify(Call&);
Reaction place_order(Call&);
Reaction get_order(Call&);
Reaction pay_order(Call&);
Reaction complete_order(Call&);
Reaction cancel_order(Call&);
Reaction refund_order(Call&);

// referrals.cpp
/// Who earns by a member's order, or has earned by it.
struct Earners {
  std::string referred;             ///< the member who was referred, by the name it had then
  std::vector<std::string> levels;  ///< who: the referrer, the referrer's referrer; "": nobody
  bool have_earned = false;
  bool operator==(const Earners&) const = default;
};
/// Whether members earn by those whom they brought.
bool refer(Service&);
/// As it is now; members are held meanwhile, one at a time.
Earners earners_of(Call&, const std::string& order, bool completes);
/// Whether they are still the same, with the event that was made since.
bool earns_still(Call&, const Earners&, const nlohmann::json& sealed);
/// Who has earned by whom, for when something of it comes back.
Link earner_link(const std::string& referred, std::int64_t level, const std::string& member);

// gift_cards.cpp
Reaction accept_gift_card(Call&);
/// A card that is bought has an id that no card of the shop has; throws Refused.
void check_new_card(Call&, const nlohmann::json& event);
void own_card(Call&, Booking&, const Held&, const nlohmann::json& sealed);
/// Whom a card is sent to is a member of the shop; throws Refused.
void check_receiver(Call&, const nlohmann::json& event);
void tell_receiver(Call&, Booking&, const Held&, const nlohmann::json& sealed);

// campaigns.cpp
Reaction join_campaign(Call&);
/// A run that is opened has an id that no run of the shop has; throws Refused.
void check_new_run(Call&, const nlohmann::json& event);
void lead_run(Call&, Booking&, const Held&, const nlohmann::json& sealed);

// merges.cpp
Reaction merge_members(Call&);
/// Whose an order is by now, and how it is called there: members become one.
struct Whose {
  std::string member, order;
};
Whose whose_now(Store&, std::string member, std::string order);
/// The same with whose it was before, the first one first.
std::vector<Whose> whose_until_now(Store&, std::string member, std::string order);

// draws.cpp
Reaction make_seed(Call&);
Reaction get_draw(Call&);
Reaction make_draw(Call&);
Reaction reveal_draw(Call&);

// login.cpp
Reaction login_by_wechat(Call&);
Reaction login_by_session(Call&);

// login_phone.cpp
Reaction send_code(Call&);
Reaction login_by_phone(Call&);
Reaction name_member(Call&);

// wechat_pay.cpp
/// By the name under which the money was asked for: {member, order}, as they were then.
constexpr const char* trades = "trade";
/// The order as the member's account has it; null: there is none.
nlohmann::json order_of(const Held& held, const std::string& id);
/// As an overview of then shows it, however old it is; null: the account has none.
nlohmann::json shown_order(const Held& held, const std::string& id, std::int64_t at);
/// Whether it is placed and not paid then. What is refused of it nevertheless may be possible later.
bool still_waits(const Held& held, const std::string& order, std::int64_t at);
/// The event that paid the order, in the log that it stood in by then: members become one. Null: none has.
nlohmann::json paid_by(Store& store, const std::vector<Whose>& whose);
/// A payment that a person has to look at: told once, by its name.
void tell_shop(Service&, const std::string& payment, const std::string& member, const char* what,
               const nlohmann::json& text, std::function<void(Fate)> done);
Reaction name_payment(Call&);
Reaction take_payment(Call&);
/// Whether WeChat Pay reads the answer, and a problem in its words: {"code":"FAIL","message"}.
bool hears_of_payments(const Request&);
Answer as_wechat_pay_reads(const Answer& problem);

// wechat_shop.cpp
Reaction greet_wechat(Call&);
Reaction answer_wechat(Call&);
/// Whether whoever asks gives three seconds.
bool waits_shortly(const Request&);
/// What WeChat is told to a message that cannot be answered in time; nothing: it is to send it again. Throws Refused when
/// the message is not WeChat's.
std::optional<Answer> decline_wechat(const Service&, const Request&);

// outbox.cpp
Reaction read_outbox(Call&);
Reaction forget_outbox(Call&);

}  // namespace loyalty::service
