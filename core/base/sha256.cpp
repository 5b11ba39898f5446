#include "core/base/sha256.h"

#include <bit>
#include <cstring>

namespace loyalty {
namespace {

constexpr std::size_t block_bytes = 64;

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t big_endian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

/// One round. The caller renames the eight words instead of moving them.
inline void mix(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d,
                std::uint32_t e, std::uint32_t f, std::uint32_t g, std::uint32_t& h,
                std::uint32_t input) {
  const std::uint32_t t1 =
      h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + (g ^ (e & (f ^ g))) + input;
  d += t1;
  h = t1 + (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) | (c & (a | b)));
}

void compress(std::array<std::uint32_t, 8>& state, const std::uint8_t* block) {
  std::array<std::uint32_t, 16> w;
  for (std::size_t i = 0; i < w.size(); ++i) w[i] = big_endian(block + 4 * i);

  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < round_constants.size(); t += 16) {
    // The message schedule, sixteen words at a time and in place.
#pragma GCC unroll 16
    for (std::size_t i = 0; t > 0 && i < 16; ++i) {
      const std::uint32_t w15 = w[(i + 1) & 15];
      const std::uint32_t w2 = w[(i + 14) & 15];
      w[i] += (std::rotr(w15, 7) ^ std::rotr(w15, 18) ^ (w15 >> 3)) + w[(i + 9) & 15] +
              (std::rotr(w2, 17) ^ std::rotr(w2, 19) ^ (w2 >> 10));
    }
    // Eight rounds bring every word back to its own name.
#pragma GCC unroll 2
    for (std::size_t i = 0; i < 16; i += 8) {
      const std::uint32_t* k = round_constants.data() + t + i;
      mix(a, b, c, d, e, f, g, h, w[i] + k[0]);
      mix(h, a, b, c, d, e, f, g, w[i + 1] + k[1]);
      mix(g, h, a, b, c, d, e, f, w[i + 2] + k[2]);
      mix(f, g, h, a, b, c, d, e, w[i + 3] + k[3]);
      mix(e, f, g, h, a, b, c, d, w[i + 4] + k[4]);
      mix(d, e, f, g, h, a, b, c, w[i + 5] + k[5]);
      mix(c, d, e, f, g, h, a, b, w[i + 6] + k[6]);
      mix(b, c, d, e, f, g, h, a, w[i + 7] + k[7]);
    }
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

}  // namespace

void Sha256::update(std::string_view bytes) {
  total_bytes_ += bytes.size();
  const char* from = bytes.data();
  std::size_t left = bytes.size();
  if (filled_ > 0) {
    const std::size_t taken = left < block_bytes - filled_ ? left : block_bytes - filled_;
    // An empty view may hold a null pointer, which memcpy does not take.
    if (taken > 0) std::memcpy(block_.data() + filled_, from, taken);
    filled_ += taken;
    from += taken;
    left -= taken;
    if (filled_ < block_bytes) return;
    compress(state_, block_.data());
    filled_ = 0;
  }
  for (; left >= block_bytes; from += block_bytes, left -= block_bytes) {
    compress(state_, reinterpret_cast<const std::uint8_t*>(from));
  }
  if (left > 0) std::memcpy(block_.data(), from, left);
  filled_ = left;
}

std::array<std::uint8_t, 32> Sha256::digest() {
  const std::uint64_t total_bits = total_bytes_ * 8;
  // A one bit, zeros up to 8 bytes before a block's end, then the length.
  std::array<char, block_bytes + 8> padding = {};
  padding[0] = static_cast<char>(0x80);
  const std::size_t zeros_end = filled_ < block_bytes - 8 ? block_bytes - 8 : 2 * block_bytes - 8;
  const std::size_t used = zeros_end - filled_;
  for (std::size_t i = 0; i < 8; ++i) {
    padding[used + i] = static_cast<char>(total_bits >> (56 - 8 * i) & 0xff);
  }
  update({padding.data(), used + 8});

  std::array<std::uint8_t, 32> out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
  }
  return out;
}

std::string hex(const std::array<std::uint8_t, 32>& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hex(hash.digest());
}

}  // namespace loyalty
