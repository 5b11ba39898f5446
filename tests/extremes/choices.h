#pragma once
// Decisions out of a few bytes: the first seed what follows when all of them have been used, so that short inputs make
// whole documents, too, and longer ones decide themselves how they begin.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loyalty::extremes {

class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {
    for (std::size_t i = 0; i < size && i < sizeof state_; ++i) state_ = state_ << 8 | data[i];
  }
  explicit Choices(std::uint64_t seed) : state_(seed) {}

  /// Less than `n`; 0 of none.
  std::size_t below(std::size_t n) {
    if (n < 2) return 0;
    return (n > 256 ? byte() << 8 | byte() : byte()) % n;
  }
  /// In so many of 256 cases.
  bool chance(std::size_t of_256) { return byte() < of_256; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::size_t byte() {
    if (left_ == 0) return next() >> 56;
    --left_;
    return *data_++;
  }
  /// splitmix64
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  const std::uint8_t* data_ = nullptr;
  std::size_t left_ = 0;
  std::uint64_t state_ = 0;
};

}  // namespace loyalty::extremes
