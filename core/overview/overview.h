#pragma once
// What a member center shows, as canonical JSON.

#include "core/account/account.h"
#include "core/account/event.h"
#include "core/program/program.h"
#include "core/wire/writer.h"

namespace loyalty {

/// Advances a copy of the account to `at` (or to account.at, if that is later) and writes everything.
std::string overview_json(const Program& program, const Account& account, Instant at);

// Parts of it that a quote shows as well. `account` must have been advanced to `at`. Each writes one value.

/// level, name, growth, progress (0..10000), next, remaining, spend_to_next, keep, why, until.
void write_tier(wire::Writer& w, const Program& program, const Account& account, Instant at);
/// this_month, this_year, total (fen), by_source, by_channel (of all time), by_month, month_by_channel.
void write_savings(wire::Writer& w, const Program& program, const Account& account, Instant at);
/// What sort of customer the member is. Needs the program's `segments`.
void write_segment(wire::Writer& w, const Program& program, const Account& account, Instant at);
/// A list of facts as `changes`: each in canonical JSON with `at` always given.
void write_changes(wire::Writer& w, const Event& sealed);

/// Whether what an event gives back and takes back is worth telling beforehand.
bool takes_back(EventKind kind);
/// bonus, cash, principal (fen back), bonus_taken, principal_taken, coupons (that come back), coupons_taken, gifts (to
/// bring back), points_back,
/// points_taken, points_owed (what could not be taken), growth_taken (whole).
void write_undone(wire::Writer& w, const Event& sealed);

}  // namespace loyalty
