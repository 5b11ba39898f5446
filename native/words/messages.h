#pragma once
// Every sentence the program says, in Chinese and English: messages/ for what the engine's answers mean,
// messages.cpp for the rest. messages/README.md has the form of a sentence.

#include <functional>
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

/// The sentence of a key with its words set in. Words are ready to be read: a format says nothing of them.
std::string say(std::string_view key, const Words& words = {});

/// The same, or nothing when the table has no such key: for codes that the core may know before
/// this table does.
std::optional<std::string> find_sentence(std::string_view key, const Words& words = {});

/// What stands for a name in a sentence, told in a format ("" for as it is); nothing when it is not given.
using Telling =
    std::function<std::optional<std::string>(std::string_view name, std::string_view format)>;

/// The sentence of a key, each of its words asked of `telling`.
std::optional<std::string> tell_sentence(std::string_view key, const Telling& telling);

}  // namespace loyalty::native
