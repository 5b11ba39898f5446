#pragma once
// How far a stream is, on a terminal's last line.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "native/batch/pipeline.h"

namespace loyalty::native {

class Progress {
 public:
  explicit Progress(const Tally& tally);
  ~Progress();

 private:
  const Tally& tally_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

}  // namespace loyalty::native
