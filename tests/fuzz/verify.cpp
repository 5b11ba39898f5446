#include "tests/fuzz/fuzz.h"

using namespace loyalty;
using namespace loyalty::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Untouched shop(small_shop());
  const Reply reply = shop.engine.verify(text_of(data, size));
  const Json verdict = checked(reply);
  require(!reply.ok || verdict.contains("verdict"), "there is a verdict", reply.text);
  shop.require_untouched("a verification changes nothing");
  return 0;
}
