#pragma once
// A message of WeChat to the shop, and an answer in its form: JSON or XML, plain or encrypted.

#include "native/service/calls/calls.h"

namespace loyalty::service {

struct Message {
  nlohmann::json what;
  bool is_xml = false;
  std::string event() const { return what.value("Event", ""); }
};

/// Throws Refused: it is not WeChat's, or of another time. `echostr` is all that is in a greeting.
void check_greeting(const Service&, const Request&);
Message message_in(const Service&, const Request&);

/// An answer in the form of the message.
Answer said(const Service&, const Message&, const nlohmann::json& what);

/// What a query says; "": nothing.
std::string asked(const Request&, const char* name);

}  // namespace loyalty::service
