#pragma once
// WeChat's messages to a mini-program's server: signed by a token, and in the safe mode encrypted (AES-256-CBC).

#include <optional>
#include <string>
#include <vector>

namespace loyalty::service {

/// SHA-1 over the texts in order: what WeChat calls a signature.
std::string push_signature(std::vector<std::string> texts);

/// 16 bytes of chance, the message's length, the message, the app; filled up to whole blocks of 32 bytes.
std::string encrypt_push(const std::string& key, const std::string& app,
                         const std::string& message);
/// Nothing when it is of another key, or for another app. "": any app.
std::optional<std::string> decrypt_push(const std::string& key, const std::string& app,
                                        const std::string& encrypted);

}  // namespace loyalty::service
