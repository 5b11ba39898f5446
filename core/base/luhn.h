#pragma once
// The check digit at the end of a card number.

#include <string_view>

namespace loyalty {

/// Whether digits end in their Luhn check digit. Anything but 2 to 32 digits does not.
bool has_luhn_digit(std::string_view number);
/// The check digit that completes `digits`.
char luhn_digit(std::string_view digits);

}  // namespace loyalty
