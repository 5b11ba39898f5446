#pragma once
// What a running service says of itself, and whether what pages and this build calculate would be taken by it.

#include <nlohmann/json.hpp>
#include <string>

namespace loyalty::native {

/// {"accepted"?,"address","engine","program"?,"rules"}. Asks over HTTP; with `key`, of an administrator, also which other
/// versions' receipts are still taken. Throws Failure when it cannot be reached, or is none.
nlohmann::json service_at(const std::string& address, const std::string& key);

/// Adds "differences" and "agrees": by what receipts of a page would be refused that holds a module of `found["module"]` or
/// a program of `found["programs"]`, or by what this build does not calculate as the service does.
void compare_service(nlohmann::json& service, const nlohmann::json& found);

}  // namespace loyalty::native
