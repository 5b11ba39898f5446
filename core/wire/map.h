#pragma once
// Maps from ids to values, as accounts and programs hold them: few entries, read more than written.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::wire {

/// A map from ids to values, kept sorted by key.
template <class T>
using Map = std::vector<std::pair<std::string, T>>;

/// A new value at `place`, where its key belongs.
template <class T>
T& put_entry(Map<T>& map, std::size_t place, std::string key) {
  map.emplace_back().first = std::move(key);
  if (place + 1 == map.size()) return map.back().second;
  auto entry = std::move(map.back());
  for (std::size_t i = map.size() - 1; i > place; --i) map[i] = std::move(map[i - 1]);
  map[place] = std::move(entry);
  return map[place].second;
}

/// The value of `key`, or null.
template <class T>
const T* find(const Map<T>& map, std::string_view key) {
  for (const auto& entry : map)
    if (entry.first == key) return &entry.second;
  return nullptr;
}

}  // namespace loyalty::wire
