#pragma once
// Memory that knows what it was taken for: what a call has taken is given back when there is not enough for it.

namespace loyalty {

/// What pieces are taken for from now on: the call that runs, whose pieces are all gone when it is over...
void take_for_call();
/// ... or a center, which is being changed. `center` is a piece of memory, and belongs to the center from now on.
void take_for(void* center);

/// After a call that ended for want of memory: gives back what was taken for it. False when it was changing a center:
/// then all of the center is given back too, and nothing of it may be touched.
bool recover();

}  // namespace loyalty
