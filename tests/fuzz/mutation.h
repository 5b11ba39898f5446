#pragma once
// Whole documents changed here and there, as the fuzzer's bytes say: a changed document is read far more often than
// bytes are, and reaches the code behind the reader.

#include <algorithm>
#include <map>

#include "tests/fuzz/fuzz.h"

namespace loyalty::fuzzing {

/// Decisions out of bytes; all 0 when they have run out.
class Dice {
 public:
  Dice(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  bool done() const { return left_ == 0; }
  std::size_t byte() {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }
  /// Less than `n`.
  std::size_t below(std::size_t n) {
    if (n == 0) return 0;
    return (n > 256 ? byte() * 256 + byte() : byte()) % n;
  }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

/// What the documents have: the members of each kind of object, by the key under which it stands, and what those are.
struct Bank {
  struct Members {
    std::vector<std::string> keys;
    std::map<std::string, std::vector<Json>> values;
  };
  std::map<std::string, Members> objects;
  std::vector<std::string> keys;
  std::vector<Json> texts;

  void learn(const Json& json, const std::string& under = "") {
    for (const auto& [key, value] : json.items()) {
      if (json.is_object()) {
        auto& known = objects[under].values[key];
        if (known.empty()) objects[under].keys.push_back(key), keys.push_back(key);
        if (known.size() < 40 && std::find(known.begin(), known.end(), value) == known.end())
          known.push_back(value);
      }
      if (value.is_string() && texts.size() < 4000 &&
          std::find(texts.begin(), texts.end(), value) == texts.end())
        texts.push_back(value);
      if (value.is_structured()) learn(value, json.is_object() ? key : under);
    }
  }
  /// What has been seen as the member `key` of such an object, or null.
  const std::vector<Json>* values_of(const std::string& under, const std::string& key) const {
    const auto object = objects.find(under);
    if (object == objects.end()) return nullptr;
    const auto values = object->second.values.find(key);
    return values == object->second.values.end() ? nullptr : &values->second;
  }
};

inline const std::vector<std::int64_t>& edges() {
  static const std::vector<std::int64_t> values = {0,
                                                   1,
                                                   -1,
                                                   2,
                                                   3,
                                                   7,
                                                   10,
                                                   99,
                                                   100,
                                                   365,
                                                   1000,
                                                   5000,
                                                   9999,
                                                   10000,
                                                   10001,
                                                   20000,
                                                   36525,
                                                   100000,
                                                   1000000,
                                                   10'000'000'000,
                                                   10'000'000'001,
                                                   200'000'000'000'000,
                                                   1LL << 31,
                                                   (1LL << 53) - 1,
                                                   1LL << 53,
                                                   -(1LL << 53),
                                                   INT64_MAX,
                                                   INT64_MIN,
                                                   221'845'392'000'000,
                                                   8'640'000'000'000'000,
                                                   -62'135'596'800'000,
                                                   1'795'330'800'000};
  return values;
}

/// A value of the document and where it hangs.
struct Node {
  Json* value;
  Json* parent;       ///< null at the top
  std::string key;    ///< in an object
  std::size_t index;  ///< in a list
  std::string under;  ///< the innermost key above the parent's members
};

inline void collect(Json& value, std::vector<Node>& nodes, Json* parent = nullptr,
                    const std::string& key = "", std::size_t index = 0,
                    const std::string& under = "") {
  if (nodes.size() > 20000) return;
  nodes.push_back({&value, parent, key, index, under});
  const std::string& below = key.empty() ? under : key;
  if (value.is_object())
    for (auto& [k, v] : value.items()) collect(v, nodes, &value, k, 0, below);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], nodes, &value, "", i, below);
}

/// The first node from a chosen one on that is of a kind; null when there is none.
template <class Is>
Node* find_node(std::vector<Node>& nodes, Dice& dice, Is is) {
  for (std::size_t i = 0, from = dice.below(nodes.size()); i < nodes.size(); ++i)
    if (Node& node = nodes[(from + i) % nodes.size()]; is(node)) return &node;
  return nullptr;
}

/// A change that leaves the document of its shape, if not of its sense.
inline void change_mildly(std::vector<Node>& nodes, Dice& dice, const Bank& bank) {
  switch (dice.byte() % 8) {
    case 0:  // a number at the edge of something
      if (Node* node = find_node(nodes, dice, [](const Node& n) { return n.value->is_number(); }))
        *node->value = dice.of(edges());
      return;
    case 1:  // a number a little off, or twice or half as much
      if (Node* node =
              find_node(nodes, dice, [](const Node& n) { return n.value->is_number_integer(); })) {
        const auto number = static_cast<std::uint64_t>(node->value->get<std::int64_t>());
        const std::uint64_t off = dice.byte();
        *node->value = static_cast<std::int64_t>(off == 0   ? number * 2
                                                 : off == 1 ? number / 2
                                                            : number + off - 128);
      }
      return;
    case 2:  // without a member or element
      if (Node* node = find_node(nodes, dice, [](const Node& n) { return n.parent != nullptr; })) {
        if (node->parent->is_object())
          node->parent->erase(std::string(node->key));
        else
          node->parent->erase(node->index);
      }
      return;
    case 3:  // more of the same
      if (Node* node = find_node(nodes, dice,
                                 [](const Node& n) { return n.parent && n.parent->is_array(); })) {
        const std::size_t times = dice.byte() % 4 == 0 ? dice.byte() : 1;
        const Json copy = *node->value;
        Json& list = *node->parent;
        for (std::size_t i = 0; i < times && list.size() < 250; ++i) {
          list.push_back(copy);
          // Two of one id are refused.
          for (const char* id : {"id", "sku"})
            if (list.back().is_object() && list.back().contains(id))
              list.back()[id] = "x" + std::to_string(list.size());
        }
      }
      return;
    case 4:
    case 5:  // a member as another document has it
      if (Node* node = find_node(nodes, dice, [](const Node& n) { return n.value->is_object(); })) {
        const auto known = bank.objects.find(node->key.empty() ? node->under : node->key);
        if (known == bank.objects.end()) return;
        const std::string& key = dice.of(known->second.keys);
        (*node->value)[key] = dice.of(known->second.values.at(key));
      }
      return;
    case 6:  // a value as another document has it
      if (Node* node = find_node(nodes, dice,
                                 [](const Node& n) { return n.parent && n.parent->is_object(); }))
        if (const auto* known = bank.values_of(node->under, node->key))
          *node->value = dice.of(*known);
      return;
    case 7:  // into a list what another document's has, or turned
      if (Node* node = find_node(nodes, dice, [](const Node& n) { return n.value->is_array(); })) {
        if (dice.byte() % 4 == 0) return std::reverse(node->value->begin(), node->value->end());
        const auto* known = bank.values_of(node->under, node->key);
        if (!known) return;
        const Json& list = dice.of(*known);
        if (list.is_array() && !list.empty() && node->value->size() < 250)
          node->value->push_back(dice.of(list.get_ref<const std::vector<Json>&>()));
      }
      return;
  }
}

/// One change. A document of the size of a program is walked anew for each: that is cheap beside reading it.
inline void change(Json& document, Dice& dice, const Bank& bank) {
  const std::size_t kind = dice.byte();
  std::vector<Node> nodes;
  collect(document, nodes);
  if (kind % 32 > 5) return change_mildly(nodes, dice, bank);
  const Node node = nodes[dice.below(nodes.size())];
  Json& value = *node.value;
  switch (kind % 32) {
    case 0:  // a key by another name
      if (node.parent && node.parent->is_object()) {
        const Json kept = value;
        node.parent->erase(node.key);
        (*node.parent)[dice.of(bank.keys)] = kept;
      }
      return;
    case 1:  // another's name
      if (Node* text = find_node(nodes, dice, [](const Node& n) { return n.value->is_string(); }))
        *text->value = dice.of(bank.texts);
      return;
    case 2: {  // two values at each other's place
      Json& other = *nodes[dice.below(nodes.size())].value;
      const Json mine = value, theirs = other;
      value = theirs;
      // The other may have stood inside this one, and be gone.
      std::vector<Node> now;
      collect(document, now);
      *now[dice.below(now.size())].value = mine;
      return;
    }
    case 3: {  // deeper
      const Json kept = value;
      value = dice.byte() % 2 ? Json::array({kept}) : Json{{dice.of(bank.keys), kept}};
      return;
    }
    case 4: {
      static const std::vector<Json> kinds = {nullptr, true,          false,          "",    0,
                                              1.5,     Json::array(), Json::object(), "max", 1e300};
      value = dice.of(kinds);
      return;
    }
    case 5: {  // the same text wherever it stands: all references to one id
      Node* text = find_node(nodes, dice, [](const Node& n) { return n.value->is_string(); });
      if (!text) return;
      const Json old = *text->value, other = dice.of(bank.texts);
      for (const Node& n : nodes)
        if (*n.value == old) *n.value = other;
      return;
    }
  }
}

/// `text` changed as a text: what a document cannot hold, such as a key twice.
inline std::string garbled(std::string text, Dice& dice) {
  switch (dice.byte() % 4) {
    case 0: {  // a member twice
      const auto at = text.find("\"", dice.below(text.size()));
      const auto colon = at == std::string::npos ? at : text.find("\":", at + 1);
      const auto end = colon == std::string::npos ? colon : text.find_first_of(",}]", colon);
      if (end != std::string::npos) text.insert(end, "," + text.substr(at, end - at));
      break;
    }
    case 1: text.resize(dice.below(text.size() + 1)); break;
    case 2: text.insert(dice.below(text.size() + 1), 1, static_cast<char>(dice.byte())); break;
    case 3: text[dice.below(text.size())] = static_cast<char>(dice.byte()); break;
  }
  return text;
}

}  // namespace loyalty::fuzzing
