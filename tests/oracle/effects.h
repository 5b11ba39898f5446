#pragma once
// The oracle's effects, one function each.

#include "tests/oracle/ledger.h"

namespace loyalty::oracle {

/// The discount of one effect, taken from the ledger. Gifts and grants take nothing.
void apply_effect(Ledger& ledger, const Effect& effect);

}  // namespace loyalty::oracle
