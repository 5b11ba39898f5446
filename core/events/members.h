#pragma once
// Who the member is.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_member_joined(Posting& posting);
Refusal seal_member_changed(Posting& posting);

}  // namespace loyalty
