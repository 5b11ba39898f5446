#include "core/engine/log_reader.h"

#include <algorithm>

namespace loyalty {
namespace {

constexpr std::string_view blank = " \t\r\n";
/// Bytes of a log whose reading takes several times as long as starting a thread.
constexpr std::size_t long_log = 1 << 16;

}  // namespace

// Not std::thread: that throws where no thread can be had.
LogReader::LogReader(std::string_view log) : rest_(log) {
  const auto run = [](void* reader) -> void* {
    static_cast<LogReader*>(reader)->read_ahead();
    return nullptr;
  };
  ahead_ = log.size() >= long_log && pthread_create(&thread_, nullptr, run, this) == 0;
}

LogReader::~LogReader() {
  if (!ahead_) return;
  stopped_ = true;
  free_.release();
  pthread_join(thread_, nullptr);
}

Event* LogReader::next() {
  if (!current_ || at_ == current_->count) {
    if (current_ && current_->last) return nullptr;
    current_ = &next_batch();
    at_ = 0;
    if (current_->count == 0) return nullptr;
  }
  return &current_->events[at_++];
}

LogReader::Batch& LogReader::next_batch() {
  if (!ahead_) {
    fill(ring_[0]);
    return ring_[0];
  }
  if (current_) free_.release();
  full_.acquire();
  return ring_[taken_++ % batches];
}

void LogReader::read_ahead() {
  for (std::size_t i = 0;; ++i) {
    free_.acquire();
    if (stopped_) return;
    Batch& batch = ring_[i % batches];
    fill(batch);
    const bool last = batch.last;
    full_.release();
    if (last) return;
  }
}

void LogReader::fill(Batch& batch) {
  batch.events.resize(batch_events);
  batch.count = 0;
  while (batch.count < batch_events && !rest_.empty()) {
    const auto line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    if (line.find_first_not_of(blank) == line.npos) continue;
    Event& event = batch.events[batch.count];
    event = Event{};
    batch.wrong = lines_.read(line, rest_.size(), event);
    if (!batch.wrong.empty()) break;
    ++batch.count;
  }
  batch.last = rest_.empty() || !batch.wrong.empty();
}

}  // namespace loyalty
