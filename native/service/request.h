#pragma once
// A request as the service sees it, whatever brought it, and who asks.

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::service {

/// Who answers, of a caller that waits for a short time only: the call, or the clock in its place. Whoever is first.
class Turn {
 public:
  /// True: the call is in time, and goes on to be.
  bool is_in_time() { return take(1); }
  /// True: nothing was answered, and the call is too late from now on.
  bool is_over() { return take(2); }

 private:
  bool take(int by) {
    int open = 0;
    return taken_.compare_exchange_strong(open, by) || open == by;
  }
  std::atomic<int> taken_{0};
};

struct Request {
  std::string method, path, body;
  std::map<std::string, std::string> query;
  bool query_broken = false;                   ///< it could not be read
  std::string authorization;                   ///< the header
  std::map<std::string, std::string> headers;  ///< of those that calls ask for, in lower case
  std::string id;                              ///< for the log
  bool near = false;  ///< from this machine, and not passed on for somebody else
  std::string peer;   ///< whose request it is, as far as the network knows; for limits alone
  std::shared_ptr<Turn> turn;  ///< of a caller that waits for a short time only
};

/// %2F and its like as what they stand for; nothing for half of one.
std::optional<std::string> decoded(std::string_view text);
/// "after=7&dry": a name without a value has "". False: it is not well-formed. A plus is one: ids have no spaces.
bool read_query(std::string_view query, std::map<std::string, std::string>& into);

/// What a key may do; a token of a member may only what is the member's own.
enum class Role : std::uint8_t {
  none,      ///< anybody
  member,    ///< the member of the path, or staff that may do the same
  orders,    ///< the shop's order system, a till
  care,      ///< customer service: by hand
  notifier,  ///< reads what is to be told
  admin,     ///< everything
};

struct Caller {
  Role role = Role::none;
  std::string id;       ///< of the member, or of the key
  std::string channel;  ///< that the token says; "": what the request says
  bool is_member() const { return role == Role::member; }
  bool is_staff() const { return role > Role::member; }
};

}  // namespace loyalty::service
