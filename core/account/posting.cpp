#include "core/account/posting.h"

#include <charconv>

#include "core/account/fold.h"

namespace loyalty {

void Posting::post(Fact fact) {
  if (failed_) return;
  if (now_ != event_.at) fact.at = now_;
  const bool room = static_cast<std::int64_t>(facts_.size()) < limits::facts;
  if (!room || !fold(account_, event_, fact)) {
    failed_ = true;
    return;
  }
  facts_.push_back(std::move(fact));
}

std::string Posting::next_id() {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, ++granted_).ptr;
  return event_.id + "." + std::string(digits, end);
}

}  // namespace loyalty
