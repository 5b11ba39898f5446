#pragma once
// Which column of a table says what of a member.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
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

  /// The event `opened_with` of a record, without its instant; throws BadCell.
  nlohmann::json event(const std::vector<std::string>& cells) const;
  /// Names of the member elsewhere, by kind.
  std::map<std::string, std::string> links(const std::vector<std::string>& cells) const;

  /// What a column can say, in the order in which an export writes it.
  static const std::vector<std::string>& targets();

 private:
  std::vector<std::string> headings_, targets_;
  bool yuan_ = false;
  const Zone& zone_;
};

/// The cells of a member as it stands, in the order of Columns::targets(): account and overview.
std::vector<std::string> cells_of(const nlohmann::json& account, const nlohmann::json& overview,
                                  const Zone& zone);

}  // namespace loyalty::native
