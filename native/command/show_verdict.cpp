#include "native/command/fields.h"
#include "native/command/show.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {

std::string verdict_text(const Session&, const nlohmann::json& verdict) {
  const auto name = text(verdict, "verdict");
  std::string out = find_sentence("verdict." + name).value_or(name) + "\n";
  const auto add = [&](const char* key) {
    const auto& value = child(verdict, key);
    if (value.is_null()) return;
    const auto shown = value.is_string() ? value.get<std::string>() : value.dump();
    out += "  " +
           say(std::string("verdict.field.") + key, {{"value", shorten(printable(shown), 200)}}) +
           "\n";
  };
  for (const char* key : {"coupon", "at", "claimed", "own"}) add(key);
  return out;
}

}  // namespace loyalty::native
