#include "core/events/apply.h"

#include <algorithm>
#include <charconv>

#include "core/account/fold.h"
#include "core/account/sums.h"
#include "core/base/sha256.h"
#include "core/events/achievements.h"
#include "core/events/actions.h"
#include "core/events/advance.h"
#include "core/events/benefits.h"
#include "core/events/by_hand.h"
#include "core/events/campaigns.h"
#include "core/events/cards.h"
#include "core/events/check_in.h"
#include "core/events/coupons.h"
#include "core/events/draws.h"
#include "core/events/exchanges.h"
#include "core/events/gift_cards.h"
#include "core/events/give.h"
#include "core/events/members.h"
#include "core/events/merging.h"
#include "core/events/opening.h"
#include "core/events/orders.h"
#include "core/events/points.h"
#include "core/events/referrals.h"
#include "core/events/refunds.h"
#include "core/events/services.h"
#include "core/events/wallet.h"
#include "core/wire/writer.h"

namespace loyalty {
namespace {

Refusal seal(Posting& posting) {
  switch (posting.event().kind) {
#define KIND(name, needs, allows) \
  case EventKind::name: return seal_##name(posting);
    LOYALTY_EVENT_KINDS(KIND)
#undef KIND
  }
  return {};
}

/// Whether a log can hold it: what a long term begins so late, or a day is called before 1970, it cannot.
bool can_be_written(const Fact& fact) {
  const auto within = [](std::int64_t value, std::int64_t last) {
    return value >= 0 && value <= last;
  };
  for (const auto& at : {fact.at, fact.from, fact.until})
    if (at && !within(at->value, latest_instant)) return false;
  for (const std::int64_t amount :
       {fact.bonus.value, fact.count, fact.growth.value, fact.line, fact.money.value, fact.part,
        fact.points.value, fact.principal.value})
    if (!within(amount, max_amount)) return false;
  return !fact.day || within(fact.day->value, limits::latest_day);
}

Refusal seal_here(const Program& program, Account& account, Event& event) {
  Posting posting(program, account, event);
  // An order booked at its receipt's figures comes before what fell due since then.
  const Instant from = std::max(account.at, std::min(event.quoted_at.value_or(event.at), event.at));
  catch_up(posting, from);
  if (posting.failed()) return posting.take_why_failed();
  posting.book_at(from);
  account.at = from;
  if (event.day && *event.day > posting.today())
    return refuse("future_day", "/day", {{"today", posting.today().value}});
  if (auto refusal = seal(posting)) return refusal;
  post_achievements(posting);
  catch_up(posting, event.at);
  account.at = event.at;
  if (posting.failed()) return posting.take_why_failed();
  auto facts = posting.take_facts();
  if (!std::all_of(facts.begin(), facts.end(), can_be_written)) return out_of_range("");
  event.sealed = Sealed{std::move(facts), program.id, program.version};
  return {};
}

template <class One>
Refusal fold_sealed(Account& account, const Event& event, const One& one) {
  for (std::size_t i = 0; i < event.sealed->facts.size(); ++i) {
    if (one(event.sealed->facts[i])) continue;
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, i).ptr;
    return refuse("sealed_does_not_fit", "/sealed/facts/" + std::string(digits, end));
  }
  account.at = event.at;
  return {};
}

/// How many events of its instant there are with it.
std::int64_t at_once(const Account& account, const Event& event) {
  return event.at == account.at ? account.at_once + 1 : 1;
}

Refusal check_instant(const Account& account, const Event& event) {
  if (account.merged_into) return refuse("merged", "", {{"into", *account.merged_into}});
  if (event.at < account.at)
    return refuse("event_out_of_order", "/at",
                  {{"at", event.at.value}, {"last", account.at.value}});
  if (at_once(account, event) > limits::events_known)
    return refuse("too_many_events", "/at", {{"max", limits::events_known}});
  return {};
}

/// Those of the last instant are never forgotten.
void remember(Account& account, const std::string& id) {
  auto& ids = account.events;
  if (std::ssize(ids) >= limits::with_spare(limits::events_known))
    ids.erase(ids.begin(), ids.end() - limits::events_known);
  ids.push_back(id);
}

template <class One>
std::optional<Problem> fold_event(Account& account, const Event& event, const One& one) {
  if (auto refusal = check_instant(account, event)) return refusal.take();
  const std::int64_t now = at_once(account, event);
  if (auto refusal = fold_sealed(account, event, one)) return refusal.take();
  remember(account, event.id);
  account.at_once = now;
  return {};
}

}  // namespace

bool is_known(const Account& account, std::string_view id) {
  return std::any_of(account.events.rbegin(), account.events.rend(),
                     [&](const std::string& known) { return same_id(known, id); });
}

std::optional<Problem> fold_here(Account& account, const Event& event) {
  return fold_event(account, event, [&](const Fact& fact) { return fold(account, event, fact); });
}

std::optional<Problem> fold_here(Account& account, const Event& event, FoldsFacts& by) {
  return fold_event(account, event, [&](const Fact& fact) { return by.fold(fact); });
}

std::optional<Problem> check_sums(const Account& account) {
  if (sums_out_of_range(account).empty()) return {};
  return out_of_range("").take();
}

std::optional<Problem> apply_here(const Program& program, Account& account, Event& event) {
  if (event.sealed) {
    auto refusal = fold_here(account, event);
    return refusal ? std::move(refusal) : check_sums(account);
  }
  if (auto refusal = check_instant(account, event)) return refusal.take();
  const std::int64_t now = at_once(account, event);
  if (auto refusal = seal_here(program, account, event)) return refusal.take();
  remember(account, event.id);
  account.at_once = now;
  return {};
}

Result<Applied> apply(const Program& program, Account& account, const Event& event) {
  Applied applied{event, is_known(account, event.id)};
  if (applied.duplicate) return applied;
  Account next = account;
  if (auto refusal = apply_here(program, next, applied.sealed))
    return tl::make_unexpected(*std::move(refusal));
  account = std::move(next);
  return applied;
}

std::string account_digest(const Account& account) { return wire::digest(account); }

}  // namespace loyalty
