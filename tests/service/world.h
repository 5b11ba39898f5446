#pragma once
// A shop with one or two service processes on one database, all of it on one thread and by one clock.

#include <deque>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "native/service/service.h"
#include "tests/service/failing_disk.h"
#include "tests/service/planted.h"

namespace simulator {

using loyalty::oracle::Random;
using nlohmann::json;

/// A law that did not hold.
struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void must(bool holds, const std::string& law);

inline constexpr std::int64_t world_begins = 1767229200000;  ///< 1 January 2026, 9:00 in Shanghai
inline constexpr std::int64_t a_minute = 60'000, an_hour = 60 * a_minute, a_day = 24 * an_hour;

/// The shop's program in its versions, from 1: they differ in what is earned and in how many uses there are.
json program_of(std::int64_t version);
/// The shop's goods, and what is reckoned with in the law of undoing.
json goods_of_shop();

/// One process: what is in memory goes with it.
struct Process {
  std::unique_ptr<Store> store;
  std::unique_ptr<Service> service;
  std::deque<std::function<void()>> later;
};

class World {
 public:
  /// `address`: of an empty database.
  World(std::uint64_t seed, std::string address, std::size_t processes, Fault fault = Fault::none);

  std::size_t processes() const { return processes_.size(); }
  Service& service(std::size_t process) { return *processes_[process].service; }
  std::int64_t now = world_begins;  ///< goes on by 1 ms whenever a process looks
  Trouble& trouble() { return *trouble_; }
  const Plant& plant() const { return *plant_; }
  const std::string& address() const { return address_; }

  /// To a process; a crash on the way takes the process with it.
  void perform(std::size_t process, const Request& request, std::function<void(Answer)> answer);
  void flush(std::size_t process, std::size_t limit);
  void run_later(std::size_t process);
  void sweep(std::size_t process);
  void refresh(std::size_t process);
  void crash(std::size_t process);
  /// Until nobody has anything to do.
  void settle();
  bool is_idle() const;
  /// Of members' requests.
  std::string token_of(const std::string& member) const;

  std::int64_t crashes = 0;

 private:
  void start(std::size_t process);
  template <class Does>
  void guarded(std::size_t process, Does does);

  std::string address_;
  std::shared_ptr<Trouble> trouble_;
  std::shared_ptr<Plant> plant_;
  Keys keys_;
  std::vector<Process> processes_;
};

}  // namespace simulator
