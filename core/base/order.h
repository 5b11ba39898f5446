#pragma once
// Sorting in little code: std::sort is written out again for every type and every comparison, a kilobyte or two
// each, and half of the module would be sorts. This is one function that sorts places, and a few bytes for each use.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace loyalty {

namespace detail {

/// Whether the element at place `a` goes before that at place `b`.
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// The places 0 to size - 1 in the order of their elements; equal ones in the order of their places.
std::vector<std::uint32_t> sorted_places(std::size_t size, Before before, const void* context);

}  // namespace detail

/// Sorts a list by `less`; equal elements keep their order. O(n log n) comparisons, each through a pointer.
template <class T, class Less = std::less<>>
void put_in_order(std::vector<T>& list, const Less& less = {}) {
  struct Context {
    const T* elements;
    const Less& less;
  };
  const Context context{list.data(), less};
  auto places = detail::sorted_places(
      list.size(),
      [](const void* c, std::uint32_t a, std::uint32_t b) -> bool {
        const auto& [elements, goes_before] = *static_cast<const Context*>(c);
        return goes_before(elements[a], elements[b]);
      },
      &context);
  // The element of place i comes to where it was wanted, along each cycle of the permutation.
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::size_t from = places[i];
    while (from < i) from = places[from];
    if (from != i) std::swap(list[i], list[from]);
    places[i] = static_cast<std::uint32_t>(from);
  }
}

/// The same for the inner loops of the search, whose lists are short: by insertion, without memory of its own.
template <class T, class Less = std::less<>>
void put_few_in_order(std::vector<T>& list, const Less& less = {}) {
  constexpr std::size_t few = 32;
  if (list.size() > few) {
    put_in_order(list, less);
    return;
  }
  for (std::size_t i = 1; i < list.size(); ++i) {
    T moving = std::move(list[i]);
    std::size_t at = i;
    for (; at > 0 && less(moving, list[at - 1]); --at) list[at] = std::move(list[at - 1]);
    list[at] = std::move(moving);
  }
}

}  // namespace loyalty
