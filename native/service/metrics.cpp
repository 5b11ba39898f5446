#include "native/service/metrics.h"

#include <algorithm>
#include <cstdio>

namespace loyalty::service {
namespace {

constexpr double seconds_of_a_request[] = {.0005, .001, .0025, .005, .01, .02, .05,
                                           .1,    .25,  .5,    1,    2.5, 10};
constexpr double seconds_of_a_commit[] = {.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5};
constexpr double changes_of_a_commit[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
constexpr double seconds_of_a_sweep[] = {.001, .01, .1, 1, 10, 60};

std::string spelt(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help);
  out.append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void sample(std::string& out, std::string_view name, std::string_view labels, double value) {
  out.append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(spelt(value)).append("\n");
}

std::string label(std::string_view name, std::string_view value) {
  return std::string(name).append("=\"").append(value).append("\"");
}

}  // namespace

void Histogram::add(double value) {
  const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), value);
  ++within_[static_cast<std::size_t>(bound - bounds_.begin())];
  sum_ += value;
}

void Histogram::write(std::string& out, std::string_view name, std::string_view labels) const {
  const std::string more = labels.empty() ? "" : std::string(labels) + ",";
  const std::string bucket = std::string(name) + "_bucket";
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < within_.size(); ++i) {
    count += within_[i];
    const std::string bound = i < bounds_.size() ? spelt(bounds_[i]) : "+Inf";
    sample(out, bucket, more + label("le", bound), static_cast<double>(count));
  }
  sample(out, std::string(name) + "_sum", labels, sum_);
  sample(out, std::string(name) + "_count", labels, static_cast<double>(count));
}

Metrics::Metrics()
    : commits_(seconds_of_a_commit), batches_(changes_of_a_commit), sweeps_(seconds_of_a_sweep) {}

void Metrics::answered(const std::string& call, int status, const std::string& problem,
                       double seconds) {
  const std::scoped_lock lock(mutex_);
  requests_.try_emplace(call, seconds_of_a_request).first->second.add(seconds);
  ++answers_[{call, status}];
  if (!problem.empty()) ++problems_[problem];
}

void Metrics::judged(std::string_view verdict) {
  const std::scoped_lock lock(mutex_);
  ++verdicts_[std::string(verdict)];
}

void Metrics::committed(double seconds, std::size_t changes) {
  const std::scoped_lock lock(mutex_);
  commits_.add(seconds);
  batches_.add(static_cast<double>(changes));
}

void Metrics::commit_failed() {
  const std::scoped_lock lock(mutex_);
  ++failures_;
}

void Metrics::swept(double seconds, std::size_t members) {
  const std::scoped_lock lock(mutex_);
  sweeps_.add(seconds);
  swept_ += members;
}

void Metrics::watch(const char* name, const char* help, std::function<double()> now) {
  const std::scoped_lock lock(mutex_);
  gauges_.push_back({"gauge", name, help, "", std::move(now)});
}

void Metrics::count(const char* name, const char* help, std::function<double()> now,
                    const char* labels) {
  const std::scoped_lock lock(mutex_);
  gauges_.push_back({"counter", name, help, labels, std::move(now)});
}

std::string Metrics::text() const {
  // Asked without the lock: some ask the store, and requests are not to wait for that.
  std::vector<Gauge> gauges;
  {
    const std::scoped_lock lock(mutex_);
    gauges = gauges_;
  }
  std::string out;
  std::string_view before;
  for (const Gauge& gauge : gauges) {
    if (gauge.name != before) head(out, gauge.name, gauge.type, gauge.help);
    before = gauge.name;
    sample(out, gauge.name, gauge.labels, gauge.now());
  }
  const std::scoped_lock lock(mutex_);
  head(out, "loyalty_request_seconds", "histogram", "From a request to its answer, by call.");
  for (const auto& [call, histogram] : requests_)
    histogram.write(out, "loyalty_request_seconds", label("call", call));
  head(out, "loyalty_answers_total", "counter", "Answers by call and status.");
  for (const auto& [key, count] : answers_)
    sample(out, "loyalty_answers_total",
           label("call", key.first) + "," + label("status", std::to_string(key.second)),
           static_cast<double>(count));
  const auto counted = [&](std::string_view name, std::string_view help, std::string_view by,
                           const auto& counts) {
    head(out, name, "counter", help);
    for (const auto& [value, count] : counts)
      sample(out, name, label(by, value), static_cast<double>(count));
  };
  counted("loyalty_problems_total", "Refusals by code, as docs/errors.md has them.", "code",
          problems_);
  counted("loyalty_verdicts_total", "Verdicts on quotes of pages.", "verdict", verdicts_);
  head(out, "loyalty_store_commit_seconds", "histogram", "A transaction, until it is on the disk.");
  commits_.write(out, "loyalty_store_commit_seconds", "");
  head(out, "loyalty_store_commit_changes", "histogram", "Requests written by one transaction.");
  batches_.write(out, "loyalty_store_commit_changes", "");
  head(out, "loyalty_store_failures_total", "counter", "Transactions that the store refused.");
  sample(out, "loyalty_store_failures_total", "", static_cast<double>(failures_));
  head(out, "loyalty_sweep_seconds", "histogram", "A round over members for whom time passes.");
  sweeps_.write(out, "loyalty_sweep_seconds", "");
  head(out, "loyalty_swept_members_total", "counter", "Members for whom time was made to pass.");
  sample(out, "loyalty_swept_members_total", "", static_cast<double>(swept_));
  return out;
}

}  // namespace loyalty::service
