#include "core/base/order.h"

namespace loyalty::detail {

std::vector<std::uint32_t> sorted_places(std::size_t size, Before before, const void* context) {
  std::vector<std::uint32_t> places(size);
  for (std::size_t i = 0; i < size; ++i) places[i] = static_cast<std::uint32_t>(i);
  // Most lists come in order.
  std::size_t in_order = 1;
  while (in_order < size && !before(context, places[in_order], places[in_order - 1])) ++in_order;
  if (in_order >= size) return places;
  std::vector<std::uint32_t> room(size);
  // Merges runs of 1, 2, 4, ... places.
  for (std::size_t run = 1; run < size; run *= 2) {
    for (std::size_t from = 0; from < size; from += 2 * run) {
      const std::size_t middle = from + run < size ? from + run : size;
      const std::size_t to = middle + run < size ? middle + run : size;
      std::size_t a = from, b = middle;
      for (std::size_t k = from; k < to; ++k) {
        const bool second = a == middle || (b < to && before(context, places[b], places[a]));
        room[k] = places[second ? b++ : a++];
      }
    }
    places.swap(room);
  }
  return places;
}

}  // namespace loyalty::detail
