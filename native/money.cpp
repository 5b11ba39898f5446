#include "native/money.h"

namespace loyalty::native {
namespace {

struct Currency {
  std::string_view code, sign;
  int digits;  // of the minor unit, ISO 4217
};

constexpr Currency currencies[] = {
    {"CNY", "¥", 2},    {"HKD", "HK$", 2}, {"MOP", "MOP$", 2}, {"TWD", "NT$", 2}, {"USD", "$", 2},
    {"EUR", "€", 2},    {"GBP", "£", 2},   {"SGD", "S$", 2},   {"THB", "฿", 2},   {"JPY", "JP¥", 0},
    {"KRW", "₩", 0},    {"VND", "₫", 0},   {"LAK", "₭", 2},    {"MMK", "K", 2},   {"MYR", "RM", 2},
    {"KWD", "KWD ", 3}, {"BHD", "BHD ", 3}};

std::string decimal(std::int64_t value, int digits) {
  const bool negative = value < 0;
  // Through unsigned, since the least int64 has no opposite.
  auto text = std::to_string(negative ? 0 - static_cast<std::uint64_t>(value)
                                      : static_cast<std::uint64_t>(value));
  const auto places = static_cast<std::size_t>(digits);
  if (places > 0) {
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
  }
  return text;
}

}  // namespace

std::string money_text(std::int64_t minor, std::string_view currency) {
  Currency known{currency, "", 2};
  for (const auto& c : currencies)
    if (c.code == currency) known = c;
  const std::string sign =
      known.sign.empty() ? std::string(currency) + " " : std::string(known.sign);
  return (minor < 0 ? "-" : "") + sign + decimal(minor, known.digits);
}

std::string percent_text(std::int64_t basis_points) {
  std::string text = (basis_points < 0 ? "-" : "") + decimal(basis_points, 2);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "%";
}

}  // namespace loyalty::native
