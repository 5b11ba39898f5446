#pragma once
// Uses by all members of offers that are limited for the shop as a whole.

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

  /// Of an offer, in the active program; -1: not limited.
  std::int64_t limit(const std::string& offer);

  /// What a cart says of them, `offer_totals`: those that are used up, at their limit. As long as none more is, carts
  /// stay the same.
  nlohmann::json used_up(const OpenProgram& program);

  std::int64_t used(const std::string& name);

  /// Counts what an order uses or gives back. Throws Refused, `offer_used_up`, when there is not so much; then nothing is
  /// counted.
  void count(const std::vector<Use>& uses);
  /// Not written after all.
  void take_back(const std::vector<Use>& uses);
  /// Another process has used some: they are read again before the next count.
  void doubt();

 private:
  Store& store_;
  Programs& programs_;
  std::mutex mutex_;
  std::map<std::string, std::int64_t> used_;
  bool read_ = false;

  void read();
};

}  // namespace loyalty::service
