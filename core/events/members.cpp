#include "core/events/members.h"

#include <algorithm>

#include "core/events/actions.h"

namespace loyalty {
namespace {

consteval std::uint64_t bit_of(std::string_view name) {
  return wire::bit_of(wire::Describe<Member>::fields, name);
}

/// What a change does not name stays; the sealed event has the whole of it.
void keep_unnamed(Member& given, const Member& now) {
  const auto keep = [&](std::uint64_t bit, auto member) {
    if (!(given.named.bits & bit)) given.*member = now.*member;
  };
  keep(bit_of("birthday"), &Member::birthday);
  keep(bit_of("id"), &Member::id);
  keep(bit_of("phone_bound"), &Member::phone_bound);
  keep(bit_of("referrer"), &Member::referrer);
  keep(bit_of("region"), &Member::region);
  keep(bit_of("segments"), &Member::segments);
}

}  // namespace

Refusal seal_member_joined(Posting& posting) {
  if (posting.account().member.joined) return refuse("already_joined", "");
  posting.post({.kind = FactKind::member_set});
  (void)do_action(posting, "join");  // a program need not have one
  return {};
}

Refusal seal_member_changed(Posting& posting) {
  const Member& now = posting.account().member;
  Member& given = *posting.event().member;
  if (given.named.bits & bit_of("id") && !now.id.empty() && given.id != now.id)
    return refuse("wrong_member_id", "/member/id", {{"id", now.id}});
  keep_unnamed(given, now);
  posting.post({.kind = FactKind::member_set});
  return {};
}

Refusal seal_merged_into(Posting& posting) {
  const Event& event = posting.event();
  if (*event.into == posting.account().member.id)
    return refuse("same_member", "/into", {{"id", *event.into}});
  posting.post({.id = event.into, .kind = FactKind::merged_into});
  return {};
}

}  // namespace loyalty
