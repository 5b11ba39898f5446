#include "native/service/wechat_push.h"

#include <algorithm>
#include <cstdint>

#include "native/service/crypto.h"
#include "native/service/keys.h"
#include "native/service/random.h"

namespace loyalty::service {
namespace {

constexpr std::size_t chance_bytes = 16, length_bytes = 4, fill_to = 32;

}  // namespace

std::string push_signature(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  std::string all;
  for (const std::string& text : texts) all += text;
  return sha1_hex(all);
}

std::string encrypt_push(const std::string& key, const std::string& app,
                         const std::string& message) {
  std::string text = *from_base64url(random_text(chance_bytes));
  for (int shift = 24; shift >= 0; shift -= 8)
    text += static_cast<char>(message.size() >> shift & 255);
  text += message + app;
  const std::size_t fill = fill_to - text.size() % fill_to;
  text.append(fill, static_cast<char>(fill));
  return base64(encrypt_cbc(key, key.substr(0, 16), text).value_or(""));
}

std::optional<std::string> decrypt_push(const std::string& key, const std::string& app,
                                        const std::string& encrypted) {
  const auto bytes = from_base64(encrypted);
  if (!bytes || key.size() < 16) return {};
  auto text = decrypt_cbc(key, key.substr(0, 16), *bytes);
  if (!text || text->size() < fill_to) return {};
  const auto fill = static_cast<std::uint8_t>(text->back());
  if (fill < 1 || fill > fill_to) return {};
  text->erase(text->size() - fill);
  constexpr std::size_t head = chance_bytes + length_bytes;
  if (text->size() < head) return {};
  std::size_t length = 0;
  for (std::size_t i = chance_bytes; i < head; ++i)
    length = length << 8 | static_cast<std::uint8_t>((*text)[i]);
  if (length > text->size() - head) return {};
  if (!app.empty() && text->substr(head + length) != app) return {};
  return text->substr(head, length);
}

}  // namespace loyalty::service
