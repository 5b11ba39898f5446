#include "native/service/wechat_xml.h"

#include <charconv>
#include <pugixml.hpp>
#include <set>
#include <sstream>

namespace loyalty::service {
namespace {

using nlohmann::json;

constexpr int deepest = 8;
/// Lists, also where there is one of it.
const std::set<std::string_view> lists = {"order_product_coupon_info_list", "product_infos"};

struct TooDeep {};

json value_of(const pugi::xml_node& node, int depth) {
  if (depth > deepest) throw TooDeep{};
  json members = json::object();
  std::string text;
  bool quoted = false;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
      quoted |= child.type() == pugi::node_cdata;
    }
    if (child.type() != pugi::node_element) continue;
    const std::string name = child.name();
    json value = value_of(child, depth + 1);
    const auto found = members.find(name);
    if (found == members.end())
      members[name] = lists.contains(name) ? json::array({std::move(value)}) : std::move(value);
    else if (found->is_array())
      found->push_back(std::move(value));
    else
      *found = json::array({std::move(*found), std::move(value)});
  }
  if (!members.empty()) return members;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  if (is_number && !quoted) return number;
  return text;
}

void write(pugi::xml_node node, const json& object) {
  for (const auto& [name, value] : object.items()) {
    pugi::xml_node child = node.append_child(name.c_str());
    if (value.is_object())
      write(child, value);
    else if (value.is_string())
      child.append_child(pugi::node_cdata).set_value(value.get<std::string>().c_str());
    else
      child.append_child(pugi::node_pcdata).set_value(value.dump().c_str());
  }
}

}  // namespace

bool looks_like_xml(std::string_view body) {
  const auto first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && body[first] == '<';
}

std::optional<json> json_of_xml(const std::string& text) {
  pugi::xml_document document;
  // pugixml knows no document types: nothing is looked up, and nothing grows.
  if (!document.load_buffer(text.data(), text.size(), pugi::parse_cdata | pugi::parse_escapes,
                            pugi::encoding_utf8))
    return {};
  const pugi::xml_node root = document.child("xml");
  if (!root) return {};
  try {
    json message = value_of(root, 0);
    if (!message.is_object()) return {};
    return message;
  } catch (const TooDeep&) {
    return {};
  }
}

std::string xml_of_json(const json& object) {
  pugi::xml_document document;
  write(document.append_child("xml"), object);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace loyalty::service
