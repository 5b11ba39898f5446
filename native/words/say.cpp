#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "native/words/messages.h"
#include "native/words/messages_table.h"

namespace loyalty::native {
namespace {

Language& current() {
  static Language language = Language::en;
  return language;
}

/// Fills a template; `whole` is false afterwards when a word was missing.
std::string fill(std::string_view sentence, const Telling& telling, bool& whole) {
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
      const auto part = fill(inner, telling, given);
      if (given) out += part;
      continue;
    }
    const auto name = inner.substr(0, inner.find_first_of(":|"));
    const auto rest = inner.substr(name.size());
    const bool counts = rest.substr(0, 1) == "|";
    const auto value = telling(name, counts || rest.empty() ? "" : rest.substr(1));
    if (!value) {
      whole = false;
    } else if (counts) {
      const auto bar = rest.find('|', 1);
      out += *value == "1" ? rest.substr(1, bar - 1) : rest.substr(bar + 1);
    } else {
      out += *value;
    }
  }
  return out;
}

/// A table of messages/, in its parsed form; read once.
const nlohmann::json& shared_table() {
  static const auto zh = nlohmann::json::parse(shared_sentences_zh);
  static const auto en = nlohmann::json::parse(shared_sentences_en);
  return current() == Language::zh ? zh : en;
}

std::optional<std::string> find_template(std::string_view key) {
  for (const Sentence& s : sentences())
    if (s.key == key) return std::string(current() == Language::zh ? s.zh : s.en);
  const auto dot = std::min(key.find('.'), key.size());
  const auto group = shared_table().find(std::string(key.substr(0, dot)));
  if (group == shared_table().end() || dot == key.size()) return std::nullopt;
  const auto found = group->find(std::string(key.substr(dot + 1)));
  return found == group->end() ? std::nullopt : std::optional(found->get<std::string>());
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

std::optional<std::string> tell_sentence(std::string_view key, const Telling& telling) {
  const auto sentence = find_template(key);
  if (!sentence) return std::nullopt;
  bool whole = true;
  return fill(*sentence, telling, whole);
}

std::optional<std::string> find_sentence(std::string_view key, const Words& words) {
  return tell_sentence(key,
                       [&](std::string_view name, std::string_view) -> std::optional<std::string> {
                         for (const auto& [given, value] : words)
                           if (given == name) return value;
                         return std::nullopt;
                       });
}

std::string say(std::string_view key, const Words& words) {
  return find_sentence(key, words).value_or(std::string(key));
}

}  // namespace loyalty::native
