#pragma once
// What a request is answered with.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::service {

struct Answer {
  int status = 200;
  std::string body;
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
};

/// JSON, ready to be sent.
Answer json_answer(const nlohmann::json& body, int status = 200);

/// A refusal as application/problem+json (RFC 9457). `code` is one of docs/errors.md: its sentence is the title; `at` and
/// `details` say where and by how much.
Answer problem(int status, std::string_view code, std::string_view at = "",
               const nlohmann::json& details = nlohmann::json::object());

/// The engine's error, {"error":{...},"others":[...]}, in that form. Input that cannot be read is 400, what does not hold
/// for this member 409.
Answer problem_of_engine(std::string_view error);

/// Thrown by calls: they end with this answer and have changed nothing.
struct Refused {
  Answer answer;
};

[[noreturn]] void refuse(int status, std::string_view code, std::string_view at = "",
                         const nlohmann::json& details = nlohmann::json::object());

}  // namespace loyalty::service
