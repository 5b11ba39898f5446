// Requests at a rate of their own, whether or not the ones before are answered: what customers do, who do not know of each
// other. One that has no free connection waits, and that counts: latencies are from the moment a request was due.
//
//   LOAD_BODY=FILE LOAD_KEY=KEY loyalty_paced PORT PATH RATE SECONDS CONNECTIONS
//
// {} in the path is the number of a line of the file, from 0, in turn; the line is the body. One line of JSON, as report.lua has it.

#include <algorithm>
#include <asio.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace {

using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

std::vector<std::string> requests_of(const std::string& path) {
  std::ifstream bodies(std::getenv("LOAD_BODY"), std::ios::binary);
  const std::size_t place = path.find("{}");
  std::vector<std::string> list;
  for (std::string body; std::getline(bodies, body);) {
    std::string own = path;
    if (place != std::string::npos) own.replace(place, 2, std::to_string(list.size()));
    list.push_back("POST " + own + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                   std::getenv("LOAD_KEY") +
                   "\r\nContent-Type: application/json\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  return list;
}

class Load {
 public:
  Load(asio::io_context& io, std::vector<std::string> requests, double rate, double seconds)
      : timer_(io),
        requests_(std::move(requests)),
        gaps_(rate),
        next_(Clock::now()),
        end_(next_ + in_steps(seconds)) {}

  void connect(asio::io_context& io, const tcp::endpoint& to) {
    Line& line = lines_.emplace_back(io);
    line.socket.connect(to);
    line.socket.set_option(tcp::no_delay(true));
    free_.push_back(&line);
  }

  /// As they come who come by chance: the next one as likely now as then.
  void pace() {
    next_ += in_steps(gaps_(chance_));
    if (next_ >= end_) return;
    timer_.expires_at(next_);
    timer_.async_wait([this](auto) {
      due_.push_back(next_);
      send();
      pace();
    });
  }

  void report(double seconds) {
    std::sort(latencies_.begin(), latencies_.end());
    const auto share = [&](double p) {
      return latencies_.empty()
                 ? 0
                 : latencies_[static_cast<std::size_t>(p * static_cast<double>(latencies_.size()))];
    };
    std::printf(
        "{\"requests\":%zu,\"seconds\":%.3f,\"refused\":%zu,\"broken\":%zu,\"p50\":%.3f,"
        "\"p99\":%.3f,\"why\":\"%s\"}\n",
        latencies_.size(), seconds, refused_, broken_, share(.5), share(.99), why_.c_str());
  }

 private:
  struct Line {
    explicit Line(asio::io_context& io) : socket(io) {}
    tcp::socket socket;
    Clock::time_point since;
    std::string got;
  };

  static Clock::duration in_steps(double seconds) {
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  }

  void send() {
    while (!due_.empty() && !free_.empty()) {
      Line& line = *free_.back();
      free_.pop_back();
      line.since = due_.front();
      due_.pop_front();
      line.got.clear();
      asio::async_write(line.socket, asio::buffer(requests_[sent_++ % requests_.size()]),
                        [this, &line](auto error, std::size_t) { error ? lose() : head(line); });
    }
  }

  void head(Line& line) {
    asio::async_read_until(
        line.socket, asio::dynamic_buffer(line.got), "\r\n\r\n",
        [this, &line](auto error, std::size_t bytes) { error ? lose() : rest(line, bytes); });
  }

  void rest(Line& line, std::size_t head) {
    const std::size_t at = line.got.find("Content-Length: ");
    const std::size_t whole = head + std::strtoul(line.got.c_str() + at + 16, nullptr, 10);
    if (line.got.size() >= whole) return take(line);
    asio::async_read(line.socket, asio::dynamic_buffer(line.got),
                     asio::transfer_exactly(whole - line.got.size()),
                     [this, &line](auto error, std::size_t) { error ? lose() : take(line); });
  }

  void take(Line& line) {
    const std::chrono::duration<double, std::milli> taken = Clock::now() - line.since;
    latencies_.push_back(taken.count());
    if (line.got.compare(0, 11, "HTTP/1.1 20") != 0 && ++refused_ == 1)
      why_ = line.got.substr(9, 3);
    free_.push_back(&line);
    send();
  }

  void lose() { ++broken_; }

  asio::steady_timer timer_;
  const std::vector<std::string> requests_;
  std::exponential_distribution<double> gaps_;
  Clock::time_point next_, end_;
  std::mt19937_64 chance_{1};
  std::deque<Line> lines_;
  std::vector<Line*> free_;
  std::deque<Clock::time_point> due_;
  std::vector<double> latencies_;
  std::size_t sent_ = 0, refused_ = 0, broken_ = 0;
  std::string why_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 6) return 2;
  asio::io_context io(1);
  const tcp::endpoint to(asio::ip::address_v4::loopback(),
                         static_cast<unsigned short>(std::atoi(words[1])));
  Load load(io, requests_of(words[2]), std::atof(words[3]), std::atof(words[4]));
  for (int i = 0; i < std::atoi(words[5]); ++i) load.connect(io, to);
  load.pace();
  const auto began = Clock::now();
  io.run();
  load.report(std::chrono::duration<double>(Clock::now() - began).count());
}
