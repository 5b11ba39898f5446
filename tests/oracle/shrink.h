#pragma once
// Makes a case that shows a fault small enough to read.

#include <functional>

#include "tests/oracle/circumstances.h"

namespace loyalty::oracle {

/// Leaves out of the case whatever the fault does not need, one thing after another, until nothing
/// more can go. `faulty` must hold of the case given.
Case shrink(Case c, const std::function<bool(const Case&)>& faulty);

}  // namespace loyalty::oracle
