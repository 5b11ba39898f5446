#pragma once
// Sentences about what the engine answered: its codes, with their details told as money, dates and names.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "native/command/session.h"

namespace loyalty::native {

/// What details are told with from now on: the program's names and currency, its time zone. Until a program is
/// open: ids as they are, CNY, UTC.
void tell_of(const Names& names, const Zone& zone);

/// The sentence of "problem.missing" with the details that its placeholders name, each in the format that the
/// placeholder asks for. An empty text counts as not given.
std::optional<std::string> sentence_of(std::string_view key, const nlohmann::json& details);

/// The same; of a key without a sentence its code and the details as they are.
std::string sentence_or_code(std::string_view group, const std::string& code,
                             const nlohmann::json& details);

}  // namespace loyalty::native
