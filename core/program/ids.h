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

  /// Adds an id; `at` is its place, for duplicate_id.
  void define(std::string_view id, const std::string& at);
  /// Ends the definitions.
  void close();
  /// Reports duplicate_id at each place that defines an id again.
  void check_unique() const;
  /// Reports unknown_id at `at` unless `id` is defined. An empty id was reported by the reader.
  void refer(std::string_view id, const std::string& at) const;
  /// refer() for a whole list at `at`.
  void refer_all(const std::vector<std::string>& ids, const std::string& at) const;

 private:
  struct Definition {
    std::string_view id;
    std::string at;
  };
  std::string_view kind_;
  wire::Problems& problems_;
  bool complete_;
  std::vector<Definition> definitions_;  // after close(): sorted by id, then in the order defined
};

}  // namespace loyalty
