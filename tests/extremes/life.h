#pragma once
// Lives of members whose programs, accounts, carts and events have numbers at the ends of their ranges. Nothing of it may
// end the process; what cannot be told is refused.

#include "tests/extremes/choices.h"

namespace loyalty::extremes {

/// One life, from the choices made: every call of the engine, or the figures of many members. How many events it had.
std::size_t live(Choices& choices);

}  // namespace loyalty::extremes
