#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <vector>

#include "core/base/allocate.h"
#include "core/base/arithmetic.h"
#include "core/base/types.h"
#include "stops.h"

using namespace loyalty;

namespace {

using Numbers = std::vector<std::int64_t>;

Numbers allocated(std::int64_t total, const Numbers& weights, const Numbers& room) {
  Numbers parts(weights.size(), -1);
  allocate(total, weights, room, parts);
  return parts;
}

Numbers allocated(std::int64_t total, const Numbers& weights) {
  Numbers parts(weights.size(), -1);
  allocate(total, weights, parts);
  return parts;
}

std::int64_t sum(const Numbers& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

/// The definition in allocate.h, step by step and with a full stable sort.
Numbers by_definition(std::int64_t total, const Numbers& weights, const Numbers& room) {
  Numbers parts(weights.size(), 0);
  std::int64_t left = total;
  while (left > 0) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i] < room[i]) open.push_back(i);
    }
    Numbers v;
    for (const std::size_t i : open) v.push_back(weights[i]);
    if (sum(v) == 0) {
      v.clear();
      for (const std::size_t i : open) v.push_back(room[i] - parts[i]);
    }
    const Wide weight_sum = sum(v);
    std::vector<Wide> quota, remainder;
    std::int64_t k = left;
    for (const std::int64_t weight : v) {
      quota.push_back(Wide{left} * weight / weight_sum);
      remainder.push_back(Wide{left} * weight % weight_sum);
      k -= static_cast<std::int64_t>(quota.back());
    }
    std::vector<std::size_t> order(open.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::int64_t i = 0; i < k; ++i) quota[order[static_cast<std::size_t>(i)]] += 1;
    for (std::size_t j = 0; j < open.size(); ++j) {
      const std::size_t i = open[j];
      const auto taken = static_cast<std::int64_t>(std::min(quota[j], Wide{room[i] - parts[i]}));
      parts[i] += taken;
      left -= taken;
    }
  }
  return parts;
}

}  // namespace

TEST_CASE("allocate splits to the last fen") {
  struct Row {
    const char* what;
    std::int64_t total;
    Numbers weights, room, parts;
  };
  const Numbers wide(6, 1'000'000);
  const auto room = [&](std::size_t n) {
    return Numbers(wide.begin(), wide.begin() + static_cast<std::ptrdiff_t>(n));
  };
  const Row rows[] = {
      {"nothing to split", 0, {3, 2}, {3, 2}, {0, 0}},
      {"no lines", 0, {}, {}, {}},
      {"one line", 7, {5}, {9}, {7}},
      {"equal remainders go by position", 100, {1, 1, 1}, room(3), {34, 33, 33}},
      {"two units left over", 101, {1, 1, 1}, room(3), {34, 34, 33}},
      {"largest remainder", 10, {5, 3, 1}, room(3), {6, 3, 1}},
      {"满300减50 over 199, 89, 59",
       5000,
       {19900, 8900, 5900},
       {19900, 8900, 5900},
       {2868, 1282, 850}},
      {"a weight of 0 gets nothing", 10, {1, 0, 1, 0}, room(4), {5, 0, 5, 0}},
      {"all of it", 60, {10, 20, 30}, {10, 20, 30}, {10, 20, 30}},
      {"one full line, the rest to the others", 100, {1, 1, 1}, {10, 99, 99}, {10, 45, 45}},
      {"two rounds of full lines", 100, {10, 10, 1, 1}, {1, 50, 20, 99}, {1, 50, 20, 29}},
      {"a line without room", 9, {5, 5, 5}, {0, 9, 9}, {0, 5, 4}},
      {"weights of 0 last, by room", 5, {1, 0, 0}, {3, 1, 9}, {3, 0, 2}},
      {"only weights of 0", 6, {0, 0, 0}, {4, 4, 4}, {2, 2, 2}},
      {"only weights of 0, by room", 7, {0, 0, 0}, {1, 10, 3}, {1, 5, 1}},
      {"more than four left over", 6, Numbers(7, 1), Numbers(7, 1), {1, 1, 1, 1, 1, 1, 0}},
  };
  for (const Row& r : rows) {
    INFO(r.what);
    CHECK(allocated(r.total, r.weights, r.room) == r.parts);
    CHECK(by_definition(r.total, r.weights, r.room) == r.parts);
  }
}

TEST_CASE("allocate without room takes the weights as room") {
  CHECK(allocated(50, {30, 30, 40}) == Numbers{15, 15, 20});
  CHECK(allocated(99, {30, 30, 40}) == Numbers{30, 30, 39});  // 29.7 29.7 39.6
  CHECK(allocated(100, {30, 30, 40}) == Numbers{30, 30, 40});
}

TEST_CASE("allocate is exact beyond 64 bits") {
  const std::int64_t big = max_amount / 3;
  CHECK(allocated(3 * big, {big, big, big}, {big, big, big}) == Numbers{big, big, big});
  CHECK(allocated(big, {big, big, 1}, {big, big, big}) ==
        by_definition(big, {big, big, 1}, {big, big, big}));
  CHECK(sum(allocated(big - 1, {big, big - 7, 13})) == big - 1);
}

TEST_CASE("allocate agrees with its definition") {
  std::mt19937_64 random{2};
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  for (int i = 0; i < 20'000; ++i) {
    // Mostly a cart's length; now and then beyond the stack.
    const auto n =
        static_cast<std::size_t>(i % 500 == 0 ? 500 + below(30) : 1 + below(i % 10 == 0 ? 60 : 12));
    // From a few equal small numbers (many ties) to products of more than 64 bits.
    const std::uint64_t scale = std::uint64_t{2} << below(i % 3 == 0 ? 44 : 8);
    Numbers weights(n), room(n);
    const bool many_zeros = below(3) == 0;
    for (std::size_t j = 0; j < n; ++j) {
      weights[j] = many_zeros && below(2) == 0 ? 0 : below(scale);
      room[j] = below(4) == 0 ? below(scale / 2 + 1) : below(scale);
    }
    const std::int64_t all = sum(room);
    const std::int64_t total = below(5) == 0 ? all : below(static_cast<std::uint64_t>(all) + 1);
    CAPTURE(total, weights, room);
    const Numbers parts = allocated(total, weights, room);
    REQUIRE(sum(parts) == total);
    for (std::size_t j = 0; j < n; ++j) {
      REQUIRE(parts[j] >= 0);
      REQUIRE(parts[j] <= room[j]);
    }
    REQUIRE(parts == by_definition(total, weights, room));
  }
}

TEST_CASE("allocate stops on what cannot be split") {
  CHECK(stops([] { allocated(11, {1, 1}, {5, 5}); }));
  CHECK(stops([] { allocated(-1, {1, 1}, {5, 5}); }));
  CHECK(stops([] { allocated(1, {1, -1}, {5, 5}); }));
  CHECK(stops([] { allocated(1, {1, 1}, {5, -1}); }));
  CHECK(stops([] { allocated(1, {1, 1}, {5}); }));
  CHECK_FALSE(stops([] { allocated(10, {1, 1}, {5, 5}); }));
}
