#include "native/batch/lists.h"

namespace loyalty::native {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The end of a string that begins at `at`: the byte after its quote.
std::size_t after_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::optional<std::string> lines_of_list(std::string_view list) {
  list = trimmed(list);
  if (list.size() < 2 || list.front() != '[' || list.back() != ']') return std::nullopt;
  list = list.substr(1, list.size() - 2);
  std::string lines;
  std::size_t depth = 0, from = 0;
  for (std::size_t at = 0; at < list.size();) {
    const char c = list[at];
    if (c == '"') {
      at = after_string(list, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    if (c == ',' && depth == 0) {
      lines.append(list.substr(from, at - from)).append("\n");
      from = at + 1;
    }
    ++at;
  }
  return lines.append(list.substr(from));
}

std::string kind_of(std::string_view value) {
  value = trimmed(value);
  switch (value.empty() ? '\0' : value.front()) {
    case '{': return "an object";
    case '[': return "a list";
    case '"': return "a string";
    case 't':
    case 'f': return "a boolean";
    case 'n': return "null";
    default: return "a number";
  }
}

}  // namespace loyalty::native
