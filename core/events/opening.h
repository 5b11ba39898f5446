#pragma once
// Members who come from another system, with what they have there.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_opened_with(Posting& posting);

}  // namespace loyalty
