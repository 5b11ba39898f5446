// Programs, accounts, carts and events that the engine reads, with numbers at the ends of their ranges: nothing ends the
// process, and no figure leaves 2^53 - 1.
#include "tests/extremes/life.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  loyalty::extremes::Choices choices(data, size);
  loyalty::extremes::live(choices);
  return 0;
}
