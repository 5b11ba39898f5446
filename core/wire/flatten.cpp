#include "core/wire/flatten.h"

#include <algorithm>

#include "core/base/order.h"
#include "core/wire/json.h"
#include "core/wire/reader.h"
#include "core/wire/writer.h"

namespace loyalty::wire {

namespace {

struct Collector {
  struct Level {
    std::size_t length;  ///< of `at` without this level's step
    bool list;
    std::int64_t index = -1;
  };
  std::vector<Leaf> leaves;
  std::vector<Level> levels;
  std::string at;
  bool fresh = false;  ///< the innermost container is empty so far

  void step() {
    fresh = false;
    if (levels.empty() || !levels.back().list) return;
    at.resize(levels.back().length);
    at += '/' + std::to_string(++levels.back().index);
  }
  bool leaf(std::string value) {
    step();
    leaves.push_back({at, std::move(value)});
    return true;
  }
  bool open(bool list) {
    step();
    if (levels.size() >= static_cast<std::size_t>(limits::depth)) return false;
    levels.push_back({at.size(), list});
    fresh = true;
    return true;
  }
  bool close(const char* nothing) {
    at.resize(levels.back().length);
    if (fresh) leaves.push_back({at, nothing});
    fresh = false;
    levels.pop_back();
    return true;
  }

  bool null() { return leaf("null"); }
  bool boolean(bool v) { return leaf(v ? "true" : "false"); }
  bool number_integer(std::int64_t v) { return leaf(std::to_string(v)); }
  bool number_unsigned(std::uint64_t v) { return leaf(std::to_string(v)); }
  bool number_float(Json::number_float_t, const Bytes& given) { return leaf(std::string(given)); }
  bool string(const Bytes& v) { return leaf(quoted(v)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(false); }
  bool start_array(std::size_t) { return open(true); }
  bool key(const Bytes& name) {
    fresh = false;
    at.resize(levels.back().length);
    at += pointer_step(name);
    return true;
  }
  bool end_object() { return close("{}"); }
  bool end_array() { return close("[]"); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
    return false;
  }
};

const Leaf* find_at(const std::vector<const Leaf*>& sorted, const std::string& at) {
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), at,
                       [](const Leaf* leaf, const std::string& a) { return leaf->at < a; });
  return found != sorted.end() && (*found)->at == at ? *found : nullptr;
}

std::vector<const Leaf*> sorted(const std::vector<Leaf>& leaves) {
  std::vector<const Leaf*> list;
  for (const Leaf& leaf : leaves) list.push_back(&leaf);
  put_in_order(list, [](const Leaf* a, const Leaf* b) { return a->at < b->at; });
  return list;
}

}  // namespace

std::vector<Leaf> flatten(std::string_view text) {
  Collector collector;
  parse(text, collector);
  return std::move(collector.leaves);
}

std::vector<Difference> first_difference(const std::vector<Leaf>& own,
                                         const std::vector<Leaf>& claimed) {
  if (own == claimed) return {};
  const auto theirs = sorted(claimed), ours = sorted(own);
  for (const Leaf& leaf : own) {
    const Leaf* other = find_at(theirs, leaf.at);
    if (!other) return {{leaf.at, leaf.value, ""}};
    if (other->value != leaf.value) return {{leaf.at, leaf.value, other->value}};
  }
  for (const Leaf& leaf : claimed)
    if (!find_at(ours, leaf.at)) return {{leaf.at, "", leaf.value}};
  // The same leaves, but one of them given twice: readers would not agree on which one counts.
  for (std::size_t i = 1; i < theirs.size(); ++i)
    if (theirs[i]->at == theirs[i - 1]->at)
      return {{theirs[i]->at, find_at(ours, theirs[i]->at)->value, theirs[i]->value}};
  return {};
}

}  // namespace loyalty::wire
