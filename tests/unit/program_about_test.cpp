// What a program tells only people: checked, part of the digest, and of nothing else.

#include <catch2/catch.hpp>

#include "core/base/sha256.h"
#include "core/program/program.h"
#include "tests/unit/problems.h"

namespace loyalty {
namespace {

std::string with(const std::string& members) {
  return R"({"id":"shop","version":1,"timezone":"UTC")" + members + "}";
}

std::string digest(const std::string& members) {
  Program program;
  const auto problems = read_program(with(members), program);
  INFO(summary(problems));
  CHECK(problems.empty());
  return program.digest;
}

std::string problems(const std::string& members) {
  Program program;
  return summary(read_program(with(members), program));
}

}  // namespace

TEST_CASE("about: every thing that is told is another program") {
  const auto plain = digest("");
  CHECK(plain == sha256_hex(R"({"id":"shop","timezone":"UTC","version":1})"));
  for (const char* members : {R"(,"icon":"a")", R"(,"note":"a")", R"(,"ext":{"a":1})",
                              R"(,"ext":{"a":"1"})", R"(,"names":{"a":"A"})"})
    CHECK(digest(members) != plain);
  CHECK(digest(R"(,"icon":"a")") != digest(R"(,"note":"a")"));
  CHECK(digest(R"(,"ext":{"a":1})") != digest(R"(,"ext":{"a":"1"})"));
}

TEST_CASE("about: the order of members, and what is empty, make no other program") {
  CHECK(digest(R"(,"icon":"a","note":"b","ext":{"x":1,"y":[2,null]})") ==
        digest(R"(,"ext":{"y":[2,null],"x":1},"note":"b","icon":"a")"));
  CHECK(digest(R"(,"icon":"","note":"","ext":{"a":{},"b":[]},"names":{"a":""})") == digest(""));
}

TEST_CASE("about: what is told twice is refused") {
  CHECK(problems(R"(,"icon":"a","icon":"b")") == "duplicate_key /icon");
  CHECK(problems(R"(,"ext":{},"ext":{})") == "duplicate_key /ext");
  CHECK(problems(R"(,"ext":{"a":{"b":1,"b":2}})") == "duplicate_key /ext/a/b");
  CHECK(problems(R"(,"names":{"x":"1","x":"2"})") == "duplicate_key /names/x");
}

TEST_CASE("about: only things that people are shown have it") {
  CHECK(problems(R"(,"points":{"earn":{"rules":[]},"icon":"a"})") == "unknown_key /points/icon");
  CHECK(problems(R"(,"member_days":{"ext":{}})") == "unknown_key /member_days/ext");
  CHECK(
      problems(
          R"(,"segments":{"amount":[1],"frequency":[1],"recency_days":[1],"tags":[{"id":"t","name":"T","icon":"a"}]})")
          .empty());
}

TEST_CASE("about: deep and large members are bounded like the rest") {
  CHECK(problems(R"(,"ext":{"a":)" + std::string(40, '[') + std::string(40, ']') + "}") ==
        "too_deep /ext/a" + [] {
          std::string at;
          for (int i = 0; i < 30; ++i) at += "/0";
          return at;
        }());
  CHECK(problems(R"(,"ext":{"a":9007199254740992})") == "out_of_range /ext/a");
  CHECK(problems(R"(,"ext":{"a":-1.25e3,"b":9007199254740991})").empty());
}

}  // namespace loyalty
