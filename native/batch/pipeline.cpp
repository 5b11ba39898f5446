#include "native/batch/pipeline.h"

#include <unistd.h>

#include <cerrno>

namespace loyalty::native {
namespace {

/// Enough that no core waits for another's long line.
constexpr std::size_t chunks_per_thread = 8;

/// 0, or errno.
int write_all(int output, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = write(output, text.data(), text.size());
    if (n < 0 && errno != EINTR) return errno;
    if (n > 0) text.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

Chunk* pop(std::deque<Chunk*>& from) {
  Chunk* chunk = from.front();
  from.pop_front();
  return chunk;
}

}  // namespace

Pipeline::Pipeline(unsigned threads, const std::function<Steps()>& steps, int output, int wake)
    : output_(output), wake_(wake), most_(threads * chunks_per_thread) {
  for (unsigned i = 0; i < threads; ++i)
    threads_.emplace_back([this, own = steps()] { work(own); });
}

Pipeline::~Pipeline() { finish(); }

bool Pipeline::take(std::unique_ptr<Chunk> chunk) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return write_error_ != 0 || on_the_way_.size() < most_; });
  if (write_error_ != 0) return false;
  arrived_.push_back(chunk.get());
  to_settle_.push_back(chunk.get());
  on_the_way_.push_back(std::move(chunk));
  work_to_do_.notify_one();
  return true;
}

int Pipeline::finish() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  work_to_do_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
  return write_error_;
}

void Pipeline::work(const Steps& steps) {
  std::unique_lock lock(mutex_);
  while (true) {
    work_to_do_.wait(lock, [&] { return over() || !settled_.empty() || !arrived_.empty(); });
    if (over()) return;
    // What is further on goes first: so the way stays short.
    if (!settled_.empty()) {
      Chunk& chunk = *pop(settled_);
      lock.unlock();
      steps.answer(chunk);
      lock.lock();
      chunk.state = Chunk::State::answered;
      write_ready(lock);
    } else {
      Chunk& chunk = *pop(arrived_);
      lock.unlock();
      steps.prepare(chunk);
      lock.lock();
      chunk.state = Chunk::State::prepared;
      settle_ready(steps);
    }
  }
}

void Pipeline::settle_ready(const Steps& steps) {
  while (!to_settle_.empty() && to_settle_.front()->state == Chunk::State::prepared) {
    Chunk* chunk = pop(to_settle_);
    steps.settle(*chunk);
    chunk->state = Chunk::State::settled;
    settled_.push_back(chunk);
    work_to_do_.notify_one();
  }
}

void Pipeline::write_ready(std::unique_lock<std::mutex>& lock) {
  if (writing_) return;
  writing_ = true;
  while (write_error_ == 0 && !on_the_way_.empty() &&
         on_the_way_.front()->state == Chunk::State::answered) {
    std::string answers;
    while (!on_the_way_.empty() && on_the_way_.front()->state == Chunk::State::answered) {
      Chunk& chunk = *on_the_way_.front();
      answers += chunk.answers;
      tally_.lines += static_cast<std::int64_t>(chunk.lines.size());
      tally_.refused += chunk.refused;
      on_the_way_.pop_front();
    }
    room_.notify_one();
    lock.unlock();
    const int error = write_all(output_, answers);
    lock.lock();
    if (error != 0) {
      write_error_ = error;
      const std::uint64_t one = 1;
      [[maybe_unused]] const auto told = write(wake_, &one, sizeof one);
      room_.notify_all();
    }
  }
  writing_ = false;
  if (over()) work_to_do_.notify_all();
}

}  // namespace loyalty::native
