#pragma once
// Small random programs, carts and shoppers, full of near-thresholds and ties.

#include "tests/oracle/circumstances.h"

namespace loyalty::oracle {

/// The case of a seed. Its program is valid by the program's rules.
Case generate(std::uint64_t seed);

}  // namespace loyalty::oracle
