#pragma once
// The network: RESTinio's threads read and write, a bounded queue, engine threads that perform.

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "native/service/service.h"

namespace loyalty::service {

struct Listening {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any; see Server::port
  std::size_t io_threads = 1, engine_threads = 2;
  std::size_t queue =
      1024;  ///< requests that wait for an engine thread or the disk; beyond them 503
  std::size_t queue_of_one = 64;    ///< of them, those of one member
  std::size_t connections = 20000;  ///< at once; those beyond wait to be taken in
  std::size_t body = 4u << 20;      ///< bytes of a request's body
  std::int64_t read_time = 60'000;  ///< from one request to the end of the next, ms
  bool behind_proxy = false;        ///< the peer is the last of X-Forwarded-For
};

/// What was answered, for log and metrics.
struct Served {
  const Request* request = nullptr;
  std::string call, peer;  ///< the operation, since paths hold the ids of members
  int status = 0;
  std::string code;  ///< of a problem
  std::size_t bytes = 0;
  double seconds = 0;
};

class Server {
 public:
  Server(Service& service, Listening listening, std::function<void(const Served&)> served);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes requests from now on; throws std::runtime_error when the address is taken.
  void start();
  std::uint16_t port() const;
  /// Takes no more, answers what it has, then ends.
  void drain();
  std::size_t waiting() const;
  std::size_t connections() const;

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace loyalty::service
