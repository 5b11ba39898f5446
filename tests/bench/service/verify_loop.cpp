// The engine alone, to hold the service against: program, account and a request of verify, one a line, from standard
// input; the processor's time a call takes, in microseconds, to standard output.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>

#include "core/engine/engine.h"

namespace {

double processor_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

}  // namespace

int main(int, char** argv) {
  std::string program, account, request;
  std::getline(std::cin, program);
  std::getline(std::cin, account);
  std::getline(std::cin, request);
  loyalty::Engine engine;
  const double seconds = std::atof(argv[1]);
  const auto first = engine.open(program, account).ok ? engine.verify(request) : loyalty::Reply{};
  if (first.text != R"({"verdict":"accepted"})") {
    std::fprintf(stderr, "%s\n", first.text.c_str());
    return 1;
  }
  const double start = processor_seconds();
  long calls = 0;
  double taken = 0;
  while ((taken = processor_seconds() - start) < seconds)
    for (int i = 0; i < 100; ++i, ++calls) engine.verify(request);
  std::printf("%.2f\n", taken * 1e6 / static_cast<double>(calls));
}
