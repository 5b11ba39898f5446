#include "native/batch/source.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace loyalty::native {
namespace {

/// A pipe's whole content on Linux.
constexpr std::size_t block_bytes = 1 << 16;

/// simdjson looks at so many bytes behind a text.
constexpr std::size_t behind = 64;

}  // namespace

bool Source::wait() {
  pollfd polled[] = {{input_, POLLIN, 0}, {wake_, POLLIN, 0}, {output_, 0, 0}};
  while (true) {
    if (poll(polled, std::size(polled), -1) < 0) {
      if (errno == EINTR) continue;
      error_ = errno;
      return false;
    }
    output_closed_ = (polled[2].revents & (POLLERR | POLLHUP)) != 0;
    if (output_closed_ || polled[1].revents != 0) return false;
    if (polled[0].revents != 0) return true;
  }
}

/// What was handed on stays where it is: the line that has begun moves into a block of its own.
void Source::grow() {
  const std::size_t begun = size_ - begin_;
  const std::size_t wanted = std::max(2 * begun, begun + block_bytes);
  std::shared_ptr<char[]> bytes(new char[wanted + behind]);
  if (begun > 0) std::memcpy(bytes.get(), bytes_.get() + begin_, begun);
  bytes_ = std::move(bytes);
  handed_on_ = false;
  capacity_ = wanted;
  size_ = begun;
  begin_ = 0;
}

void Source::end_line(std::size_t end, Arrival& into) {
  SourceLine line;
  const std::size_t length = end - begin_ + dropped_;
  if (length > longest_) {
    line.too_long = length;
  } else {
    line.text = {bytes_.get() + begin_, end - begin_};
    line.room = size_ + behind - begin_;
  }
  into.lines.push_back(line);
  dropped_ = 0;
}

void Source::cut(std::size_t from, Arrival& into) {
  const char* bytes = bytes_.get();
  while (from < size_) {
    const void* found = std::memchr(bytes + from, '\n', size_ - from);
    if (!found) break;
    const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes);
    end_line(end, into);
    begin_ = from = end + 1;
  }
  if (size_ - begin_ > longest_) {
    dropped_ += size_ - begin_;
    begin_ = size_;
  }
}

bool Source::next(Arrival& into) {
  into.lines.clear();
  while (into.lines.empty() && !ended_) {
    if (!wait()) return false;
    if (handed_on_ || capacity_ - size_ < block_bytes / 2) grow();
    const ssize_t n = read(input_, bytes_.get() + size_, capacity_ - size_);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n < 0) error_ = errno;
    if (n <= 0) {
      ended_ = true;
      if (size_ > begin_ || dropped_ > 0) end_line(size_, into);
      break;
    }
    const std::size_t from = size_;
    size_ += static_cast<std::size_t>(n);
    cut(from, into);
  }
  if (into.lines.empty()) return false;
  std::memset(bytes_.get() + size_, 0, behind);
  into.bytes = bytes_;
  handed_on_ = true;
  return true;
}

}  // namespace loyalty::native
