#pragma once
// Names that documents speak of: those that the schemas allow under a key, and the ids of what a program defines or an
// account holds.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::extremes {

using Json = nlohmann::json;

/// Ids of things nobody has defined; goods have no others.
const std::vector<std::string>& plain_ids();

/// The secret of every draw, and its digest.
inline constexpr std::string_view seed_of_draws = "osmanthus";
const std::string& seed_digest();

/// The texts that a schema lists for the member `key` of an object under `parent`; those of a list's objects stand under
/// the list's key.
const std::vector<std::string>& names_for(const std::string& key, const std::string& parent);

/// Ids by what refers to them: "coupon", "tier", "card", "order", ...
class KnownIds {
 public:
  /// What a program defines.
  void learn_program(const Json& program);
  /// What an account holds. Forgets what was learnt of an account before.
  void learn_account(const Json& account);
  /// The ids that the member `key` of an object under `parent` may name, or the keys of the map `key`; may be empty.
  const std::vector<std::string>& under(const std::string& key, const std::string& parent) const;
  /// The ids of one kind, as unknown_id names it.
  const std::vector<std::string>& of_kind(const std::string& kind) const;

 private:
  std::map<std::string, std::vector<std::string>> by_kind_;
};

}  // namespace loyalty::extremes
