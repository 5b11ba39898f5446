#pragma once
// Where a process has its keys from.

#include <cstdio>
#include <string>

#include "native/service/keys.h"

namespace loyalty::service {

/// Of the file `given`, or the text in LOYALTY_KEYS_JSON. A shop that is only tried out gets keys of its own, in a file
/// beside its store that only it may read, and `told` hears the one for everything. Throws std::runtime_error.
Keys keys_of(const std::string& given, const std::string& store, std::FILE* told);

}  // namespace loyalty::service
