#pragma once
// Phones are known by their keyed hashes alone.

#include <optional>
#include <string>
#include <string_view>

#include "native/service/store/store.h"

namespace loyalty::service {

/// The kind of the links from a phone's hash to its member.
constexpr const char* phones = "phone";

/// "+8613800138000" of "138 0013 8000"; nothing when it is no phone.
std::optional<std::string> e164_of(std::string_view given);

/// By what a text is known to whoever has the secret.
std::string keyed_hash(const std::string& secret, std::string_view text);
/// Whether a text has the form of one.
bool is_keyed_hash(std::string_view text);

/// Links that an older import has left as they stood are known by their hashes from now on. Gives how many.
std::size_t hide_phones(Store& store, const std::string& secret);

}  // namespace loyalty::service
