#pragma once
// Secrets and seeds, from the system's source of chance.

#include <string>

namespace loyalty::service {

/// So many random bytes as base64url. Throws std::runtime_error.
std::string random_text(std::size_t bytes);

}  // namespace loyalty::service
