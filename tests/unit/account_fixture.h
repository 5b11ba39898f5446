#pragma once
// A shop and one of its members, spoken to in JSON as the outside does.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/events/apply.h"
#include "core/events/lots.h"
#include "core/events/wallet.h"
#include "core/overview/progress.h"
#include "core/overview/savings.h"
#include "core/overview/shopper.h"
#include "core/wire/writer.h"

namespace loyalty::testing {

inline std::string text_of(const wire::Problems& problems) {
  std::string text;
  for (const Problem& p : problems) text += p.code + " at " + p.at + "; ";
  return text;
}

inline Program read_shop(const std::string& members) {
  Program program;
  const auto problems = read_program(
      R"({"id":"shop","version":1,"timezone":"Asia/Shanghai")" + members + "}", program);
  INFO(text_of(problems));
  REQUIRE(problems.empty());
  return program;
}

/// Noon of a day in Shanghai, or "2026-03-01 23:59" to the minute.
inline std::int64_t on(const std::string& when) {
  const auto day = parse_day(when.substr(0, 10));
  REQUIRE(day.has_value());
  const int minute = when.size() > 10 ? parse_minute_of_day(when.substr(11)).value() : 12 * 60;
  return (day->value * 24 * 60 + minute - 8 * 60) * 60000;
}

/// One line of an order: everything paid in cash, `earned` points by rule "all".
inline std::string line(const std::string& sku, int quantity, int list, int cash, int earned = 0,
                        const std::string& more = "") {
  return R"({"sku":")" + sku + R"(","quantity":)" + std::to_string(quantity) + R"(,"list":)" +
         std::to_string(list) + R"(,"payable":)" + std::to_string(cash) + R"(,"cash":)" +
         std::to_string(cash) + R"(,"earned":)" + std::to_string(earned) + R"(,"rule":"all")" +
         (list > cash ? R"(,"saved":{"coupon":)" + std::to_string(list - cash) + "}" : "") + more +
         "}";
}

inline std::string order(const std::string& id, const std::string& lines,
                         const std::string& more = "") {
  return R"("order":{"id":")" + id + R"(","lines":[)" + lines + "]" + more + "}";
}

struct Shop {
  Program program;
  Account account = {};
  std::vector<Event> log = {};  ///< sealed
  int ids = 0;

  explicit Shop(const std::string& members) : program(read_shop(members)) {}

  Event event(const std::string& kind, const std::string& when, const std::string& members,
              std::string id = "") {
    if (id.empty()) id = "e" + std::to_string(++ids);
    const std::string text = R"({"id":")" + id + R"(","kind":")" + kind + R"(","at":)" +
                             std::to_string(on(when)) + (members.empty() ? "" : "," + members) +
                             "}";
    Event event;
    const auto problems = wire::read(text, event);
    INFO(text);
    INFO(text_of(problems));
    REQUIRE(problems.empty());
    return event;
  }

  /// Applies what must be possible.
  const Event& does(const std::string& kind, const std::string& when,
                    const std::string& members = "") {
    const auto applied = apply(program, account, event(kind, when, members));
    INFO(kind << " " << when);
    INFO((applied ? "" : applied.error().code + " at " + applied.error().at));
    REQUIRE(applied.has_value());
    REQUIRE_FALSE(applied->duplicate);
    log.push_back(applied->sealed);
    return log.back();
  }

  /// The code with which an event is refused; the account stays as it was.
  std::string refuses(const std::string& kind, const std::string& when,
                      const std::string& members = "") {
    const Account before = account;
    const auto applied = apply(program, account, event(kind, when, members));
    REQUIRE_FALSE(applied.has_value());
    REQUIRE(account == before);
    return applied.error().code;
  }

  /// The account as a view at an instant sees it.
  Account seen(const std::string& when) const {
    Account view = account;
    advance(program, view, Instant{on(when)});
    return view;
  }

  std::int64_t available() const { return available_points(account).value; }
  std::int64_t pending() const { return pending_points(account).value; }
  std::string level(const std::string& when) const {
    return program.tiers->levels[current_level(program, seen(when))].id;
  }
};

/// "points_granted 100, debt_repaid 20": the facts of some kinds, in order.
inline std::string facts(const Event& event, const std::string& beginning) {
  std::string text;
  for (const Fact& fact : event.sealed->facts) {
    const std::string name(fact_names[static_cast<std::size_t>(fact.kind)]);
    if (!name.starts_with(beginning)) continue;
    if (!text.empty()) text += ", ";
    text += name + " " +
            std::to_string(fact.points.value + fact.money.value + fact.principal.value +
                           fact.bonus.value);
  }
  return text;
}

/// Every way to the same state: the sealed log replayed whole, and from a snapshot (as text) at every cut; also
/// under a program that has changed altogether.
inline void require_replay(const Shop& shop) {
  const Program other = read_shop("");
  const std::string end = wire::canonical(shop.account);
  Account replayed;
  for (std::size_t cut = 0; cut <= shop.log.size(); ++cut) {
    Account from_here;
    const auto problems = wire::read(wire::canonical(replayed), from_here);
    INFO("cut " << cut << " " << text_of(problems));
    REQUIRE(problems.empty());
    REQUIRE(from_here == replayed);
    for (std::size_t i = cut; i < shop.log.size(); ++i) {
      Event sealed;
      REQUIRE(text_of(wire::read(wire::canonical(shop.log[i]), sealed)).empty());
      REQUIRE(sealed == shop.log[i]);
      const auto applied = apply(other, from_here, sealed);
      INFO("event " << i << " " << (applied ? "" : applied.error().code + applied.error().at));
      REQUIRE(applied.has_value());
      if (i == cut) replayed = from_here;
    }
    REQUIRE(wire::canonical(from_here) == end);
  }
}

}  // namespace loyalty::testing
