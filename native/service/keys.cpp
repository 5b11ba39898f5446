#include "native/service/keys.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/base/sha256.h"
#include "native/service/answer.h"
#include "native/service/crypto.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Role role_of(const std::string& name) {
  if (name == "orders") return Role::orders;
  if (name == "care") return Role::care;
  if (name == "notifier") return Role::notifier;
  if (name == "admin") return Role::admin;
  throw std::runtime_error("keys: no role is called " + name);
}

std::string secret_of(const json& given, const char* name, std::size_t least) {
  std::string secret = given.value(name, "");
  if (!secret.empty() && secret.size() < least)
    throw std::runtime_error(std::string("keys: ") + name + " has at least " +
                             std::to_string(least) + " bytes");
  return secret;
}

Secrets read_secrets(const json& given) {
  Secrets secrets;
  const json login = given.value("login", json::object());
  secrets.wechat_app = secret_of(login, "wechat_secret", 1);
  secrets.session = secret_of(login, "session_secret", 32);
  secrets.phone = secret_of(login, "phone_secret", 32);
  secrets.seeds = secret_of(given.value("draws", json::object()), "seed_secret", 32);
  const json pay = given.value("wechat_pay", json::object());
  secrets.pay_key = secret_of(pay, "api_v3_key", 32);
  if (secrets.pay_key.size() > 32) throw std::runtime_error("keys: api_v3_key has 32 bytes");
  secrets.pay_merchant = pay.value("mchid", "");
  const json platform = pay.value("platform", json::object());
  for (const auto& [serial, pem] : platform.items()) {
    secrets.pay_platform[serial] = pem.get<std::string>();
    if (!is_public_key(secrets.pay_platform[serial]))
      throw std::runtime_error("keys: " + serial + " is no public key or certificate as PEM");
  }
  const json push = given.value("wechat_push", json::object());
  secrets.push_token = secret_of(push, "token", 3);
  if (const std::string key = secret_of(push, "aes_key", 43); !key.empty()) {
    const auto bytes = from_base64(key + "=");
    if (!bytes || bytes->size() != 32)
      throw std::runtime_error("keys: aes_key has 43 characters of base64");
    secrets.push_key = *bytes;
  }
  return secrets;
}

[[noreturn]] void unknown(std::string_view code) {
  Answer answer = problem(401, code);
  answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  throw Refused{std::move(answer)};
}

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<std::uint8_t>(c);
    have += 8;
    while (have >= 6) out += alphabet[bits >> (have -= 6) & 63];
  }
  if (have > 0) out += alphabet[bits << (6 - have) & 63];
  return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return {};
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    have += 6;
    if (have >= 8) out += static_cast<char>(bits >> (have -= 8) & 255);
  }
  // One text for each sequence of bytes: what is left over is nought.
  if (have >= 6 || (bits & ((1U << have) - 1)) != 0) return {};
  return out;
}

Keys Keys::read(const std::string& text) {
  const json given = json::parse(text, nullptr, false);
  if (!given.is_object()) throw std::runtime_error("keys: not a JSON object");
  Keys keys;
  for (const json& key : given.value("members", json::array())) {
    const std::string secret = key.value("secret", "");
    if (secret.size() < 32)
      throw std::runtime_error("keys: a member key's secret has at least 32 bytes");
    keys.members_.emplace_back(key.value("kid", ""), secret);
  }
  for (const json& key : given.value("staff", json::array())) {
    StaffKey& staff = keys.staff_.emplace_back();
    staff.id = key.value("id", "");
    staff.digest = key.value("sha256", "");
    staff.role = role_of(key.value("role", ""));
    if (staff.id.empty() || staff.digest.size() != 64)
      throw std::runtime_error("keys: a staff key has id, sha256 and role");
  }
  try {
    keys.secrets_ = read_secrets(given);
  } catch (const json::exception&) {
    throw std::runtime_error("keys: login, draws, wechat_pay and wechat_push have texts");
  }
  return keys;
}

Caller Keys::who(const std::string& authorization, std::int64_t now) const {
  if (authorization.empty()) return {};
  constexpr std::string_view scheme = "Bearer ";
  if (!authorization.starts_with(scheme)) unknown("token_malformed");
  const std::string_view given = std::string_view(authorization).substr(scheme.size());

  const auto first = given.find('.');
  if (first == std::string_view::npos) {
    const std::string digest = sha256_hex(given);
    Caller caller;
    for (const StaffKey& key : staff_)
      if (same(key.digest, digest)) caller = {key.role, key.id, ""};
    if (caller.role == Role::none) unknown("key_unknown");
    return caller;
  }

  const auto second = given.find('.', first + 1);
  if (second == std::string_view::npos || given.find('.', second + 1) != std::string_view::npos)
    unknown("token_malformed");
  const auto header_text = from_base64url(given.substr(0, first));
  const auto claims_text = from_base64url(given.substr(first + 1, second - first - 1));
  const auto signature = from_base64url(given.substr(second + 1));
  if (!header_text || !claims_text || !signature) unknown("token_malformed");
  const json header = json::parse(*header_text, nullptr, false);
  // What a header calls critical has to be understood (RFC 7515, 4.1.11); nothing of the kind is.
  if (!header.is_object() || header.contains("crit")) unknown("token_malformed");
  // Never the algorithm that the token asks for.
  if (header.value("alg", json()) != "HS256") unknown("token_algorithm");
  const json kid = header.value("kid", json(""));
  const std::string* secret = nullptr;
  for (const auto& [name, key] : members_)
    if (kid == name) secret = &key;
  if (!secret) unknown("token_key_unknown");
  if (!same(hmac_sha256(*secret, given.substr(0, second)), *signature)) unknown("token_signature");

  const json claims = json::parse(*claims_text, nullptr, false);
  if (!claims.is_object() || !claims.value("sub", json()).is_string() ||
      !claims.value("exp", json()).is_number_integer() ||
      !claims.value("channel", json("")).is_string())
    unknown("token_malformed");
  if (claims["exp"].get<std::int64_t>() <= now / 1000) unknown("token_expired");
  if (claims.contains("nbf") &&
      !(claims["nbf"].is_number_integer() && claims["nbf"].get<std::int64_t>() <= now / 1000))
    unknown("token_expired");
  return {Role::member, claims["sub"], claims.value("channel", "")};
}

std::string Keys::token(const std::string& member, const std::string& channel, std::int64_t now,
                        std::int64_t until) const {
  if (members_.empty()) service::refuse(503, "no_member_key");
  const auto& [kid, secret] = members_.front();
  const json header = {{"alg", "HS256"}, {"kid", kid}, {"typ", "JWT"}};
  json claims = {{"exp", until / 1000}, {"iat", now / 1000}, {"sub", member}};
  if (!channel.empty()) claims["channel"] = channel;
  const std::string text = base64url(header.dump()) + "." + base64url(claims.dump());
  return text + "." + base64url(hmac_sha256(secret, text));
}

}  // namespace loyalty::service
