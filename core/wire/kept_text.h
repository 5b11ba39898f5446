#pragma once
// For simdjson, which looks at bytes behind a text: room for one text after another. For servers.

#include <simdjson.h>

#include <memory>
#include <string_view>

namespace loyalty::wire {

/// A parser with the text that it parses; for one text after another.
template <class Parser>
class KeptText {
 public:
  Parser json;

  /// The text, until the next one is taken.
  std::string_view take(std::string_view text) {
    if (text.size() + simdjson::SIMDJSON_PADDING > room_) {
      room_ = text.size() + simdjson::SIMDJSON_PADDING;
      bytes_.reset(new char[room_]);
    }
    text.copy(bytes_.get(), text.size());
    return {bytes_.get(), text.size()};
  }
  std::size_t room() const { return room_; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t room_ = 0;
};

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
