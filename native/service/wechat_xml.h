#pragma once
// WeChat's messages as XML, where the mini-program's settings say so: the same members as in JSON.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::service {

/// Whether a body is XML rather than JSON.
bool looks_like_xml(std::string_view body);

/// The members of `<xml>`: whole numbers that stand without CDATA are numbers, elements that come several times are lists.
/// Nothing when it is not well-formed, or deeper than any message.
std::optional<nlohmann::json> json_of_xml(const std::string& text);

/// `<xml>` with the members of an object: numbers as they are, texts as CDATA.
std::string xml_of_json(const nlohmann::json& object);

}  // namespace loyalty::service
