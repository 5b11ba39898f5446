// loyalty doctor: which build this is, which programs it is to serve, and whether the module that customers hold and a
// service that runs are of the same rules. What it is asked about in the middle of the night.

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "core/base/sha256.h"
#include "core/engine/engine.h"
#include "native/command/fields.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/command/terminal.h"
#include "native/doctor/running.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Align = Table::Align;

/// Beside the modules of the package: of which engine and rules they are, and their digests.
constexpr const char* manifest_name = "build.json";

#ifdef __clang__
constexpr const char* compiler = "clang++ " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

json this_build() {
  return {{"compiler", compiler},
          {"engine", std::string(engine_version())},
          {"rules", rules_version()}};
}

json program_at(const std::string& path) {
  const Document document = read_document(path, say("what.program"));
  const json answer = json::parse(check_program(document.text).text);
  json told = {{"file", path}};
  if (answer.contains("error")) {
    told["error"] = answer["error"];
    return told;
  }
  for (const char* member : {"digest", "id", "version", "warnings"}) told[member] = answer[member];
  return told;
}

/// Nothing when there is no such file.
std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

[[noreturn]] void no_package(const std::string& folder) {
  throw Failure(exit_bad_input, say("doctor.no_manifest", {{"folder", folder}}));
}

/// The package's own word, held against its files and this build. A part of the package may stand alone, as the folder of a
/// mini-program does.
json module_in(const std::string& folder) {
  if (std::error_code error; !fs::is_directory(folder, error))
    throw Failure(exit_no_input, say("file.unreadable",
                                     {{"file", folder}, {"reason", say("file.reason.no_folder")}}));
  const auto written = bytes_of(fs::path(folder) / manifest_name);
  const json manifest = json::parse(written.value_or(""), nullptr, false);
  const json& modules = child(manifest, "modules");
  if (!modules.is_object() || modules.empty()) no_package(folder);
  json files = json::array();
  bool as_built = true;
  std::size_t there = 0;
  for (const auto& [name, digest] : modules.items()) {
    const auto bytes = bytes_of(fs::path(folder) / name);
    json file = {{"name", name}, {"state", "absent"}};
    if (bytes) {
      ++there;
      file["sha256"] = sha256_hex(*bytes);
      const bool same = file["sha256"] == digest;
      file["state"] = same ? "as_built" : "altered";
      as_built &= same;
    }
    files.push_back(std::move(file));
  }
  const auto rules = maybe_number(manifest, "rules");
  return {{"agrees", as_built && there > 0 && rules == rules_version()},
          {"engine", text(manifest, "engine")},
          {"files", std::move(files)},
          {"folder", folder},
          {"rules", rules.value_or(0)}};
}

void tell_program(const json& program, Table& table) {
  if (program.contains("error")) {
    Words words{{"code", text(program["error"], "code")}};
    if (const auto at = text(program["error"], "at"); !at.empty()) words.emplace_back("at", at);
    table.add({say("doctor.program"), text(program, "file"), say("doctor.unusable", words)});
    return;
  }
  table.add({say("doctor.program"), text(program, "file"),
             say("doctor.usable", {{"id", text(program, "id")},
                                   {"version", std::to_string(number(program, "version"))},
                                   {"warnings", std::to_string(program["warnings"].size())}})});
  table.add({"", "", say("doctor.digest", {{"digest", text(program, "digest").substr(0, 12)}})});
}

void tell_module(const json& module, Table& table) {
  const auto rules = std::to_string(number(module, "rules"));
  table.add({say("doctor.module"), text(module, "folder"),
             say(module["agrees"] ? "doctor.agrees" : "doctor.differs",
                 {{"engine", text(module, "engine")}, {"rules", rules}})});
  for (const auto& file : module["files"])
    table.add({"", text(file, "name"),
               say("doctor.file." + text(file, "state"),
                   {{"digest", text(file, "sha256").substr(0, 12)}})});
}

void tell_service(const json& service, Table& table) {
  table.add({say("doctor.service"), printable(text(service, "address")),
             say(service["agrees"] ? "doctor.agrees" : "doctor.differs",
                 {{"engine", printable(text(service, "engine"))},
                  {"rules", std::to_string(number(service, "rules"))}})});
  if (const json& program = child(service, "program"); program.is_object())
    table.add(
        {"",
         say("doctor.serves", {{"id", printable(text(program, "id"))},
                               {"version", std::to_string(number(program, "version"))}}),
         say("doctor.digest", {{"digest", printable(text(program, "digest").substr(0, 12))}})});
  for (const json& version : child(service, "accepted"))
    table.add(
        {"", say("doctor.accepted", {{"version", std::to_string(number(version, "version"))}}),
         say("doctor.digest", {{"digest", printable(text(version, "digest").substr(0, 12))}})});
}

/// By what it does not agree, a line each.
std::string differences_text(const json& service) {
  std::string lines;
  for (const json& one : child(service, "differences")) {
    const auto word = [&](const char* of) {
      const json& value = one[of];
      return value.is_string() ? printable(value.get<std::string>().substr(0, 12)) : value.dump();
    };
    lines += "  - " +
             say("doctor.because." + text(one, "what"),
                 {{"own", word("own")}, {"service", word("service")}}) +
             '\n';
  }
  return lines;
}

std::string as_text(const json& found) {
  Table table({Align::left, Align::left, Align::left});
  const json& build = found["build"];
  table.add({say("doctor.build"), text(build, "engine"),
             say("doctor.of_build", {{"rules", std::to_string(number(build, "rules"))},
                                     {"compiler", text(build, "compiler")}})});
  for (const auto& program : found["programs"]) tell_program(program, table);
  if (found.contains("module")) tell_module(found["module"], table);
  if (found.contains("service")) tell_service(found["service"], table);
  return table.text(0) + differences_text(child(found, "service")) +
         say(found["well"] ? "doctor.well" : "doctor.not_well");
}

}  // namespace

int run_doctor(const Options& options) {
  json found = {{"build", this_build()}, {"programs", json::array()}};
  bool well = true;
  for (const auto& path : options.files) {
    found["programs"].push_back(program_at(path));
    well &= !found["programs"].back().contains("error");
  }
  if (!options.module.empty()) {
    found["module"] = module_in(options.module);
    well &= found["module"]["agrees"].get<bool>();
  }
  if (!options.service.empty()) {
    const char* key = std::getenv("LOYALTY_TOKEN");
    found["service"] = service_at(options.service, !options.token.empty() ? options.token
                                                   : key                  ? key
                                                                          : "");
    compare_service(found["service"], found);
    well &= found["service"]["agrees"].get<bool>();
  }
  found["well"] = well;
  print_line(options.json ? found.dump() : as_text(found));
  return well ? exit_ok : exit_refused;
}

}  // namespace loyalty::native
