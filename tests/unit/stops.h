#pragma once
// Whether a call ends in a failed assertion. It runs in a process of its own.

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

template <class Call>
bool stops(Call&& call) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    // Without Catch2's handlers, which report a signal as a failed test.
    for (const int trap : {SIGILL, SIGTRAP, SIGABRT}) std::signal(trap, SIG_DFL);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(0);
    call();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  // A sanitizer turns the trap's signal into an exit code.
  return WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) != 0);
}
