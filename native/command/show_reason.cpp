#include "native/command/details.h"
#include "native/command/show.h"

namespace loyalty::native {

std::string reason_text(const nlohmann::json& reason) {
  nlohmann::json details = reason;
  const auto code = details.value("code", "");
  details.erase("code");
  return sentence_or_code("reason", code, details);
}

}  // namespace loyalty::native
