#pragma once
// Whether what a store keeps holds together: every log, replayed, comes to its snapshot.

#include <cstdint>
#include <functional>
#include <string>

#include "native/service/store/store.h"

namespace loyalty::native {

struct Checked {
  std::int64_t members = 0, events = 0, wrong = 0;
};

/// Tells each thing that is wrong: of whom, and what.
Checked check_store(service::Store& store,
                    const std::function<void(const std::string&, const std::string&)>& wrong);

}  // namespace loyalty::native
