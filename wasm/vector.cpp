// What all vectors share (std/vector).

#include <cstdlib>
#include <cstring>
#include <vector>

namespace loyalty {
namespace {

/// An empty row has no address.
void move_bytes(char* to, const char* from, std::size_t bytes) {
  if (bytes > 0) std::memmove(to, from, bytes);
}

}  // namespace

void* make_room(Row& row, std::size_t bytes) {
  const auto size = static_cast<std::size_t>(row.end - row.begin);
  const auto room = static_cast<std::size_t>(row.limit - row.begin);
  if (room - size >= bytes) return nullptr;
  std::size_t more = size + bytes;
  if (more < 2 * room) more = 2 * room;
  char* before = row.begin;
  row.begin = static_cast<char*>(std::malloc(more));
  move_bytes(row.begin, before, size);
  row.end = row.begin + size;
  row.limit = row.begin + more;
  return before;
}

char* open_gap(Row& row, char* at, std::size_t bytes) {
  const std::ptrdiff_t place = at - row.begin;
  std::free(make_room(row, bytes));
  at = row.begin + place;
  move_bytes(at + bytes, at, static_cast<std::size_t>(row.end - at));
  row.end += bytes;
  return at;
}

void close_gap(Row& row, char* from, const char* to) {
  move_bytes(from, to, static_cast<std::size_t>(row.end - to));
  row.end -= to - from;
}

void keep_bytes(Row& row, const char* from, std::size_t bytes) {
  row.end = row.begin;
  std::free(make_room(row, bytes));
  move_bytes(row.begin, from, bytes);
  row.end = row.begin + bytes;
}

}  // namespace loyalty
