#pragma once
// `loyalty serve`: the service as a process.

#include <string>
#include <vector>

#include "native/service/http.h"

namespace loyalty::service {

struct ServeOptions {
  std::string shop;                  ///< a folder with program.json, goods.json and members/
  std::string store = "loyalty.db";  ///< a file, or postgresql://...
  std::string keys;  ///< a file; "": the text in LOYALTY_KEYS_JSON, or made beside the store
  Listening listening;
  Settings settings;
  std::int64_t sweep_every = 10'000;  ///< ms
  /// Where the service's clock begins, in ms since 1970, and goes on from: for demonstrations and trials, whose members
  /// would grow old. 0: the machine's clock.
  std::int64_t clock = 0;
  bool access_log = true;
  std::string config;  ///< a file of these
};

/// Runs until SIGTERM or SIGINT. Gives the exit code; trouble at the start leaves as std::runtime_error.
int serve(const ServeOptions& options);

}  // namespace loyalty::service
