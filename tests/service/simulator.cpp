// loyalty_simulator SEEDS [--from N] [--steps N] [--store FILE|postgresql://...] [--fault NAME] [--say]
// loyalty_simulator SEEDS --prove [--from N] [--steps N]
//
// Each seed is one life of a shop: members, retries, crashes, a disk that fails, a clock that jumps. A seed gives the same
// life again. The database of --store is emptied for every life; without it there is a file in memory for each.
//
// --fault plants one of planted.h. --prove plants each of them, and wants each found within so many seeds.

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "tests/service/audit.h"

using namespace simulator;

namespace {

struct Options {
  std::uint64_t seeds = 1, from = 1;
  std::int64_t steps = 300;
  std::string store;
  Fault fault = Fault::none;
  bool says = false, proves = false;
};

std::string empty_database(const Options& options) {
  if (options.store.find("://") != std::string::npos) {
    const auto connection = open_database(options.store)->connect();
    connection->run_once("DROP SCHEMA public CASCADE");
    connection->run_once("CREATE SCHEMA public");
    return options.store;
  }
  std::string path = options.store;
  if (path.empty()) {
    const std::string folder = std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp";
    path = folder + "/loyalty-simulator-" + std::to_string(getpid()) + ".db";
  }
  for (const char* part : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + part);
  return path;
}

/// What a life came to; the tally say that something happened at all.
struct Tally {
  std::int64_t answers = 0, acknowledged = 0, refused = 0, unavailable = 0, replayed = 0;
  std::int64_t crashes = 0, failures = 0;
  std::map<std::string, std::int64_t> codes;

  void add(World& world, const Clients& clients) {
    answers += clients.answers, acknowledged += clients.acknowledged, refused += clients.refused;
    unavailable += clients.unavailable, replayed += clients.replayed, crashes += world.crashes;
    failures += world.trouble().failed;
    for (const auto& [code, times] : clients.codes) codes[code] += times;
  }
};

void live(std::uint64_t seed, const Options& options, std::int64_t& step, Tally& tally,
          std::int64_t* struck = nullptr) {
  const std::string address = empty_database(options);
  World world(seed, address, address.find("://") == std::string::npos ? 1 : 2, options.fault);
  // Also of a life that ends early.
  const std::shared_ptr<void> counted(nullptr, [&](void*) {
    if (struck) *struck += world.plant().struck;
  });
  Clients clients(world, seed);
  clients.open_shop();
  for (step = 1; step <= options.steps; ++step) clients.step();
  clients.ask_again();
  audit(world, clients);
  clients.undo_all();
  // What a hold had, that is over, comes back when time has passed.
  world.sweep(0);
  world.settle();
  audit(world, clients);
  audit_undone(world);
  for (int n = 0; n < 4; ++n) {
    world.now += 5 * a_day;
    for (int times = 0; times < 3; ++times) {
      world.sweep(0);
      world.settle();
    }
    audit_told(world);
  }
  tally.add(world, clients);
  if (options.store.empty()) empty_database(options);
}

Fault fault_called(std::string_view name) {
  const auto found = std::find(fault_names.begin(), fault_names.end(), name);
  if (found == fault_names.end()) {
    std::printf("there is no fault called that\n");
    std::exit(64);
  }
  return static_cast<Fault>(found - fault_names.begin());
}

/// How many faults there are that no life shows.
int prove(Options options) {
  int unseen = 0;
  for (std::size_t i = 1; i < fault_names.size(); ++i) {
    options.fault = static_cast<Fault>(i);
    std::string found;
    std::int64_t struck = 0;
    std::uint64_t seed = options.from;
    for (; seed < options.from + options.seeds && found.empty(); ++seed) {
      std::int64_t step = 0;
      Tally tally;
      try {
        live(seed, options, step, tally, &struck);
      } catch (const std::exception& broken) {
        found = broken.what();
      }
    }
    unseen += found.empty();
    std::printf("%s: %s, seed %llu, after %lld strokes: %s\n", std::string(fault_names[i]).c_str(),
                found.empty() ? "NOT found" : "found", static_cast<unsigned long long>(seed - 1),
                static_cast<long long>(struck), found.substr(0, 100).c_str());
    std::fflush(stdout);
  }
  std::printf("%d faults not found\n", unseen);
  return unseen;
}

Options read(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const bool more = i + 1 < count;
    if (std::strcmp(words[i], "--from") == 0 && more)
      options.from = std::strtoull(words[++i], nullptr, 10);
    else if (std::strcmp(words[i], "--steps") == 0 && more)
      options.steps = std::strtoll(words[++i], nullptr, 10);
    else if (std::strcmp(words[i], "--store") == 0 && more)
      options.store = words[++i];
    else if (std::strcmp(words[i], "--fault") == 0 && more)
      options.fault = fault_called(words[++i]);
    else if (std::strcmp(words[i], "--prove") == 0)
      options.proves = true;
    else if (std::strcmp(words[i], "--say") == 0)
      options.says = true;
    else
      options.seeds = std::strtoull(words[i], nullptr, 10);
  }
  return options;
}

}  // namespace

int main(int count, char** words) {
  const Options options = read(count, words);
  if (options.proves) return prove(options) == 0 ? 0 : 1;
  Tally tally;
  std::uint64_t good = 0, bad = 0;
  for (std::uint64_t seed = options.from; seed < options.from + options.seeds; ++seed) {
    std::int64_t step = 0;
    try {
      live(seed, options, step, tally);
      ++good;
    } catch (const std::exception& broken) {
      ++bad;
      std::printf("seed %llu, step %lld: %s\n", static_cast<unsigned long long>(seed),
                  static_cast<long long>(step), broken.what());
      std::fflush(stdout);
    }
  }
  std::printf(
      "answers %lld: %lld acknowledged, %lld again, %lld refused, %lld unavailable; %lld "
      "crashes, %lld failures of the disk\n",
      static_cast<long long>(tally.answers), static_cast<long long>(tally.acknowledged),
      static_cast<long long>(tally.replayed), static_cast<long long>(tally.refused),
      static_cast<long long>(tally.unavailable), static_cast<long long>(tally.crashes),
      static_cast<long long>(tally.failures));
  if (options.says)
    for (const auto& [code, times] : tally.codes)
      std::printf("  %s %lld\n", code.c_str(), static_cast<long long>(times));
  std::printf("%llu passed, %llu failed\n", static_cast<unsigned long long>(good),
              static_cast<unsigned long long>(bad));
  return bad == 0 ? 0 : 1;
}
