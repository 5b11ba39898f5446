#pragma once
// A member that few have, and that is large: it lies elsewhere.

#include <memory>

#include "core/wire/shape.h"

namespace loyalty::wire {

/// A T, or nothing. A copy has a T of its own.
template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(const Boxed& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Boxed& operator=(Boxed other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }

  template <class... From>
  T& emplace(From&&... from) {
    return *(value_ = std::make_unique<T>(std::forward<From>(from)...));
  }
  void reset() { value_.reset(); }
  explicit operator bool() const { return value_ != nullptr; }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  bool operator==(const Boxed& other) const {
    return value_ && other.value_ ? *value_ == *other.value_ : !value_ == !other.value_;
  }

 private:
  std::unique_ptr<T> value_;
};

namespace detail {

template <class T>
struct Unwrapped<Boxed<T>> {
  using type = T;
};
template <class T>
struct HoldingOf<Boxed<T>> {
  static void* make(void* member) { return &static_cast<Boxed<T>*>(member)->emplace(); }
  static const void* present(const void* member, const void*) {
    const auto& box = *static_cast<const Boxed<T>*>(member);
    return box ? &*box : nullptr;
  }
};

}  // namespace detail
}  // namespace loyalty::wire
