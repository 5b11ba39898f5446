#pragma once
// Events into an account. A raw event is validated, sealed with everything it does, and folded; a sealed one
// is folded as it is, whatever the program says today.

#include <optional>

#include "core/account/event.h"
#include "core/base/result.h"
#include "core/program/program.h"

namespace loyalty {

/// An event that was applied.
struct Applied {
  Event sealed;            ///< the event with `sealed`; its facts are the changes to report
  bool duplicate = false;  ///< an event of this id is in the account already: nothing was done
};

/// Whether this id is among the newest that the account knows: such an event changes nothing.
bool is_known(const Account& account, std::string_view id);

/// Validates, seals and folds a raw event; folds a sealed one. A refused event leaves the account as it was.
/// Refuses with the codes of docs/errors.md: event_out_of_order {at, last}, too_many_events, those of the
/// event's kind, and sealed_does_not_fit for a sealed event that this account cannot have had.
Result<Applied> apply(const Program& program, Account& account, const Event& event);

/// The same for an event of an id not known, without a copy: after a refusal the account is in no defined state and
/// is to be thrown away. `event` becomes the sealed one.
std::optional<Problem> apply_here(const Program& program, Account& account, Event& event);
/// The same for a sealed event, of a log whose sums are checked at its end.
std::optional<Problem> fold_here(Account& account, const Event& event);
/// Whoever folds the facts of an event by itself.
class FoldsFacts {
 public:
  /// False: it does not fit.
  virtual bool fold(const Fact&) = 0;

 protected:
  ~FoldsFacts() = default;
};
/// The same by somebody else's hand, fact by fact.
std::optional<Problem> fold_here(Account& account, const Event& event, FoldsFacts& by);
/// amount_out_of_range when what a log came to cannot be told.
std::optional<Problem> check_sums(const Account& account);

/// Brings the state to `at`: releases, expiries and ends of levels in order of instant (ties in this order). For
/// views, on a copy; apply does it by itself. Returns what happened. `at` before account.at: nothing.
std::vector<Fact> advance(const Program& program, Account& account, Instant at);
/// When something happens next by itself, after the account's last event or before; nothing: never.
std::optional<Instant> due_at(const Program& program, const Account& account);
/// Whether anything would happen then.
bool is_due(const Program& program, const Account& account, Instant at);

/// SHA-256 of the canonical JSON of the account as of its last event.
std::string account_digest(const Account& account);

}  // namespace loyalty
