#pragma once
// The table behind say(): one row a sentence.

#include <span>
#include <string_view>

namespace loyalty::native {

struct Sentence {
  std::string_view key, zh, en;
};

std::span<const Sentence> sentences();

}  // namespace loyalty::native
