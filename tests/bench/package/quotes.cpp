// The native side of measure.mjs: program, account and carts, one a line, from standard input; what a quote of the
// open center takes, in microseconds, to standard output.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "core/engine/engine.h"

int main(int, char** argv) {
  std::string program, account;
  std::getline(std::cin, program);
  std::getline(std::cin, account);
  std::vector<std::string> carts;
  for (std::string cart; std::getline(std::cin, cart);) carts.push_back(cart);
  loyalty::Engine engine;
  const int rounds = std::atoi(argv[1]);
  if (!engine.open(program, account).ok || carts.empty() || rounds < 1) return 1;
  for (const auto& cart : carts)
    if (!engine.quote(cart).ok) return 1;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i)
    for (const auto& cart : carts) engine.quote(cart);
  const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
  std::printf("%.1f\n", taken.count() / rounds / static_cast<double>(carts.size()));
}
