// A way in by a code that the shop sends to a phone. The phone itself is kept nowhere: links and counts know its keyed hash,
// and what the shop has to send is sealed until it is read.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/coming_in.h"
#include "native/service/crypto.h"
#include "native/service/keys.h"
#include "native/service/random.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr std::int64_t tries_of_a_code = 5;
constexpr std::int64_t minute = 60'000, hour = 3'600'000;

/// So many codes within a time, of one phone and of one address.
struct Rate {
  const char* name;
  std::int64_t most, within;
};
constexpr Rate of_phone[] = {{"minute", 1, minute}, {"hour", 5, hour}};
constexpr Rate of_address[] = {{"minute", 10, minute}, {"hour", 60, hour}};

void count(Service& s, const std::string& whose, std::span<const Rate> rates, std::int64_t now) {
  for (const Rate& rate : rates) {
    const std::int64_t window = now / rate.within, end = (window + 1) * rate.within;
    const std::string name = "codes " + whose + ' ' + rate.name + ' ' + std::to_string(window);
    if (s.fleeting.count(name, now, end) <= rate.most) continue;
    Answer answer = problem(429, "too_many_codes", "", {{"max", rate.most}});
    answer.headers.emplace_back("Retry-After", std::to_string((end - now + 999) / 1000));
    throw Refused{std::move(answer)};
  }
}

/// 000000 to 999999, each as likely: 4294000000 is the last multiple of a million that four bytes hold.
std::string six_digits() {
  for (;;) {
    const std::string bytes = *from_base64url(random_text(4));
    std::uint32_t number = 0;
    for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
    if (number >= 4'294'000'000U) continue;
    std::string digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
  }
}

std::string kept_code(const std::string& phone_hash) { return "code " + phone_hash; }

}  // namespace

std::string hidden(const Service& s, std::string_view text) {
  const std::string& secret = s.keys.secrets().phone;
  if (secret.empty()) refuse(503, "not_set_up");
  return keyed_hash(secret, text);
}

std::string phone_of(const json& body) {
  if (!body.contains("phone")) refuse(400, "missing", "", {{"key", "phone"}});
  auto phone = e164_of(text_in(body, "phone"));
  if (!phone) refuse(400, "invalid_phone", "/phone");
  return std::move(*phone);
}

/// {"phone"}: the same answer whether somebody is known by it or not.
Reaction send_code(Call& call) {
  const json body = call.body();
  Service& s = call.service;
  const std::string phone = phone_of(body), phone_hash = hidden(s, phone);
  count(s, hidden(s, "address " + call.request.peer), of_address, call.now);
  count(s, phone_hash, of_phone, call.now);
  const std::string code = six_digits();
  const std::int64_t until = call.now + s.settings.codes_for;
  s.fleeting.keep(kept_code(phone_hash), hidden(s, phone + ' ' + code), until, tries_of_a_code);
  Change change;
  change.notices.push_back({"", call.now, "phone_code",
                            seal_notice(s, {{"code", code}, {"phone", phone}, {"until", until}})});
  s.writer.give_in(Writer::of_no_state, std::move(change),
                   [answer = call.sending.answer, until](Fate fate, const Change&) {
                     answer(fate == Fate::written ? json_answer({{"until", until}}, 202)
                                                  : problem(503, "store_failed"));
                   });
  return {};
}

/// {"phone","code","channel"?}
Reaction login_by_phone(Call& call) {
  const json body = call.body();
  Service& s = call.service;
  const std::string phone = phone_of(body), phone_hash = hidden(s, phone);
  const std::string code = text_in(body, "code"), channel = text_in(body, "channel"),
                    name = kept_code(phone_hash);
  // A try is gone before anything is compared: many at once have no more of them.
  const auto kept = s.fleeting.take(name, call.now);
  if (!kept) refuse(401, "code_gone");
  if (!same(kept->text, hidden(s, phone + ' ' + code)))
    refuse(401, "code_wrong", "/code", {{"left", kept->left}});
  if (!s.fleeting.drop(name, kept->text)) refuse(401, "code_gone");
  Arrival arrival;
  arrival.names = {{phones, phone_hash}};
  arrival.phone_bound = true;
  arrival.may_join = s.settings.join_at_login;
  arrival.channel = channel;
  arrival.by = "phone";
  come_in(s, arrival, call.sending.answer);
  return {};
}

/// {"phone"?,"wechat_openid"?,"wechat_unionid"?}: a member that the shop has known before comes in by these.
Reaction name_member(Call& call) {
  const json body = call.body();
  Service& s = call.service;
  if (!s.store.standing(call.member())) refuse(404, "unknown_member", "", {{"id", call.member()}});
  std::vector<std::pair<std::string, std::string>> names;
  if (body.contains("phone")) names.emplace_back(phones, hidden(s, phone_of(body)));
  if (body.contains("wechat_openid")) {
    if (s.settings.wechat_app.empty()) refuse(503, "not_set_up");
    names.emplace_back("wechat " + s.settings.wechat_app, text_in(body, "wechat_openid"));
  }
  if (body.contains("wechat_unionid"))
    names.emplace_back("wechat_union", text_in(body, "wechat_unionid"));
  Change change;
  for (const auto& [kind, name] : names) {
    const auto other = s.store.linked(kind, name);
    if (other && *other != call.member()) refuse(409, "name_taken");
    if (!other) change.links.push_back({kind, name, call.member(), false});
  }
  s.writer.give_in(Writer::of_no_state, std::move(change),
                   [sending = call.sending](Fate fate, const Change&) {
                     if (fate == Fate::conflict) return sending.again();
                     sending.answer(fate == Fate::written ? Answer{204, "", "", {}}
                                                          : problem(503, "store_failed"));
                   });
  return {};
}

std::string seal_notice(const Service& s, const json& what) {
  const std::string nonce = *from_base64url(random_text(12));
  const std::string key = hmac_sha256(s.keys.secrets().phone, "notices");
  return json({{"sealed", base64url(nonce + seal_gcm(key, nonce, "", what.dump()))}}).dump();
}

json open_notice(const Service& s, const std::string& text) {
  json what = json::parse(text);
  if (!what.contains("sealed")) return what;
  const auto bytes = from_base64url(what["sealed"].get<std::string>());
  if (!bytes || bytes->size() < 12) return what;
  const auto opened = open_gcm(hmac_sha256(s.keys.secrets().phone, "notices"), bytes->substr(0, 12),
                               "", bytes->substr(12));
  return opened ? json::parse(*opened)
                : what;  // sealed by a key that is gone: it has ended long since
}

}  // namespace loyalty::service
