// The service as it describes itself: openapi.json with the schemas it speaks of set in, so that a tool needs nothing else.

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/description_texts.h"

namespace loyalty::service {

using nlohmann::json;

namespace {

constexpr std::string_view suffix = ".schema.json";
constexpr std::string_view definitions = "#/$defs/";

/// "../../schemas/event.schema.json#/$defs/fact", or "#/$defs/fact" within event, as "#/components/schemas/event.fact".
/// What openapi.json has itself stays.
std::string placed(std::string_view reference, std::string_view within) {
  const auto hash = std::min(reference.find('#'), reference.size());
  std::string_view file = reference.substr(0, hash), pointer = reference.substr(hash);
  if (file.empty() && within.empty()) return std::string(reference);
  file = file.substr(file.rfind('/') + 1);
  std::string name(file.empty() ? within : file.substr(0, file.size() - suffix.size()));
  if (pointer.starts_with(definitions))
    name += '.' + std::string(pointer.substr(definitions.size()));
  else
    name += pointer.substr(std::min<std::size_t>(1, pointer.size()));
  return "#/components/schemas/" + name;
}

void place_references(json& part, std::string_view within) {
  if (part.is_object())
    if (const auto reference = part.find("$ref"); reference != part.end())
      *reference = placed(reference->get<std::string>(), within);
  if (part.is_structured())
    for (json& inner : part) place_references(inner, within);
}

std::string described() {
  json all = json::parse(openapi_text);
  place_references(all, "");
  json& components = all["components"]["schemas"];
  for (const DescribedSchema& described : described_schemas()) {
    json schema = json::parse(described.text);
    place_references(schema, described.name);
    for (const char* key : {"$schema", "$id"}) schema.erase(key);
    if (schema.contains("$defs"))
      for (auto& [name, definition] : schema["$defs"].items())
        components[described.name + ('.' + name)] = std::move(definition);
    schema.erase("$defs");
    components[described.name] = std::move(schema);
  }
  all["info"]["version"] = engine_version();
  return all.dump();
}

}  // namespace

Reaction get_description(Call& call) {
  static const std::string text = described();
  static const std::string tag = sha256_hex(text);
  return kept(call, text, tag);
}

}  // namespace loyalty::service
