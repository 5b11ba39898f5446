// A list that time takes from in front, and adds to at its end: neither moves the rest.

#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace loyalty {

/// Like a std::vector, but to erase the first element takes no longer than the last one. What is gone in front is let go of
/// when it is more than half.
template <class T>
class Series {
 public:
  using value_type = T;

  auto begin() { return all_.begin() + gone_; }
  auto begin() const { return all_.begin() + gone_; }
  auto end() { return all_.end(); }
  auto end() const { return all_.end(); }
  auto rbegin() const { return all_.rbegin(); }
  auto rend() const { return all_.rend() - gone_; }
  T* data() { return all_.data() + gone_; }
  const T* data() const { return all_.data() + gone_; }
  std::size_t size() const { return all_.size() - static_cast<std::size_t>(gone_); }
  bool empty() const { return size() == 0; }
  T& operator[](std::size_t place) { return begin()[static_cast<std::ptrdiff_t>(place)]; }
  const T& operator[](std::size_t place) const {
    return begin()[static_cast<std::ptrdiff_t>(place)];
  }
  const T& front() const { return *begin(); }
  T& back() { return all_.back(); }
  const T& back() const { return all_.back(); }

  T& emplace_back() { return all_.emplace_back(); }
  auto insert(typename std::vector<T>::iterator at, const T& element) {
    return all_.insert(at, element);
  }
  void erase(typename std::vector<T>::iterator at) {
    if (at != begin()) {
      all_.erase(at);
    } else if (++gone_ * 2 > static_cast<std::ptrdiff_t>(all_.size())) {
      all_.erase(all_.begin(), begin());
      gone_ = 0;
    }
  }

  bool operator==(const Series& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
  }

 private:
  std::vector<T> all_;
  std::ptrdiff_t gone_ = 0;
};

}  // namespace loyalty
