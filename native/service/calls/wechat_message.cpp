#include "native/service/calls/wechat_message.h"

#include "native/service/crypto.h"
#include "native/service/random.h"
#include "native/service/wechat_push.h"
#include "native/service/wechat_xml.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

/// A message is taken within so long of its time, ms.
constexpr std::int64_t message_for = 5 * 60'000;

[[noreturn]] void not_wechat() { refuse(401, "push_signature"); }

void check_time(const Service& s, const Request& request) {
  const std::string time = asked(request, "timestamp");
  if (time.empty() || time.size() > 12 ||
      time.find_first_not_of("0123456789") != std::string::npos ||
      std::abs(std::stoll(time) * 1000 - s.clock()) > message_for)
    not_wechat();
}

const std::string& token_of(const Service& s) {
  const std::string& token = s.keys.secrets().push_token;
  if (token.empty()) refuse(503, "not_set_up");
  return token;
}

json json_or_xml_in(const std::string& text) {
  if (looks_like_xml(text)) {
    if (auto message = json_of_xml(text)) return std::move(*message);
    refuse(400, "invalid_xml");
  }
  json message = json::parse(text, nullptr, false);
  if (!message.is_object()) refuse(400, "invalid_json");
  return message;
}

/// For the mini-program, or for the 小店 that is bound to it.
std::optional<std::string> opened(const Service& s, const std::string& encrypted) {
  const std::string& key = s.keys.secrets().push_key;
  if (auto text = decrypt_push(key, s.settings.wechat_app, encrypted)) return text;
  if (s.settings.wechat_shop.empty()) return {};
  return decrypt_push(key, s.settings.wechat_shop, encrypted);
}

}  // namespace

std::string asked(const Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? "" : found->second;
}

void check_greeting(const Service& s, const Request& request) {
  if (!same(push_signature({token_of(s), asked(request, "timestamp"), asked(request, "nonce")}),
            asked(request, "signature")))
    not_wechat();
  check_time(s, request);
}

Message message_in(const Service& s, const Request& request) {
  const bool is_xml = looks_like_xml(request.body);
  // In the safe mode nothing else is taken.
  if (s.keys.secrets().push_key.empty()) {
    check_greeting(s, request);
    return {json_or_xml_in(request.body), is_xml};
  }
  const json outside = json_or_xml_in(request.body);
  const std::string encrypted = outside.value("Encrypt", "");
  if (!same(push_signature(
                {token_of(s), asked(request, "timestamp"), asked(request, "nonce"), encrypted}),
            asked(request, "msg_signature")))
    not_wechat();
  check_time(s, request);
  const auto text = opened(s, encrypted);
  if (!text) not_wechat();
  return {json_or_xml_in(*text), is_xml};
}

Answer said(const Service& s, const Message& message, const json& what) {
  const auto written = [&](const json& object) {
    if (!message.is_xml) return json_answer(object);
    return Answer{200, xml_of_json(object), "application/xml", {}};
  };
  const Secrets& secrets = s.keys.secrets();
  if (secrets.push_key.empty()) return written(what);
  const std::string encrypted = encrypt_push(secrets.push_key, s.settings.wechat_app,
                                             message.is_xml ? xml_of_json(what) : what.dump());
  const std::int64_t seconds = s.clock() / 1000;
  const std::string time = std::to_string(seconds), nonce = random_text(9);
  return written({{"Encrypt", encrypted},
                  {"MsgSignature", push_signature({secrets.push_token, time, nonce, encrypted})},
                  {"Nonce", nonce},
                  {"TimeStamp", seconds}});
}

}  // namespace loyalty::service
