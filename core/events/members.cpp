#include "core/events/members.h"

#include <algorithm>

#include "core/events/actions.h"

namespace loyalty {

Refusal seal_member_joined(Posting& posting) {
  if (posting.account().member.joined) return refuse("already_joined", "");
  posting.post({.kind = FactKind::member_set});
  (void)do_action(posting, "join");  // a program need not have one
  return {};
}

Refusal seal_member_changed(Posting& posting) {
  const Member& now = posting.account().member;
  if (!now.id.empty() && posting.event().member->id != now.id)
    return refuse("wrong_member_id", "/member/id", {{"id", now.id}});
  posting.post({.kind = FactKind::member_set});
  return {};
}

}  // namespace loyalty
