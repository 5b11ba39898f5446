#include "native/command/locate.h"

#include <algorithm>

#include "native/command/terminal.h"

namespace loyalty::native {
namespace {

constexpr auto npos = std::string_view::npos;

std::size_t skip_space(std::string_view text, std::size_t i) {
  return std::min(text.find_first_not_of(" \t\r\n", i), text.size());
}

std::size_t start_of(std::string_view text) {
  return skip_space(text, text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0);
}

/// The byte after a string that begins at i; npos when it does not end.
std::size_t skip_string(std::string_view text, std::size_t i) {
  for (++i; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return npos;
}

/// The byte after the value that begins at i. Counts brackets instead of recursing: a text of a
/// million brackets is an error to report, not to die of.
std::size_t skip_value(std::string_view text, std::size_t i) {
  if (i >= text.size()) return npos;
  if (text[i] == '"') return skip_string(text, i);
  if (text[i] != '{' && text[i] != '[') {
    const auto end = std::min(text.find_first_of(" \t\r\n,]}:{[\"", i), text.size());
    return end == i ? npos : end;
  }
  std::size_t depth = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '"') {
      i = skip_string(text, i);
      if (i == npos) return npos;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return i + 1;
    ++i;
  }
  return npos;
}

void append_utf8(std::string& out, unsigned code) {
  const auto byte = [&](unsigned b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F));
  }
}

std::optional<unsigned> hex4(std::string_view text, std::size_t i) {
  if (i + 4 > text.size()) return std::nullopt;
  unsigned code = 0;
  for (std::size_t k = i; k < i + 4; ++k) {
    const char c = text[k];
    const auto digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                       : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                       : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                              : 16U;
    if (digit == 16) return std::nullopt;
    code = code * 16 + digit;
  }
  return code;
}

/// What a JSON string (with its quotes) says.
std::string unescape(std::string_view quoted) {
  std::string out;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] != '\\') {
      out += quoted[i];
      continue;
    }
    const char c = quoted[++i];
    if (c == 'u') {
      auto code = hex4(quoted, i + 1);
      if (!code) continue;
      i += 4;
      if (*code >= 0xD800 && *code < 0xDC00 && quoted.substr(i + 1, 2) == "\\u") {
        if (const auto low = hex4(quoted, i + 3); low && *low >= 0xDC00 && *low < 0xE000) {
          code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
          i += 6;
        }
      }
      append_utf8(out, *code);
    } else {
      constexpr std::string_view from = "bfnrt";
      constexpr std::string_view to = "\b\f\n\r\t";
      const auto k = from.find(c);
      out += k == npos ? c : to[k];
    }
  }
  return out;
}

/// Readers cut very long keys before they speak of them.
bool same_key(std::string_view key, std::string_view step) {
  constexpr std::size_t shown = 64;
  return key == step || (step.size() == shown && key.substr(0, shown) == step);
}

std::string unescape_step(std::string_view step) {
  std::string key;
  for (std::size_t i = 0; i < step.size(); ++i) {
    if (step[i] == '~' && i + 1 < step.size())
      key += step[++i] == '1' ? '/' : '~';
    else
      key += step[i];
  }
  return key;
}

std::optional<Located> member(std::string_view text, std::size_t i, std::string_view step,
                              Which which) {
  std::optional<Located> found;
  i = skip_space(text, i + 1);
  while (i < text.size() && text[i] == '"') {
    const auto key_end = skip_string(text, i);
    if (key_end == npos) break;
    const auto colon = skip_space(text, key_end);
    if (colon >= text.size() || text[colon] != ':') break;
    const auto begin = skip_space(text, colon + 1);
    const auto end = skip_value(text, begin);
    if (same_key(unescape(text.substr(i, key_end - i)), step)) {
      found = Located{{begin, end == npos ? text.size() : end}, i, true};
      if (which == Which::first) return found;
    }
    if (end == npos) break;
    i = skip_space(text, end);
    if (i >= text.size() || text[i] != ',') break;
    i = skip_space(text, i + 1);
  }
  return found;
}

std::optional<Located> element(std::string_view text, std::size_t i, std::string_view step) {
  if (step.empty() || step.size() > 9 || step.find_first_not_of("0123456789") != npos)
    return std::nullopt;
  auto left = std::stoul(std::string(step));
  i = skip_space(text, i + 1);
  while (i < text.size() && text[i] != ']') {
    const auto end = skip_value(text, i);
    if (left-- == 0) return Located{{i, end == npos ? text.size() : end}, std::nullopt, true};
    if (end == npos) break;
    i = skip_space(text, end);
    if (i >= text.size() || text[i] != ',') break;
    i = skip_space(text, i + 1);
  }
  return std::nullopt;
}

}  // namespace

Position position_of(std::string_view text, std::size_t byte) {
  byte = std::min(byte, text.size());
  Position position;
  // A byte order mark takes no column.
  for (std::size_t i = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; i < byte; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if ((c & 0xC0) != 0x80) {
      ++position.column;
    }
  }
  return position;
}

std::string source_excerpt(std::string_view text, std::size_t byte) {
  constexpr std::size_t before = 60, after = 60;  // bytes of a long line that are shown
  byte = std::min(byte, text.size());
  const auto newline = byte == 0 ? npos : text.rfind('\n', byte - 1);
  std::size_t begin = newline == npos ? 0 : newline + 1;
  if (begin == 0 && text.substr(0, 3) == "\xEF\xBB\xBF") begin = std::min<std::size_t>(3, byte);
  std::size_t end = std::min(text.find('\n', byte), text.size());
  if (end > byte && text[end - 1] == '\r') --end;

  const auto inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  bool cut_left = false, cut_right = false;
  if (byte - begin > before) {
    begin = byte - before;
    while (begin < byte && inside(begin)) ++begin;
    cut_left = true;
  }
  if (end > byte + after) {
    end = byte + after;
    while (end > byte && inside(end)) --end;
    cut_right = true;
  }

  const std::string left = (cut_left ? "..." : "") + printable(text.substr(begin, byte - begin));
  const std::string right = printable(text.substr(byte, end - byte)) + (cut_right ? "..." : "");
  const std::string number = std::to_string(position_of(text, byte).line);
  const std::string margin(std::max<std::size_t>(number.size(), 5), ' ');
  return margin.substr(number.size()) + number + " | " + left + right + "\n" + margin + " | " +
         std::string(display_width(left), ' ') + "^\n";
}

Located locate(std::string_view text, std::string_view pointer, Which which) {
  const auto begin = start_of(text);
  const auto end = skip_value(text, begin);
  Located at{{begin, end == npos ? text.size() : end}, std::nullopt, true};
  while (!pointer.empty()) {
    const auto slash = std::min(pointer.find('/', 1), pointer.size());
    const std::string step = unescape_step(pointer.substr(1, slash - 1));
    pointer.remove_prefix(slash);
    const std::size_t i = at.value.begin;
    std::optional<Located> next;
    if (i < text.size() && text[i] == '{')
      next = member(text, i, step, pointer.empty() ? which : Which::first);
    else if (i < text.size() && text[i] == '[')
      next = element(text, i, step);
    if (!next) {
      at.whole = false;
      return at;
    }
    at = *next;
  }
  return at;
}

std::optional<std::vector<Span>> values_in(std::string_view text) {
  std::vector<Span> values;
  std::size_t i = start_of(text);
  while (i < text.size()) {
    const auto end = std::min(skip_value(text, i), text.size());
    values.push_back({i, end});
    i = skip_space(text, end);
  }
  if (values.size() != 1 || text[values[0].begin] != '[') return values;
  if (text[values[0].end - 1] != ']') return std::nullopt;

  std::vector<Span> elements;
  const auto last = values[0].end - 1;
  for (i = skip_space(text, values[0].begin + 1); i < last;) {
    const auto end = skip_value(text, i);
    if (end == npos || end > last) return std::nullopt;
    elements.push_back({i, end});
    i = skip_space(text, end);
    if (i == last) break;
    if (text[i] != ',') return std::nullopt;
    i = skip_space(text, i + 1);
    if (i == last) return std::nullopt;
  }
  return elements;
}

std::vector<Span> lines_in(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (text.substr(begin, end - begin).find_first_not_of(" \t\r") != text.npos)
      lines.push_back({begin, end});
    begin = end + 1;
  }
  return lines;
}

std::string with_member(std::string_view text, std::string_view key, std::string_view value) {
  const auto begin = start_of(text);
  if (begin >= text.size() || text[begin] != '{' || skip_value(text, begin) == npos)
    return std::string(text);
  std::string out(text);
  if (const auto old = member(text, begin, key, Which::first))
    return out.replace(old->value.begin, old->value.end - old->value.begin, value);
  const bool alone = text[skip_space(text, begin + 1)] == '}';
  return out.insert(begin + 1,
                    '"' + std::string(key) + "\":" + std::string(value) + (alone ? "" : ","));
}

std::string with_last_member(std::string_view text, std::string_view key, std::string_view value) {
  const auto begin = start_of(text);
  const auto end = begin < text.size() && text[begin] == '{' ? skip_value(text, begin) : npos;
  if (end == npos) return std::string(text);
  if (member(text, begin, key, Which::first)) return with_member(text, key, value);
  const auto last = text.find_last_not_of(" \t\r\n", end - 2);
  // Indented as the member before it, when that one has a line of its own.
  std::string space = " ";
  const auto first = skip_space(text, begin + 1);
  if (const auto line = text.rfind('\n', first); line != npos && line > begin)
    space = std::string(text.substr(line, first - line));
  std::string out(text);
  return out.insert(last + 1, (text[last] == '{' ? "" : ",") + space + '"' + std::string(key) +
                                  "\": " + std::string(value));
}

}  // namespace loyalty::native
