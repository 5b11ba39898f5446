#include <cstdio>

#include "core/base/assert.h"

extern "C" void loyalty_on_assertion(const char* message, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: %s\n", file, line, message);
}
