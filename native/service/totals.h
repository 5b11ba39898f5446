#pragma once
// Uses by all members of what is limited for the shop as a whole: offers, prizes, what points are exchanged for.

#include <cstdint>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "native/service/programs.h"

namespace loyalty::service {

class Totals {
 public:
  Totals(Store& store, Programs& programs) : store_(store), programs_(programs) {}

  /// Of an offer, in the program that seals an order, null: the active one; no_limit: it is used as often as members like.
  static constexpr std::int64_t no_limit = INT64_MAX;
  std::int64_t limit(const OpenProgram* program, const std::string& offer);

  /// What a cart says of them, `offer_totals`: those of which an order may want more than there is left, and how often they
  /// were used, at most their limit. As long as that is the same, carts stay the same.
  nlohmann::json nearly_used_up(const OpenProgram& program);

  std::int64_t used(const std::string& name);

  /// What so many exchanges use of the stock, in the active program; nothing: it has no end.
  std::optional<Use> of_exchange(const std::string& exchange, std::int64_t times);

  /// Throws Refused, `offer_used_up` or `out_of_stock`, when there is not so much on the disk. What is on its way there counts when it is
  /// written: the store has the last word, and of two that want the last one the second is performed anew.
  void check(const std::vector<Use>& uses);
  /// Some were written, or perhaps were: they are read again before the next look.
  void doubt();

 private:
  const Use* too_much(const std::vector<Use>& uses);
  void read();

  Store& store_;
  Programs& programs_;
  std::mutex mutex_;
  std::map<std::string, std::int64_t> used_;
  bool read_ = false;
};

}  // namespace loyalty::service
