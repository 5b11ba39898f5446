#pragma once
// For simdjson, which looks at bytes behind a text: room for one text after another, kept by a thread. For servers.

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace loyalty::wire {

/// A parser with the text that it parses. What it keeps has grown to the longest text it had.
template <class Parser>
struct KeptText {
  Parser json;
  std::vector<char> bytes;

  void take(std::string_view text) {
    bytes.resize(std::max(bytes.size(), text.size() + simdjson::SIMDJSON_PADDING));
    std::memcpy(bytes.data(), text.data(), text.size());
  }
};

/// Calls `use` with a parser that holds `text`: the thread's own, unless the text is so long that it had better not be kept.
template <class Parser, class Use>
auto with_text(std::string_view text, const Use& use) {
  constexpr std::size_t usual_bytes = std::size_t{1} << 18;
  if (text.size() > usual_bytes) {
    KeptText<Parser> once;
    once.take(text);
    return use(once);
  }
  thread_local KeptText<Parser> kept;
  kept.take(text);
  return use(kept);
}

/// The text of a value, unread.
inline simdjson::simdjson_result<std::string_view> text_of(simdjson::ondemand::value value) {
  namespace ondemand = simdjson::ondemand;
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  std::string_view text;
  simdjson::error_code error;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    error = value.get_object().get(object);
    if (!error) error = object.raw_json().get(text);
  } else if (type == ondemand::json_type::array) {
    ondemand::array array;
    error = value.get_array().get(array);
    if (!error) error = array.raw_json().get(text);
  } else {
    text = value.raw_json_token();
    ondemand::raw_json_string skipped;
    error = type == ondemand::json_type::string ? value.get_raw_json_string().get(skipped)
                                                : simdjson::SUCCESS;
  }
  if (error) return error;
  return text.substr(0, text.find_last_not_of(" \t\n\r") + 1);
}

}  // namespace loyalty::wire
