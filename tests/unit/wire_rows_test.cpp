// Records of integers as rows of a text: what they look like, and what is refused.

#include <catch2/catch.hpp>

#include "core/wire/reader.h"
#include "core/wire/rows.h"
#include "core/wire/writer.h"
#include "tests/unit/problems.h"

namespace loyalty {
namespace {

struct Visit {
  std::optional<Instant> at;
  std::int64_t count = 0;
  Money balance{0};
  bool operator==(const Visit&) const = default;
};

struct Diary {
  wire::Map<Visit> by_shop;
  std::vector<Visit> visits;
  bool operator==(const Diary&) const = default;
};

}  // namespace

namespace wire {
template <>
struct Describe<Visit> {
  static constexpr Column columns[] = {in_units(1000, step(column<&Visit::at, 0, 9'000'000>())),
                                       column<&Visit::count, 0, 9>(),
                                       column<&Visit::balance, -5, max_amount>()};
};
template <>
struct Describe<Diary> {
  static constexpr Field fields[] = {rows_by_id<&Diary::by_shop, 2>("by_shop"),
                                     rows<&Diary::visits, 3>("visits")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};
}  // namespace wire

namespace {

Visit visit(std::int64_t at, std::int64_t count, std::int64_t balance) {
  Visit v{.count = count, .balance = Money{balance}};
  if (at != 0) v.at = Instant{at};
  return v;
}

std::string refusals_of(std::string_view visits) {
  Diary diary;
  std::string all;
  for (const Problem& p : wire::read(R"({"visits":")" + std::string(visits) + "\"}", diary))
    all += p.code + " " + p.at + " " + details(p) + ";";
  return all;
}

}  // namespace

TEST_CASE("rows: steps, units, zeros left out, and back", "[rows]") {
  const struct {
    Diary diary;
    const char* text;
  } cases[] = {
      {{}, "{}"},
      {{.visits = {visit(5000, 1, 700)}}, R"({"visits":"5 1 700"})"},
      {{.visits = {visit(5000, 1, 0), visit(7000, 0, -5), visit(0, 2, 0)}},
       R"({"visits":"5 1;2 0 -5;0 2"})"},
      {{.visits = {visit(0, 0, 0)}}, R"({"visits":""})"},
      {{.visits = {visit(0, 0, 0), visit(9'000'000, 9, max_amount), visit(1000, 0, 0)}},
       R"({"visits":";9000 9 9007199254740991;-8999"})"},
      {{.by_shop = {{"a", visit(3000, 1, 2)}, {"b", visit(0, 0, 0)}}},
       R"({"by_shop":{"a":"3 1 2","b":""}})"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(wire::canonical(c.diary) == c.text);
    Diary again;
    CHECK(summary(wire::read(c.text, again)) == "");
    CHECK(again == c.diary);
  }
}

TEST_CASE("rows: what is wrong is told with its row", "[rows]") {
  const struct {
    const char* visits;
    const char* refusals;
  } cases[] = {
      {"1;2;3", ""},
      {"1;2;3;4", R"(too_many /visits {"max":3};)"},
      {"1;2 1 1 1", R"(too_many /visits {"max":3,"row":1};)"},
      {"1;x", R"(not_an_integer /visits {"given":"x","row":1};)"},
      {"1 ", R"(not_an_integer /visits {"given":"","row":0};)"},
      {" 1", R"(not_an_integer /visits {"given":"","row":0};)"},
      {"1  2", R"(not_an_integer /visits {"given":"","row":0};)"},
      {"+1", R"(not_an_integer /visits {"given":"+1","row":0};)"},
      {"-", R"(not_an_integer /visits {"given":"-","row":0};)"},
      {"-0", R"(not_an_integer /visits {"given":"-0","row":0};)"},
      {"01", R"(not_an_integer /visits {"given":"01","row":0};)"},
      {"1.5", R"(not_an_integer /visits {"given":"1.5","row":0};)"},
      {"1;2 10", R"(out_of_range /visits {"max":9,"min":0,"row":1,"value":10};)"},
      {"1 0 -6", R"(out_of_range /visits {"max":9007199254740991,"min":-5,"row":0,"value":-6};)"},
      {"9000;1", R"(out_of_range /visits {"max":9000000,"min":0,"row":1,"value":9001000};)"},
      {"2;-3", R"(out_of_range /visits {"max":9000000,"min":0,"row":1,"value":-1000};)"},
      {"9223372036854775807",
       R"(out_of_range /visits {"max":9000000,"min":0,"row":0,"value":9223372036854775807};)"},
      {"1 99999999999999999999",
       R"(out_of_range /visits {"max":9,"min":0,"row":0,"value":9223372036854775807};)"},
  };
  for (const auto& c : cases) {
    INFO(c.visits);
    CHECK(refusals_of(c.visits) == c.refusals);
  }
  Diary diary;
  CHECK(summary(wire::read(R"({"visits":[[1]]})", diary)) == "wrong_type /visits");
}

}  // namespace loyalty
