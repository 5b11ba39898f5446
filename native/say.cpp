#include <algorithm>
#include <cstdlib>

#include "native/messages.h"
#include "native/messages_table.h"

namespace loyalty::native {
namespace {

Language& current() {
  static Language language = Language::en;
  return language;
}

const std::string* word(const Words& words, std::string_view name) {
  for (const auto& [key, value] : words)
    if (key == name) return &value;
  return nullptr;
}

/// Fills a template; `whole` is false afterwards when a word was missing.
std::string fill(std::string_view sentence, const Words& words, bool& whole) {
  std::string out;
  while (!sentence.empty()) {
    const char c = sentence.front();
    const auto close = c == '{'   ? sentence.find('}')
                       : c == '[' ? sentence.find(']')
                                  : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += c;
      sentence.remove_prefix(1);
      continue;
    }
    const auto inner = sentence.substr(1, close - 1);
    sentence.remove_prefix(close + 1);
    if (c == '[') {
      bool given = true;
      const auto part = fill(inner, words, given);
      if (given) out += part;
      continue;
    }
    const auto colon = inner.find(':');
    const std::string* value = word(words, inner.substr(0, colon));
    if (!value) {
      whole = false;
    } else if (colon == std::string_view::npos) {
      out += *value;
    } else {
      const auto forms = inner.substr(colon + 1);
      const auto bar = forms.find('|');
      out += *value == "1" ? forms.substr(0, bar) : forms.substr(bar + 1);
    }
  }
  return out;
}

}  // namespace

void speak(Language language) { current() = language; }

Language spoken() { return current(); }

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value)
      return std::string_view(value).substr(0, 2) == "zh" ? Language::zh : Language::en;
  }
  return Language::en;
}

std::optional<std::string> find_sentence(std::string_view key, const Words& words) {
  for (const Sentence& s : sentences()) {
    if (s.key != key) continue;
    bool whole = true;
    return fill(spoken() == Language::zh ? s.zh : s.en, words, whole);
  }
  return std::nullopt;
}

std::string say(std::string_view key, const Words& words) {
  return find_sentence(key, words).value_or(std::string(key));
}

}  // namespace loyalty::native
