#include "core/wire/bytes.h"

#include <algorithm>
#include <utility>

namespace loyalty::wire {

void Bytes::grow(std::size_t count) {
  constexpr std::size_t at_first = 512;
  const std::size_t filled = size();
  const std::size_t room = std::max({2 * filled, filled + count, at_first});
  std::unique_ptr<char[]> larger(new char[room + 1]);  // not zeroed
  if (filled > 0) std::memcpy(larger.get(), begin_.get(), filled);
  begin_ = std::move(larger);
  end_ = begin_.get() + filled;
  limit_ = begin_.get() + room;
}

}  // namespace loyalty::wire
