#include "native/service/routes.h"

#include <algorithm>
#include <charconv>

#include "native/service/calls/calls.h"
#include "native/service/reading.h"

namespace loyalty::service {
namespace {

constexpr Route table[] = {
    {"GET", "/healthz", "getHealth", Role::none, health},
    {"GET", "/readyz", "getReadiness", Role::none, readiness},
    {"GET", "/metrics", "getMetrics", Role::none, get_metrics},
    {"GET", "/openapi.json", "getDescription", Role::none, get_description},

    {"GET", "/v1/program", "getActiveProgram", Role::none, get_active_program},
    {"GET", "/v1/programs", "listPrograms", Role::admin, list_programs},
    {"POST", "/v1/programs", "addProgram", Role::admin, add_program},
    {"GET", "/v1/programs/{version}", "getProgram", Role::admin, get_program},
    {"POST", "/v1/programs/{version}/activate", "activateProgram", Role::admin, activate_program},
    {"GET", "/v1/goods", "getGoods", Role::none, get_goods},
    {"PUT", "/v1/goods", "putGoods", Role::admin, put_goods},

    {"GET", "/v1/members", "listMembers", Role::care, list_members},
    {"POST", "/v1/members", "addMember", Role::care, add_member},
    {"GET", "/v1/members/{member}", "getMember", Role::member, get_member},
    {"GET", "/v1/members/{member}/overview", "getOverview", Role::member, get_overview},
    {"GET", "/v1/members/{member}/export", "exportMember", Role::member, export_member},
    {"POST", "/v1/members/{member}/erase", "eraseMember", Role::care, erase_member},
    {"GET", "/v1/members/{member}/records", "listRecords", Role::member, list_records},
    {"GET", "/v1/members/{member}/events", "listEvents", Role::member, list_events},
    {"POST", "/v1/members/{member}/events", "addEvent", Role::member, add_event},

    {"POST", "/v1/members/{member}/gift-cards/{card}/accept", "acceptGiftCard", Role::member,
     accept_gift_card},
    {"POST", "/v1/members/{member}/campaigns/{run}/join", "joinCampaign", Role::member,
     join_campaign},

    {"POST", "/v1/members/{member}/draws/{draw}", "makeDraw", Role::member, make_draw},
    {"GET", "/v1/draws/{draw}", "getDraw", Role::none, get_draw},
    {"POST", "/v1/draws/{draw}/seeds", "makeSeed", Role::admin, make_seed},
    {"POST", "/v1/draws/{draw}/reveal", "revealDraw", Role::admin, reveal_draw},

    {"POST", "/v1/members/{member}/quote", "quote", Role::member, quote},
    {"POST", "/v1/members/{member}/verify", "verify", Role::member, verify},
    {"POST", "/v1/members/{member}/orders", "placeOrder", Role::member, place_order},
    {"GET", "/v1/members/{member}/orders", "listOrders", Role::member, list_orders},
    {"GET", "/v1/members/{member}/orders/{order}", "getOrder", Role::member, get_order},
    {"POST", "/v1/members/{member}/orders/{order}/pay", "payOrder", Role::orders, pay_order},
    {"POST", "/v1/members/{member}/orders/{order}/complete", "completeOrder", Role::orders,
     complete_order},
    {"POST", "/v1/members/{member}/orders/{order}/cancel", "cancelOrder", Role::member,
     cancel_order},
    {"POST", "/v1/members/{member}/orders/{order}/refund", "refundOrder", Role::orders,
     refund_order},

    {"POST", "/v1/merges", "mergeMembers", Role::care, merge_members},
    {"POST", "/v1/login/wechat", "loginByWechat", Role::none, login_by_wechat},
    {"POST", "/v1/login/session", "loginBySession", Role::none, login_by_session},
    {"POST", "/v1/login/phone/code", "sendCode", Role::none, send_code},
    {"POST", "/v1/login/phone", "loginByPhone", Role::none, login_by_phone},
    {"POST", "/v1/members/{member}/names", "nameMember", Role::care, name_member},

    {"POST", "/v1/members/{member}/orders/{order}/trade", "namePayment", Role::orders,
     name_payment},
    {"POST", "/v1/wechat/pay/notice", "takePayment", Role::none, take_payment},
    {"GET", "/v1/wechat/push", "greetWechat", Role::none, greet_wechat},
    {"POST", "/v1/wechat/push", "answerWechat", Role::none, answer_wechat},

    {"POST", "/v1/tokens", "issueToken", Role::admin, issue_token},
    {"GET", "/v1/outbox", "readOutbox", Role::notifier, read_outbox},
    {"DELETE", "/v1/outbox", "forgetOutbox", Role::notifier, forget_outbox},
    {"GET", "/v1/figures", "getFigures", Role::admin, get_figures},
};

std::string_view step_of(std::string_view& rest) {
  rest.remove_prefix(1);
  const auto end = std::min(rest.find('/'), rest.size());
  const std::string_view step = rest.substr(0, end);
  rest.remove_prefix(end);
  return step;
}

/// Step by step; `named` is given each that a {name} stands for, and says whether it can be that.
bool matches(std::string_view pattern, std::string_view path, const auto& named) {
  while (!pattern.empty() && !path.empty()) {
    if (path.front() != '/') return false;
    const std::string_view wanted = step_of(pattern), given = step_of(path);
    if (wanted.starts_with('{') ? !named(wanted.substr(1, wanted.size() - 2), given)
                                : wanted != given)
      return false;
  }
  return pattern.empty() && path.empty();
}

/// Most routes do not match: nothing is made of their names.
bool may_match(std::string_view pattern, std::string_view path) {
  return matches(pattern, path,
                 [](std::string_view, std::string_view given) { return !given.empty(); });
}

}  // namespace

std::span<const Route> routes() { return table; }

Found find_route(const Request& request) {
  Found found;
  std::string_view method = request.method;
  if (method == "HEAD") method = "GET";
  for (const Route& route : table) {
    if (!may_match(route.path, request.path)) continue;
    std::map<std::string, std::string> names;
    const auto decode = [&](std::string_view name, std::string_view given) {
      auto value = decoded(given);
      if (!value || value->empty()) return false;
      names[std::string(name)] = std::move(*value);
      return true;
    };
    if (!matches(route.path, request.path, decode)) continue;
    if (route.method == method) {
      found.route = &route;
      found.path = std::move(names);
      return found;
    }
    found.methods += std::string(route.method) + ", ";
    if (std::string_view(route.method) == "GET") found.methods += "HEAD, ";
  }
  if (!found.methods.empty()) found.methods += "OPTIONS";
  return found;
}

std::string member_in_path(const Request& request) {
  constexpr std::string_view before = "/v1/members/";
  std::string_view path = request.path;
  if (!path.starts_with(before)) return "";
  path.remove_prefix(before.size());
  // One member may be written in several ways.
  return decoded(path.substr(0, path.find('/'))).value_or("");
}

nlohmann::json Call::body() const {
  nlohmann::json body = read_json(request.body);
  if (!body.is_object()) wrong_type("", "an object", body);
  return body;
}

bool Call::asks(const std::string& name) const {
  const auto found = request.query.find(name);
  return found != request.query.end() && found->second != "0" && found->second != "false";
}

std::int64_t Call::number(const std::string& name, std::int64_t otherwise,
                          std::int64_t most) const {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return otherwise;
  std::int64_t value = -1;
  const std::string& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most)
    refuse(400, "out_of_range", "/" + name, {{"max", most}, {"min", 0}, {"value", text}});
  return value;
}

}  // namespace loyalty::service
