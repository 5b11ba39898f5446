#include "native/command/money.h"

#include <nlohmann/json.hpp>

#include "native/words/messages_table.h"

namespace loyalty::native {
namespace {

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
  static const auto currencies = nlohmann::json::parse(shared_currencies);
  const auto known = currencies.find(std::string(currency));
  const bool listed = known != currencies.end();
  const auto sign = listed ? known->value("sign", "") : std::string(currency) + " ";
  return (minor < 0 ? "-" : "") + sign + decimal(minor, listed ? known->value("digits", 2) : 2);
}

std::string percent_text(std::int64_t basis_points) {
  std::string text = (basis_points < 0 ? "-" : "") + decimal(basis_points, 2);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "%";
}

}  // namespace loyalty::native
