#pragma once
// What the service reads from its disk: keys, and what a shop's folder holds.

#include <filesystem>
#include <string>

namespace loyalty::service {

/// All bytes of a file. Throws std::runtime_error, naming it, where it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace loyalty::service
