#include <algorithm>

#include "native/command/fields.h"
#include "native/command/moments.h"
#include "native/command/show.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

/// Counters and indices that rules keep for themselves: nothing a member would ask about beside what else changed.
constexpr std::string_view bookkeeping[] = {
    "points_due",     "cap_counted",  "window_closed",    "offer_used",
    "offer_returned", "brought",      "price_units_used", "price_units_returned",
    "card_saved",     "card_unsaved", "points_undone",    "points_replaced"};

/// Figures of one kind for one thing, summed over the lines of an order.
struct ShownChange {
  std::string kind, what;
  std::optional<std::int64_t> until;
  std::int64_t points = 0, growth = 0, money = 0, principal = 0, bonus = 0, count = 0;
};

std::string named(const Session& session, const std::string& id) {
  if (id.empty()) return id;
  const auto name = session.names.anything(id);
  return name == id ? find_sentence("source." + id).value_or(id) : name;
}

/// By the program, or by what its kind means everywhere.
std::string action_name(const Session& session, const std::string& kind) {
  const auto name = session.names.anything(kind);
  return name == kind ? find_sentence("action." + kind).value_or(kind) : name;
}

std::string what_of(const Session& session, const json& fact) {
  const auto kind = text(fact, "kind"), id = text(fact, "id");
  if (kind == "action_done") return action_name(session, id);
  const auto source = text(fact, "of");
  const auto begins = [&](std::string_view word) { return kind.substr(0, word.size()) == word; };
  // What became of an order is a state of it.
  const auto of = find_sentence((begins("order") ? "order." : "source.") + source)
                      .value_or(named(session, source));
  const auto name = named(session, id);
  // Lots and orders are numbers to a reader; levels, cards and offers have names, and coupons are told
  // by their number when nothing else is known of them.
  const bool speaks =
      name != id || begins("level") || begins("card") || (begins("coupon") && of.empty());
  if (!speaks || name == of) return of.empty() ? text(fact, "order") : of;
  return of.empty() ? name : say("list.of", {{"name", name}, {"of", of}});
}

/// Whether the levels of the program ask for it.
bool levels_by(const Session& session, std::string_view metric) {
  for (const auto& level : child(child(session.names.program(), "tiers"), "levels")) {
    if (metric == "growth" && number(level, "growth") > 0) return true;
    for (const auto& all : child(level, "reach"))
      for (const auto& one : child(all, "all"))
        if (text(one, "metric").starts_with(metric)) return true;
  }
  return false;
}

/// What counts towards levels is told as what they go by: by growth, nobody asks for the points behind it.
json told_of(const Session& session, json fact) {
  const auto kind = text(fact, "kind");
  if (!kind.ends_with("counted")) return fact;
  if (kind.starts_with("growth")) {
    if (!levels_by(session, "paid")) fact.erase("money");
    if (!levels_by(session, "points_earned")) fact.erase("points");
    if (!levels_by(session, "growth")) fact.erase("growth");
    if (!levels_by(session, "orders")) fact.erase("count");
  } else if (!levels_by(session, "recharge")) {
    fact.erase("money");
  }
  return fact;
}

bool is_bookkeeping(const json& fact) {
  const auto kind = text(fact, "kind");
  const bool counted = kind == "growth_counted" || kind == "growth_uncounted" ||
                       kind == "recharge_counted" || kind == "recharge_uncounted";
  std::int64_t told = 0;
  for (const char* key : {"money", "points", "growth", "count"}) told += number(fact, key);
  if (counted && told == 0) return true;
  return std::find(std::begin(bookkeeping), std::end(bookkeeping), text(fact, "kind")) !=
         std::end(bookkeeping);
}

ShownChange begin(const Session& session, const json& fact) {
  const auto kind = text(fact, "kind");
  // That of an order is its last day of return, which nobody asks for at the till.
  const bool ends = !kind.starts_with("order");
  return {kind, what_of(session, fact), ends ? maybe_number(fact, "until") : std::nullopt};
}

void count_in(ShownChange& change, const json& fact) {
  change.points += number(fact, "points");
  change.growth += number(fact, "growth");
  change.money += number(fact, "money");
  change.principal += number(fact, "principal");
  change.bonus += number(fact, "bonus");
  change.count += number(fact, "count");
}

std::vector<ShownChange> gather(const Session& session, const json& given) {
  std::vector<json> facts;
  for (const auto& fact : given) facts.push_back(told_of(session, fact));
  std::vector<ShownChange> changes;
  // Where nothing else has changed they are told: something has.
  const bool bookkeeping_only = std::all_of(facts.begin(), facts.end(), is_bookkeeping);
  for (const auto& fact : facts) {
    const ShownChange one = begin(session, fact);
    if (!bookkeeping_only && is_bookkeeping(fact)) continue;
    auto same = std::find_if(changes.begin(), changes.end(), [&](const ShownChange& c) {
      return c.kind == one.kind && c.what == one.what && c.until == one.until;
    });
    if (same == changes.end()) same = changes.insert(same, one);
    count_in(*same, fact);
  }
  return changes;
}

/// What it counts are units of goods.
bool is_of_goods(std::string_view kind) {
  return kind == "order_returned" || kind.starts_with("goods") || kind.starts_with("price_units");
}

std::string amounts(const Session& session, const ShownChange& change) {
  std::string out;
  const auto add = [&](std::string_view key, std::int64_t value, const std::string& shown) {
    if (value == 0) return;
    out += (out.empty() ? "" : say("list.separator")) + say(key, {{"amount", shown}});
  };
  const auto whole = [](std::int64_t value) { return std::to_string(value); };
  // Where growth counts it says all; without it, what counts instead.
  if (change.growth != 0) {
    add("unit.growth", change.growth, whole(change.growth / 1000));
    return out;
  }
  // Stored value notes the points it brought, levels their months: both are told elsewhere.
  const auto about = change.kind.substr(0, change.kind.find('_'));
  if (about != "wallet") add("unit.points", change.points, whole(change.points));
  if (change.kind == "order_opened")  // one that is paid in points alone costs nothing, and is one
    return say("unit.money", {{"amount", session.names.money(change.money)}});
  add("unit.money", change.money, session.names.money(change.money));
  add("unit.principal", change.principal, session.names.money(change.principal));
  add("unit.bonus", change.bonus, session.names.money(change.bonus));
  if (out.empty() && about != "level" && about != "card" && about != "action")
    add(is_of_goods(change.kind) ? "unit.pieces" : "unit.count", change.count, whole(change.count));
  return out;
}

}  // namespace

std::vector<ChangeRow> change_rows(const Session& session, const json& facts) {
  std::vector<ChangeRow> rows;
  for (const ShownChange& change : gather(session, facts)) {
    const auto until = change.until ? through_text(*change.until, session.zone) : std::string();
    const bool action = change.kind == "action_done";  // its name says what was done
    rows.push_back(
        {action ? change.what : find_sentence("fact." + change.kind).value_or(change.kind),
         amounts(session, change), action ? std::string() : change.what,
         change.until ? say("change.until", {{"day", until}}) : until});
  }
  return rows;
}

std::string changes_text(const Session& session, const json& facts) {
  Table table({Table::Align::left, Table::Align::right, Table::Align::left, Table::Align::left});
  for (const auto& [label, amount, what, until] : change_rows(session, facts))
    table.add({label, amount, what, until});
  return table.empty() ? "    " + say("change.none") + "\n" : table.text(4);
}

}  // namespace loyalty::native
