#pragma once
// The rules of a program that concern more than one of its parts: every id stands for something,
// and for one thing only; levels rise; promotions and coupons have what each needs.

#include "core/program/program.h"

namespace loyalty {

/// Appends what is wrong to `problems`. These hold what the reader found in the same text: a
/// reference to something that could not be read is no further problem. Codes: duplicate_id,
/// unknown_id, empty_list, not_rising, out_of_range, missing_member, wrong_member,
/// invalid_currency.
void check_program_text(const ProgramText& program, wire::Problems& problems);

}  // namespace loyalty
