#pragma once
// nlohmann's parser, as the reader and the comparison of results use it: calls back, builds nothing, throws nothing.

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "core/wire/bytes.h"

namespace loyalty::wire {

/// Texts and keys come in a lexer's own Bytes.
using Json = nlohmann::basic_json<std::map, std::vector, Bytes>;

/// A byte order mark in front is skipped, as RFC 8259 allows.
template <class Sax>
void parse(std::string_view text, Sax& sax) {
  // What Json::sax_parse does, which also asks for a string that binary formats can be read into.
  auto bytes = nlohmann::detail::input_adapter(text.data(), text.data() + text.size());
  nlohmann::detail::parser<Json, decltype(bytes)>(std::move(bytes)).sax_parse(&sax);
}

}  // namespace loyalty::wire
