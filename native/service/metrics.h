#pragma once
// What an operator watches, in Prometheus's text format. Nothing of a member is in it: calls, codes and counts.

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::service {

/// How many values were at most each of some bounds, and their sum.
class Histogram {
 public:
  explicit Histogram(std::span<const double> bounds)
      : bounds_(bounds), within_(bounds.size() + 1) {}
  void add(double value);
  /// The lines of the samples. `labels` is "" or `call="quote"`.
  void write(std::string& out, std::string_view name, std::string_view labels) const;

 private:
  std::span<const double> bounds_;
  std::vector<std::uint64_t> within_;  ///< by bound, each without those before; beyond all of them
  double sum_ = 0;
};

/// Counts what happened since the process began; asks for what is now.
class Metrics {
 public:
  Metrics();

  /// `call` is the operation; "": no such path.
  void answered(const std::string& call, int status, const std::string& problem, double seconds);
  /// Of a call of verify.
  void judged(std::string_view verdict);
  void committed(double seconds, std::size_t changes);
  void commit_failed();
  void swept(double seconds, std::size_t members);

  /// A number that is asked for whenever somebody looks: one that comes and goes, or one that only rises. `name` and `help`
  /// are literals; `labels` is "" or `why="sweep"`, and names of one kind stand together.
  void watch(const char* name, const char* help, std::function<double()> now);
  void count(const char* name, const char* help, std::function<double()> now,
             const char* labels = "");

  std::string text() const;

 private:
  struct Gauge {
    const char* type;
    const char* name;
    const char* help;
    const char* labels;
    std::function<double()> now;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Histogram> requests_;  ///< by call
  std::map<std::pair<std::string, int>, std::uint64_t> answers_;
  std::map<std::string, std::uint64_t, std::less<>> problems_, verdicts_;
  Histogram commits_, batches_, sweeps_;
  std::uint64_t failures_ = 0, swept_ = 0;
  std::vector<Gauge> gauges_;
};

}  // namespace loyalty::service
