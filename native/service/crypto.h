#pragma once
// What others sign, seal or encrypt for the shop, and the shop for itself. Everything is compared in constant time.

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::service {

std::string hmac_sha256(const std::string& secret, std::string_view bytes);
bool same(std::string_view a, std::string_view b);
std::string hex(std::string_view bytes);
std::string sha1_hex(std::string_view bytes);

std::string base64(std::string_view bytes);
/// Nothing when it is not that.
std::optional<std::string> from_base64(std::string_view text);

/// AES-256-GCM with the tag of 16 bytes at the end. `open` gives nothing when key, nonce, text or `beside` are others.
std::string seal_gcm(const std::string& key, const std::string& nonce, std::string_view beside,
                     std::string_view text);
std::optional<std::string> open_gcm(const std::string& key, const std::string& nonce,
                                    std::string_view beside, std::string_view sealed);

/// AES-256-CBC of whole blocks, without padding. Nothing when the text has half of one.
std::optional<std::string> encrypt_cbc(const std::string& key, const std::string& iv,
                                       std::string_view text);
std::optional<std::string> decrypt_cbc(const std::string& key, const std::string& iv,
                                       std::string_view text);

/// RSA-SHA256 (PKCS #1 v1.5) by a public key or a certificate as PEM.
bool is_signed_by(const std::string& pem, std::string_view text, std::string_view signature);
/// Whether a PEM is one of those.
bool is_public_key(const std::string& pem);

}  // namespace loyalty::service
