#pragma once
// Amounts as people write them.

#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty::native {

/// 1234 fen of CNY: "¥12.34". An unknown currency stands as its code: "XTS 12.34".
std::string money_text(std::int64_t minor, std::string_view currency);

/// 8800: "88%", 8850: "88.5%".
std::string percent_text(std::int64_t basis_points);

}  // namespace loyalty::native
