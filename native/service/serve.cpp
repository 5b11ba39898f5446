#include "native/service/serve.h"

#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>

#include "core/base/sha256.h"
#include "native/service/access_log.h"
#include "native/service/bring.h"
#include "native/service/random.h"

namespace loyalty::service {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

/// Ten thousand connections need as many files.
void allow_many_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// Each request makes and forgets many small texts and a few large ones. By its defaults glibc gives the top of the heap
/// back and takes it again all the time, and merges all small blocks whenever a large one is freed: a fifth of the
/// processor's time.
void keep_memory() {
  mallopt(M_MXFAST, 0);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
}

/// Keys from the file or the environment. A shop that is only tried out gets keys of its own, in a file that only it may
/// read, and is told the one for everything.
Keys keys_of(const ServeOptions& options) {
  if (const char* given = std::getenv("LOYALTY_KEYS_JSON"); given && options.keys.empty())
    return Keys::read(given);
  if (!options.keys.empty()) return Keys::read(read_file(options.keys));
  if (options.store.find("://") != std::string::npos)
    throw std::runtime_error("--keys or LOYALTY_KEYS_JSON: several processes need the same keys");
  const fs::path path = options.store + ".keys";
  if (!fs::exists(path)) {
    const std::string secret = random_text(32), staff = random_text(24);
    const json login = {{"phone_secret", random_text(32)}, {"session_secret", random_text(32)}};
    const json made = {
        {"login", login},
        {"members", {{{"kid", "1"}, {"secret", secret}}}},
        {"staff", {{{"id", "admin"}, {"role", "admin"}, {"sha256", sha256_hex(staff)}}}}};
    std::ofstream file(path);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    file << made.dump(2) << '\n';
    if (!file.flush()) throw std::runtime_error(path.string() + ": cannot be written");
    std::printf("made %s; the key of admin is told once: %s\n", path.c_str(), staff.c_str());
  }
  return Keys::read(read_file(path));
}

/// The shop's program, goods and members, where the store has none yet.
void load_shop(Service& service, const fs::path& shop) {
  const std::string program = read_file(shop / "program.json");
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
  keep_memory();

  Store store(open_database(options.store));
  Keys keys = keys_of(options);
  Service service(store, keys, options.settings, now_ms);
  service.writer.start();
  if (!options.shop.empty()) load_shop(service, options.shop);

  AccessLog log(options.access_log);
  Server server(service, options.listening, [&](const Served& served) { log.write(served); });
  server.start();
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
