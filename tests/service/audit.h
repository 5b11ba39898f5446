#pragma once
// The laws of a shop, held against its database.

#include "tests/service/clients.h"

namespace simulator {

/// Logs, snapshots, answers, uses, links and instants agree. `world` is settled and on a sound disk. Throws Broken.
void audit(World& world, const Clients& clients);

/// What ends soon was told to those who have it.
void audit_told(World& world);

/// After everything that was ordered was undone: nobody has more or less than was given by hand.
void audit_undone(World& world);

}  // namespace simulator
