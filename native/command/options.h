#pragma once
// The command line, once it has been understood.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::native {

/// Paths are as given; "" means not given, "-" standard input.
struct Options {
  bool json = false;  ///< the engine's canonical JSON instead of tables
  std::string program, account;
  std::string cart, event, quote, answer;
  std::string at;  ///< an instant, as given
  std::string account_out,
      sealed_out;  ///< apply, replay: where the new account and the sealed events go
  std::vector<std::string> files;                 ///< check: programs; vectors: folders and files
  bool update = false;                            ///< vectors: write missing and changed outputs
  std::string before;                             ///< check: the version that members live with
  std::int64_t levels = 4;                        ///< tiers: how many
  std::string prefix, checked;                    ///< cards: of the numbers; numbers to be checked
  std::int64_t count = 0, from = 1, length = 16;  ///< cards
  std::string timezone = "Asia/Shanghai";         ///< cohorts: whose months
  std::string call, format = "json";              ///< batch: what lines ask for; json or tsv
  std::string columns = "id,call,input,account,program";  ///< batch: of a row
  std::int64_t threads = 0, keep = 256;  ///< batch: 0 is the machine's; MiB for what lines bring
  std::string module;                    ///< doctor: the folder of the package
  std::string service, token;            ///< doctor: where one runs; an administrator's key
  bool chunk_header = false;             ///< batch: the number of rows stands before each chunk
  std::optional<bool> progress;          ///< batch: told or not; by default, to a terminal
};

// Each runs one command, prints its answer on standard output, and returns the exit code. Trouble
// leaves as a Failure.

int run_overview(const Options&);
int run_quote(const Options&);
int run_preview(const Options&);
int run_apply(const Options&);
int run_replay(const Options&);
int run_verify(const Options&);
int run_snapshot(const Options&);
int run_batch(const Options&);
int run_cards(const Options&);
int run_check(const Options&);
int run_doctor(const Options&);
int run_explain(const Options&);
int run_cohorts(const Options&);
int run_tiers(const Options&);
int run_vectors(const Options&);

}  // namespace loyalty::native
