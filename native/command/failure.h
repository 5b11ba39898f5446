#pragma once
// How the program ends, and the one exception by which it ends early.

#include <stdexcept>
#include <string>

namespace loyalty::native {

/// Documented in --help; the upper ones are those of sysexits.h.
enum ExitCode : int {
  exit_ok = 0,
  exit_refused = 1,  ///< the answer is a refusal, a verdict other than accepted, or a failed vector
  exit_bad_input = 2,   ///< a document is wrong; the message names the file and the line
  exit_usage = 64,      ///< the command line is wrong
  exit_no_input = 66,   ///< a file cannot be read
  exit_internal = 70,   ///< a fault of this program
  exit_no_output = 73,  ///< a file cannot be written
};

/// Ends the command with a code; `what()` is the whole message, empty when everything is said already.
class Failure : public std::runtime_error {
 public:
  Failure(ExitCode exit_code, const std::string& message)
      : std::runtime_error(message), code(exit_code) {}

  ExitCode code;
};

}  // namespace loyalty::native
