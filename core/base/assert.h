#pragma once
// Broken invariants: a mistake of this code, never of its input. They stop every build.

/// Stops with `message` when `condition` does not hold. Kept in release builds. A WebAssembly module has nowhere to
/// write, and brings no messages along.
#ifdef __EMSCRIPTEN__
#define LOYALTY_ASSERT(condition, message) ((condition) ? static_cast<void>(0) : __builtin_trap())
#else
#define LOYALTY_ASSERT(condition, message) \
  ((condition) ? static_cast<void>(0) : ::loyalty::assertion_failed(message, __FILE__, __LINE__))
#endif

/// Called before the trap. Empty and weak: a program that has somewhere to write defines its own.
extern "C" void loyalty_on_assertion(const char* message, const char* file, int line);

namespace loyalty {

[[noreturn]] void assertion_failed(const char* message, const char* file, int line);

}  // namespace loyalty
