#pragma once
// An account that many events are applied to, one after another. Copying it for each would cost more than most
// events: it is copied now and then, and a refused event is undone by folding again what came since the copy.

#include "core/events/apply.h"

namespace loyalty {

class Book {
 public:
  /// Begins with this account.
  void open(Account account);
  const Account& account() const { return account_; }

  /// As loyalty::apply. The sealed event stays valid until the next call.
  Result<const Event*> apply(const Program& program, Event event);

 private:
  void undo();

  Account account_;
  std::optional<Account> copy_;  ///< the account before `since_`
  std::vector<Event> since_;     ///< sealed
};

namespace limits {
/// Events between two copies: a copy costs about as much as folding so many.
inline constexpr std::size_t events_between_copies = 64;
}  // namespace limits

}  // namespace loyalty
