#pragma once
// Which column of a table says what of a member.

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/base/zone.h"

namespace loyalty::native {

/// What is wrong with a cell.
struct BadCell {
  std::string column, why;
};

/// {"columns":{"会员号":"member.id","手机":"link.phone","余额":"principal",...},"money":"yuan"|"fen"}. Without a map a column
/// is named after what it says.
class Columns {
 public:
  /// Throws Failure: a target that there is not, a column without a heading.
  Columns(const std::vector<std::string>& headings, const nlohmann::json& map, const Zone& zone);

  /// The event `opened_with` of a record, and those that follow it, without ids and instants; throws BadCell.
  std::vector<nlohmann::json> events(const std::vector<std::string>& cells) const;
  /// Names of the member elsewhere, each with its kind; of phones their keyed hashes. Throws BadCell.
  std::vector<std::pair<std::string, std::string>> links(const std::vector<std::string>& cells,
                                                         const std::string& phone_secret) const;
  /// Whether phones are written as they are.
  bool have_phones() const;

  /// What a column can say, in the order in which an export writes it.
  static const std::vector<std::string>& targets();
  /// How the column of a kind of names is called.
  static std::string link_target(const std::string& kind);

 private:
  std::vector<std::string> headings_, targets_;
  bool yuan_ = false;
  const Zone& zone_;
};

}  // namespace loyalty::native
