#pragma once
// What a member does besides buying, and what it brings.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_action_done(Posting& posting);

/// Does the first action of this kind that is possible now; refuses with the reason of the first that is not.
Refusal do_action(Posting& posting, std::string_view kind);

}  // namespace loyalty
