#pragma once
// Every sentence the program says, in Chinese and English; messages.cpp holds the table.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::native {

enum class Language { zh, en };

/// The language of everything said from now on; set once, before anything is said.
void speak(Language language);
Language spoken();

/// Chinese when LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with zh, else English.
Language language_of_environment();

/// Names and what they stand for: {{"file", "cart.json"}}.
using Words = std::vector<std::pair<std::string, std::string>>;

/// The sentence of a key with `{name}` replaced. `{name:one|many}` chooses by whether the word is
/// "1". What stands in [ ] is left out unless all its words are given.
std::string say(std::string_view key, const Words& words = {});

/// The same, or nothing when the table has no such key: for codes that the core may know before
/// this table does.
std::optional<std::string> find_sentence(std::string_view key, const Words& words = {});

}  // namespace loyalty::native
