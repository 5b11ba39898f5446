#pragma once
// What the ways in have in common: who somebody is by a name elsewhere, and the token in the end.

#include "native/service/calls/calls.h"
#include "native/service/phones.h"

namespace loyalty::service {

/// Names of one person, each a link to the member: ("wechat <app>", openid). The first that is known says who it is.
struct Arrival {
  std::vector<std::pair<std::string, std::string>> names;
  bool phone_bound = false;  ///< one of them is a phone
  bool may_join = false;     ///< whoever is not known becomes a member
  std::string channel, by;
};

/// Answers {"joined","member","token","until"}: at once, or once a new member or a new name is on the disk. Throws
/// Refused, 404 unknown_person.
void come_in(Service& service, const Arrival& arrival, const std::function<void(Answer)>& answer,
             int tries = 1);

/// A keyed hash: what is known of a phone, or of an address. Throws Refused, 503, when there is no key.
std::string hidden(const Service& service, std::string_view text);
/// "+8613800138000" of "138 0013 8000"; throws Refused.
std::string phone_of(const nlohmann::json& body);

/// A notice that holds a phone, sealed until the shop reads it.
std::string seal_notice(const Service& service, const nlohmann::json& what);
nlohmann::json open_notice(const Service& service, const std::string& text);

}  // namespace loyalty::service
