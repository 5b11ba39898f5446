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

// outbox.cpp
Reaction read_outbox(Call&);
Reaction forget_outbox(Call&);

}  // namespace loyalty::service
