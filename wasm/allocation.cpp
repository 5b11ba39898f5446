// Memory in small pieces, which come and go by the thousand in a quote: each size has a list of those that were given
// back. emmalloc, which searches for room and joins neighbours, gives large pieces, and blocks to cut small ones from.
// Every piece knows what it was taken for (allocation.h): a call that finds no memory ends there and then, without a
// destructor, and its pieces are found again.

#include "wasm/allocation.h"

#include <emscripten/bind.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

extern "C" {
void* emmalloc_malloc(std::size_t);
void emmalloc_free(void*);
/// memory_shortage.js: ends the call. The stack begins where its own memory ends and the heap begins.
[[noreturn]] void loyalty_out_of_memory(const void* stack, std::size_t wanted, std::size_t in_use);
extern char __heap_base;
}

namespace {

/// What a piece was taken for; a multiple of 64.
using Purpose = std::uint32_t;
/// Calls have none of their own: one is over before the next begins.
constexpr Purpose for_good = 0, for_a_call = 64;
/// Unused pieces, while blocks are looked through. No center lies that low.
constexpr Purpose for_nothing = 128;

/// Stands in front of every piece, and makes its address a multiple of 8: its purpose, and its size in steps, 0 of a
/// large one.
using Head = std::uint32_t;
constexpr std::size_t step = 16, most_steps = 32, block = 8192;
constexpr Head of_size = 63;

struct Unused {
  Unused* next;
};
Unused* unused[most_steps + 1];

/// What the first four bytes of a block are for: the others put its pieces where they belong.
struct Block {
  Block* before;
};
Block* last_block;
char *block_begin, *block_end;  // what is left of it

/// In front of a large piece, between its neighbours in a ring.
struct Large {
  Large *before, *after;
  std::uint32_t steps;
  Head head;
};
Large large{&large, &large, 0, 0};

Purpose purpose = for_good;
std::size_t steps_cut, steps_of_large;  // in all; now

Head& head_of(void* piece) { return *(static_cast<Head*>(piece) - 1); }
Purpose purpose_of(Head head) { return head & ~of_size; }
char* first_piece(Block* of) { return reinterpret_cast<char*>(of) + 2 * sizeof(Head); }

void give_back(void* piece, std::size_t steps) {
  auto* last = static_cast<Unused*>(piece);
  last->next = unused[steps];
  unused[steps] = last;
}

std::size_t in_use() {
  std::size_t steps = steps_cut + steps_of_large;
  for (std::size_t size = 1; size <= most_steps; ++size)
    for (const Unused* piece = unused[size]; piece; piece = piece->next) steps -= size;
  return steps * step;
}

[[noreturn]] void out_of_memory(std::size_t wanted) {
  loyalty_out_of_memory(&__heap_base, wanted, in_use());
}

bool is_cut_from(const Block* of) {
  return block_end == reinterpret_cast<const char*>(of + 1) + block;
}

/// Calls `look` with the head of every piece of a block.
template <typename Look>
void each_piece(Block* of, const Look& look) {
  const char* end = is_cut_from(of) ? block_begin : reinterpret_cast<char*>(of + 1) + block;
  for (char* piece = first_piece(of); piece < end;) {
    Head& head = head_of(piece);
    piece += (head & of_size) * step;
    look(head);
  }
}

void mark_unused() {
  for (std::size_t size = 1; size <= most_steps; ++size)
    for (Unused* piece = unused[size]; piece; piece = piece->next)
      head_of(piece) = for_nothing | size;
}

/// Makes the lists of unused pieces again, of what is for nothing. Blocks of nothing else go back to emmalloc: what small
/// pieces had is there for large ones.
void collect_unused() {
  for (Unused*& list : unused) list = nullptr;
  for (Block** at = &last_block; Block* of = *at;) {
    bool used = is_cut_from(of);
    each_piece(of, [&](Head head) { used |= purpose_of(head) != for_nothing; });
    if (!used) {
      *at = of->before;
      steps_cut -= block / step;
      emmalloc_free(of);
      continue;
    }
    each_piece(of, [](Head& head) {
      if (purpose_of(head) == for_nothing) give_back(&head + 1, head & of_size);
    });
    at = &of->before;
  }
}

/// Room of emmalloc's, for something of `wanted` bytes; the call ends where there is none.
void* room(std::size_t size, std::size_t wanted) {
  void* found = emmalloc_malloc(size);
  if (found) return found;
  mark_unused();
  collect_unused();
  found = emmalloc_malloc(size);
  if (!found) out_of_memory(wanted);
  return found;
}

/// A new piece of a block.
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
    block_begin = block_end = nullptr;
    auto* fresh = static_cast<Block*>(room(block + sizeof(Block), size));
    fresh->before = last_block;
    last_block = fresh;
    block_begin = reinterpret_cast<char*>(fresh + 1);
    block_end = block_begin + block;
  }
  void* piece = block_begin + sizeof(Head);
  block_begin += size;
  head_of(piece) = purpose | steps;
  steps_cut += steps;
  return piece;
}

void* take_large(std::size_t size) {
  // More than there can be: emmalloc adds to what it is asked for.
  if (size > SIZE_MAX / 2) out_of_memory(size);
  auto* piece = static_cast<Large*>(room(size + sizeof(Large), size));
  *piece = {large.before, &large, static_cast<std::uint32_t>(size / step), purpose};
  piece->before->after = piece->after->before = piece;
  steps_of_large += piece->steps;
  return piece + 1;
}

void give_back_large(Large* piece) {
  piece->before->after = piece->after;
  piece->after->before = piece->before;
  steps_of_large -= piece->steps;
  emmalloc_free(piece);
}

/// Gives back whatever was taken for these.
void give_back_all(Purpose one, Purpose other) {
  const auto goes = [&](Head head) { return purpose_of(head) == one || purpose_of(head) == other; };
  mark_unused();
  for (Block* of = last_block; of; of = of->before)
    each_piece(of, [&](Head& head) {
      if (goes(head)) head = for_nothing | (head & of_size);
    });
  for (Large* piece = large.after; piece != &large;) {
    Large* next = piece->after;
    if (goes(piece->head)) give_back_large(piece);
    piece = next;
  }
  collect_unused();
}

/// In decimal digits: of the types of numbers Embind knows none here.
std::string bytes_in_use() { return std::to_string(in_use()); }

EMSCRIPTEN_BINDINGS(memory) { emscripten::function("bytesInUse", &bytes_in_use); }

}  // namespace

namespace loyalty {

void take_for_call() { purpose = for_a_call; }

/// No two centers lie in one place: addresses are multiples of 8, and all below 2^29 (-sMAXIMUM_MEMORY).
void take_for(void* center) {
  purpose = static_cast<Purpose>(reinterpret_cast<std::uintptr_t>(center)) << 3;
  head_of(center) = purpose | (head_of(center) & of_size);
}

bool recover() {
  const Purpose lost = purpose;
  // Before the first center is made there is none to lose.
  const bool kept = lost == for_good || lost == for_a_call;
  purpose = for_a_call;
  give_back_all(kept ? for_a_call : lost, for_a_call);
  return kept;
}

}  // namespace loyalty

extern "C" {

// Both never answer that there is no memory.
void* malloc(std::size_t size) {
  if (size > most_steps * step - sizeof(Head)) return take_large(size);
  const std::size_t steps = (size + sizeof(Head) + step - 1) / step;
  Unused* piece = unused[steps];
  if (!piece) return cut(steps);
  unused[steps] = piece->next;
  head_of(piece) = purpose | steps;
  return piece;
}

void free(void* piece) {
  if (!piece) return;
  const Head steps = head_of(piece) & of_size;
  if (steps > 0)
    give_back(piece, steps);
  else
    give_back_large(static_cast<Large*>(piece) - 1);
}

void* calloc(std::size_t count, std::size_t size) {
  std::size_t all = 0;
  if (__builtin_mul_overflow(count, size, &all)) out_of_memory(SIZE_MAX);
  return std::memset(malloc(all), 0, all);
}

// Nobody asks for these, and emmalloc's own know nothing of the pieces above.
void* realloc(void*, std::size_t) { __builtin_trap(); }
void* memalign(std::size_t, std::size_t) { __builtin_trap(); }
void* aligned_alloc(std::size_t, std::size_t) { __builtin_trap(); }
int posix_memalign(void**, std::size_t, std::size_t) { __builtin_trap(); }
}
