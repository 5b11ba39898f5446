#include "native/service/phones.h"

#include "native/service/crypto.h"

namespace loyalty::service {

namespace {
constexpr std::size_t hash_length = 48;
}

std::optional<std::string> e164_of(std::string_view given) {
  std::string digits;
  for (const char c : given)
    if (c != ' ' && c != '-') digits += c;
  const bool with_country = digits.starts_with('+');
  if (with_country) digits.erase(0, 1);
  const bool are_digits = digits.find_first_not_of("0123456789") == std::string::npos;
  if (are_digits && !with_country && digits.size() == 11 && digits[0] == '1') return "+86" + digits;
  // A country's number and the rest, 15 digits at most.
  if (!are_digits || !with_country || digits.size() < 7 || digits.size() > 15) return {};
  return '+' + digits;
}

std::string keyed_hash(const std::string& secret, std::string_view text) {
  return hex(hmac_sha256(secret, text)).substr(0, hash_length);
}

bool is_keyed_hash(std::string_view text) {
  return text.size() == hash_length &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::size_t hide_phones(Store& store, const std::string& secret) {
  std::size_t hidden = 0;
  for (const Link& link : store.links_unlike(phones, hash_length)) {
    // What is no phone is nobody's way in, and is not to be read by anybody either.
    const std::string phone = e164_of(link.name).value_or(link.name);
    Change change;
    change.links.push_back({phones, link.name, "", false});
    // Whoever has come in by it since keeps it.
    if (const std::string hash = keyed_hash(secret, phone); !store.linked(phones, hash))
      change.links.push_back({phones, hash, link.member, false});
    if (store.commit({&change})[0] == Outcome::written) ++hidden;
  }
  return hidden;
}

}  // namespace loyalty::service
