#include <catch2/catch.hpp>

#include "core/base/types.h"

using namespace loyalty;

namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Subtractable = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept Equatable = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept AddAssignable = requires(A a, B b) {
  a += b;
};
template <class A, class B>
concept Multipliable = requires(A a, B b) {
  a* b;
};

template <class A, class B>
constexpr bool unmixable = !Addable<A, B> && !Subtractable<A, B> && !Comparable<A, B> &&
                           !Equatable<A, B> && !AddAssignable<A, B> && !Multipliable<A, B> &&
                           !std::is_convertible_v<A, B> && !std::is_assignable_v<A&, B>;

static_assert(Addable<Money, Money> && Subtractable<Points, Points> && Comparable<Day, Day>);
static_assert(Multipliable<Money, std::int64_t>);

static_assert(unmixable<Money, Points> && unmixable<Points, Money>);
static_assert(unmixable<Points, Growth> && unmixable<Growth, Points>);
static_assert(unmixable<Money, BasisPoints> && unmixable<BasisPoints, Money>);
static_assert(unmixable<Instant, Day> && unmixable<Day, Instant>);
static_assert(unmixable<Money, Growth> && unmixable<Day, Points>);

// A bare number is of no kind until it is given one.
static_assert(!Addable<Money, int> && !Addable<int, Money> && !Comparable<Money, int>);
static_assert(!std::is_convertible_v<std::int64_t, Money>);
static_assert(!std::is_convertible_v<Money, std::int64_t>);

}  // namespace

TEST_CASE("a quantity counts in its own kind") {
  CHECK(Money{300} + Money{45} == Money{345});
  CHECK(Money{300} - Money{345} == Money{-45});
  CHECK(-Points{7} == Points{-7});
  CHECK(Money{250} * 3 == Money{750});
  CHECK(Day{-1} < Day{0});
  CHECK(Growth{} == Growth{0});
  Points points{10};
  points += Points{5};
  points -= Points{1};
  CHECK(points == Points{14});
  CHECK(max_amount == 9'007'199'254'740'991);
}
