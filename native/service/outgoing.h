#pragma once
// Requests to other servers, on a thread of their own: who asks goes on, and is told later.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace loyalty::service {

struct Fetched {
  int status = 0;  ///< 0: there was no answer
  std::string body;
};

class Outgoing {
 public:
  /// Nothing takes longer than `time`, ms.
  explicit Outgoing(std::int64_t time);
  /// What is under way is told that there was no answer.
  ~Outgoing();
  Outgoing(const Outgoing&) = delete;
  Outgoing& operator=(const Outgoing&) = delete;

  /// GET. `done` is called once, on the thread of this; it must not take long. False: too many are under way.
  bool get(std::string address, std::function<void(Fetched)> done);

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

/// A text as a part of a query.
std::string as_query(std::string_view text);

}  // namespace loyalty::service
