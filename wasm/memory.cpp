// Copying and comparing memory eight bytes at a time. WebAssembly 1.0 has no instruction for it, and emcc's functions
// go byte by byte when it is asked for little code: a tenth of a quote was spent in them.

#include <cstddef>
#include <cstdint>

namespace {

// Of any type, at any address: WebAssembly reads and writes them alike.
using Eight [[gnu::may_alias, gnu::aligned(1)]] = std::uint64_t;

constexpr std::size_t eight = sizeof(Eight);

}  // namespace

extern "C" void* memcpy(void* to, const void* from, std::size_t size) {
  auto* t = static_cast<unsigned char*>(to);
  const auto* f = static_cast<const unsigned char*>(from);
  for (; size >= eight; size -= eight, t += eight, f += eight)
    *reinterpret_cast<Eight*>(t) = *reinterpret_cast<const Eight*>(f);
  for (; size > 0; --size) *t++ = *f++;
  return to;
}

extern "C" void* memmove(void* to, const void* from, std::size_t size) {
  auto* t = static_cast<unsigned char*>(to);
  const auto* f = static_cast<const unsigned char*>(from);
  // Forwards, whatever is overwritten has been read: eight bytes are read before any of them is written.
  if (t <= f || t >= f + size) return memcpy(to, from, size);
  for (; size >= eight; size -= eight)
    *reinterpret_cast<Eight*>(t + size - eight) = *reinterpret_cast<const Eight*>(f + size - eight);
  for (; size > 0; --size) t[size - 1] = f[size - 1];
  return to;
}

extern "C" void* memset(void* to, int byte, std::size_t size) {
  auto* t = static_cast<unsigned char*>(to);
  const auto value = static_cast<unsigned char>(byte);
  const std::uint64_t all = value * 0x0101010101010101U;
  for (; size >= eight; size -= eight, t += eight) *reinterpret_cast<Eight*>(t) = all;
  for (; size > 0; --size) *t++ = value;
  return to;
}

extern "C" int memcmp(const void* one, const void* other, std::size_t size) {
  const auto* a = static_cast<const unsigned char*>(one);
  const auto* b = static_cast<const unsigned char*>(other);
  for (; size >= eight; size -= eight, a += eight, b += eight)
    if (*reinterpret_cast<const Eight*>(a) != *reinterpret_cast<const Eight*>(b)) break;
  for (; size > 0; --size, ++a, ++b)
    if (*a != *b) return *a - *b;
  return 0;
}
