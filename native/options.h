#pragma once
// The command line, once it has been understood.

#include <string>
#include <vector>

namespace loyalty::native {

/// Paths are as given; "" means not given, "-" standard input.
struct Options {
  bool json = false;  ///< the engine's canonical JSON instead of tables
  std::string program, account;
  std::string cart, event, quote, answer;
  std::string at;                       ///< an instant, as given
  std::string account_out, sealed_out;  ///< apply: where the new account and the sealed events go
  std::vector<std::string> files;       ///< check: programs; vectors: folders and files
  bool update = false;                  ///< vectors: write missing and changed outputs
};

// Each runs one command, prints its answer on standard output, and returns the exit code. Trouble
// leaves as a Failure.

int run_overview(const Options&);
int run_quote(const Options&);
int run_preview(const Options&);
int run_apply(const Options&);
int run_verify(const Options&);
int run_snapshot(const Options&);
int run_check(const Options&);
int run_explain(const Options&);
int run_vectors(const Options&);

}  // namespace loyalty::native
