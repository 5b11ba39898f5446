#include "native/command/difference.h"

#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

struct Walk {
  std::string first;
  std::size_t others = 0;

  void differ(const std::string& pointer, const json* wanted, const json* got) {
    if (first.empty())
      first = difference_line(pointer, wanted, got);
    else
      ++others;
  }

  void compare(const std::string& pointer, const json& wanted, const json& got) {
    if (wanted == got) return;
    if (wanted.is_object() && got.is_object()) return compare_members(pointer, wanted, got);
    if (wanted.is_array() && got.is_array()) return compare_elements(pointer, wanted, got);
    differ(pointer, &wanted, &got);
  }

  void compare_members(const std::string& pointer, const json& wanted, const json& got) {
    for (const auto& [key, value] : wanted.items()) {
      const auto at = (json::json_pointer(pointer) / key).to_string();
      const auto other = got.find(key);
      if (other == got.end())
        differ(at, &value, nullptr);
      else
        compare(at, value, *other);
    }
    for (const auto& [key, value] : got.items())
      if (!wanted.contains(key))
        differ((json::json_pointer(pointer) / key).to_string(), nullptr, &value);
  }

  void compare_elements(const std::string& pointer, const json& wanted, const json& got) {
    for (std::size_t i = 0; i < std::max(wanted.size(), got.size()); ++i) {
      const auto at = pointer + "/" + std::to_string(i);
      if (i >= got.size())
        differ(at, &wanted[i], nullptr);
      else if (i >= wanted.size())
        differ(at, nullptr, &got[i]);
      else
        compare(at, wanted[i], got[i]);
    }
  }
};

std::string shown(const json* value) {
  return value ? shorten(printable(value->dump()), 160) : say("difference.nothing");
}

}  // namespace

std::string difference_line(std::string_view pointer, const json* wanted, const json* got) {
  return "    " +
         say("difference.line", {{"pointer", pointer.empty() ? "/" : printable(pointer)},
                                 {"wanted", shown(wanted)},
                                 {"got", shown(got)}}) +
         "\n";
}

std::string first_difference(const json& wanted, const json& got) {
  Walk walk;
  walk.compare("", wanted, got);
  if (walk.others == 0) return walk.first;
  return walk.first + "    " + say("difference.others", {{"number", std::to_string(walk.others)}}) +
         "\n";
}

}  // namespace loyalty::native
