#include "native/service/keys_file.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/base/sha256.h"
#include "native/service/files.h"
#include "native/service/random.h"

namespace loyalty::service {

namespace fs = std::filesystem;
using nlohmann::json;

Keys keys_of(const std::string& given, const std::string& store, std::FILE* told) {
  if (const char* text = std::getenv("LOYALTY_KEYS_JSON"); text && given.empty())
    return Keys::read(text);
  if (!given.empty()) return Keys::read(read_file(given));
  if (store.find("://") != std::string::npos)
    throw std::runtime_error("--keys or LOYALTY_KEYS_JSON: several processes need the same keys");
  const fs::path path = store + ".keys";
  if (!fs::exists(path)) {
    const std::string secret = random_text(32), staff = random_text(24);
    const json login = {{"phone_secret", random_text(32)}, {"session_secret", random_text(32)}};
    const json made = {
        {"draws", {{"seed_secret", random_text(32)}}},
        {"login", login},
        {"members", {{{"kid", "1"}, {"secret", secret}}}},
        {"staff", {{{"id", "admin"}, {"role", "admin"}, {"sha256", sha256_hex(staff)}}}}};
    std::ofstream file(path);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    file << made.dump(2) << '\n';
    if (!file.flush()) throw std::runtime_error(path.string() + ": cannot be written");
    std::fprintf(told, "made %s; the key of admin is told once: %s\n", path.c_str(), staff.c_str());
  }
  return Keys::read(read_file(path));
}

}  // namespace loyalty::service
