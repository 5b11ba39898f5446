#pragma once
// The ids a program defines, by kind, and the references to them.

#include <string>
#include <string_view>
#include <vector>

#include "core/wire/reader.h"

namespace loyalty {

/// The ids of one kind of thing in one program.
class Ids {
 public:
  /// `section` is where they are defined ("/coupons"); what the reader could not read of it may
  /// define anything, so then no reference is unknown.
  Ids(std::string_view kind, std::string_view section, wire::Problems& problems);

  /// Adds the id of the element `index` of the list at `list`, where it is the member `member`: its place, for
  /// duplicate_id.
  void define(std::string_view id, std::string_view list, std::size_t index,
              std::string_view member = "/id");
  /// Ends the definitions.
  void close();
  /// Reports duplicate_id at each place that defines an id again.
  void check_unique() const;
  /// Reports unknown_id at `at`, continued by `below`, unless `id` is defined. An empty id was reported by the reader.
  void refer(std::string_view id, std::string_view at, std::string_view below = {}) const;
  /// refer() for the whole list `member` of what is at `at`.
  void refer_all(const std::vector<std::string>& ids, std::string_view at,
                 std::string_view member) const;

 private:
  /// Or cannot be said to be unknown.
  bool is_known(std::string_view id) const;

  struct Definition {
    std::string_view id, list, member;
    std::size_t index;
  };
  std::string_view kind_;
  wire::Problems& problems_;
  bool complete_;
  std::vector<Definition> definitions_;  // after close(): sorted by id, then in the order defined
};

}  // namespace loyalty
