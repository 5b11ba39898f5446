#include "core/events/book.h"

#include "core/base/assert.h"

namespace loyalty {

void Book::open(Account account) {
  account_ = std::move(account);
  copy_.reset();
  since_.clear();
}

Result<const Event*> Book::apply(const Program& program, Event event) {
  if (!copy_ || since_.size() >= limits::events_between_copies) {
    copy_.emplace(account_);
    since_.clear();
  }
  since_.push_back(std::move(event));
  if (auto refusal = apply_here(program, account_, since_.back())) {
    since_.pop_back();
    undo();
    return tl::make_unexpected(*std::move(refusal));
  }
  return &since_.back();
}

void Book::undo() {
  account_ = Account(*copy_);
  for (const Event& event : since_)
    LOYALTY_ASSERT(!fold_here(account_, event), "a sealed event folds again");
}

}  // namespace loyalty
