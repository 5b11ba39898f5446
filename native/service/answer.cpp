#include "native/service/answer.h"

#include <set>

#include "native/words/messages.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

/// The sentence of a code in the language of the service, with its numbers; the code itself where there is none.
std::string title_of(const std::string& code, const json& details) {
  const auto telling = [&](std::string_view name,
                           std::string_view format) -> std::optional<std::string> {
    const auto found = details.find(name);
    if (found == details.end()) return {};
    if (!found->is_string()) return found->dump();
    const std::string word = *found;
    if (const auto said = native::find_sentence(std::string(format) + '.' + word)) return said;
    return word;
  };
  for (const char* list : {"problem.", "verdict."})
    if (auto sentence = native::tell_sentence(list + code, telling)) return *sentence;
  return code;
}

/// Names from a path can be any bytes.
std::string text_of(const json& body) {
  return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

json told(const json& error) {
  json out = {{"at", error.value("at", "")},
              {"code", error.value("code", "")},
              {"details", error.value("details", json::object())}};
  out["title"] = title_of(out["code"], out["details"]);
  return out;
}

Answer sent(json body, int status) {
  body["status"] = status;
  body["type"] = "about:blank#" + body["code"].get<std::string>();
  return {status, text_of(body), "application/problem+json", {}};
}

/// Codes of texts that no state of the member would make right.
bool is_unreadable(const std::string& code) {
  static const std::set<std::string> codes = {
      "too_large",        "invalid_text",  "invalid_json",   "too_deep",       "wrong_type",
      "not_an_integer",   "out_of_range",  "too_long",       "invalid_id",     "not_one_of",
      "unknown_key",      "duplicate_key", "missing",        "too_many",       "missing_member",
      "wrong_member",     "empty_list",    "empty_cart",     "too_many_units", "duplicate_id",
      "duplicate_entry",  "invalid_day",   "invalid_digest", "invalid_time",   "invalid_window",
      "invalid_currency", "not_rising"};
  return codes.contains(code);
}

}  // namespace

Answer json_answer(const json& body, int status) {
  return {status, text_of(body), "application/json", {}};
}

Answer problem(int status, std::string_view code, std::string_view at, const json& details) {
  return sent(told({{"at", at}, {"code", code}, {"details", details}}), status);
}

Answer problem_of_engine(std::string_view text) {
  const json error = json::parse(text);
  json body = told(error["error"]);
  if (error.contains("others"))
    for (const json& other : error["others"]) body["others"].push_back(told(other));
  return sent(body, is_unreadable(body["code"]) ? 400 : 409);
}

void refuse(int status, std::string_view code, std::string_view at, const json& details) {
  throw Refused{problem(status, code, at, details)};
}

}  // namespace loyalty::service
