// Ways in: a mini-program's code, and the shop's own session.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/coming_in.h"
#include "native/service/crypto.h"
#include "native/service/random.h"
#include "native/service/reading.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr int login_tries = 8;  ///< after so many others who were first it is not worth another one
/// A hand-over is good for so long before and after its time, ms.
constexpr std::int64_t hand_over_for = 60'000;
/// The largest number that every JSON reader keeps whole.
constexpr std::int64_t latest_time = (std::int64_t{1} << 53) - 1;

Answer token_answer(Service& s, const std::string& member, const std::string& channel,
                    bool joined) {
  const std::int64_t now = s.clock(), until = now + s.settings.tokens_for;
  return json_answer({{"joined", joined},
                      {"member", member},
                      {"token", s.keys.token(member, channel, now, until)},
                      {"until", until}},
                     joined ? 201 : 200);
}

std::optional<std::string> known(Service& s, const Arrival& arrival) {
  for (const auto& [kind, name] : arrival.names)
    if (auto member = s.store.linked(kind, name)) return member;
  return {};
}

}  // namespace

void come_in(Service& s, const Arrival& arrival, const std::function<void(Answer)>& answer,
             int tries) {
  const auto found = known(s, arrival);
  if (!found && !arrival.may_join) refuse(404, "unknown_person");
  const std::string member = found.value_or("m-" + random_text(12));
  Change names;
  for (const auto& [kind, name] : arrival.names)
    if (s.store.linked(kind, name) != member) names.links.push_back({kind, name, member, false});
  if (names.links.empty()) return answer(token_answer(s, member, arrival.channel, false));

  // Whoever was first with one of the names is that person: look again.
  const auto again = [&s, arrival, answer, tries] {
    if (tries >= login_tries) return answer(problem(503, "busy"));
    s.later([&s, arrival, answer, tries] {
      const auto refused = Service::guarded([&]() -> std::optional<Answer> {
        come_in(s, arrival, answer, tries + 1);
        return {};
      });
      if (refused) answer(*refused);
    });
  };
  const auto written = [&s, member, arrival, answer, joined = !found](Answer made) {
    answer(made.status < 300 ? token_answer(s, member, arrival.channel, joined) : std::move(made));
  };
  if (found) {
    s.writer.give_in(
        Writer::of_no_state, std::move(names), [again, written](Fate fate, const Change&) {
          if (fate == Fate::conflict) return again();
          written(fate == Fate::written ? Answer{204, "", "", {}} : problem(503, "store_failed"));
        });
    return;
  }
  const Held held = s.members.hold(member);
  json who = {{"id", member}};
  if (arrival.phone_bound) who["phone_bound"] = true;
  json event = {
      {"by", arrival.by}, {"id", "came-in-" + member}, {"kind", "member_joined"}, {"member", who}};
  if (!arrival.channel.empty()) event["channel"] = arrival.channel;
  Booking booking(s.writer, s.totals, s.settings.remind_before);
  booking.apply(held, std::move(event), s.clock(), "");
  for (Link& link : names.links) booking.link(std::move(link));
  booking.give_in({{}, written, again});
}

/// {"code","channel"?}: what wx.login gave the page. WeChat says whose it is.
Reaction login_by_wechat(Call& call) {
  const json body = call.body();
  Service& s = call.service;
  const std::string code = text_in(body, "code"), channel = text_in(body, "channel");
  if (code.empty()) refuse(400, "missing", "", {{"key", "code"}});
  if (code.size() > 256) refuse(400, "too_long", "/code", {{"bytes", code.size()}, {"max", 256}});
  const std::string& secret = s.keys.secrets().wechat_app;
  if (s.settings.wechat_app.empty() || secret.empty()) refuse(503, "not_set_up");
  const std::string address = s.settings.wechat_api +
                              "/sns/jscode2session?appid=" + as_query(s.settings.wechat_app) +
                              "&secret=" + as_query(secret) + "&js_code=" + as_query(code) +
                              "&grant_type=authorization_code";
  const auto said_by_wechat = [&s, channel, answer = call.sending.answer](const Fetched& fetched) {
    const auto refused = Service::guarded([&]() -> std::optional<Answer> {
      const json said = json::parse(fetched.body, nullptr, false);
      if (fetched.status != 200 || !said.is_object()) return problem(502, "wechat_unreachable");
      const std::int64_t error = said.value("errcode", std::int64_t{0});
      // 40029, 40163: the code is not one, or was used; -1, 45011 and others are WeChat's own.
      if (error == 40029 || error == 40163) return problem(401, "code_refused");
      const std::string openid = said.value("openid", "");
      if (error != 0 || openid.empty())
        return problem(502, "wechat_refused", "", {{"errcode", error}});
      Arrival arrival;
      arrival.names = {{"wechat " + s.settings.wechat_app, openid}};
      if (const std::string union_id = said.value("unionid", ""); !union_id.empty())
        arrival.names.emplace_back("wechat_union", union_id);
      arrival.may_join = s.settings.join_at_login;
      arrival.channel = channel;
      arrival.by = "wechat";
      come_in(s, arrival, answer);
      return {};
    });
    if (refused) answer(*refused);
  };
  const bool taken = s.outgoing.get(address, [&s, said_by_wechat](Fetched fetched) {
    s.later([said_by_wechat, fetched = std::move(fetched)] { said_by_wechat(fetched); });
  });
  if (!taken) refuse(503, "busy");
  return {};
}

/// {"member","time","nonce","channel"?,"mac"}: signed by the shop's own server, which knows who it is. `mac` is
/// HMAC-SHA256 in hex over member, time, nonce and channel, joined by line feeds.
Reaction login_by_session(Call& call) {
  const json body = call.body();
  Service& s = call.service;
  const std::string& secret = s.keys.secrets().session;
  if (secret.empty()) refuse(503, "not_set_up");
  for (const char* key : {"member", "time", "nonce", "mac"})
    if (!body.contains(key)) refuse(400, "missing", "", {{"key", key}});
  const std::string member = text_in(body, "member"), nonce = text_in(body, "nonce"),
                    mac = text_in(body, "mac"), channel = text_in(body, "channel");
  const std::int64_t time = number_in(body, "time", 0, 0, latest_time);
  if (nonce.size() < 8 || nonce.size() > 128)
    refuse(400, "out_of_range", "/nonce", {{"max", 128}, {"min", 8}, {"value", nonce.size()}});
  const std::string text = member + '\n' + std::to_string(time) + '\n' + nonce + '\n' + channel;
  if (!same(hex(hmac_sha256(secret, text)), mac)) refuse(401, "hand_over_signature");
  const std::int64_t now = call.now;
  if (time < now - hand_over_for || time > now + hand_over_for) refuse(401, "hand_over_old");
  if (!s.store.standing(member)) refuse(404, "unknown_member", "/member", {{"id", member}});
  // As long as its time can be good, it cannot come a second time.
  if (!s.fleeting.keep_first("hand-over " + sha256_hex(text), now, time + 2 * hand_over_for))
    refuse(401, "hand_over_used");
  return token_answer(s, member, channel, false);
}

}  // namespace loyalty::service
