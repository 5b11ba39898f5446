#include "native/command/details.h"

#include <algorithm>

#include "native/command/moments.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

struct Known {
  Names names;
  Zone zone;
};

Known& known() {
  static Known known;
  return known;
}

/// "14:05" of minutes since midnight.
std::string clock_text(std::int64_t minute) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minute / 60) + ":" + two(minute % 60);
}

/// One text, or several with commas between, each told by `tell`.
template <class Tell>
std::string each_of(const std::string& joined, const Tell& tell) {
  std::string out;
  for (std::size_t begin = 0; begin <= joined.size();) {
    const auto end = std::min(joined.find(',', begin), joined.size());
    out += (out.empty() ? "" : say("list.separator")) + tell(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string name_of(const std::string& id) { return printable(known().names.anything(id)); }

std::string as_it_is(const json& value) {
  if (value.is_string()) return printable(value.get<std::string>());
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string formatted(const json& value, const std::string& format) {
  const std::string plain = as_it_is(value);
  if (format.empty()) return plain;
  if (format == "names")
    return value.is_string() ? each_of(value.get<std::string>(), name_of) : plain;
  if (value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    if (format == "money") return known().names.money(number);
    if (format == "moment") return moment_text(number, known().zone);
    if (format == "clock") return clock_text(number);
  }
  return each_of(plain, [&](const std::string& word) {
    return find_sentence(format + "." + word).value_or(word);
  });
}

}  // namespace

void tell_of(const Names& names, const Zone& zone) { known() = {names, zone}; }

std::optional<std::string> sentence_of(std::string_view key, const json& details) {
  return tell_sentence(
      key, [&](std::string_view name, std::string_view format) -> std::optional<std::string> {
        const auto value = details.is_object() ? details.find(std::string(name)) : details.end();
        if (!details.is_object() || value == details.end() || value->is_null() || *value == "")
          return std::nullopt;
        return formatted(*value, std::string(format));
      });
}

std::string sentence_or_code(std::string_view group, const std::string& code, const json& details) {
  if (auto known = sentence_of(std::string(group) + "." + code, details)) return *known;
  std::string text = printable(code);
  for (const auto& [key, value] : details.items())
    text += (text == code ? ": " : ", ") + key + " " + as_it_is(value);
  return text;
}

}  // namespace loyalty::native
