#include "native/service/serve.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <future>

#include "native/service/access_log.h"
#include "native/service/bring.h"
#include "native/service/files.h"
#include "native/service/keys_file.h"
#include "native/service/phones.h"

namespace loyalty::service {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// Ten thousand connections need as many files.
void allow_many_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// The shop's program, goods and members, where the store has none yet.
void load_shop(Service& service, const fs::path& shop, const std::string& program) {
  const json checked = json::parse(service.programs.add(program, service.clock()));
  const auto active = service.programs.active();
  if (!active || active->version < checked["version"])
    service.programs.activate(checked["version"], service.clock(), service.settings.receipts_for);
  if (fs::exists(shop / "goods.json")) service.goods.put(read_file(shop / "goods.json"));
  if (!fs::is_directory(shop / "members")) return;
  for (const auto& entry : fs::directory_iterator(shop / "members")) {
    if (entry.path().string().ends_with(".events.jsonl"))
      bring_log(service, read_file(entry.path()));
  }
}

/// A member's events have rising times: while the clock is behind them, all of them are booked at one instant.
void tell_of_the_future(Service& service, AccessLog& log) {
  const std::int64_t ahead = service.store.latest().value_or(0) - service.clock();
  if (ahead <= 1000) return;
  log.trouble("clock", "the store has events that are " + std::to_string(ahead) +
                           " ms later than the clock: was it set back?");
}

/// Until all that was given in is written.
void wait_for(Writer& writer) {
  std::promise<void> written;
  writer.give_in(writer.epoch(), {}, [&](Fate, const Change&) { written.set_value(); });
  written.get_future().wait();
}

/// Until nothing more is due, or customers wait.
void sweep_all(Service& service, const Server& server) {
  using Steady = std::chrono::steady_clock;
  const auto began = Steady::now();
  const std::uint64_t epoch = service.writer.epoch();
  std::size_t members = 0, looked_at = 0;
  do {
    looked_at = service.sweep(200);
    members += looked_at;
    // Before that they are due still, and would fill the next round.
    wait_for(service.writer);
    // With a store that fails the same members would come again and again.
  } while (looked_at > 0 && server.waiting() == 0 && service.writer.epoch() == epoch);
  service.metrics.swept(std::chrono::duration<double>(Steady::now() - began).count(), members);
}

}  // namespace

int serve(const ServeOptions& options) {
  // Threads inherit the mask: signals come to this one alone.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  // A file that may not grow is a full disk.
  signal(SIGXFSZ, SIG_IGN);
  allow_many_files();

  // Without it nothing is made: no store, no keys.
  const std::string program =
      options.shop.empty() ? "" : read_file(fs::path(options.shop) / "program.json");
  Store store(open_database(options.store));
  Keys keys = keys_of(options.keys, options.store, stdout);
  if (const std::string& secret = keys.secrets().phone; !secret.empty()) hide_phones(store, secret);
  const std::int64_t ahead = options.clock > 0 ? options.clock - now_ms() : 0;
  Service service(store, keys, options.settings, [ahead] { return now_ms() + ahead; });
  service.seeds.hide();
  service.writer.start();
  if (!options.shop.empty()) load_shop(service, options.shop, program);

  AccessLog log(options.access_log);
  tell_of_the_future(service, log);
  Server server(service, options.listening, [&](const Served& served) { log.write(served); });
  try {
    server.start();
  } catch (const std::exception& trouble) {
    throw std::runtime_error(options.listening.address + ':' +
                             std::to_string(options.listening.port) + ": " + trouble.what());
  }
  if (options.clock > 0)
    std::printf("the clock is not the machine's: it began at %lld\n",
                static_cast<long long>(options.clock));
  std::printf("listening on http://%s:%u\n", options.listening.address.c_str(), server.port());
  std::fflush(stdout);

  for (;;) {
    timespec wait{options.sweep_every / 1000, (options.sweep_every % 1000) * 1'000'000};
    const int signal = sigtimedwait(&signals, nullptr, &wait);
    if (signal > 0) break;
    try {
      service.programs.refresh();
      service.goods.refresh();
      service.fleeting.forget(service.clock());
      service.store.forget_codes(service.clock() - service.settings.codes_for);
      service.tell_seeds(200);
      sweep_all(service, server);
    } catch (const StoreFailed& e) {
      log.trouble("sweep", e.what());
    } catch (const Refused&) {
      // No program yet: nothing falls due.
    }
  }
  server.drain();
  return 0;
}

}  // namespace loyalty::service
