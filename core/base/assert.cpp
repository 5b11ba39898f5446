#include "core/base/assert.h"

extern "C" __attribute__((weak)) void loyalty_on_assertion(const char*, const char*, int) {}

namespace loyalty {

void assertion_failed(const char* message, const char* file, int line) {
  loyalty_on_assertion(message, file, line);
  __builtin_trap();
}

}  // namespace loyalty
