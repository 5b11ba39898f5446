// What a quote costs, in one run and against nlohmann's DOM parser on the same texts.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/assert.h"
#include "core/engine/engine.h"
#include "core/events/apply.h"
#include "tests/bench/shop.h"
#include "tests/unit/long_life.h"

namespace {

using bench::Texts;
using loyalty::Account;
using loyalty::Engine;
using loyalty::Event;

loyalty::Reply must(loyalty::Reply reply) {
  if (reply.ok) return reply;
  std::fprintf(stderr, "%s\n", reply.text.c_str());
  std::exit(1);
}

Engine opened(const Texts& texts) {
  Engine engine;
  must(engine.open(texts.program, texts.account));
  return engine;
}

void dom(benchmark::State& state, const std::vector<std::string>& texts) {
  std::int64_t bytes = 0;
  for (const auto& text : texts) bytes += static_cast<std::int64_t>(text.size());
  for (auto _ : state)
    for (const auto& text : texts) benchmark::DoNotOptimize(nlohmann::json::parse(text));
  state.SetBytesProcessed(bytes * static_cast<std::int64_t>(state.iterations()));
}

void quote_from_texts(benchmark::State& state, const Texts& texts) {
  for (auto _ : state) {
    Engine engine = opened(texts);
    benchmark::DoNotOptimize(must(engine.quote(texts.cart)));
  }
}

void quote_open(benchmark::State& state, const Texts& texts, const std::string& cart) {
  Engine engine = opened(texts);
  const auto proof = nlohmann::json::parse(must(engine.quote(cart)).text)["offers"]["proof"];
  for (auto _ : state) benchmark::DoNotOptimize(engine.quote(cart));
  state.counters["explored"] = proof["explored"].get<double>();
  state.counters["optimal"] = proof["optimal"].get<bool>() ? 1 : 0;
}

/// A long life as a log of sealed events, and the snapshot it comes to.
struct LongLife {
  std::vector<std::string> log;
  std::string lines;  ///< the same log, an event a line
  std::string snapshot, cart, at;
};

LongLife long_life(std::size_t events) {
  LongLife life;
  Engine engine;
  must(engine.open(loyalty::testing::long_life_program, ""));
  std::int64_t last = 0;
  for (const auto& event : loyalty::testing::long_life_events(events)) {
    const auto reply = nlohmann::json::parse(must(engine.apply(event)).text);
    life.log.push_back(reply["sealed"].dump());
    life.lines += life.log.back() + "\n";
    last = reply["sealed"]["at"];
  }
  life.snapshot = must(engine.snapshot()).text;
  life.cart = loyalty::testing::long_life_cart(last + 1000, 4);
  life.at = R"({"at":)" + std::to_string(last + 1000) + "}";
  return life;
}

/// From the text of a log of sealed events to the account.
void replay(benchmark::State& state, const LongLife& life) {
  for (auto _ : state) {
    Engine engine;
    must(engine.open(loyalty::testing::long_life_program, ""));
    benchmark::DoNotOptimize(must(engine.replay(life.lines)));
  }
}

/// The same events, read already.
void fold(benchmark::State& state, const LongLife& life) {
  std::vector<Event> events(life.log.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    LOYALTY_ASSERT(loyalty::wire::read(life.log[i], events[i]).empty(), "the event is good");
  for (auto _ : state) {
    Account account;
    for (const Event& event : events)
      LOYALTY_ASSERT(!fold_here(account, event), "a sealed event folds again");
    benchmark::DoNotOptimize(account);
  }
}

/// What a page asks for first: read, overview, quote.
void visit(benchmark::State& state, const LongLife& life, const std::string& account) {
  for (auto _ : state) {
    Engine engine;
    must(engine.open(loyalty::testing::long_life_program, account));
    benchmark::DoNotOptimize(must(engine.overview(life.at)));
    benchmark::DoNotOptimize(must(engine.quote(life.cart)));
  }
}

/// Keeps the median of each benchmark for the ratios at the end.
class Collector : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      if (run.aggregate_name == "median" || run.repetitions <= 1)
        microseconds_[run.run_name.function_name] = run.GetAdjustedRealTime();
    ConsoleReporter::ReportRuns(runs);
  }
  void ratio(const char* what, const char* over, const char* under) const {
    const auto a = microseconds_.find(over), b = microseconds_.find(under);
    if (a == microseconds_.end() || b == microseconds_.end()) return;
    std::printf("%-64s %6.2f\n", what, a->second / b->second);
  }
  double of(const std::string& name) const {
    const auto at = microseconds_.find(name);
    return at == microseconds_.end() ? 0 : at->second;
  }

 private:
  std::map<std::string, double> microseconds_;
};

std::string size_name(const char* what, int lines, int coupons) {
  return std::string(what) + "/" + std::to_string(lines) + "x" + std::to_string(coupons);
}

}  // namespace

int main(int argc, char** argv) {
  const int some[] = {5, 20, 50, 100};
  const Texts usual = bench::shop(20, 20, 4);
  const auto add = [](const std::string& name, auto&& run) {
    benchmark::RegisterBenchmark(name.c_str(), run)
        ->Unit(benchmark::kMicrosecond)
        ->UseRealTime()
        ->Repetitions(5)
        ->ReportAggregatesOnly();
  };
  add("dom/all", [&](benchmark::State& s) { dom(s, {usual.program, usual.account, usual.cart}); });
  add("quote/from_texts", [&](benchmark::State& s) { quote_from_texts(s, usual); });
  add("dom/cart", [&](benchmark::State& s) { dom(s, {usual.cart}); });
  add("quote/open", [&](benchmark::State& s) { quote_open(s, usual, usual.cart); });
  add("quote/curious", [&](benchmark::State& s) { quote_open(s, usual, bench::curious(usual)); });
  for (unsigned seed = 1; seed <= 5; ++seed) {
    add("quote/50x100x8/" + std::to_string(seed), [seed](benchmark::State& s) {
      const Texts large = bench::shop(50, 100, 8, seed);
      quote_open(s, large, large.cart);
    });
  }
  const LongLife life = long_life(10000);
  add("replay/10000", [&](benchmark::State& s) { replay(s, life); });
  add("fold/10000", [&](benchmark::State& s) { fold(s, life); });
  add("dom/log", [&](benchmark::State& s) { dom(s, life.log); });
  add("visit/10000", [&](benchmark::State& s) { visit(s, life, life.snapshot); });
  add("visit/fresh", [&](benchmark::State& s) { visit(s, life, ""); });
  for (const int lines : some)
    for (const int coupons : some)
      add(size_name("table", lines, coupons), [lines, coupons](benchmark::State& s) {
        const Texts texts = bench::shop(lines, coupons, 8);
        quote_open(s, texts, texts.cart);
      });
  benchmark::Initialize(&argc, argv);
  Collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector);

  std::printf("\nRatios of this run\n");
  collector.ratio("quote of 20 lines, 20 coupons, 4 groups, text to text / DOM", "quote/from_texts",
                  "dom/all");
  collector.ratio("the same on an open center / DOM of the cart", "quote/open", "dom/cart");
  collector.ratio("with 3 near misses and 5 coupons explained / without", "quote/curious",
                  "quote/open");
  double worst = 0;
  for (unsigned seed = 1; seed <= 5; ++seed)
    worst = std::max(worst, collector.of("quote/50x100x8/" + std::to_string(seed)));
  std::printf("%-64s %6.2f\n", "50 lines, 100 coupons, 8 groups, the slowest of 5 shops, ms",
              worst / 1000);
  std::printf("%-64s %6.2f\n", "a log of 10,000 sealed events from text to account, ms",
              collector.of("replay/10000") / 1000);
  std::printf("%-64s %6.2f\n", "the same log, read already, ms", collector.of("fold/10000") / 1000);
  collector.ratio("from text / DOM of the log", "replay/10000", "dom/log");
  std::printf("%-64s %6.2f\n", "read, overview and quote: 10,000 events more than a fresh one, ms",
              (collector.of("visit/10000") - collector.of("visit/fresh")) / 1000);
  std::printf("%-64s %6.1f\n", "snapshot of 10,000 events, kB",
              static_cast<double>(life.snapshot.size()) / 1000);
  std::printf("\nA quote on an open center, microseconds: lines down, coupons across\n      ");
  for (const int coupons : some) std::printf("%8d", coupons);
  std::printf("\n");
  for (const int lines : some) {
    std::printf("%6d", lines);
    for (const int coupons : some)
      std::printf("%8.0f", collector.of(size_name("table", lines, coupons)));
    std::printf("\n");
  }
}
