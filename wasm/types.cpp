// The types that cross the boundary, in place of emcc's list of all that Embind knows: numbers of every kind, wide
// strings and views of memory would cost a fiftieth of what a page loads.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <string>

/// What an error about an unknown type would name it; bindings.cpp uses none.
extern "C" EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const void*) {
  return static_cast<const char*>(std::calloc(1, 1));
}

extern "C" EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
