#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <span>
#include <vector>

#include "core/base/series.h"

using namespace loyalty;

TEST_CASE("a series is what a vector is, wherever elements come and go") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t many) { return static_cast<std::ptrdiff_t>(random() % many); };
  for (int life = 0; life < 50; ++life) {
    Series<int> series;
    std::vector<int> model;
    for (int step = 0; step < 400; ++step) {
      const int fresh = static_cast<int>(random() % 1000);
      switch (model.empty() ? 0 : random() % 6) {
        case 0:
          series.emplace_back() = fresh;
          model.push_back(fresh);
          break;
        case 1: {
          const auto place = below(model.size() + 1);
          CHECK(*series.insert(series.begin() + place, fresh) == fresh);
          model.insert(model.begin() + place, fresh);
          break;
        }
        case 2: {
          const auto place = below(model.size());
          series.erase(series.begin() + place);
          model.erase(model.begin() + place);
          break;
        }
        case 3: {
          // What has another past is still the same.
          Series<int> copy;
          for (const int element : series) copy.emplace_back() = element;
          CHECK(copy == series);
          copy.back() += 1;
          CHECK_FALSE(copy == series);
          break;
        }
        default: series.erase(series.begin()); model.erase(model.begin());
      }
      REQUIRE(series.size() == model.size());
      REQUIRE(series.empty() == model.empty());
      const std::span<const int> all(series);
      REQUIRE(std::equal(all.begin(), all.end(), model.begin(), model.end()));
      REQUIRE(std::equal(series.rbegin(), series.rend(), model.rbegin(), model.rend()));
      if (model.empty()) continue;
      REQUIRE(series.front() == model.front());
      REQUIRE(series.back() == model.back());
      REQUIRE(series[model.size() - 1] == model.back());
      REQUIRE(series.data() == &series.front());
    }
  }
}
