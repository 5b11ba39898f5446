#pragma once
// Two parsers tell what a JSON text has: nlohmann's, whatever the text, and simdjson, a well-formed text several times as
// fast. For servers: a page has the first.

#include <memory>
#include <string_view>

#include "core/wire/events.h"

namespace loyalty::wire {

/// simdjson, for one text after another; for two texts at once there have to be two.
class QuickParser {
 public:
  QuickParser();
  ~QuickParser();

  /// Tells `to` the tokens of a text until it stops. False, and nothing told: the text is for nlohmann's parser to judge.
  bool tell(std::string_view text, Events& to);

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

/// As read(), by nlohmann's parser alone: every text, with the same result and the same problems.
Problems read_carefully(std::string_view text, const Shape& shape, void* object, About* about);

}  // namespace loyalty::wire
