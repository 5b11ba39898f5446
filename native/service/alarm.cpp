#include "native/service/alarm.h"

namespace loyalty::service {

Alarm::~Alarm() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  more_.notify_one();
  thread_.join();
}

void Alarm::after(std::chrono::milliseconds time, std::function<void()> does) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.emplace(Steady::now() + time, std::move(does));
  }
  more_.notify_one();
}

void Alarm::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (waiting_.empty()) {
      more_.wait(lock);
      continue;
    }
    const auto next = waiting_.begin();
    if (Steady::now() < next->first) {
      more_.wait_until(lock, next->first);
      continue;
    }
    const auto does = std::move(next->second);
    waiting_.erase(next);
    lock.unlock();
    does();
    lock.lock();
  }
}

}  // namespace loyalty::service
