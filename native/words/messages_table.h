#pragma once
// The tables behind say(). What both this program and the JavaScript package say stands in messages/; what
// only this program says, in messages.cpp.

#include <span>
#include <string_view>

namespace loyalty::native {

struct Sentence {
  std::string_view key, zh, en;
};

/// What only this program says: one row a sentence.
std::span<const Sentence> sentences();

/// The files of messages/, as they are: JSON.
extern const char* const shared_sentences_zh;
extern const char* const shared_sentences_en;
extern const char* const shared_currencies;

}  // namespace loyalty::native
