#include "core/base/luhn.h"

#include <algorithm>

namespace loyalty {
namespace {

/// Sum of the digits, every second one doubled, from the right; `doubled` says whether the last one is.
int luhn_sum(std::string_view digits, bool doubled) {
  int sum = 0;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, doubled = !doubled) {
    const int digit = *at - '0';
    sum += !doubled ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum;
}

}  // namespace

bool has_luhn_digit(std::string_view number) {
  const bool digits =
      std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && number.size() >= 2 && number.size() <= 32 && luhn_sum(number, false) % 10 == 0;
}

char luhn_digit(std::string_view digits) {
  return static_cast<char>('0' + (10 - luhn_sum(digits, true) % 10) % 10);
}

}  // namespace loyalty
