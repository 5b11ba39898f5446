#include <algorithm>

#include "native/fields.h"
#include "native/messages.h"
#include "native/moments.h"
#include "native/show.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

std::string names_of(const Session& session, const std::string& joined) {
  std::string out;
  std::size_t begin = 0;
  while (begin <= joined.size()) {
    const auto end = std::min(joined.find(',', begin), joined.size());
    const auto id = joined.substr(begin, end - begin);
    const auto word = find_sentence("name." + id).value_or(session.names.anything(id));
    out += (out.empty() ? "" : say("list.separator")) + word;
    begin = end + 1;
  }
  return out;
}

/// "14:05" of minutes since midnight.
std::string clock_text(std::int64_t minute) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minute / 60) + ":" + two(minute % 60);
}

/// A number as what it counts: an instant, a time of day, a weekday, money, or just so many.
std::string number_text(const Session& session, const std::string& key, std::int64_t n,
                        bool money) {
  if (key == "from" || key == "until") return moment_text(n, session.zone);
  if (key == "minute") return clock_text(n);
  if (key == "today") return say("weekday." + std::to_string(n));
  return money ? session.names.money(n) : std::to_string(n);
}

/// Ids as names; words of the engine in the language spoken.
std::string word_of(const Session& session, const std::string& key, const std::string& word) {
  if (auto known = find_sentence(key + "." + word)) return *known;
  return names_of(session, word);
}

}  // namespace

std::string reason_text(const Session& session, const json& reason) {
  const auto code = text(reason, "code");
  // Numbers stand beside the code or under "details".
  json numbers = reason.contains("details") ? reason["details"] : reason;
  numbers.erase("code");
  const bool money = code == "threshold_amount" || code == "lower_saving";
  Words words;
  for (const auto& [key, value] : numbers.items()) {
    if (value.is_number_integer())
      words.emplace_back(key, number_text(session, key, value.get<std::int64_t>(), money));
    else if (value.is_string() && !value.get<std::string>().empty())
      words.emplace_back(key, word_of(session, key, value.get<std::string>()));
    else if (!value.is_string())
      words.emplace_back(key, value.dump());
  }
  if (auto known = find_sentence("reason." + code, words)) return *known;
  std::string out = code;
  for (const auto& [key, value] : words) out += "  " + key + " " + value;
  return out;
}

}  // namespace loyalty::native
