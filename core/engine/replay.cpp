// What servers ask beside: a log of sealed events, folded again, which is what an account is, without asking a program; one
// order; what falls due.

#include <bitset>
#include <functional>

#include "core/engine/center.h"
#include "core/engine/log_reader.h"
#include "core/events/apply.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

/// Ids that may have come before; those it denies have not. Looking through the ids that an account knows takes as
/// long as folding a small event.
class Seen {
 public:
  explicit Seen(const Account& account) {
    for (const std::string& id : account.events) add(id);
  }
  void add(std::string_view id) { bits_.set(place(id)); }
  bool maybe(std::string_view id) const { return bits_.test(place(id)); }

 private:
  static constexpr std::size_t places = 1 << 17;
  static std::size_t place(std::string_view id) {
    return std::hash<std::string_view>()(id) % places;
  }
  std::bitset<places> bits_;
};

/// A log on its way into an account.
struct Replay {
  Account account;
  Seen seen{account};
  std::int64_t events = 0, known = 0;

  wire::Problems fold(Event& event) {
    if (!event.sealed) return {{"missing", "", {{"key", "sealed"}}}};
    if (seen.maybe(event.id) && is_known(account, event.id)) {
      ++known;
    } else {
      if (auto refusal = fold_here(account, event)) return {*std::move(refusal)};
      seen.add(event.id);
    }
    ++events;
    return {};
  }
};

}  // namespace

std::string Engine::order(std::string_view id, std::int64_t at) const {
  if (!center_) return {};
  const Account* account = &center_->account();
  const Instant then = std::max(Instant{at}, account->at);
  std::optional<Account> advanced;
  if (is_due(center_->program, *account, then)) {
    advance(center_->program, advanced.emplace(*account), then);
    account = &*advanced;
  }
  const OrderHeld* order = find_order(*account, id);
  if (!order) return {};
  wire::Writer w;
  write_order(w, *order);
  return w.str();
}

std::optional<std::int64_t> Engine::due() const {
  if (!center_) return {};
  const auto at = due_at(center_->program, center_->account());
  return at ? std::optional(at->value) : std::nullopt;
}

Reply Engine::replay(std::string_view log) {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  Replay replay{center_->account()};
  LogReader events(log);
  wire::Problems wrong;
  while (Event* event = events.next()) {
    wrong = replay.fold(*event);
    if (!wrong.empty()) break;
  }
  if (wrong.empty()) wrong = std::move(events.wrong());
  if (!wrong.empty()) {
    wire::Problems problems;
    put_below(std::move(wrong), '/' + std::to_string(replay.events), problems);
    return refuse(problems);
  }
  if (const auto refusal = check_sums(replay.account)) return refuse(*refusal);
  center_->book.open(std::move(replay.account));
  center_->digest.reset();
  wire::Writer w;
  w.open().key("account").text(center_->account_digest()).key("duplicates").integer(replay.known);
  w.key("events").integer(replay.events).close();
  return {true, w.str()};
}

std::int64_t Engine::last() const { return center_ ? center_->account().at.value : 0; }

}  // namespace loyalty
