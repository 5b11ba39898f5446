#include "native/service/files.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace loyalty::service {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

}  // namespace loyalty::service
