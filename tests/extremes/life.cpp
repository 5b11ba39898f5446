#include "tests/extremes/life.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/account/account.h"
#include "core/base/calendar.h"
#include "core/insight/cohorts.h"
#include "core/insight/thresholds.h"
#include "core/pricing/cart.h"
#include "core/program/program.h"
#include "tests/extremes/mend.h"
#include "tests/fuzz/fuzz.h"

namespace loyalty::extremes {
namespace {

using namespace fuzzing;
using wire::Describe;

constexpr std::int64_t day_ms = 86'400'000;

/// Where to go on when an event was refused for what can be mended.
std::int64_t detail(const Json& error, const char* key) {
  const Json& details = error["details"];
  return details.contains(key) && details[key].is_number() ? details[key].get<std::int64_t>() : 0;
}

class Life {
 public:
  explicit Life(Choices& choices) : choices_(choices), grower_(choices, ids_) {}

  std::size_t run() {
    static const std::vector<std::int64_t> nows = {1'795'330'800'000, 1'795'330'800'000, 0,
                                                   4'102'444'800'000, limits::latest_event};
    now_ = choices_.of(nows);
    restyle();
    if (!has_program() || !has_account()) return 0;
    ask();
    for (std::size_t events = 4 + choices_.below(20); events > 0; --events) happen();
    ask();
    again();
    const std::size_t events = log_.size();
    forge();
    return events;
  }

 private:
  void restyle() {
    static const std::vector<Style> styles = {Style::ends, Style::largest, Style::generous,
                                              Style::ordinary, Style::ordinary};
    grower_.set_style(choices_.of(styles));
    grower_.set_now(now_);
  }

  Json instant(std::int64_t at) const { return Json{{"at", at}}; }
  std::int64_t last() const {
    return Json::parse(engine_.snapshot().text).value("at", std::int64_t{0});
  }

  bool has_program() {
    program_ = grower_.document(Describe<ProgramText>::shape);
    program_["id"] = "p";
    // The search must not take all the time there is.
    const auto short_search = [&] {
      Json& limit = program_["pricing"]["node_limit"];
      limit = std::min<std::int64_t>(limit.is_number() ? limit.get<std::int64_t>() : 200, 200);
    };
    short_search();
    if (!mend(program_,
              {Describe<ProgramText>::shape,
               [](const std::string& text) { return Engine().open(text, ""); }, "/program"},
              grower_, choices_))
      return false;
    short_search();
    ids_.learn_program(program_);
    const std::string text = program_.dump();
    require(engine_.open(text, "").ok, "a mended program opens", text);
    if (choices_.chance(64)) {
      const Reply check = check_program(text);
      checked(check);
      require(check.ok, "what open takes, check has nothing against", text, check.text);
      Json other = program_;
      other["version"] = 1;
      other.erase(choices_.chance(128) ? "points" : "wallet");
      checked(check_change(text, other.dump()));
      checked(check_change(other.dump(), text));
    }
    return true;
  }

  bool has_account() {
    if (!choices_.chance(160)) {
      account_ = "";
      return true;
    }
    restyle();
    Json account = grower_.document(Describe<Account>::shape);
    account["at"] = std::min(now_, limits::latest_event);
    const std::string program = program_.dump();
    if (!mend(account,
              {Describe<Account>::shape,
               [&](const std::string& text) { return Engine().open(program, text); }, "/account"},
              grower_, choices_))
      return false;
    account_ = account.dump();
    require(engine_.open(program, account_).ok, "a mended account opens", account_);
    // An account that was read is written as one that can be read.
    account_ = engine_.snapshot().text;
    Engine other;
    const Reply reply = other.open(program, account_);
    require(reply.ok, "a snapshot opens", account_, reply.text);
    require(other.snapshot().text == account_, "a snapshot is whole", account_,
            other.snapshot().text);
    return true;
  }

  Json cart(std::int64_t at) {
    restyle();
    ids_.learn_account(Json::parse(engine_.snapshot().text));
    Json cart = grower_.document(Describe<Cart>::shape);
    cart["at"] = at;
    // Thousands of units are looked at one by one: seldom, and with few hints.
    const bool large = choices_.chance(32);
    for (Json& line : cart["lines"])
      if (!large && line.is_object()) line["quantity"] = 1 + choices_.below(4);
    if (large) cart.erase("add_ons"), cart.erase("explain"), cart["near_misses"] = 1;
    mend(cart,
         {Describe<Cart>::shape, [&](const std::string& text) { return engine_.quote(text); }, ""},
         grower_, choices_, &ids_, 8);
    return cart;
  }

  /// Everything that changes nothing.
  void ask() {
    const std::int64_t at = last();
    for (const std::int64_t asked :
         {at, std::min(at + 400 * day_ms, latest_instant), latest_instant})
      try_overview(engine_, instant(asked).dump());
    checked(engine_.clock(instant(choices_.chance(128) ? latest_instant : 0).dump()));
    const std::string before = engine_.snapshot().text;
    try_quote(engine_, cart(at).dump());
    if (choices_.chance(64)) try_quote(engine_, cart(latest_instant).dump());
    require(engine_.snapshot().text == before, "asking changes nothing", before);
  }

  Json new_event() {
    restyle();
    const wire::Shape& shape = Describe<Event>::shape;
    const Json account = Json::parse(engine_.snapshot().text);
    ids_.learn_account(account);
    static const std::vector<std::int64_t> pauses = {
        0, 0, 1, day_ms, day_ms, 40 * day_ms, 400 * day_ms, 40'000 * day_ms};
    Json event = grower_.document(shape);
    event.erase("sealed");
    event["kind"] = some_kind();
    event["id"] = "e" + std::to_string(++events_);
    if (event["kind"] == "member_merged") {
      Json& other = event["other"] = grower_.document(Describe<Account>::shape);
      other["at"] = account.value("at", std::int64_t{0});
      other["member"]["id"] = "another";
      other.erase("merged_into");
    } else {
      event.erase("other");
    }
    if (event["kind"] == "opened_with" && !event.contains("opening"))
      event["opening"] = grower_.document(Describe<Opening>::shape);
    const std::int64_t since = account.value("at", std::int64_t{0});
    event["at"] = std::min(std::max(since, choices_.chance(128) ? now_ : 0) + choices_.of(pauses),
                           limits::latest_event);
    if (event["kind"] == "check_in_made_up")
      event["day"] = format_day(Day{event["at"].get<std::int64_t>() / day_ms - 1 -
                                    static_cast<std::int64_t>(choices_.below(3))});
    if (event.contains("order")) event["order"]["id"] = event["id"];
    if (event["kind"] == "order_paid" || event["kind"] == "order_placed") put_order_in(event);
    return event;
  }

  /// A cart, mostly; with the page's receipt; an order from elsewhere; or one that was placed.
  void put_order_in(Json& event) {
    event.erase("order_id");
    if (event.contains("order") && choices_.chance(64)) return;
    event.erase("order");
    if (event["kind"] == "order_paid" && !ids_.of_kind("order").empty() && choices_.chance(64)) {
      event["order_id"] = choices_.of(ids_.of_kind("order"));
      return;
    }
    Json& mine = event["cart"] = cart(event["at"]);
    if (choices_.chance(128)) mine["points"] = mine["wallet"] = "max";
    mine.erase("order_id");
    if (!choices_.chance(64)) return;
    const Reply reply = engine_.quote(mine.dump());
    if (!reply.ok) return;
    const Json quote = Json::parse(reply.text);
    if (choices_.chance(128))
      event["quote"] = quote;
    else
      event["receipt"] = quote["receipt"];
    event["at"] =
        std::min<std::int64_t>(event["at"].get<std::int64_t>() + 1000, limits::latest_event);
  }

  static const std::vector<std::string>& kinds() {
    static const std::vector<std::string> all = [] {
      std::vector<std::string> names(std::begin(event_names), std::end(event_names));
      for (int more = 0; more < 6; ++more)
        for (const char* often : {"order_paid", "recharged", "granted"}) names.push_back(often);
      for (int more = 0; more < 3; ++more)
        for (const char* often :
             {"order_placed", "order_completed", "order_refunded", "card_taken"})
          names.push_back(often);
      return names;
    }();
    return all;
  }

  /// Of things that there are, if any of a few is.
  std::string some_kind() {
    static const std::map<std::string, const char*> concern = {{"action_done", "action"},
                                                               {"benefit_used", "benefit"},
                                                               {"campaign_ended", "run"},
                                                               {"campaign_joined", "run"},
                                                               {"campaign_opened", "campaign"},
                                                               {"card_taken", "card"},
                                                               {"coupon_issued", "coupon"},
                                                               {"coupon_locked", "coupon_id"},
                                                               {"coupon_unlocked", "coupon_id"},
                                                               {"coupon_used", "coupon_id"},
                                                               {"coupon_voided", "coupon_id"},
                                                               {"draw_revealed", "draw"},
                                                               {"drawn", "draw"},
                                                               {"gift_card_accepted", "gift_card"},
                                                               {"gift_card_bought", "gift_card"},
                                                               {"gift_card_sent", "gift_card_id"},
                                                               {"gift_card_used", "gift_card_id"},
                                                               {"order_cancelled", "order"},
                                                               {"order_completed", "order"},
                                                               {"order_refunded", "order"},
                                                               {"points_approved", "lot"},
                                                               {"points_exchanged", "exchange"},
                                                               {"points_rejected", "lot"},
                                                               {"points_unfrozen", "hold"},
                                                               {"recharge_refunded", "recharge"},
                                                               {"referral_undone", "referred"},
                                                               {"service_used", "service"}};
    std::string kind;
    for (int tries = 0; tries < 6; ++tries) {
      kind = choices_.of(kinds());
      if (kind == "merged_into" && !choices_.chance(16)) continue;  // it ends the life
      const auto of = concern.find(kind);
      if (of == concern.end() || !ids_.of_kind(of->second).empty()) break;
    }
    return kind;
  }

  /// Refused for something that is told: once more with that.
  bool comply(Json& event, const Json& error) const {
    const std::string code = error["code"], at = error["at"];
    const auto set = [&](const char* key, std::int64_t value) {
      if (value > 0)
        event[key] = value;
      else
        event.erase(key);
      return true;
    };
    if (code == "wrong_amount") return set("amount", detail(error, "price"));
    if (code == "wrong_points") return set("points", detail(error, "from"));
    if (code == "quota_used") return set("times", detail(error, "left"));
    if (code == "days_needed") return set("days", limits::period_days);
    if (code == "insufficient_points" && at == "/points")
      return set("points", detail(error, "available"));
    if (code == "insufficient_points" && event.contains("order")) {
      for (Json& line : event["order"]["lines"])
        line.erase("deducted_points"), line.erase("points_paid");
      return true;
    }
    if (code == "missing_member" && at == "/gift_card" && !ids_.of_kind("gift_card").empty())
      return event["gift_card"] = ids_.of_kind("gift_card").front(), true;
    if (code == "coupon_not_applied") return event["cart"].erase("coupons") > 0;
    if (code == "points_not_applied") return event["cart"]["points"] = "max", true;
    if (code == "wallet_not_applied") return event["cart"]["wallet"] = "max", true;
    if (code == "ids_clash" && !event.contains("prefix")) return event["prefix"] = "o", true;
    if (code == "unknown_level" && at.starts_with("/other"))
      return event["other"].erase("tiers") > 0;
    if ((code == "ids_clash" || code == "unknown_card" || code == "unknown_coupon") &&
        at.starts_with("/other")) {
      event["other"].erase(code == "unknown_coupon" ? "coupons"
                           : code == "unknown_card" ? "cards"
                                                    : "events");
      return true;
    }
    const Json::json_pointer place(at);
    if (!event.contains(place)) return false;
    if (code == "unknown_line") return event[place] = 0, true;
    if (code == "nothing_to_refund" && event[place].is_object())
      return event[place]["quantity"] = 1, true;
    if (code == "too_many_units" || code == "too_much_money")
      return event[place] = detail(error, "left"), true;
    static const std::set<std::string> needless = {"future_day",   "invalid_window",
                                                   "no_days",      "not_the_receiver",
                                                   "unknown_plan", "wrong_check_digit"};
    return needless.contains(code) && event.erase(at.substr(1)) > 0;
  }

  void happen() {
    Json event = new_event();
    const auto preview = [&](const std::string& text) { return engine_.preview(text); };
    mend(event, {Describe<Event>::shape, preview, ""}, grower_, choices_, &ids_, 10);
    for (int tries = 0; tries < 6; ++tries) {
      const Reply reply = engine_.preview(event.dump());
      if (reply.ok || !comply(event, Json::parse(reply.text)["error"])) break;
    }
    const std::string before = engine_.snapshot().text;
    if (!try_apply(engine_, event.dump())) return;
    Engine other;
    require(other.open(program_.dump(), before).ok, "a snapshot opens", before);
    log_.push_back(Json::parse(other.apply(event.dump()).text)["sealed"]);
  }

  /// The log makes the same account.
  void again() {
    if (log_.empty()) return;
    std::string lines;
    for (const Json& event : log_) lines += event.dump() + '\n';
    Engine other;
    require(other.open(program_.dump(), account_).ok, "the account opens again", account_);
    const Reply reply = other.replay(lines);
    checked(reply);
    require(reply.ok, "a log replays", lines, reply.text);
    require(other.snapshot().text == engine_.snapshot().text, "a log makes the same account",
            other.snapshot().text, engine_.snapshot().text);
  }

  /// Every number that a sealed event has, at an end of its range: what no program did.
  void distort(Json& value, const std::string& key) {
    if (value.is_structured())
      for (auto& [name, below] : value.items()) distort(below, value.is_object() ? name : key);
    static const std::vector<std::int64_t> ends = {
        0, 1, 2, 12'000, 1'000'000, max_amount - 1, max_amount};
    const bool time = key == "at" || key == "from" || key == "until";
    if (value.is_number() && !time && choices_.chance(64)) value = choices_.of(ends);
    if (value.is_number() && time && choices_.chance(32))
      value = choices_.chance(128) ? latest_instant : 0;
  }

  void forge() {
    if (log_.empty() || !choices_.chance(96)) return;
    require(engine_.open(program_.dump(), account_).ok, "the account opens again", account_);
    for (Json event : log_) {
      distort(event["sealed"]["facts"], "");
      try_apply(engine_, event.dump());
    }
    ask();
    happen();
    ask();
  }

  Choices& choices_;
  KnownIds ids_;
  Grower grower_;
  std::int64_t now_ = 0;
  Json program_;
  std::string account_;
  Engine engine_;
  std::vector<Json> log_;
  std::int64_t events_ = 0;
};

/// What a shop asks of all its members at once.
void figures(Choices& choices) {
  static const KnownIds ids;
  Grower grower(choices, ids);
  grower.set_style(choices.chance(128) ? Style::ends : Style::largest);
  grower.set_now(1'795'330'800'000);
  GrowthHistogram histogram;
  for (std::size_t n = choices.below(100); n > 0; --n)
    histogram.add(grower.number(0, max_amount, "growth"));
  histogram.finish();
  wire::Writer levels;
  histogram.write(levels, choices.chance(128) ? 1 : limits::tiers);
  checked({true, levels.str()});

  Cohorts cohorts{*Zone::find(choices.chance(128) ? "Asia/Shanghai" : "<-12>24")};
  for (std::size_t n = choices.below(40); n > 0; --n) {
    Json record = grower.document(Describe<Record>::shape);
    Record read;
    const auto as_record = [&](const std::string& text) {
      read = {};
      const auto problems = wire::read(text, read);
      if (problems.empty()) return Reply{true, "{}"};
      Json told = Json::array();
      for (const Problem& p : problems) {
        Json details = Json::object();
        for (const Detail& d : p.details)
          std::visit([&](const auto& v) { details[d.key] = v; }, d.value);
        told.push_back({{"at", p.at}, {"code", p.code}, {"details", details}});
      }
      return Reply{false, Json{{"error", told[0]}, {"others", told}}.dump()};
    };
    if (mend(record, {Describe<Record>::shape, as_record, ""}, grower, choices))
      (void)cohorts.add(read);
  }
  wire::Writer report;
  cohorts.write(report);
  checked({true, report.str()});
}

}  // namespace

std::size_t live(Choices& choices) {
  if (!choices.chance(8)) return Life(choices).run();
  figures(choices);
  return 0;
}

}  // namespace loyalty::extremes
