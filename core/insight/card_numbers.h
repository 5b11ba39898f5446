#pragma once
// Numbers of cards made in a batch (批量制卡): prefix, serial number, Luhn check digit.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

/// The number of a card: `prefix`, the serial number filled with zeros, the check digit; `length` digits in all. Nothing
/// when the prefix has anything but digits, or the serial number does not fit.
std::optional<std::string> card_number(std::string_view prefix, std::int64_t serial,
                                       std::int64_t length);

}  // namespace loyalty
