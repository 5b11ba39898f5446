#pragma once
// Text that grows byte by byte. A std::string's push_back is a call, for every byte of every text read or written.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace loyalty::wire {

class Bytes {
 public:
  using value_type = char;

  void push_back(char c) {
    if (end_ == limit_) grow(1);
    *end_++ = c;
  }
  void append(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(room_for(text.size()), text.data(), text.size());
    end_ += text.size();
  }
  /// Where up to `count` more bytes may be put before they are taken.
  char* room_for(std::size_t count) {
    if (static_cast<std::size_t>(limit_ - end_) < count) grow(count);
    return end_;
  }
  /// The bytes that were put from room_for() up to `end` belong to the text now.
  void take_until(char* end) { end_ = end; }

  void clear() { end_ = begin_.get(); }
  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_.get()); }
  /// A zero follows the last byte.
  const char* data() const {
    if (!end_) return "";
    *end_ = '\0';
    return begin_.get();
  }
  operator std::string_view() const { return {begin_.get(), size()}; }

 private:
  void grow(std::size_t count);

  std::unique_ptr<char[]> begin_;
  char *end_ = nullptr, *limit_ = nullptr;
};

}  // namespace loyalty::wire
