#pragma once
// The same shop in a currency of smaller units: all that is money grows by one factor.

#include "tests/oracle/circumstances.h"

namespace loyalty::oracle {

/// The largest whole factor by which every price, amount and threshold of the case stays within what a cart may cost.
Int largest_factor(const Case& c);

/// The case with all its money times `factor`.
Case scaled(Case c, Int factor);

}  // namespace loyalty::oracle
