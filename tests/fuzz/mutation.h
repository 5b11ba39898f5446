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

/// What stands under each key in any of the documents, and every text in them: what a change may put in.
struct Bank {
  std::vector<std::string> keys;
  std::map<std::string, std::vector<Json>> values;
  std::vector<Json> texts;

  void learn(const Json& json) {
    for (const auto& [key, value] : json.items()) {
      if (json.is_object()) {
        auto& known = values[key];
        if (known.empty()) keys.push_back(key);
        if (known.size() < 40 && std::find(known.begin(), known.end(), value) == known.end()) known.push_back(value);
      }
      if (value.is_string() && texts.size() < 4000 && std::find(texts.begin(), texts.end(), value) == texts.end())
        texts.push_back(value);
      if (value.is_structured()) learn(value);
    }
  }
};

inline const std::vector<std::int64_t>& edges() {
  static const std::vector<std::int64_t> values = {
      0, 1, -1, 2, 3, 7, 10, 99, 100, 365, 1000, 5000, 9999, 10000, 10001, 20000, 36525, 100000, 1000000,
      10'000'000'000, 10'000'000'001, 200'000'000'000'000, 1LL << 31, (1LL << 53) - 1, 1LL << 53, -(1LL << 53),
      INT64_MAX, INT64_MIN, 221'845'392'000'000, 8'640'000'000'000'000, -62'135'596'800'000, 1'795'330'800'000};
  return values;
}

/// A value of the document and where it hangs.
struct Node {
  Json* value;
  Json* parent;  ///< null at the top
  std::string key;
  std::size_t index = 0;
};

inline void collect(Json& value, std::vector<Node>& nodes, Json* parent = nullptr, const std::string& key = "",
                    std::size_t index = 0) {
  if (nodes.size() > 20000) return;
  nodes.push_back({&value, parent, key, index});
  if (value.is_object())
    for (auto& [k, v] : value.items()) collect(v, nodes, &value, k);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], nodes, &value, "", i);
}

/// One change. A document of the size of a program is walked anew for each: that is cheap beside reading it.
inline void change(Json& document, Dice& dice, const Bank& bank) {
  const std::size_t kind = dice.byte();
  std::vector<Node> nodes;
  collect(document, nodes);
  const Node node = nodes[dice.below(nodes.size())];
  Json& value = *node.value;
  switch (kind % 16) {
    case 0:
    case 1:  // a number at the edge of something
      for (std::size_t i = 0, from = dice.below(nodes.size()); i < nodes.size(); ++i) {
        Json& number = *nodes[(from + i) % nodes.size()].value;
        if (number.is_number()) return void(number = dice.of(edges()));
      }
      return;
    case 2:  // a number a little off
      if (value.is_number_integer()) {
        const auto off = static_cast<std::uint64_t>(dice.byte());
        value = static_cast<std::int64_t>(value.get<std::uint64_t>() + off - 128);
      }
      return;
    case 3:
      if (node.parent && node.parent->is_object()) node.parent->erase(node.key);
      else if (node.parent) node.parent->erase(node.index);
      return;
    case 4: {  // more of the same
      if (!node.parent || !node.parent->is_array()) return;
      const std::size_t times = dice.byte() % 4 == 0 ? dice.byte() : 1;
      const Json copy = value;
      for (std::size_t i = 0; i < times && node.parent->size() < 300; ++i) {
        node.parent->push_back(copy);
        // Many with one id are refused at once.
        Json& last = node.parent->back();
        for (const char* id : {"id", "sku"})
          if (last.is_object() && last.contains(id)) last[id] = "x" + std::to_string(node.parent->size());
      }
      return;
    }
    case 5: {  // a key by another name
      if (!node.parent || !node.parent->is_object()) return;
      const Json kept = value;
      node.parent->erase(node.key);
      (*node.parent)[dice.of(bank.keys)] = kept;
      return;
    }
    case 6:
    case 7:
    case 8:  // a member as another document has it
      if (value.is_object()) {
        const std::string& key = dice.of(bank.keys);
        value[key] = dice.of(bank.values.at(key));
      } else if (const auto known = bank.values.find(node.key); known != bank.values.end()) {
        value = dice.of(known->second);
      }
      return;
    case 9:
    case 10:  // another's name
      if (value.is_string()) value = dice.of(bank.texts);
      return;
    case 11: {
      Json& other = *nodes[dice.below(nodes.size())].value;
      const Json mine = value, theirs = other;
      value = theirs;
      // The other may have stood inside this one, and be gone.
      std::vector<Node> now;
      collect(document, now);
      now[dice.below(now.size())].value->swap(const_cast<Json&>(mine));
      return;
    }
    case 12: {  // deeper
      const Json kept = value;
      value = dice.byte() % 2 ? Json::array({kept}) : Json{{dice.of(bank.keys), kept}};
      return;
    }
    case 13: {
      static const std::vector<Json> kinds = {nullptr, true, false, "", 0, 1.5, Json::array(), Json::object(), "max", 1e300};
      value = dice.of(kinds);
      return;
    }
    case 14:  // into a list that has others of its kind
      if (value.is_array() && !value.empty()) {
        const auto known = bank.values.find(node.key);
        if (known == bank.values.end()) return;
        const Json& list = dice.of(known->second);
        if (list.is_array() && !list.empty() && value.size() < 300) value.push_back(list[dice.below(list.size())]);
      }
      return;
    case 15:  // turned
      if (value.is_array()) std::reverse(value.begin(), value.end());
      return;
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
