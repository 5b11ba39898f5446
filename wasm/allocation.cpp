// Memory in small pieces, which come and go by the thousand in a quote: each size has a list of those that were given
// back. emmalloc, which searches for room and joins neighbours, gives large pieces, and blocks to cut small ones from.

#include <emscripten/bind.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

extern "C" {
void* emmalloc_malloc(std::size_t);
void emmalloc_free(void*);
}

namespace {

/// Stands in front of every piece, and makes its address a multiple of 8: the piece's size in steps. emmalloc gives those
/// of more than `most_steps`.
using Head = std::uint32_t;
constexpr std::size_t step = 16, most_steps = 32, block = 8192, in_front = 8;

struct Unused {
  Unused* next;
};
Unused* unused[most_steps + 1];
char *block_begin, *block_end;
std::size_t steps_cut, steps_of_large;  // in all; now

Head& head_of(void* piece) { return *(static_cast<Head*>(piece) - 1); }

void give_back(void* piece, std::size_t steps) {
  auto* last = static_cast<Unused*>(piece);
  last->next = unused[steps];
  unused[steps] = last;
}

/// A new piece of a block; the first four bytes of a block put the pieces where they belong.
void* cut(std::size_t steps) {
  const std::size_t size = steps * step;
  if (static_cast<std::size_t>(block_end - block_begin) < size) {
    const auto left = static_cast<std::size_t>(block_end - block_begin) / step;
    if (left > 0) {
      void* rest = block_begin + sizeof(Head);
      head_of(rest) = left;
      steps_cut += left;
      give_back(rest, left);
    }
    auto* fresh = static_cast<char*>(emmalloc_malloc(block + sizeof(Head)));
    if (!fresh) {
      block_begin = block_end = nullptr;
      return nullptr;
    }
    block_begin = fresh + sizeof(Head);
    block_end = block_begin + block;
  }
  void* piece = block_begin + sizeof(Head);
  block_begin += size;
  head_of(piece) = steps;
  steps_cut += steps;
  return piece;
}

/// In decimal digits: of the types of numbers Embind knows none here.
std::string bytes_in_use() {
  std::size_t steps = steps_cut + steps_of_large;
  for (std::size_t size = 1; size <= most_steps; ++size)
    for (const Unused* piece = unused[size]; piece; piece = piece->next) steps -= size;
  return std::to_string(steps * step);
}

EMSCRIPTEN_BINDINGS(memory) { emscripten::function("bytesInUse", &bytes_in_use); }

}  // namespace

extern "C" {

void* malloc(std::size_t size) {
  const std::size_t steps = (size + sizeof(Head) + step - 1) / step;
  if (steps <= most_steps) {
    if (Unused* piece = unused[steps]) {
      unused[steps] = piece->next;
      return piece;
    }
    return cut(steps);
  }
  if (size > SIZE_MAX - in_front) return nullptr;
  auto* piece = static_cast<char*>(emmalloc_malloc(size + in_front));
  if (!piece) return nullptr;
  head_of(piece + in_front) = steps;
  steps_of_large += steps;
  return piece + in_front;
}

void free(void* piece) {
  if (!piece) return;
  const Head steps = head_of(piece);
  if (steps <= most_steps) {
    give_back(piece, steps);
    return;
  }
  steps_of_large -= steps;
  emmalloc_free(static_cast<char*>(piece) - in_front);
}

void* calloc(std::size_t count, std::size_t size) {
  std::size_t all = 0;
  if (__builtin_mul_overflow(count, size, &all)) return nullptr;
  void* piece = malloc(all);
  if (piece) std::memset(piece, 0, all);
  return piece;
}

// Nobody asks for these, and emmalloc's own know nothing of the pieces above.
void* realloc(void*, std::size_t) { __builtin_trap(); }
void* memalign(std::size_t, std::size_t) { __builtin_trap(); }
void* aligned_alloc(std::size_t, std::size_t) { __builtin_trap(); }
int posix_memalign(void**, std::size_t, std::size_t) { __builtin_trap(); }
}
