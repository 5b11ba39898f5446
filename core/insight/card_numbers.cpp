#include "core/insight/card_numbers.h"

#include <algorithm>

#include "core/base/luhn.h"
#include "core/wire/reader.h"

namespace loyalty {

std::optional<std::string> card_number(std::string_view prefix, std::int64_t serial,
                                       std::int64_t length) {
  const bool digits =
      std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || serial < 0 || length < 2 || length > 32) return std::nullopt;
  const std::string last = wire::decimal(static_cast<std::size_t>(serial));
  const auto room = static_cast<std::size_t>(length) - 1;
  if (prefix.size() + last.size() > room) return std::nullopt;
  std::string number(prefix);
  number.append(room - prefix.size() - last.size(), '0');
  number += last;
  number += luhn_digit(number);
  return number;
}

}  // namespace loyalty
