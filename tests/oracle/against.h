#pragma once
// The core's answer and the oracle's, side by side.

#include "core/pricing/price.h"
#include "tests/oracle/oracle.h"

namespace loyalty::oracle {

/// Named figures of one result, in a fixed order; equal results give equal rows.
struct Row {
  std::string name, value;
  bool operator==(const Row&) const = default;
};
using Rows = std::vector<Row>;

Rows rows_of(const Outcome& outcome);
/// `priced` of the program made from the case.
Rows rows_of(const Case& c, const Result<Priced>& priced);

Program program_of(const ProgramText& text);

/// The rows that differ, with both values; "" when none does.
std::string differences(const Rows& core, const Rows& oracle);

/// Program and cart as canonical JSON, the shopper in short.
std::string text_of(const Case& c);

}  // namespace loyalty::oracle
