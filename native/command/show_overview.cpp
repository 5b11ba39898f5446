#include <algorithm>

#include "native/command/fields.h"
#include "native/command/moments.h"
#include "native/command/money.h"
#include "native/command/show.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;
using Align = Table::Align;

// Rows shown of what can be long: a screen, not an archive. --json has them all.
constexpr std::size_t records_shown = 12, coupons_shown = 12, orders_shown = 5, expiries_shown = 4;

class OverviewTale {
 public:
  OverviewTale(const Session& session, const json& overview)
      : session_(session), overview_(overview) {}

  std::string tell(std::int64_t at) {
    const auto& program = session_.names.program();
    const auto shop = text(program, program.contains("name") ? "name" : "id");
    out_ = say("overview.title", {{"shop", shop}, {"at", moment_text(at, session_.zone)}}) + "\n";
    tier();
    balances();
    affordable();
    savings();
    segment();
    coupons();
    cards();
    benefits();
    services();
    activities();
    campaigns();
    orders();
    records();
    return out_;
  }

 private:
  std::string money(const json& object, const char* key) const {
    return session_.names.money(number(object, key));
  }
  std::string count(const json& object, const char* key) const {
    return std::to_string(number(object, key));
  }
  std::string through(const json& object, const char* key) const {
    const auto end = maybe_number(object, key);
    return end ? say("change.until", {{"day", through_text(*end, session_.zone)}}) : std::string();
  }
  void section(std::string_view key, const Table& table) {
    if (!table.empty()) out_ += "\n" + say(key) + "\n" + table.text();
  }

  void tier() {
    const auto& tier = child(overview_, "tier");
    const auto line = tier_text(session_, tier);
    if (line.empty()) return;
    out_ += "\n  " + printable(line) + "\n";
    const auto note = [&](const std::string& words) { out_ += "  " + printable(words) + "\n"; };
    if (const auto spend = maybe_number(tier, "spend_to_next"))
      note(say("tier.spend", {{"amount", session_.names.money(*spend)}}));
    if (const auto until = maybe_number(tier, "until"))
      note(say("tier.until", {{"day", through_text(*until, session_.zone)}}));
    keep(child(tier, "keep"), note);
  }

  template <class Note>
  void keep(const json& keep, const Note& note) {
    if (!keep.is_object()) return;
    const Words by{{"day", through_text(number(keep, "by"), session_.zone)}};
    Words words = by;
    if (const auto gap = missing_text(session_, child(keep, "missing")); !gap.empty()) {
      words.emplace_back("what", gap);
      note(say("tier.keep_missing", words));
    } else if (const auto needed = number(keep, "needed"); needed > 0) {
      words.emplace_back("growth", std::to_string(needed));
      note(say("tier.keep", words));
    } else {
      note(say("tier.kept", by));
    }
  }

  void balances() {
    const auto& points = child(overview_, "points");
    const auto& wallet = child(overview_, "wallet");
    Table table({Align::left, Align::right, Align::left});
    table.add({say("overview.available"), count(points, "available"), ""});
    for (const char* state : {"pending", "frozen", "debt"}) {
      if (number(points, state) != 0)
        table.add({say(std::string("overview.") + state), count(points, state), ""});
    }
    const auto& expiring = child(points, "expiring");
    for (std::size_t i = 0; i < std::min(expiring.size(), expiries_shown); ++i)
      table.add(
          {say("overview.expiring"), count(expiring[i], "points"),
           say("date.expires", {{"at", through_text(number(expiring[i], "at"), session_.zone)}})});
    table.add({say("overview.principal"), money(wallet, "principal"), ""});
    table.add({say("overview.bonus"), money(wallet, "bonus"), ""});
    for (const auto& card : child(wallet, "gift_cards")) {
      const auto state = text(card, "state");
      table.add({session_.names.anything(text(card, "card")), say("gift_card." + state),
                 text(card, "id")});
    }
    section("overview.balances", table);
  }

  void affordable() {
    Table table({Align::left, Align::right, Align::left});
    for (const auto& item : child(child(overview_, "points"), "affordable")) {
      std::string verdict = say("exchange.ready");
      if (number(item, "short") > 0)
        verdict = say("exchange.short", {{"points", count(item, "short")}});
      else if (child(item, "ok") == false)
        verdict = word_of_refusal(text(item, "refused"));
      std::string price = say("unit.points", {{"amount", count(item, "points")}});
      if (number(item, "cash") > 0) price += " + " + money(item, "cash");
      table.add({text(item, "name"), price, verdict});
    }
    section("overview.affordable", table);
  }

  static std::string word_of_refusal(const std::string& code) {
    return find_sentence("exchange." + code).value_or(code);
  }

  void savings() {
    const auto& savings = child(overview_, "savings");
    Table table({Align::left, Align::right});
    for (const char* span : {"this_month", "this_year", "total"})
      table.add({say(std::string("savings.") + span), money(savings, span)});
    for (const auto& [source, amount] : child(savings, "by_source").items()) {
      if (amount == 0) continue;
      table.add({"  " + find_sentence("source." + source).value_or(source),
                 session_.names.money(amount.get<std::int64_t>())});
    }
    section("overview.savings", table);
  }

  void segment() {
    const auto& segment = child(overview_, "segment");
    if (!segment.is_object()) return;
    const auto& scores = child(segment, "scores");
    Table table({Align::left, Align::left, Align::left});
    table.add({say("segment.class"), say("class." + text(segment, "class")),
               say("segment.scores", {{"recency", count(scores, "recency")},
                                      {"frequency", count(scores, "frequency")},
                                      {"amount", count(scores, "amount")}})});
    if (const auto tag = text(segment, "tag"); !tag.empty())
      table.add({say("segment.tag"), session_.names.tag(tag)});
    if (number(segment, "value") > 0) table.add({say("segment.value"), count(segment, "value")});
    if (number(segment, "orders") > 0)
      table.add({say("segment.spending"), money(segment, "average"),
                 say("segment.largest", {{"amount", money(segment, "largest")}})});
    if (maybe_number(segment, "median_gap")) {
      Words words{{"gap", count(segment, "median_gap")}, {"days", count(segment, "days_since")}};
      if (child(segment, "churning") == true)
        words.emplace_back("warning", say("segment.churning"));
      table.add({say("segment.rhythm"), say("segment.gap", words)});
    }
    for (const auto& preferred : child(segment, "prefers"))
      table.add({say("segment.prefers"), session_.names.anything(text(preferred, "category")),
                 percent_text(number(preferred, "share"))});
    section("overview.segment", table);
  }

  /// Those that can still be used come first.
  void coupons() {
    std::vector<json> all(child(overview_, "coupons").begin(), child(overview_, "coupons").end());
    const auto over = [](const json& coupon) {
      const auto state = text(coupon, "state");
      return state != "usable" && state != "pending" && state != "locked";
    };
    std::stable_partition(all.begin(), all.end(),
                          [&](const json& coupon) { return !over(coupon); });
    Table table({Align::left, Align::left, Align::left, Align::left});
    for (std::size_t i = 0; i < std::min(all.size(), coupons_shown); ++i) {
      const auto& coupon = all[i];
      const auto state = text(coupon, "state");
      const auto name = coupon.contains("name") ? text(coupon, "name") : text(coupon, "coupon");
      table.add({name, find_sentence("coupon." + state).value_or(state),
                 over(coupon) ? std::string() : through(coupon, "until"), text(coupon, "id")});
    }
    section("overview.coupons", table);
    if (all.size() > coupons_shown)
      out_ +=
          "  " + say("list.more", {{"number", std::to_string(all.size() - coupons_shown)}}) + "\n";
  }

  void cards() {
    Table table({Align::left, Align::left, Align::left});
    for (const auto& card : child(overview_, "cards")) {
      const Words saved{{"amount", money(card, "saved")}, {"paid", money(card, "paid")}};
      table.add({card.contains("name") ? text(card, "name") : text(card, "id"),
                 card.contains("until") ? through(card, "until") : say("card.always"),
                 number(card, "paid") > 0 ? say("card.saved", saved) : std::string()});
    }
    section("overview.cards", table);
  }

  void benefits() {
    Table table({Align::left, Align::left});
    for (const auto& benefit : child(overview_, "benefits")) {
      if (child(benefit, "held") != true) continue;
      const auto left = maybe_number(benefit, "left"), value = maybe_number(benefit, "value");
      table.add(
          {text(benefit, "name"), left    ? say("benefit.left", {{"times", std::to_string(*left)}})
                                  : value ? std::to_string(*value)
                                          : say("benefit.held")});
    }
    section("overview.benefits", table);
  }

  void services() {
    Table table({Align::left, Align::right, Align::left, Align::left});
    for (const auto& service : child(overview_, "services")) {
      const auto free = maybe_number(service, "free_left");
      table.add({text(service, "name"), percent_text(number(service, "rate")),
                 say("service." + text(service, "kind"), {{"amount", money(service, "total")}}),
                 free ? say("service.free", {{"times", std::to_string(*free)}}) : std::string()});
    }
    section("overview.services", table);
  }

  void activities() {
    Table table({Align::left, Align::left});
    if (const auto& check_in = child(overview_, "check_in"); check_in.is_object()) {
      const bool today = child(check_in, "today") == true;
      table.add({say("overview.check_in"), say(today ? "check_in.streak_today" : "check_in.streak",
                                               {{"days", count(check_in, "streak")}})});
    }
    for (const auto& draw : child(overview_, "draws"))
      table.add({text(draw, "name"), say("draw.left", {{"times", count(draw, "left")}})});
    for (const auto& achievement : child(overview_, "achievements")) {
      const bool done = child(achievement, "done") == true;
      table.add({text(achievement, "name"),
                 done ? say("achievement.done")
                      : count(achievement, "count") + " / " + count(achievement, "goal")});
    }
    const auto& referrals = child(overview_, "referrals");
    if (number(referrals, "members") > 0)
      table.add({say("overview.referrals"),
                 say("referral.members", {{"number", count(referrals, "members")}})});
    section("overview.activities", table);
  }

  /// What friends help to buy: the price now, and what the next one takes.
  void campaigns() {
    Table table({Align::left, Align::right, Align::left, Align::left, Align::left});
    for (const auto& run : child(overview_, "campaigns")) {
      std::string next = say("campaign.lowest");
      if (const auto friends = maybe_number(run, "members_missing"))
        next = say("campaign.members",
                   {{"number", std::to_string(*friends)}, {"price", money(run, "next_price")}});
      else if (const auto left = number(run, "money_missing"); left > 0)
        next = say("campaign.cut", {{"amount", session_.names.money(left)}});
      table.add({text(run, "name"), money(run, "price"), next,
                 say("campaign.until", {{"at", moment_text(number(run, "until"), session_.zone)}}),
                 text(run, "id")});
    }
    section("overview.campaigns", table);
  }

  void orders() {
    const auto& orders = child(overview_, "orders");
    Table table({Align::left, Align::left, Align::left, Align::right, Align::right, Align::left,
                 Align::left});
    for (std::size_t i = 0; i < std::min(orders.size(), orders_shown); ++i) {
      const auto& order = orders[i];
      const auto state = text(order, "state");
      table.add({moment_text(number(order, "at"), session_.zone), text(order, "id"),
                 find_sentence("order." + state).value_or(state), money(order, "payable"),
                 number(order, "saved") > 0
                     ? say("order.saved", {{"amount", money(order, "saved")}})
                     : "",
                 number(order, "returned") > 0
                     ? say("order.returned", {{"amount", money(order, "returned")}})
                     : "",
                 order.contains("until") ? order_until(order, state) : ""});
    }
    section("overview.orders", table);
  }

  /// What `until` ends: the wait for its money, or the days of return.
  std::string order_until(const json& order, const std::string& state) const {
    const auto until = number(order, "until");
    if (state == "placed") return say("order.held", {{"at", moment_text(until, session_.zone)}});
    return say("order.until", {{"day", through_text(until, session_.zone)}});
  }

  /// The newest first, each event's facts together.
  void records() {
    Table table({Align::left, Align::left, Align::right, Align::left});
    const auto& ledger = child(overview_, "ledger");
    std::size_t shown = 0;
    for (std::size_t i = 0; i < ledger.size() && shown < records_shown;) {
      const auto at = number(child(ledger[i], "fact"), "at");
      json facts = json::array();
      const auto event = text(ledger[i], "event");
      for (; i < ledger.size() && text(ledger[i], "event") == event &&
             number(child(ledger[i], "fact"), "at") == at;
           ++i)
        facts.push_back(child(ledger[i], "fact"));
      for (const auto& row : change_rows(session_, facts)) {
        if (++shown > records_shown) break;
        table.add({moment_text(at, session_.zone), row.label, row.amount, row.what});
      }
    }
    section("overview.ledger", table);
  }

  const Session& session_;
  const json& overview_;
  std::string out_;
};

}  // namespace

std::string overview_text(const Session& session, const json& overview, std::int64_t at) {
  return OverviewTale(session, overview).tell(at);
}

}  // namespace loyalty::native
