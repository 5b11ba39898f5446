#include "core/events/actions.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/events/give.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"
#include "core/events/tiers.h"
#include "core/events/undo.h"
#include "core/events/wallet.h"

namespace loyalty {
namespace {

std::int64_t used_today(const UseCount* uses, Day today) {
  return uses && uses->day == today ? uses->on_day : 0;
}

Refusal why_not(const Posting& posting, const Action& action) {
  const Occasion occasion{posting.program(), posting.account(), posting.now(),
                          posting.event().channel};
  if (!holds(action.when, occasion))
    return refuse("condition_not_met", "/action", {{"id", action.kind}});
  const UseCount* uses = wire::find(posting.account().activities.actions, action.kind);
  if (action.per_day && used_today(uses, posting.today()) >= *action.per_day)
    return refuse("daily_limit", "/action", {{"limit", *action.per_day}});
  if (action.per_life && uses && uses->ever >= *action.per_life)
    return refuse("life_limit", "/action", {{"limit", *action.per_life}});
  return {};
}

void do_now(Posting& posting, const Action& action) {
  posting.post(
      {.count = 1, .day = posting.today(), .id = action.kind, .kind = FactKind::action_done});
  give(posting, action.grants, PointsSource::action);
}

}  // namespace

Refusal do_action(Posting& posting, std::string_view kind) {
  Refusal first = refuse("unknown_action", "/action", {{"id", kind}});
  bool any = false;
  for (const Action& action : posting.program().activities.actions) {
    if (action.kind != kind) continue;
    Refusal refusal = why_not(posting, action);
    if (!refusal) return do_now(posting, action), Refusal{};
    if (!any) first = std::move(refusal);
    any = true;
  }
  return first;
}

Refusal seal_action_done(Posting& posting) { return do_action(posting, *posting.event().action); }

}  // namespace loyalty
