#pragma once
// Who asks: tokens of members (JWT, HS256, RFC 7519) and keys of staff. Secrets are compared in constant time.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "native/service/request.h"

namespace loyalty::service {

struct StaffKey {
  std::string id;      ///< stands in `by` of what is done with it
  std::string digest;  ///< SHA-256 of the key, in hex
  Role role = Role::none;
};

/// What the shop has agreed on with others; empty where it has not.
struct Secrets {
  std::string wechat_app;  ///< AppSecret of the mini-program
  std::string session;     ///< signs hand-overs of the shop's own sessions
  std::string phone;       ///< phones and addresses are known by their keyed hashes alone
  std::string seeds;       ///< seeds of draws are kept sealed by it
  std::string pay_key;     ///< API v3 key of WeChat Pay, 32 bytes
  std::string pay_merchant;
  std::map<std::string, std::string> pay_platform;  ///< public keys or certificates by serial
  std::string push_token, push_key;                 ///< of WeChat's messages to the shop
};

class Keys {
 public:
  /// {"members":[{"kid","secret"}],"staff":[{"id","sha256","role"}]}: the first member key signs, all of them are taken.
  /// Beside them what docs/guides/ways-in.md tells. Throws std::runtime_error saying what is wrong.
  static Keys read(const std::string& text);

  bool signs() const { return !members_.empty(); }
  const Secrets& secrets() const { return secrets_; }

  /// Of the header "Bearer ...". Without one nobody. Throws Refused, 401: token_malformed, token_algorithm,
  /// token_key_unknown, token_signature, token_expired, key_unknown.
  Caller who(const std::string& authorization, std::int64_t now) const;

  /// A member's token, good until `until` (epoch milliseconds).
  std::string token(const std::string& member, const std::string& channel, std::int64_t now,
                    std::int64_t until) const;

 private:
  std::vector<std::pair<std::string, std::string>> members_;  ///< kid and secret
  std::vector<StaffKey> staff_;
  Secrets secrets_;
};

/// base64url without padding.
std::string base64url(std::string_view bytes);
/// Nothing when it is not that.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace loyalty::service
