#pragma once
// What is done when its time has come, on a thread of its own: short things only.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace loyalty::service {

class Alarm {
 public:
  Alarm() : thread_([this] { run(); }) {}
  /// What has not come by then is not done.
  ~Alarm();
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

  void after(std::chrono::milliseconds time, std::function<void()> does);

 private:
  using Steady = std::chrono::steady_clock;
  void run();

  std::mutex mutex_;
  std::condition_variable more_;
  std::multimap<Steady::time_point, std::function<void()>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace loyalty::service
