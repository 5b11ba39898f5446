#pragma once
// SHA-256 (FIPS 180-4), for digests of canonical JSON and for draws.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty {

/// A running hash. update() as often as needed, then digest() once.
class Sha256 {
 public:
  void update(std::string_view bytes);
  std::array<std::uint8_t, 32> digest();

 private:
  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> block_ = {};
  std::size_t filled_ = 0;  // bytes waiting in block_
  std::uint64_t total_bytes_ = 0;
};

/// 64 lower-case hex digits.
std::string hex(const std::array<std::uint8_t, 32>& digest);

/// The digest of `bytes` as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace loyalty
