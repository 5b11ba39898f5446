#include "core/engine/log_reader.h"

#include <algorithm>

namespace loyalty {
namespace {

constexpr std::string_view blank = " \t\r\n";
/// Bytes of a log whose reading takes several times as long as starting a thread.
constexpr std::size_t long_log = 1 << 16;

std::string_view take_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

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
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  pthread_join(thread_, nullptr);
}

Event* LogReader::next() {
  while (!current_ || at_ == current_->count) {
    if (current_ && current_->last) return nullptr;
    current_ = &next_piece();
    at_ = 0;
  }
  return &current_->events[at_++];
}

LogReader::Piece& LogReader::next_piece() {
  std::unique_lock lock(mutex_);
  if (current_) {
    current_->ready = false;
    ++taken_;
    changed_.notify_all();
  }
  Piece& piece = ring_[taken_ % pieces];
  while (!piece.ready) {
    if (Piece* own = claim()) {
      lock.unlock();
      read(*own, parser_);
      lock.lock();
      own->ready = true;
    } else {
      changed_.wait(lock);
    }
  }
  return piece;
}

void LogReader::read_ahead() {
  wire::QuickParser parser;
  std::unique_lock lock(mutex_);
  while (!ended_) {
    Piece* piece = claim();
    if (!piece) {
      changed_.wait(lock);
      continue;
    }
    lock.unlock();
    read(*piece, parser);
    lock.lock();
    piece->ready = true;
    changed_.notify_all();
  }
}

/// The lines that nobody has read yet; null when there are none, or no room for their events.
LogReader::Piece* LogReader::claim() {
  if (ended_ || claimed_ - taken_ == pieces) return nullptr;
  Piece& piece = ring_[claimed_++ % pieces];
  const char* begin = rest_.data();
  for (std::size_t i = 0; i < most_lines && !rest_.empty(); ++i) take_line(rest_);
  ended_ = rest_.empty();
  piece.lines = {begin, static_cast<std::size_t>(rest_.data() - begin)};
  piece.last = ended_;
  return &piece;
}

void LogReader::read(Piece& piece, wire::QuickParser& parser) {
  piece.events.resize(most_lines);
  piece.count = 0;
  for (auto lines = piece.lines; !lines.empty();) {
    const auto line = take_line(lines);
    if (line.find_first_not_of(blank) == line.npos) continue;
    Event& event = piece.events[piece.count];
    event = Event{};
    piece.wrong = wire::read(parser, line, wire::Describe<Event>::shape, &event);
    if (!piece.wrong.empty()) {
      piece.last = true;
      return;
    }
    ++piece.count;
  }
}

}  // namespace loyalty
