#include "native/service/writer.h"

#include <algorithm>
#include <chrono>

namespace loyalty::service {
namespace {

bool writes(const Change& change) {
  return !change.members.empty() || !change.notices.empty() || !change.links.empty() ||
         !change.uses.empty();
}

}  // namespace

void Writer::give_in(std::uint64_t epoch, Change change,
                     std::function<void(Fate, const Change&)> done) {
  {
    const std::scoped_lock lock(mutex_);
    queue_.push_back({epoch, std::move(change), std::move(done)});
  }
  more_.notify_one();
}

bool Writer::flush(std::size_t limit) {
  std::vector<Item> items;
  {
    const std::scoped_lock lock(mutex_);
    const std::size_t n = std::min(limit, queue_.size());
    std::move(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(n),
              std::back_inserter(items));
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(n));
  }
  if (items.empty()) return false;

  std::vector<Fate> fates(items.size(), Fate::written);
  const std::uint64_t now = epoch();
  std::vector<const Change*> changes;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].epoch != now && items[i].epoch != of_no_state) {
      fates[i] = Fate::conflict;
    } else if (writes(items[i].change)) {
      changes.push_back(&items[i].change);
      places.push_back(i);
    }
  }
  if (!changes.empty()) {
    using Steady = std::chrono::steady_clock;
    const auto began = Steady::now();
    const auto tell = [&](bool written) {
      committed_(std::chrono::duration<double>(Steady::now() - began).count(), changes.size(),
                 written);
    };
    try {
      const auto outcomes = store_.commit(changes);
      for (std::size_t j = 0; j < outcomes.size(); ++j)
        if (outcomes[j] == Outcome::conflict) fates[places[j]] = Fate::conflict;
      tell(true);
    } catch (const StoreFailed&) {
      for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].epoch == now || items[i].epoch == of_no_state) fates[i] = Fate::failed;
      epoch_.fetch_add(1, std::memory_order_acq_rel);
      tell(false);
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) items[i].done(fates[i], items[i].change);
  return true;
}

void Writer::start() {
  thread_ = std::thread([this] { run(); });
}

void Writer::stop() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  more_.notify_one();
  thread_.join();
}

void Writer::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      more_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
    }
    flush();
  }
}

std::size_t Writer::waiting() const {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

}  // namespace loyalty::service
