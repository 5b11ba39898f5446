// In place of merging.cpp and opening.cpp in a page's build: members are joined and brought along where logs are kept.
// What a server sealed is folded by every build.

#include "core/events/merging.h"
#include "core/events/opening.h"

namespace loyalty {
namespace {

Refusal only_on_servers() { return refuse("only_on_servers", "/kind"); }

}  // namespace

Refusal seal_member_merged(Posting&) { return only_on_servers(); }
Refusal seal_opened_with(Posting&) { return only_on_servers(); }

}  // namespace loyalty
