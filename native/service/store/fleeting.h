#pragma once
// What is kept for a while only, and seen by all processes at once: codes, nonces, counts of a window, carts of a checkout.

#include <cstdint>
#include <optional>
#include <string>

#include "native/service/store/store.h"

namespace loyalty::service {

/// Each of its calls is a transaction, on the disk when it returns. Everything throws StoreFailed.
class Fleeting {
 public:
  explicit Fleeting(Store& store) : store_(store) {}

  /// Kept until `until`, in place of one of that name; of it so many may be taken.
  void keep(const std::string& name, const std::string& text, std::int64_t until,
            std::int64_t takes);
  /// False: there was one of that name already, and it still is.
  bool keep_first(const std::string& name, std::int64_t now, std::int64_t until);
  /// Names that begin with `prefix`, with their texts.
  std::vector<std::pair<std::string, std::string>> beginning(const std::string& prefix);
  /// What is kept at `now`.
  std::optional<std::string> find(const std::string& name, std::int64_t now);
  /// The same, and one fewer may be taken; nothing: none is left, or it is gone. Also how many are left then.
  struct Taken {
    std::string text;
    std::int64_t left = 0;
  };
  std::optional<Taken> take(const std::string& name, std::int64_t now);
  /// False: somebody else was first.
  bool drop(const std::string& name, const std::string& text);
  /// One more of that name within its window, and how many that makes.
  std::int64_t count(const std::string& name, std::int64_t now, std::int64_t until);

  void forget(std::int64_t now);

 private:
  Store& store_;
};

}  // namespace loyalty::service
