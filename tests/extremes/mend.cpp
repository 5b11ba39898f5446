#include "tests/extremes/mend.h"

#include <algorithm>
#include <cctype>

namespace loyalty::extremes {
namespace {

using Pointer = Json::json_pointer;

/// Takes out what was marked as gone.
void sweep(Json& value) {
  if (value.is_object())
    for (auto at = value.begin(); at != value.end();) {
      const bool gone = at->is_discarded();
      if (!gone) sweep(*at);
      at = gone ? value.erase(at) : std::next(at);
    }
  if (value.is_array()) {
    Json kept = Json::array();
    for (Json& element : value)
      if (!element.is_discarded()) sweep(element), kept.push_back(std::move(element));
    value = std::move(kept);
  }
}

/// One problem of a document, and what could be done about it.
class Fix {
 public:
  Fix(Json& document, const Reading& reading, const Json& problem, Grower& grower, Choices& choices,
      const KnownIds& ids, int round)
      : round_(round),
        document_(document),
        reading_(reading),
        details_(problem["details"]),
        code_(problem["code"]),
        pointer_(std::string(problem["at"]).substr(reading.below.size())),
        grower_(grower),
        choices_(choices),
        ids_(ids) {}

  /// First by a better value, then by leaving more and more out.
  void run() {
    const Pointer at(pointer_);
    if (code_ == "order_inconsistent") return settle();
    if (is_refusal() || !document_.contains(at) || document_[at].is_discarded()) return;
    if (round_ >= 12 && code_ != "missing") return drop_section();
    if (round_ >= 6 && drop_element()) return;
    if (code_ == "missing" || code_ == "missing_member") return add_member();
    if (!mended(document_[at]) && !(code_ == "unknown_id" && drop_element())) drop(at);
  }

 private:
  std::int64_t number(const char* detail) const {
    return details_.contains(detail) && details_[detail].is_number()
               ? details_[detail].get<std::int64_t>()
               : 0;
  }
  std::string name(const char* detail) const { return details_.value(detail, std::string()); }
  std::string key() const { return named(Pointer(pointer_)); }
  std::string parent() const {
    Pointer at(pointer_);
    named(at);
    if (!at.empty()) at.pop_back();
    return named(at);
  }
  /// The last step that is no place in a list; what is after it is taken off.
  static std::string named(Pointer&& at) { return named(at); }
  static std::string named(Pointer& at) {
    while (!at.empty() && std::isdigit(static_cast<unsigned char>(at.back()[0]))) at.pop_back();
    return at.empty() ? "" : at.back();
  }

  /// Of an event that can be read, or a cart whose figures cannot be told.
  bool is_refusal() const {
    static const std::vector<std::string> of_forms = {"account_inconsistent",
                                                      "duplicate_entry",
                                                      "duplicate_id",
                                                      "duplicate_key",
                                                      "empty_cart",
                                                      "empty_list",
                                                      "empty_order",
                                                      "insufficient_points",
                                                      "invalid_currency",
                                                      "invalid_day",
                                                      "invalid_digest",
                                                      "invalid_id",
                                                      "invalid_time",
                                                      "invalid_window",
                                                      "missing",
                                                      "missing_member",
                                                      "no_weight",
                                                      "not_alone",
                                                      "not_an_integer",
                                                      "not_one_of",
                                                      "not_rising",
                                                      "order_inconsistent",
                                                      "out_of_range",
                                                      "shares_exceed_whole",
                                                      "too_deep",
                                                      "too_long",
                                                      "too_many",
                                                      "too_many_units",
                                                      "unknown_id",
                                                      "unknown_timezone",
                                                      "wrong_member",
                                                      "wrong_type"};
    return std::find(of_forms.begin(), of_forms.end(), code_) == of_forms.end();
  }

  /// Marks it, so that the places of others stay.
  void drop(Pointer at) {
    if (at.empty()) return;
    document_[at] = Json(Json::value_t::discarded);
  }

  void add_member() {
    const std::string member = name(code_ == "missing" ? "key" : "member");
    const wire::Shape* shape = shape_at(reading_.shape, pointer_ + "/" + member);
    Json& object = document_[Pointer(pointer_)];
    if (shape && object.is_object()) object[member] = grower_.grow(*shape, member, key());
  }

  /// The innermost list element or optional thing that a number stands in.
  bool drop_element() {
    Pointer at(pointer_);
    while (!at.empty() && !document_[at.parent_pointer()].is_array()) at.pop_back();
    if (at.empty()) return false;
    drop(at);
    return true;
  }

  /// The outermost one, or a member of the whole.
  void drop_section() {
    Pointer at(pointer_);
    for (Pointer above = at; !above.empty(); above.pop_back())
      if (document_[above.parent_pointer()].is_array() || above.parent_pointer().empty())
        at = above;
    drop(at);
  }

  bool not_rising(Json& value) {
    const wire::Shape* shape = shape_at(reading_.shape, pointer_);
    const std::int64_t above = number("before") + 1;
    // Of campaigns, what a price takes off must rise.
    if (key() == "price") return drop_element();
    if (key() == "loyal")
      return document_[Pointer(pointer_).parent_pointer()]["opportunity"] = 3, value = 9, true;
    if (!value.is_number() || !shape || above > shape->max || above < shape->min ||
        choices_.chance(64))
      return drop_element();
    value = above;
    return true;
  }

  bool unknown_id(Json& value) {
    const std::string kind = name("kind");
    KnownIds own;
    own.learn_program(document_);
    const auto* known = &own.of_kind(kind);
    if (known->empty()) known = &ids_.of_kind(kind);
    std::vector<std::string> prizes;
    if (kind == "prize") {
      for (const Json& prize : document_[Pointer(pointer_).parent_pointer()]["prizes"])
        if (prize.is_object() && prize.contains("id")) prizes.push_back(prize["id"]);
      known = &prizes;
    }
    if (known->empty()) return key() == "group" ? add_group(value) : false;
    if (value.is_string()) return value = choices_.of(*known), true;
    // A key of a map.
    const Json kept = value;
    const Pointer map = Pointer(pointer_).parent_pointer();
    drop(Pointer(pointer_));
    document_[map][choices_.of(*known)] = kept;
    return true;
  }

  bool add_group(Json& value) {
    value = "g";
    document_["pricing"]["groups"] = Json::array({Json{{"id", "g"}}});
    return true;
  }

  /// Payable is what was tendered, and what was saved the rest of the list price.
  void settle() {
    const Pointer at = Pointer(pointer_).parent_pointer();
    if (!document_.contains(at) || !document_[at].is_object()) return;
    Json& line = document_[at];
    if (!details_.contains("expected")) {
      line["cash"] = line["payable"] = number(details_.contains("list") ? "list" : "payable");
      line["principal"] = line["bonus"] = 0;
    }
    line["saved"] =
        Json{{"coupon", line["list"].get<std::int64_t>() - line["payable"].get<std::int64_t>()}};
  }

  /// Lists that must rise by their ids do so; what else contradicts itself goes.
  bool account_inconsistent(Json& value) {
    if (!value.is_array() || choices_.chance(64)) return false;
    const auto by_id = [](const Json& a, const Json& b) {
      return a.is_object() ? a.value("id", "") < b.value("id", "") : a < b;
    };
    auto list = value.get<std::vector<Json>>();
    std::sort(list.begin(), list.end(), by_id);
    list.erase(std::unique(list.begin(), list.end(),
                           [&](const Json& a, const Json& b) { return !by_id(a, b); }),
               list.end());
    if (Json(list) == value) return false;
    value = list;
    return true;
  }

  bool mended(Json& value) {
    if (code_ == "not_rising") return not_rising(value);
    if (code_ == "unknown_id") return unknown_id(value);
    if (code_ == "account_inconsistent") return account_inconsistent(value);
    if (code_ == "duplicate_id" || code_ == "invalid_id") {
      if (!value.is_string()) return false;
      return value = grower_.fresh_id(), true;
    }
    if (code_ == "out_of_range") return out_of_range(value);
    if (code_ == "not_one_of") {
      const std::string near = name("nearest");
      return value = near.empty() ? choices_.of(names_for(key(), parent())) : near, true;
    }
    if (code_ == "empty_list" || code_ == "empty_cart" || code_ == "empty_order") {
      const wire::Shape* shape = shape_at(reading_.shape, pointer_ + "/0");
      if (!shape || !value.is_array()) return false;
      return value.push_back(grower_.grow(*shape, key(), shape->fields ? key() : parent())), true;
    }
    if (code_ == "too_many") {
      if (!value.is_array()) return false;
      while (std::ssize(value) > number("max")) value.erase(value.size() - 1);
      return true;
    }
    if (code_ == "too_many_units") {
      if (!value.is_array()) return false;
      for (Json& line : value) line["quantity"] = std::max<std::size_t>(1, 20000 / value.size());
      return true;
    }
    if (code_ == "insufficient_points") {
      // Goods for points that nobody has.
      for (Json& line : value)
        if (line.is_object()) line.erase("points_price");
      return true;
    }
    if (code_ == "shares_exceed_whole") {
      while (value.size() > 1) value.erase(value.size() - 1);
      return true;
    }
    if (code_ == "invalid_time") {
      static const std::vector<std::string> hours = {"00:00", "12:30", "23:59"},
                                            days = {"02-29", "12-31", "01-01"};
      return value = choices_.of(key() == "yearly" ? days : hours), true;
    }
    if (code_ == "invalid_day") {
      static const std::vector<std::string> days = {"02-29", "1999-12-31"};
      return value = choices_.of(days), true;
    }
    if (code_ == "unknown_timezone") {
      static const std::vector<std::string> zones = {
          "Asia/Shanghai", "UTC", "America/New_York", "<+14>-24", "<-12>24", "Australia/Lord_Howe"};
      return value = choices_.of(zones), true;
    }
    if (code_ == "invalid_digest") return value = seed_digest(), true;
    if (code_ == "no_weight") return value[0]["weight"] = 1'000'000'000, true;
    return false;
  }

  bool out_of_range(Json& value) {
    if (!details_.contains("row"))
      return value = choices_.chance(128) ? number("max") : number("min"), true;
    // The rows before it.
    std::string rows = value, kept;
    for (std::int64_t i = 0; i < number("row"); ++i) {
      const auto end = std::min(rows.find(';'), rows.size());
      kept += (i > 0 ? ";" : "") + rows.substr(0, end);
      rows.erase(0, std::min(end + 1, rows.size()));
    }
    if (kept.empty()) return false;
    return value = kept, true;
  }

  const int round_;
  Json& document_;
  const Reading& reading_;
  const Json details_;
  const std::string code_, pointer_;
  Grower& grower_;
  Choices& choices_;
  const KnownIds& ids_;
};

}  // namespace

bool mend(Json& document, const Reading& reading, Grower& grower, Choices& choices,
          const KnownIds* ids, int rounds) {
  static const KnownIds nothing;
  std::string before;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = document.dump();
    if (text == before) return false;
    const Reply reply = reading.read(text);
    if (reply.ok) return true;
    before = text;
    const Json answer = Json::parse(reply.text);
    std::vector<Json> problems = {answer["error"]};
    if (answer.contains("others"))
      problems.insert(problems.end(), answer["others"].begin(), answer["others"].end());
    for (const Json& problem : problems)
      if (std::string(problem["at"]).starts_with(reading.below))
        Fix(document, reading, problem, grower, choices, ids ? *ids : nothing, round).run();
    sweep(document);
  }
  return false;
}

}  // namespace loyalty::extremes
