#include "native/service/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace loyalty::service {
namespace {

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

constexpr std::size_t key_bytes = 32, tag_bytes = 16, block_bytes = 16;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int size_of(std::string_view text) { return static_cast<int>(text.size()); }

[[noreturn]] void out_of_memory() { throw std::runtime_error("OpenSSL has no memory"); }

Cipher new_cipher() {
  Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  if (!cipher) out_of_memory();
  return cipher;
}

std::string digest_of(const EVP_MD* kind, std::string_view bytes) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), out, &size, kind, nullptr) != 1) out_of_memory();
  return {reinterpret_cast<const char*>(out), size};
}

Key public_key(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.data(), size_of(pem)),
                                                      BIO_free);
  if (!bio) out_of_memory();
  if (pem.find("BEGIN CERTIFICATE") != std::string::npos) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free);
    return {certificate ? X509_get_pubkey(certificate.get()) : nullptr, EVP_PKEY_free};
  }
  return {PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
}

/// Both ways of a block cipher look alike: what differs is which of OpenSSL's three steps are taken.
template <class Begin, class Take>
std::optional<std::string> whole_blocks(const std::string& key, const std::string& iv,
                                        std::string_view text, Begin begin, Take take) {
  if (key.size() != key_bytes || iv.size() != block_bytes || text.size() % block_bytes != 0)
    return {};
  const Cipher cipher = new_cipher();
  std::string out(text.size(), '\0');
  int size = 0;
  if (begin(cipher.get(), EVP_aes_256_cbc(), nullptr, bytes_of(key), bytes_of(iv)) != 1 ||
      EVP_CIPHER_CTX_set_padding(cipher.get(), 0) != 1 ||
      take(cipher.get(), bytes_of(out), &size, bytes_of(text), size_of(text)) != 1)
    return {};
  return out;
}

}  // namespace

std::string hmac_sha256(const std::string& secret, std::string_view bytes) {
  unsigned char out[32];
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), size_of(secret), bytes_of(bytes), bytes.size(), out, &size);
  return {reinterpret_cast<const char*>(out), size};
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string sha1_hex(std::string_view bytes) { return hex(digest_of(EVP_sha1(), bytes)); }

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(bytes_of(out), bytes_of(bytes), size_of(bytes));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t end = std::min(text.find_first_not_of(alphabet), text.size());
  const std::string_view filled = text.substr(end);
  if (text.empty() || text.size() % 4 != 0 || !(filled.empty() || filled == "=" || filled == "=="))
    return {};
  std::string out(text.size() / 4 * 3, '\0');
  if (EVP_DecodeBlock(bytes_of(out), bytes_of(text), size_of(text)) < 0) return {};
  out.resize(out.size() - filled.size());
  return out;
}

std::string seal_gcm(const std::string& key, const std::string& nonce, std::string_view beside,
                     std::string_view text) {
  const Cipher cipher = new_cipher();
  std::string out(text.size() + tag_bytes, '\0');
  int size = 0;
  const bool well =
      key.size() == key_bytes &&
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, nullptr, nullptr) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_IVLEN, size_of(nonce), nullptr) == 1 &&
      EVP_EncryptInit_ex(cipher.get(), nullptr, nullptr, bytes_of(key), bytes_of(nonce)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes_of(beside), size_of(beside)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), bytes_of(out), &size, bytes_of(text), size_of(text)) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), bytes_of(out) + text.size(), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes,
                          bytes_of(out) + text.size()) == 1;
  if (!well) throw std::runtime_error("AES-256-GCM: the key has 32 bytes, the nonce some");
  return out;
}

std::optional<std::string> open_gcm(const std::string& key, const std::string& nonce,
                                    std::string_view beside, std::string_view sealed) {
  if (key.size() != key_bytes || nonce.empty() || sealed.size() < tag_bytes) return {};
  const Cipher cipher = new_cipher();
  const std::string_view text = sealed.substr(0, sealed.size() - tag_bytes);
  std::string tag(sealed.substr(text.size())), out(text.size(), '\0');
  int size = 0;
  const bool well =
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, nullptr, nullptr) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_IVLEN, size_of(nonce), nullptr) == 1 &&
      EVP_DecryptInit_ex(cipher.get(), nullptr, nullptr, bytes_of(key), bytes_of(nonce)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes_of(beside), size_of(beside)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), bytes_of(out), &size, bytes_of(text), size_of(text)) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), bytes_of(tag), &size) == 1;
  if (!well) return {};
  return out;
}

std::optional<std::string> encrypt_cbc(const std::string& key, const std::string& iv,
                                       std::string_view text) {
  return whole_blocks(key, iv, text, EVP_EncryptInit_ex, EVP_EncryptUpdate);
}

std::optional<std::string> decrypt_cbc(const std::string& key, const std::string& iv,
                                       std::string_view text) {
  return whole_blocks(key, iv, text, EVP_DecryptInit_ex, EVP_DecryptUpdate);
}

bool is_public_key(const std::string& pem) { return public_key(pem) != nullptr; }

bool is_signed_by(const std::string& pem, std::string_view text, std::string_view signature) {
  const Key key = public_key(pem);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  return key && context && EVP_PKEY_base_id(key.get()) == EVP_PKEY_RSA &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text),
                          text.size()) == 1;
}

}  // namespace loyalty::service
