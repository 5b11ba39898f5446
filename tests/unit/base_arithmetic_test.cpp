#include <catch2/catch.hpp>
#include <random>

#include "core/base/arithmetic.h"
#include "stops.h"

using namespace loyalty;

namespace {

constexpr auto down = Rounding::down;
constexpr auto up = Rounding::up;
constexpr auto half_up = Rounding::half_up;
constexpr auto half_even = Rounding::half_even;

}  // namespace

TEST_CASE("mul_div rounds as named") {
  struct Row {
    std::int64_t a, b, divisor, down, up, half_up, half_even;
  };
  // clang-format off
  const Row rows[] = {
      //   a     b  divisor | down  up  half_up  half_even
      {    6,    1,       3,     2,   2,       2,        2},  // nothing to round
      {    5,    1,       2,     2,   3,       3,        2},  // 2.5
      {    7,    1,       2,     3,   4,       4,        4},  // 3.5
      {   -5,    1,       2,    -2,  -3,      -3,       -2},
      {   -7,    1,       2,    -3,  -4,      -4,       -4},
      {    5,   -1,       2,    -2,  -3,      -3,       -2},
      {   -5,   -1,       2,     2,   3,       3,        2},
      {   21,    1,      10,     2,   3,       2,        2},  // 2.1
      {   29,    1,      10,     2,   3,       3,        3},  // 2.9
      {  -21,    1,      10,    -2,  -3,      -2,       -2},
      {    1,    1,       3,     0,   1,       0,        0},
      {    2,    1,       3,     0,   1,       1,        1},
      {    1,    1,       2,     0,   1,       1,        0},
      {   -1,    1,       2,     0,  -1,      -1,        0},
      {    0,   99,       7,     0,   0,       0,        0},
      { 8333, 5000,   10000,  4166, 4167,   4167,     4166},
      {12345, 8800,   10000, 10863, 10864, 10864,    10864},  // 10863.6
      // Products beyond 64 bits.
      {max_amount, 9999, 10000, 9006298534815516, 9006298534815517, 9006298534815517, 9006298534815517},
      {max_amount, max_amount, max_amount, max_amount, max_amount, max_amount, max_amount},
      {-max_amount, max_amount, max_amount, -max_amount, -max_amount, -max_amount, -max_amount},
      {9'000'000'000'000'001, 1'000'001, 2'000'002, 4'500'000'000'000'000, 4'500'000'000'000'001,
       4'500'000'000'000'001, 4'500'000'000'000'000},
      {9'000'000'000'000'003, -1'000'001, 2'000'002, -4'500'000'000'000'001, -4'500'000'000'000'002,
       -4'500'000'000'000'002, -4'500'000'000'000'002},
  };
  // clang-format on
  for (const Row& r : rows) {
    CAPTURE(r.a, r.b, r.divisor);
    CHECK(mul_div(r.a, r.b, r.divisor, down) == r.down);
    CHECK(mul_div(r.a, r.b, r.divisor, up) == r.up);
    CHECK(mul_div(r.a, r.b, r.divisor, half_up) == r.half_up);
    CHECK(mul_div(r.a, r.b, r.divisor, half_even) == r.half_even);
  }
}

TEST_CASE("mul_div is the nearest integer the rounding allows") {
  std::mt19937_64 random{1};
  for (int i = 0; i < 20'000; ++i) {
    // Magnitudes of all sizes, so that both widths and small quotients come up.
    const auto draw = [&] {
      const auto magnitude = static_cast<std::int64_t>(random() >> (11 + random() % 53));
      return random() % 2 == 0 ? magnitude : -magnitude;
    };
    const std::int64_t a = draw();
    const std::int64_t b = draw();
    const std::int64_t divisor = std::abs(draw()) + 1;
    const Wide product = static_cast<Wide>(a) * b;
    const Wide magnitude = product < 0 ? -product : product;
    if (magnitude / divisor >= max_amount) continue;
    CAPTURE(a, b, divisor);
    const auto error = [&](Rounding rounding) {
      return static_cast<Wide>(mul_div(a, b, divisor, rounding)) * divisor - product;
    };
    const auto size = [](Wide w) { return w < 0 ? -w : w; };
    // Toward zero or away from it, by less than one; the halves by at most a half.
    CHECK((product < 0 ? error(down) >= 0 : error(down) <= 0));
    CHECK((product < 0 ? error(up) <= 0 : error(up) >= 0));
    CHECK(size(error(down)) < divisor);
    CHECK(size(error(up)) < divisor);
    CHECK(size(error(half_up)) * 2 <= divisor);
    CHECK(size(error(half_even)) * 2 <= divisor);
    if (size(error(half_even)) * 2 == divisor) CHECK(mul_div(a, b, divisor, half_even) % 2 == 0);
    if (size(error(half_up)) * 2 == divisor) {
      CHECK(mul_div(a, b, divisor, half_up) == mul_div(a, b, divisor, up));
    }
  }
}

TEST_CASE("mul_div stops on a result no amount can have") {
  CHECK(stops([] { mul_div(max_amount, 2, 1, down); }));
  CHECK(stops([] { mul_div(max_amount, max_amount, 1, down); }));
  CHECK(stops([] { mul_div(-max_amount - 1, 1, 1, down); }));
  CHECK(stops([] { mul_div(2 * max_amount + 1, 1, 2, up); }));
  CHECK(stops([] { mul_div(1, 1, 0, down); }));
  CHECK(stops([] { mul_div(1, 1, -1, down); }));
  CHECK_FALSE(stops([] { mul_div(2 * max_amount + 1, 1, 2, down); }));
}

TEST_CASE("checked arithmetic gives nothing outside the amounts") {
  const std::int64_t min64 = std::numeric_limits<std::int64_t>::min();
  CHECK(checked_mul(3, -4) == -12);
  CHECK(checked_mul(max_amount, 1) == max_amount);
  CHECK(checked_mul(max_amount, -1) == -max_amount);
  CHECK(checked_mul(max_amount, 2) == std::nullopt);
  CHECK(checked_mul(max_amount + 1, 1) == std::nullopt);
  CHECK(checked_mul(1LL << 40, 1LL << 40) == std::nullopt);
  CHECK(checked_mul(min64, -1) == std::nullopt);

  CHECK(checked_add(3, -4) == -1);
  CHECK(checked_add(max_amount, 0) == max_amount);
  CHECK(checked_add(max_amount, 1) == std::nullopt);
  CHECK(checked_add(-max_amount, -1) == std::nullopt);
  CHECK(checked_add(-max_amount, max_amount) == 0);
  CHECK(checked_add(min64, min64) == std::nullopt);
}

TEST_CASE("floor_div rounds toward minus infinity") {
  CHECK(floor_div(7, 2) == 3);
  CHECK(floor_div(-7, 2) == -4);
  CHECK(floor_div(-8, 2) == -4);
  CHECK(floor_div(-1, 86'400'000) == -1);
  CHECK(floor_div(0, 5) == 0);
}

TEST_CASE("share takes basis points of money") {
  CHECK(share(Money{8333}, BasisPoints{5000}, half_up) == Money{4167});
  CHECK(share(Money{9990}, BasisPoints{8800}, half_up) == Money{8791});  // 8791.2
  CHECK(share(Money{1}, BasisPoints{1}, up) == Money{1});
  CHECK(share(Money{12345}, whole, down) == Money{12345});
  CHECK(share(Money{-8333}, BasisPoints{5000}, half_up) == Money{-4167});
}
