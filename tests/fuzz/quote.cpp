#include "tests/fuzz/fuzz.h"

using namespace loyalty::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Untouched shop(small_shop());
  try_quote(shop.engine, text_of(data, size));
  shop.require_untouched("a quote changes nothing");
  return 0;
}
