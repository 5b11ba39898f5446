// Thresholds of levels from the growth of all members, and card numbers in a batch.

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/base/luhn.h"
#include "core/insight/card_numbers.h"
#include "core/insight/thresholds.h"

using namespace loyalty;

namespace {

GrowthHistogram histogram_of(const std::vector<std::int64_t>& growths) {
  GrowthHistogram histogram;
  for (const std::int64_t growth : growths) histogram.add(growth);
  histogram.finish();
  return histogram;
}

using Levels = std::vector<std::pair<std::int64_t, std::int64_t>>;  // growth, members

Levels plain(const std::vector<ProposedLevel>& levels) {
  Levels all;
  for (const ProposedLevel& level : levels) all.emplace_back(level.growth, level.members);
  return all;
}

struct Row {
  const char* what;
  std::vector<std::int64_t> growths;
  std::int64_t levels;
  Levels quantiles, gaps;
};

}  // namespace

TEST_CASE("Levels by quantiles and by gaps", "[insight]") {
  const Row rows[] = {
      {"one level is everyone", {5, 9}, 1, {{0, 2}}, {{0, 2}}},
      {"thirds", {1, 2, 3, 4, 5, 6}, 3, {{0, 2}, {3, 2}, {5, 2}}, {{0, 1}, {2, 1}, {3, 4}}},
      {"order does not matter", {6, 1, 5, 2, 4, 3}, 2, {{0, 3}, {4, 3}}, {{0, 1}, {2, 5}}},
      {"clusters",
       {0, 1, 2, 100, 101, 900, 905},
       3,
       {{0, 3}, {100, 2}, {900, 2}},
       {{0, 3}, {100, 2}, {900, 2}}},
      {"ties stay together", {7, 7, 7, 7, 7, 8}, 3, {{0, 6}}, {{0, 5}, {8, 1}}},
      {"more levels than values", {3, 3}, 4, {{0, 2}}, {{0, 2}}},
      {"nobody", {}, 3, {{0, 0}}, {{0, 0}}},
      {"growth 0 is the first level", {0, 0, 10}, 2, {{0, 2}, {10, 1}}, {{0, 2}, {10, 1}}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto histogram = histogram_of(row.growths);
    CHECK(histogram.members() == static_cast<std::int64_t>(row.growths.size()));
    CHECK(plain(histogram.by_quantiles(row.levels)) == row.quantiles);
    CHECK(plain(histogram.by_gaps(row.levels)) == row.gaps);
  }
}

TEST_CASE("A gap at the top between a few members is no level", "[insight]") {
  std::vector<std::int64_t> growths;
  for (std::int64_t i = 0; i < 500; ++i) growths.push_back(i % 10);
  for (std::int64_t i = 0; i < 500; ++i) growths.push_back(1000 + i % 10);
  growths.push_back(1000000);
  CHECK(plain(histogram_of(growths).by_gaps(2)) == Levels{{0, 500}, {1000, 501}});
}

TEST_CASE("Many different values are told apart less finely, and none is lost", "[insight]") {
  GrowthHistogram histogram;
  constexpr std::int64_t members = 300000;
  // Steps of 7919 modulo a prime: every value comes once, in no order.
  for (std::int64_t i = 0; i < members; ++i) histogram.add(i * 7919 % 300007);
  histogram.finish();
  CHECK(histogram.width() > 1);
  CHECK(histogram.width() <= 16);
  const auto levels = histogram.by_quantiles(4);
  REQUIRE(levels.size() == 4);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    sum += levels[i].members;
    CHECK(std::abs(levels[i].growth - static_cast<std::int64_t>(i) * 75000) <= 32);
  }
  CHECK(sum == members);
}

TEST_CASE("Card numbers", "[insight]") {
  struct Card {
    const char* prefix;
    std::int64_t serial, length;
    const char* number;  // "" for none
  };
  const Card rows[] = {
      {"7992739", 871, 11, "79927398713"},  // the example of Luhn's patent explained everywhere
      {"6688", 1, 12, "668800000014"},
      {"", 0, 2, "00"},
      {"", 9, 2, "91"},
      {"", 10, 2, ""},
      {"66A", 1, 12, ""},
      {"6688", -1, 12, ""},
      {"6688", 1, 5, ""},
      {"1", 1, 33, ""},
  };
  for (const Card& row : rows) {
    INFO(row.prefix << " " << row.serial);
    const auto number = card_number(row.prefix, row.serial, row.length);
    CHECK(number.value_or("") == row.number);
    if (number) CHECK(has_luhn_digit(*number));
  }
  for (std::int64_t serial = 0; serial < 2000; ++serial) {
    auto number = *card_number("88", serial, 16);
    REQUIRE(has_luhn_digit(number));
    // A single wrong digit is always found.
    char& digit = number[static_cast<std::size_t>(serial) % number.size()];
    digit = static_cast<char>('0' + (digit - '0' + 1 + serial % 9) % 10);
    REQUIRE_FALSE(has_luhn_digit(number));
  }
}
