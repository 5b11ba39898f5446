#pragma once
// Who the member is, and whom their account has gone to.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_member_joined(Posting& posting);
Refusal seal_member_changed(Posting& posting);
Refusal seal_merged_into(Posting& posting);

}  // namespace loyalty
