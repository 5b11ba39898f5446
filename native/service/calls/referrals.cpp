// Who has referred whom, however members have become one since. Who earns by a first order, their accounts say; who has
// earned by one, the links that were written with it.

#include <algorithm>

#include "core/wire/slices.h"
#include "native/service/calls/calls.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr const char *earner = "earner", *of_order = "referral", *became = "merged";

/// Of levels, more than any program has.
constexpr std::int64_t levels_at_most = 9;

std::string name_of(const std::string& referred, std::int64_t level) {
  return referred + ' ' + std::to_string(level);
}

std::int64_t levels_of(Service& s) {
  const auto program = s.programs.active();
  return program ? program->commission_levels : 0;
}

std::string now_is(Service& s, const std::string& member) {
  return member.empty() ? "" : whose_now(s.store, member, "").member;
}

/// From the first referrer on. `next` says whom a referrer was brought by; "": nobody.
std::vector<std::string> chain(Service& s, const std::string& member, const std::string& first,
                               const std::function<std::string(const std::string&)>& next) {
  std::vector<std::string> list;
  for (std::string one = now_is(s, first);
       !one.empty() && one != member && std::ssize(list) < levels_of(s) &&
       std::find(list.begin(), list.end(), one) == list.end();
       one = now_is(s, next(one)))
    list.push_back(one);
  return list;
}

std::string referrer_in(Service& s, const std::string& member) {
  const Held held = s.members.hold(member);
  if (!held->exists) return "";
  const std::string account = held->engine.snapshot().text;
  const auto person = wire::Slices::of((*wire::Slices::of(account))["member"]);
  return person ? std::string(person->text("referrer")) : "";
}

/// Under which name a member's order has earned for others; "": it has not.
std::string referred_by(Store& store, const std::string& member, const std::string& order) {
  if (store.linked(of_order, member) == order) return member;
  // Members who have become this one, and what stands before the ids of theirs.
  std::vector<Whose> all = {{member, ""}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Whose whose = all[i];
    for (const Link& link : store.links_of(whose.member)) {
      if (link.kind != became) continue;
      const std::string prefix =
          whose.order + link.member.substr(std::min(link.member.find(' ') + 1, link.member.size()));
      const auto earned = store.linked(of_order, link.name);
      if (earned && prefix + *earned == order) return link.name;
      all.push_back({link.name, prefix});
    }
  }
  return "";
}

}  // namespace

bool refer(Service& s) { return levels_of(s) > 0; }

/// Who has earned by an order gives it back with the order, whether members earn by others still or not.
Earners earners_of(Call& call, const std::string& order, bool completes) {
  Service& s = call.service;
  const std::string& member = call.member();
  if (completes) {
    if (!refer(s)) return {};
    return {member,
            chain(s, member, referrer_in(s, member),
                  [&](const std::string& one) { return referrer_in(s, one); }),
            false};
  }
  Earners earners{referred_by(s.store, member, order), {}, true};
  if (earners.referred.empty()) return {};
  for (std::int64_t level = 1; level <= levels_at_most; ++level)
    if (const auto one = s.store.linked(earner, name_of(earners.referred, level))) {
      earners.levels.resize(static_cast<std::size_t>(level));
      earners.levels.back() = now_is(s, *one);
    }
  // Earned before there were such links.
  if (earners.levels.empty()) {
    const auto next = [&](const std::string& one) {
      return s.store.linked("referrer", one).value_or("");
    };
    earners.levels = chain(s, "", next(earners.referred), next);
  }
  return earners;
}

bool earns_still(Call& call, const Earners& earners, const json& sealed) {
  Service& s = call.service;
  for (const std::string& one : earners.levels)
    if (now_is(s, one) != one) return false;
  for (const json& fact : sealed["sealed"]["facts"]) {
    if (fact["kind"] != "referral_due" || !refer(s)) continue;
    const std::string first = now_is(s, fact["id"]);
    if (first == call.member()) return true;
    return !earners.levels.empty() && earners.levels[0] == first;
  }
  return true;
}

Link earner_link(const std::string& referred, std::int64_t level, const std::string& member) {
  return {earner, name_of(referred, level), member, true};
}

}  // namespace loyalty::service
