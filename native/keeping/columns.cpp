#include "native/keeping/columns.h"

#include <algorithm>
#include <charconv>

#include "native/command/failure.h"
#include "native/command/moments.h"
#include "native/service/phones.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

/// How a cell is written.
enum class Kind { text, whole, money, moment, day, truth, words, entries, entry };

struct Field {
  const char* name;
  Kind kind;
  const char* first = "";  ///< entries: what stands without a name
};

constexpr Field all_fields[] = {{"member.id", Kind::text},
                                {"member.joined", Kind::moment},
                                {"member.birthday", Kind::text},
                                {"member.region", Kind::text},
                                {"member.phone_bound", Kind::truth},
                                {"member.segments", Kind::words},
                                {"member.referrer", Kind::text},
                                {"points", Kind::entries, "points"},
                                {"frozen", Kind::entries, "points"},
                                {"waiting", Kind::entries, "points"},
                                {"debt", Kind::whole},
                                {"principal", Kind::money},
                                {"bonus", Kind::money},
                                {"level", Kind::entry, "id"},
                                {"growth", Kind::entries, "growth"},
                                {"cards", Kind::entries, "card"},
                                {"coupons", Kind::entries, "coupon"},
                                {"orders", Kind::whole},
                                {"paid", Kind::money},
                                {"savings", Kind::entries, "amount"}};

const Field* field_of(std::string_view name) {
  const auto found = std::find_if(std::begin(all_fields), std::end(all_fields),
                                  [&](auto& f) { return name == f.name; });
  return found == std::end(all_fields) ? nullptr : found;
}

/// What stands within an entry.
Kind kind_within(std::string_view key) {
  if (key == "until" || key == "from" || key == "at") return Kind::moment;
  if (key == "day") return Kind::day;
  if (key == "granted") return Kind::truth;
  if (key == "amount" || key == "paid") return Kind::money;
  if (key == "points" || key == "growth" || key == "orders") return Kind::whole;
  return Kind::text;
}

std::vector<std::string> parts_of(std::string_view text, char between) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(between), text.size());
    std::string_view part = text.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::optional<std::int64_t> whole_of(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

/// "12.34" as 1234: digits, with no more than two behind the point.
std::optional<std::int64_t> fen_of(std::string_view text) {
  const auto point = text.find('.');
  const auto yuan = whole_of(text.substr(0, point));
  if (!yuan || *yuan < 0 || *yuan > 90'000'000'000'000) return {};
  if (point == std::string_view::npos) return *yuan * 100;
  const std::string_view behind = text.substr(point + 1);
  const auto fen = whole_of(behind);
  if (!fen || behind.size() > 2 || *fen < 0 || behind.front() == '-') return {};
  return *yuan * 100 + *fen * (behind.size() == 1 ? 10 : 1);
}

json value_of(Kind kind, const std::string& column, const std::string& cell, bool yuan,
              const Zone& zone) {
  const auto or_bad = [&](auto value, const char* why) -> json {
    if (!value) throw BadCell{column, say(why, {{"given", cell}})};
    return *value;
  };
  switch (kind) {
    case Kind::whole: return or_bad(whole_of(cell), "import.not_a_number");
    case Kind::money: return or_bad(yuan ? fen_of(cell) : whole_of(cell), "import.not_money");
    case Kind::moment: return or_bad(parse_instant(cell, zone), "import.not_a_moment");
    case Kind::truth:
      if (cell == "1" || cell == "true" || cell == "是") return true;
      if (cell == "0" || cell == "false" || cell == "否") return false;
      throw BadCell{column, say("import.not_yes_or_no", {{"given", cell}})};
    case Kind::words: return parts_of(cell, ';');
    default: return cell;
  }
}

/// Kinds of names, and how a phone's keyed hash is written in a table: the phone itself is not known any more.
constexpr std::string_view names_elsewhere = "link.", hashed = "phone_hash";

/// The list of that name, which `opening` has no more.
json taken_out(json& opening, const char* name) {
  json list = opening.value(name, json::array());
  opening.erase(name);
  return list;
}

/// "80 until=2026-12-31 source=spending"
json entry_of(const Field& field, const std::string& text, bool yuan, const Zone& zone) {
  json entry = json::object();
  for (const std::string& part : parts_of(text, ' ')) {
    const auto sign = part.find('=');
    const std::string key = sign == std::string::npos ? field.first : part.substr(0, sign);
    if (entry.contains(key))
      throw BadCell{field.name, say("import.twice", {{"key", key}, {"given", text}})};
    entry[key] = value_of(kind_within(key), field.name,
                          part.substr(sign == std::string::npos ? 0 : sign + 1), yuan, zone);
  }
  return entry;
}

}  // namespace

const std::vector<std::string>& Columns::targets() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const Field& field : all_fields) list.emplace_back(field.name);
    return list;
  }();
  return names;
}

Columns::Columns(const std::vector<std::string>& headings, const json& map, const Zone& zone)
    : headings_(headings), zone_(zone) {
  yuan_ = map.value("money", "fen") == "yuan";
  const json named = map.value("columns", json::object());
  for (auto column = named.begin(); column != named.end(); ++column)
    if (std::find(headings.begin(), headings.end(), column.key()) == headings.end())
      throw Failure(exit_bad_input, say("import.no_such_column", {{"column", column.key()}}));
  for (const std::string& heading : headings) {
    // With a map, what it does not name is of no interest.
    std::string target = named.empty() ? heading : named.value(heading, "");
    const std::string whole =
        target.ends_with(".until") ? target.substr(0, target.size() - 6) : target;
    if (!target.empty() && !field_of(whole) && !target.starts_with("link."))
      throw Failure(exit_bad_input,
                    say("import.no_such_target", {{"column", heading}, {"target", target}}));
    targets_.push_back(std::move(target));
  }
  if (std::find(targets_.begin(), targets_.end(), "member.id") == targets_.end())
    throw Failure(exit_bad_input, say("import.no_member_id"));
}

std::vector<json> Columns::events(const std::vector<std::string>& cells) const {
  if (cells.size() != headings_.size())
    throw BadCell{"", say("import.cells", {{"given", std::to_string(cells.size())},
                                           {"wanted", std::to_string(headings_.size())}})};
  json event = {{"kind", "opened_with"}, {"member", json::object()}, {"opening", json::object()}};
  json& opening = event["opening"];
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& target = targets_[i];
    if (cells[i].empty() || target.empty() || target.starts_with("link.")) continue;
    if (target.ends_with(".until")) {
      json& entry = opening[target.substr(0, target.size() - 6)];
      if (!entry.is_null())
        (entry.is_array() ? entry.back() : entry)["until"] =
            value_of(Kind::moment, headings_[i], cells[i], yuan_, zone_);
      continue;
    }
    const Field& field = *field_of(target);
    try {
      if (field.kind == Kind::entries) {
        for (const std::string& part : parts_of(cells[i], ';'))
          opening[target].push_back(entry_of(field, part, yuan_, zone_));
      } else if (field.kind == Kind::entry) {
        opening[target] = entry_of(field, cells[i], yuan_, zone_);
      } else {
        json value = value_of(field.kind, headings_[i], cells[i], yuan_, zone_);
        if (target.starts_with("member."))
          event["member"][target.substr(7)] = std::move(value);
        else if (value != 0)
          opening[target] = std::move(value);
      }
    } catch (BadCell& bad) {
      bad.column = headings_[i];
      throw;
    }
  }
  const json frozen = taken_out(opening, "frozen"), waiting = taken_out(opening, "waiting");
  for (const json& lot : frozen) opening["points"].push_back(lot);
  // "0 points" is none.
  if (opening.contains("points"))
    std::erase_if(opening["points"].get_ref<json::array_t&>(),
                  [](const json& lot) { return lot.value("points", 0L) == 0; });
  std::vector<json> events = {std::move(event)};
  for (json granted : waiting) {
    granted["kind"] = "points_granted";
    granted["pending"] = true;
    events.push_back(std::move(granted));
  }
  // Whoever owes points has none but these, and they repay.
  std::int64_t points = -events[0]["opening"].value("debt", std::int64_t{0});
  for (const json& lot : frozen) points += lot.value("points", std::int64_t{0});
  if (points > 0) events.push_back({{"kind", "points_frozen"}, {"points", points}});
  return events;
}

std::vector<std::pair<std::string, std::string>> Columns::links(
    const std::vector<std::string>& cells, const std::string& phone_secret) const {
  std::vector<std::pair<std::string, std::string>> links;
  for (std::size_t i = 0; i < cells.size() && i < targets_.size(); ++i) {
    if (!targets_[i].starts_with(names_elsewhere)) continue;
    const std::string kind = targets_[i].substr(names_elsewhere.size());
    for (const std::string& name : parts_of(cells[i], ';')) {
      if (kind == hashed) {
        if (!service::is_keyed_hash(name))
          throw BadCell{headings_[i], say("import.not_a_hash", {{"given", name}})};
        links.emplace_back(service::phones, name);
      } else if (kind == service::phones) {
        const auto phone = service::e164_of(name);
        if (!phone) throw BadCell{headings_[i], say("import.not_a_phone", {{"given", name}})};
        links.emplace_back(kind, service::keyed_hash(phone_secret, *phone));
      } else {
        links.emplace_back(kind, name);
      }
    }
  }
  return links;
}

bool Columns::have_phones() const {
  return std::find(targets_.begin(), targets_.end(), "link.phone") != targets_.end();
}

std::string Columns::link_target(const std::string& kind) {
  return std::string(names_elsewhere) + (kind == service::phones ? std::string(hashed) : kind);
}

}  // namespace loyalty::native
