#include "native/service/request.h"

#include <algorithm>
#include <charconv>

namespace loyalty::service {

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    unsigned value = 0;
    if (i + 2 >= text.size()) return {};
    const auto [end, error] = std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
    if (error != std::errc{} || end != text.data() + i + 3) return {};
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

bool read_query(std::string_view query, std::map<std::string, std::string>& into) {
  while (!query.empty()) {
    const auto* end = std::find(query.begin(), query.end(), '&');
    const auto* sign = std::find(query.begin(), end, '=');
    auto name = decoded({query.begin(), sign}),
         value = decoded({sign == end ? end : sign + 1, end});
    query = {end == query.end() ? end : end + 1, query.end()};
    if (!name || !value) return false;
    if (!name->empty()) into[std::move(*name)] = std::move(*value);
  }
  return true;
}

}  // namespace loyalty::service
