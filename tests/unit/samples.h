#pragma once
// Documents with one of everything, to be spoilt one place at a time. The schemas' tests use the same.

#include <fstream>
#include <sstream>
#include <string>

namespace loyalty {

/// The text of a file in tests/schemas/valid.
inline std::string sample(const std::string& name) {
  std::ifstream file(std::string(LOYALTY_SOURCE_DIR) + "/tests/schemas/valid/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline const std::string sample_program = sample("program.json");
inline const std::string sample_cart = sample("cart.json");

}  // namespace loyalty
