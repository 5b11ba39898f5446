#pragma once
// A database that fails as told: before a statement, after a commit took effect, or with the whole process.

#include <memory>

#include "native/service/store/database.h"
#include "tests/oracle/random.h"

namespace simulator {

using namespace loyalty::service;

/// The process is gone, in the middle of whatever it did. Nothing catches it but the simulator.
struct Crash {};

/// When to fail, and how. Shared by all connections of one process.
struct Trouble {
  loyalty::oracle::Random dice{0};
  int fails = 0;          ///< of a hundred statements
  int crashes = 0;        ///< of a thousand statements
  bool is_sound = false;  ///< nothing fails now
  std::int64_t statements = 0, failed = 0, crashed = 0;
};

std::unique_ptr<Database> failing(std::unique_ptr<Database> disk, std::shared_ptr<Trouble> trouble);

}  // namespace simulator
