#include "native/service/http.h"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <random>
#include <restinio/all.hpp>
#include <thread>
#include <unordered_map>

#include "native/service/alarm.h"
#include "native/service/calls/calls.h"
#include "native/service/routes.h"

namespace loyalty::service {

/// How many there are; RESTinio tells of each that comes and goes.
class Connections {
 public:
  void state_changed(const restinio::connection_state::notice_t& notice) noexcept {
    using namespace restinio::connection_state;
    const auto& cause = notice.cause();
    if (restinio::holds_alternative<accepted_t>(cause)) ++open_;
    if (restinio::holds_alternative<closed_t>(cause)) --open_;
  }
  std::int64_t open() const { return open_; }

 private:
  std::atomic<std::int64_t> open_{0};
};

struct Traits : restinio::default_traits_t {
  using connection_state_listener_t = Connections;
  static constexpr bool use_connection_count_limiter = true;
  using logger_t = restinio::null_logger_t;
};

namespace {

using Steady = std::chrono::steady_clock;

/// Whoever waits for three seconds has an answer by then.
constexpr std::chrono::milliseconds shortly{2500};

restinio::http_status_line_t status_line(int status) {
  static const std::map<int, std::string> phrases = {{200, "OK"},
                                                     {201, "Created"},
                                                     {202, "Accepted"},
                                                     {204, "No Content"},
                                                     {304, "Not Modified"},
                                                     {400, "Bad Request"},
                                                     {401, "Unauthorized"},
                                                     {403, "Forbidden"},
                                                     {404, "Not Found"},
                                                     {405, "Method Not Allowed"},
                                                     {409, "Conflict"},
                                                     {413, "Content Too Large"},
                                                     {429, "Too Many Requests"},
                                                     {500, "Internal Server Error"},
                                                     {502, "Bad Gateway"},
                                                     {503, "Service Unavailable"}};
  const auto found = phrases.find(status);
  return {restinio::http_status_code_t{static_cast<std::uint16_t>(status)},
          found == phrases.end() ? "Unknown" : found->second};
}

/// 16 hex digits, for requests that bring no id of their own.
std::string fresh_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(random()));
  return text;
}

/// What a log line may hold of a header that anybody can send.
std::string clean_id(std::string_view given) {
  if (given.empty() || given.size() > 64) return fresh_id();
  for (const char c : given)
    if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.'))
      return fresh_id();
  return std::string(given);
}

std::string header_of(const restinio::request_handle_t& request, restinio::string_view_t name) {
  const auto value = request->header().opt_value_of(name);
  return value ? std::string(value->data(), value->size()) : std::string();
}

Request request_of(const restinio::request_handle_t& handle) {
  Request request;
  const auto& header = handle->header();
  request.method = header.method().c_str();
  request.path = std::string(header.path().data(), header.path().size());
  request.body = handle->body();
  request.query_broken = !read_query({header.query().data(), header.query().size()}, request.query);
  request.authorization = header_of(handle, "Authorization");
  for (const char* name : {"if-none-match", "accept-language", "wechatpay-signature",
                           "wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial"})
    if (auto value = header_of(handle, name); !value.empty())
      request.headers[name] = std::move(value);
  request.id = clean_id(header_of(handle, "X-Request-Id"));
  request.near = handle->remote_endpoint().address().is_loopback() &&
                 header_of(handle, "X-Forwarded-For").empty() &&
                 header_of(handle, "Forwarded").empty();
  return request;
}

}  // namespace

class Server::Inside {
 public:
  Inside(Service& service, Listening listening, std::function<void(const Served&)> served)
      : service_(service), listening_(std::move(listening)), served_(std::move(served)) {
    service_.later = [this](std::function<void()> does) { push("", std::move(does), true); };
    service_.later_for = [this](const std::string& member, std::function<void()> does) {
      push(member, std::move(does), true);
    };
    service_.metrics.watch("loyalty_requests_waiting", "Requests that wait for an engine thread.",
                           [this] { return static_cast<double>(waiting()); });
    service_.metrics.watch("loyalty_requests_open", "Requests that are not answered yet.",
                           [this] { return static_cast<double>(open()); });
    service_.metrics.watch("loyalty_connections", "Connections of clients.",
                           [this] { return static_cast<double>(connections_->open()); });
  }
  ~Inside() { drain(); }

  /// Throws, and no thread has begun, where it cannot listen: an address in use, a port that is not allowed.
  void start() {
    running_ = restinio::run_async<Traits>(
        restinio::own_io_context(),
        restinio::server_settings_t<Traits>{}
            .address(listening_.address)
            .port(listening_.port)
            .connection_state_listener(connections_)
            .max_parallel_connections(listening_.connections)
            .concurrent_accepts_count(4)
            .max_pipelined_requests(1)
            .buffer_size(8192)
            .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                          .max_url_size(4096)
                                          .max_field_name_size(256)
                                          .max_field_value_size(8192)
                                          .max_field_count(64)
                                          .max_body_size(2 * listening_.body))
            .read_next_http_message_timelimit(std::chrono::milliseconds(listening_.read_time))
            .write_http_response_timelimit(std::chrono::seconds(30))
            .handle_request_timeout(std::chrono::seconds(60))
            .acceptor_post_bind_hook([this](restinio::asio_ns::ip::tcp::acceptor& acceptor) {
              port_ = acceptor.local_endpoint().port();
            })
            .request_handler([this](restinio::request_handle_t handle) { return take(handle); }),
        listening_.io_threads);
    // Requests that are there already wait for them.
    for (std::size_t i = 0; i < listening_.engine_threads; ++i)
      threads_.emplace_back([this] { work(queue_, more_); });
    threads_.emplace_back([this] { work(at_once_, more_at_once_); });
  }

  std::uint16_t port() const { return port_; }

  /// The order matters: no new requests; those that wait are performed; what they wrote is written; the answers go out.
  /// Then whatever answers ends, and the network last: an answer is out before the thread that gave it has let go of its
  /// connection.
  void drain() {
    if (!running_) return;
    draining_ = true;
    {
      std::unique_lock lock(mutex_);
      idle_.wait_for(lock, std::chrono::seconds(30), [this] { return open_ == 0; });
    }
    running_->stop();
    running_->wait();
    {
      const std::scoped_lock lock(mutex_);
      stopping_ = true;
    }
    more_.notify_all();
    more_at_once_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    service_.writer.stop();
    running_.reset();
  }

  std::size_t waiting() const {
    const std::scoped_lock lock(mutex_);
    return queue_.size() + behind_;
  }
  std::size_t open() const {
    const std::scoped_lock lock(mutex_);
    return open_;
  }

 private:
  restinio::request_handling_status_t take(const restinio::request_handle_t& handle) {
    const auto began = Steady::now();
    const std::string peer = peer_of(handle);
    Request read = request_of(handle);
    read.peer = peer;
    if (waits_shortly(read)) read.turn = std::make_shared<Turn>();
    auto request = std::make_shared<const Request>(std::move(read));
    {
      const std::scoped_lock lock(mutex_);
      ++open_;
    }
    auto out = [this, handle, request, peer, began](Answer made) {
      send(handle, *request, peer, std::move(made), began);
    };
    auto answer = [out, request](Answer made) {
      if (!request->turn || request->turn->is_in_time()) out(std::move(made));
    };
    const auto refuse_now = [&](Answer refusal) {
      do_at_once([answer, refusal = std::move(refusal)] { answer(refusal); });
    };
    const auto decline_now = [&](Answer refusal) {
      do_at_once([this, request, answer, refusal = std::move(refusal)] {
        answer(service_.declined(*request, refusal));
      });
    };
    if (request->turn)
      alarm_.after(shortly, [this, request, out] {
        if (request->turn->is_over()) out(service_.declined(*request, problem(503, "busy")));
      });
    if (request->path == "/healthz") {
      // Who looks whether the process lives is not to wait behind the shop's customers.
      do_at_once([this, request, answer] { service_.perform(*request, answer); });
    } else if (draining_) {
      Answer gone = problem(503, "stopping");
      gone.headers.emplace_back("Connection", "close");
      decline_now(std::move(gone));
    } else if (request->body.size() > listening_.body) {
      // Those far beyond it are cut off as they come.
      refuse_now(problem(413, "too_large", "",
                         {{"bytes", request->body.size()}, {"max", listening_.body}}));
    } else if (!push(
                   member_in_path(*request),
                   [this, request, answer] { service_.perform(*request, answer); }, false)) {
      Answer busy = problem(503, "busy");
      busy.headers.emplace_back("Retry-After", "1");
      decline_now(std::move(busy));
    }
    return restinio::request_accepted();
  }

  /// What comes before the last place anybody may have written.
  std::string peer_of(const restinio::request_handle_t& handle) const {
    if (listening_.behind_proxy) {
      const std::string list = header_of(handle, "X-Forwarded-For");
      const auto from = list.find_last_of(", ");
      const std::string last = from == std::string::npos ? list : list.substr(from + 1);
      if (!last.empty() && last.size() <= 64) return last;
    }
    return handle->remote_endpoint().address().to_string();
  }

  /// False: too many wait. What was begun is not turned away. A member has one engine at a time, so of one member's
  /// requests one is in the queue or on a thread: however many there are, they leave the other threads to others.
  bool push(const std::string& member, std::function<void()> job, bool begun) {
    {
      const std::scoped_lock lock(mutex_);
      const std::size_t all = queue_.size() + behind_ + service_.writer.waiting();
      if (!begun && all >= listening_.queue) return false;
      if (!member.empty()) {
        const auto [line, is_first] = lines_.try_emplace(member);
        if (!is_first) {
          if (!begun && line->second.size() >= listening_.queue_of_one) return false;
          line->second.push_back(std::move(job));
          ++behind_;
          return true;
        }
      }
      queue_.push_back({member, std::move(job)});
    }
    more_.notify_one();
    return true;
  }

  /// One of the member's is done: the next one, behind what others have asked for meanwhile.
  void advance(const std::string& member) {
    {
      const std::scoped_lock lock(mutex_);
      const auto line = lines_.find(member);
      if (line->second.empty()) {
        lines_.erase(line);
        return;
      }
      queue_.push_back({member, std::move(line->second.front())});
      line->second.pop_front();
      --behind_;
    }
    more_.notify_one();
  }

  /// What asks for no engine. From within RESTinio's own call nothing is answered: it would lose count of the requests of
  /// a connection that brings several in one go.
  void do_at_once(std::function<void()> job) {
    {
      const std::scoped_lock lock(mutex_);
      at_once_.push_back({"", std::move(job)});
    }
    more_at_once_.notify_one();
  }

  struct Job {
    std::string member;  ///< "": nobody's
    std::function<void()> does;
  };
  using Jobs = std::deque<Job>;
  void work(Jobs& jobs, std::condition_variable& more) {
    for (;;) {
      Job job;
      {
        std::unique_lock lock(mutex_);
        more.wait(lock, [&] { return stopping_ || !jobs.empty(); });
        if (jobs.empty()) return;
        job = std::move(jobs.front());
        jobs.pop_front();
      }
      job.does();
      // It may hold the connection: gone before the next is taken.
      job.does = nullptr;
      if (!job.member.empty()) advance(job.member);
    }
  }

  void send(const restinio::request_handle_t& handle, const Request& request,
            const std::string& peer, Answer answer, Steady::time_point began) {
    Served served;
    served.request = &request;
    served.peer = peer;
    const Route* route = find_route(request).route;
    served.call = route ? route->name : "";
    served.status = answer.status;
    served.bytes = answer.body.size();
    if (answer.type == "application/problem+json") {
      const auto code = nlohmann::json::parse(answer.body, nullptr, false);
      if (code.is_object()) served.code = code.value("code", "");
    }
    if (hears_of_payments(request) && answer.type == "application/problem+json")
      answer = as_wechat_pay_reads(answer);
    // Counted before it goes out: whoever has the answer finds it counted.
    served.seconds = std::chrono::duration<double>(Steady::now() - began).count();
    service_.metrics.answered(served.call, served.status, served.code, served.seconds);
    served_(served);
    // Also told when the client has gone.
    const auto gone_out = [this](const auto&) {
      const std::scoped_lock lock(mutex_);
      if (--open_ == 0) idle_.notify_all();
    };
    // The same head for both; the answer to HEAD has no body, whatever its length says.
    const auto begin = [&](auto response) {
      response.append_header("X-Request-Id", request.id);
      response.append_header("Server", "loyalty");
      if (!answer.type.empty()) response.append_header("Content-Type", answer.type);
      for (auto& [name, value] : answer.headers) response.append_header(name, value);
      return response;
    };
    if (request.method == "HEAD") {
      auto response = begin(
          handle->create_response<restinio::user_controlled_output_t>(status_line(answer.status)));
      response.set_content_length(answer.body.size());
      response.done(gone_out);
    } else {
      auto response = begin(handle->create_response(status_line(answer.status)));
      response.set_body(std::move(answer.body));
      response.done(gone_out);
    }
  }

  Service& service_;
  const std::shared_ptr<Connections> connections_ = std::make_shared<Connections>();
  const Listening listening_;
  const std::function<void(const Served&)> served_;
  std::atomic<std::uint16_t> port_{0};
  std::atomic<bool> draining_{false};
  mutable std::mutex mutex_;
  std::condition_variable more_, more_at_once_, idle_;
  Jobs queue_, at_once_;
  std::unordered_map<std::string, std::deque<std::function<void()>>>
      lines_;  ///< what waits behind the request of each member who has one in the queue
  std::size_t behind_ = 0;  ///< in all of them
  std::size_t open_ = 0;    ///< requests whose answer is not sent yet
  bool stopping_ = false;
  std::vector<std::thread> threads_;
  restinio::running_server_handle_t<Traits> running_;
  Alarm alarm_;  ///< the first to go: it answers
};

Server::Server(Service& service, Listening listening, std::function<void(const Served&)> served)
    : inside_(std::make_unique<Inside>(service, std::move(listening), std::move(served))) {}
Server::~Server() = default;
void Server::start() { inside_->start(); }
std::uint16_t Server::port() const { return inside_->port(); }
void Server::drain() { inside_->drain(); }
std::size_t Server::waiting() const { return inside_->waiting(); }
std::size_t Server::connections() const { return inside_->open(); }

}  // namespace loyalty::service
