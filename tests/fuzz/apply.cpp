// Events one a line: each is previewed, applied, and replayed from its sealed form.
#include "tests/fuzz/fuzz.h"

using namespace loyalty;
using namespace loyalty::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Engine engine = opened(small_shop());
  std::string_view rest = text_of(data, size);
  bool changed = false;
  for (int events = 0; events < 8 && !rest.empty(); ++events) {
    const auto end = rest.find('\n');
    changed |= try_apply(engine, rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  if (changed) engine = opened(small_shop());
  return 0;
}
