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

std::string offer_name(const json& offer) {
  const auto name = text(offer, "name");
  return name.empty() ? text(offer, "id") : name;
}

/// A quote being told: what was asked, what was answered, and the tables it becomes.
class QuoteTale {
 public:
  QuoteTale(const Session& session, const json& cart, const json& quote)
      : session_(session), cart_(cart), quote_(quote) {}

  std::string tell() {
    lines();
    waterfall();
    gifts();
    applied();
    refused();
    held();
    near_misses();
    add_ons();
    join();
    points();
    tier();
    proof();
    return out_;
  }

 private:
  std::string money(std::int64_t minor) const { return session_.names.money(minor); }
  std::string money(const json& object, const char* key) const {
    return money(number(object, key));
  }
  void heading(std::string_view key) { out_ += (out_.empty() ? "" : "\n") + say(key) + "\n"; }
  void line(const std::string& words) { out_ += "  " + printable(words) + "\n"; }

  void section(std::string_view key, const Table& table) {
    if (table.empty()) return;
    heading(key);
    out_ += table.text();
  }

  std::string goods(const json& priced) const {
    const auto of = static_cast<std::size_t>(number(priced, "of"));
    const auto& asked = child(cart_, "lines");
    const auto name = of < asked.size() ? text(asked[of], "name") : std::string();
    return name.empty() ? text(priced, "sku") : name;
  }

  void lines() {
    Table table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::right,
                 Align::right});
    table.add({say("quote.goods"), say("quote.price"), say("quote.quantity"), say("quote.list"),
               say("quote.priced"), say("quote.payable"), say("quote.points")});
    for (const auto& priced : child(quote_, "lines")) {
      const auto kind = text(priced, "price_kind");
      table.add({goods(priced), find_sentence("price." + kind).value_or(kind),
                 std::to_string(number(priced, "quantity")), money(priced, "list"),
                 money(priced, "priced"), money(priced, "payable"),
                 std::to_string(number(priced, "points"))});
    }
    section("quote.lines", table);
  }

  /// Prices are told by their kind as well, points by how many.
  std::string step_name(const std::string& stage, const json& step) const {
    const auto name = text(step, "name"), source = text(step, "source");
    if (stage == "points") {
      const auto& deduct = child(child(quote_, "points"), "deduct");
      return say("unit.points", {{"amount", std::to_string(number(deduct, "points"))}});
    }
    if (stage != "price") return name;
    for (const auto& priced : child(quote_, "lines")) {
      const auto kind = text(priced, "price_kind");
      const auto word = find_sentence("price." + kind).value_or(kind);
      if (text(priced, "price_source") == source) return word + "  " + name;
      if (kind == source) return word;
    }
    return name;
  }

  /// The saving of one step, and who bears it.
  void step(Table& table, const json& step) {
    const auto stage = text(step, "stage");
    const auto name = step_name(stage, step);
    std::string bearers;
    for (const auto& bearer : child(step, "bearers")) {
      const auto who = text(bearer, "who");
      bearers += (bearers.empty() ? "" : ", ") + find_sentence("bearer." + who).value_or(session_.names.anything(who)) +
                 " " + money(bearer, "amount");
    }
    const bool shared = child(step, "bearers").size() > 1;
    table.add({"  " + pad_right(find_sentence("stage." + stage).value_or(stage), 11) + name,
               money(-number(step, "amount")), shared ? bearers : ""});
  }

  void steps(Table& table, bool (*wanted)(const std::string& stage)) {
    for (const auto& one : child(quote_, "steps"))
      if (number(one, "amount") != 0 && wanted(text(one, "stage"))) step(table, one);
  }

  /// From the list price to the cash, in the order in which it was calculated.
  void waterfall() {
    const auto& totals = child(quote_, "totals");
    const auto& wallet = child(totals, "wallet");
    Table table({Align::left, Align::right, Align::left});
    const auto sum = [&](const char* key, std::int64_t amount) {
      table.add({say(key), money(amount), ""});
    };
    sum("sum.list", number(totals, "list"));
    steps(table, [](const std::string& stage) { return stage != "shipping" && stage != "points"; });
    if (number(totals, "fee") != 0) sum("sum.fee", number(totals, "fee"));
    steps(table, [](const std::string& stage) { return stage == "shipping"; });
    sum("sum.due", number(totals, "due"));
    steps(table, [](const std::string& stage) { return stage == "points"; });
    const auto principal = number(wallet, "principal"), bonus = number(wallet, "bonus");
    if (number(totals, "payable") != number(totals, "due"))
      sum("sum.payable", number(totals, "payable"));
    if (principal != 0) sum("sum.principal", -principal);
    if (bonus != 0) sum("sum.bonus", -bonus);
    sum("sum.cash", number(totals, "cash"));
    section("quote.waterfall", table);
    if (number(totals, "saved") != 0)
      line(say("quote.saved", {{"amount", money(totals, "saved")}}));
  }

  void gifts() {
    Table table({Align::left, Align::right, Align::right});
    for (const auto& gift : child(quote_, "gifts"))
      table.add(
          {session_.names.anything(text(gift, "sku")), "x" + std::to_string(number(gift, "units")), money(gift, "value")});
    section("quote.gifts", table);
  }

  void applied() {
    Table table({Align::left, Align::right, Align::left});
    for (const auto& offer : child(child(quote_, "offers"), "applied")) {
      const auto amount = number(offer, "amount");
      table.add({offer_name(offer), amount == 0 ? "" : money(-amount), text(offer, "coupon")});
    }
    section("quote.applied", table);
  }

  void refused() {
    const auto& all = child(child(quote_, "offers"), "refused");
    if (all.empty()) return;
    heading("quote.refused");
    for (const auto& offer : all) {
      const bool coupon = text(offer, "id") != text(offer, "offer");
      line(offer_name(offer) + (coupon && offer.contains("name") ? "  " + text(offer, "id") : ""));
      for (const auto& reason : child(offer, "reasons")) line("  - " + reason_text(reason));
    }
  }

  /// What orders have that were placed and are not paid: this cart cannot use it.
  void held() {
    Table table({Align::left, Align::right, Align::right, Align::left, Align::left});
    for (const auto& hold : child(quote_, "held")) {
      const auto points = number(hold, "points"),
                 balance = number(hold, "principal") + number(hold, "bonus");
      std::string units;
      for (const auto& [price, count] : child(hold, "price_units").items())
        units += (units.empty() ? "" : ", ") + session_.names.anything(price) + " x" +
                 std::to_string(count.get<std::int64_t>());
      const auto until = maybe_number(hold, "until");
      table.add({text(hold, "order"),
                 points == 0 ? "" : say("unit.points", {{"amount", std::to_string(points)}}),
                 balance == 0 ? "" : money(balance), units,
                 until ? say("order.held", {{"at", moment_text(*until, session_.zone)}}) : ""});
    }
    section("quote.held", table);
  }

  void near_misses() {
    const auto& all = child(quote_, "near_misses");
    if (all.empty()) return;
    heading("quote.near_misses");
    for (const auto& miss : all) line(near_miss_text(session_, miss));
  }

  void add_ons() {
    Table table({Align::left, Align::right, Align::left});
    for (const auto& item : child(quote_, "add_ons")) {
      std::string reaches;
      for (const auto& offer : child(item, "reaches"))
        reaches += (reaches.empty() ? "" : ", ") + session_.names.offer(offer.get<std::string>());
      const auto extra = number(item, "extra");
      table.add({session_.names.anything(text(item, "sku")), (extra >= 0 ? "+" : "") + money(extra), reaches});
    }
    section("quote.add_ons", table);
  }

  void join() {
    const auto& join = child(quote_, "join");
    const auto saves = maybe_number(join, "saves");
    if (!saves) return;
    out_ += "\n";
    const bool card = cart_.contains("as_card");
    line(say(std::string(card ? "join.card" : "join.level") +
                 (*saves > 0 ? "_saves" : *saves == 0 ? "_same" : "_costs"),
             {{"saves", money(*saves)},
              {"costs", money(-*saves)},
              {"payable", money(join, "payable")},
              {"as", card ? session_.names.card(text(cart_, "as_card"))
                          : session_.names.level(text(cart_, "as_tier"))}}));
  }

  void points() {
    const auto& points = child(quote_, "points");
    if (!points.is_object()) return;
    heading("quote.points_heading");
    const auto earn = number(points, "earn");
    Words words{{"points", std::to_string(earn)}};
    if (const auto from = maybe_number(points, "available_from"))
      words.emplace_back("from", moment_text(*from, session_.zone));
    line(say("points.earn", words));
    if (const auto granted = number(points, "granted"); granted > 0)
      line(say("points.granted", {{"points", std::to_string(granted)}}));
    if (const auto price = number(points, "price"); price > 0)
      line(say("points.price", {{"points", std::to_string(price)}}));
    const auto& parts = child(points, "parts");
    if (parts.size() > 1) {
      for (const auto& part : parts)
        line("  " + session_.names.rule(text(part, "rule")) + "  " +
             std::to_string(number(part, "points")));
    }
    const auto& deduct = child(points, "deduct");
    const auto used = number(deduct, "points"), most = number(deduct, "max");
    if (used > 0 || most > 0) {
      line(say(used > 0 ? "points.deduct" : "points.could_deduct",
               {{"points", std::to_string(used)},
                {"amount", money(deduct, "amount")},
                {"max", std::to_string(most)}}));
    }
  }

  void tier() {
    const auto& tier = child(quote_, "tier");
    const auto before = tier_text(session_, child(tier, "before"));
    const auto after = tier_text(session_, child(tier, "after"));
    if (before.empty() && after.empty()) return;
    heading("quote.tier");
    line(say("tier.before", {{"tier", before}}));
    line(say("tier.after", {{"tier", after}}));
  }

  void proof() {
    const auto& proof = child(child(quote_, "offers"), "proof");
    if (!proof.is_object()) return;
    out_ += "\n";
    const bool optimal = child(proof, "optimal") == true;
    line(say(optimal ? "proof.optimal" : "proof.cut_off",
             {{"explored", std::to_string(number(proof, "explored"))},
              {"bound", money(proof, "bound")}}));
  }

  const Session& session_;
  const json& cart_;
  const json& quote_;
  std::string out_;
};

}  // namespace

std::string near_miss_text(const Session& session, const json& miss) {
  const auto& gap = child(miss, "short");
  std::string more;
  if (const auto amount = maybe_number(gap, "amount")) more = session.names.money(*amount);
  if (const auto units = maybe_number(gap, "units"))
    more += (more.empty() ? "" : say("near.and")) +
            say("near.units", {{"units", std::to_string(*units)}});
  Words words{{"more", more}, {"offer", offer_name(miss)}};
  if (const auto then = maybe_number(miss, "payable_then"))
    words.emplace_back("then", session.names.money(*then));
  return say("near.line", words);
}

std::string quote_text(const Session& session, const json& cart, const json& quote) {
  return QuoteTale(session, cart, quote).tell();
}

}  // namespace loyalty::native
