// Bytes as a program, and, after the first 0xFF, as an account.
#include "tests/fuzz/fuzz.h"

using namespace loyalty;
using namespace loyalty::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Untouched shop(small_shop());
  const std::string_view text = text_of(data, size);
  const auto cut = text.find('\xFF');
  const std::string_view program = text.substr(0, cut);
  const Json checked_program = checked(check_program(program));
  checked(check_change(small_shop().program, program));
  if (cut == std::string_view::npos) {
    const Reply reply = shop.engine.open(small_shop().program, text);
    checked(reply);
    if (!reply.ok) return shop.require_untouched("what cannot be opened changes nothing"), 0;
    // An account that was read is written as one that can be read.
    const std::string snapshot = shop.engine.snapshot().text;
    require(shop.engine.open(small_shop().program, snapshot).ok, "a snapshot opens", snapshot);
    require(shop.engine.snapshot().text == snapshot, "a snapshot is whole", snapshot,
            shop.engine.snapshot().text);
    require(shop.engine.open(small_shop().program, small_shop().account).ok,
            "the shop opens again");
    return 0;
  }
  Engine engine;
  const Reply reply = engine.open(program, text.substr(cut + 1));
  const Json opened = checked(reply);
  require(checked_program.contains("error") ? !reply.ok : true,
          "what open takes, check has nothing against");
  if (reply.ok)
    require(opened["program"]["digest"] == checked_program["digest"], "one digest", reply.text);
  return 0;
}
