// Texts are read by one parser where they are simple and by another where they are not. Nobody may be able to tell.

#include <catch2/catch.hpp>

#include "core/account/event.h"
#include "core/pricing/cart.h"
#include "core/wire/slices.h"
#include "core/wire/tokens.h"
#include "core/wire/writer.h"
#include "tests/unit/problems.h"
#include "tests/unit/samples.h"

namespace loyalty {
namespace {

template <class T = Event>
void read_alike(const std::string& text) {
  INFO(text);
  T plain, quick;
  const auto problems = wire::read_carefully(text, wire::Describe<T>::shape, &plain, nullptr);
  const auto same = wire::read(text, quick);
  CHECK(summary(same) == summary(problems));
  CHECK(same == problems);
  if (problems.empty()) CHECK(wire::canonical(quick) == wire::canonical(plain));
}

std::string event_with_reason(const std::string& reason) {
  return R"({"at":1,"id":"e","kind":"points_granted","points":5,"reason":)" + reason + "}";
}
std::string event_with_points(const std::string& points) {
  return R"({"at":1,"id":"e","kind":"points_granted","points":)" + points + "}";
}

}  // namespace

TEST_CASE("tokens: texts as a keyboard, a program or an attacker writes them", "[wire][tokens]") {
  for (const char* reason : {R"("")",
                             R"("plain")",
                             R"("老客户")",
                             R"("😀")",
                             R"("\u8001\ud83d\ude00")",
                             R"("\u0000")",
                             R"("\"\\\/\b\f\n\r\t")",
                             R"("\ud800")",
                             R"("\udc00x")",
                             R"("\ud800\u0041")",
                             R"("\x")",
                             R"("\u12")",
                             "\"\x01\"",
                             "\"\x7f\"",
                             "\"\xff\"",
                             "\"\xed\xa0\x80\"",
                             "\"\xc0\x80\"",
                             "\"open",
                             "null",
                             "true",
                             "{}",
                             "[]",
                             "1"})
    read_alike(event_with_reason(reason));
  read_alike(event_with_reason('"' + std::string(5000, 'x') + '"'));
  for (const char* number : {"0",
                             "-0",
                             "-1",
                             "7",
                             "00",
                             "+1",
                             "1.0",
                             "1e2",
                             "1.5",
                             "-",
                             "9007199254740991",
                             "9007199254740992",
                             "9223372036854775807",
                             "9223372036854775808",
                             "18446744073709551615",
                             "18446744073709551616",
                             "-9223372036854775808",
                             "-9223372036854775809",
                             "123456789012345678901234567890",
                             "1e400",
                             "NaN",
                             "0x10",
                             "\"1\""})
    read_alike(event_with_points(number));
  const std::string good = event_with_points("5");
  for (const std::string& text :
       {good, " \t" + good + " \r", "\xef\xbb\xbf" + good, good + good, good + ",", good + "x",
        good + std::string(1, '\0'), std::string(), std::string(" "), std::string("null"),
        std::string("5"), std::string("\"e\""), "[" + good + "]", std::string(2000, '['),
        std::string(70, '[') + std::string(70, ']')})
    read_alike(text);
  // Keys: twice, unknown, in any order.
  read_alike(R"({"at":1,"at":2,"id":"e","kind":"points_granted","points":5})");
  read_alike(R"({"at":1,"id":"e","kind":"points_granted","point":5})");
  read_alike(R"({"points":5,"kind":"points_granted","id":"e","at":1})");
  read_alike(R"({"\u0061t":1,"id":"e","kind":"points_granted","points":5})");
  read_alike(R"({"":1,"id":"e","kind":"points_granted","points":5})");
}

template <class T>
void read_spoilt_alike(const std::string& text) {
  read_alike<T>(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    read_alike<T>(text.substr(0, i));
    for (const char c : {'"', '}', '1', '.', '\\', '\x80'}) {
      std::string spoilt = text;
      spoilt[i] = c;
      read_alike<T>(spoilt);
    }
  }
}

TEST_CASE("tokens: samples spoilt at every byte", "[wire][tokens]") {
  read_spoilt_alike<Event>(nlohmann::json::parse(sample("event-refund-sealed.json")).dump());
  read_spoilt_alike<Cart>(
      R"({"at":1767225600000,"channel":"weapp","coupons":["c1"],"lines":[{"attributes":{"size":"L"},)"
      R"("name":"茶","quantity":2,"sku":"tea","tags":["drink"],"unit_price":1500}],"points":100})");
}

TEST_CASE("tokens: a text longer than what a parser keeps", "[wire][tokens]") {
  std::string lines;
  for (int i = 0; i < 4000; ++i)
    lines += std::string(i ? "," : "") + R"({"quantity":1,"sku":"s)" + std::to_string(i) +
             R"(","unit_price":100,"unknown_name":"0123456789012345678901234567890123456789"})";
  read_alike<Cart>(R"({"at":1,"lines":[)" + lines + "]}");
  read_alike<Cart>(R"({"at":1,"lines":[]})");
}

TEST_CASE("slices: values are the same only where nobody can read them otherwise",
          "[wire][slices]") {
  constexpr std::string_view at[] = {"/a", "/b/c"};
  const auto same = [&](std::string_view one, std::string_view other) {
    return wire::same_values(one, other, at);
  };
  const std::string_view own = R"({"a":[1,"}"],"b":{"c":{}}})";
  CHECK(same(own, own));
  CHECK(same(own, R"({"x":"\\\"","b":{"d":1,"c":{}},"a":[1,"}"]})"));
  CHECK(same(own, R"( { "b" : { "c" : {} } , "a" : [1,"}"] } )"));
  CHECK_FALSE(same(own, R"({"a":[1, "}"],"b":{"c":{}}})"));
  CHECK_FALSE(same(own, R"({"a":[1,"}"],"b":{"c":[]}})"));
  CHECK_FALSE(same(own, R"({"a":[1,"}"]})"));
  CHECK_FALSE(same(own, R"({"a":[1,"}"],"b":{"c":{}},"a":2})"));
  CHECK_FALSE(same(own, R"({"a":[1,"}"],"b":{"c":{}},"\u0061":2})"));
  CHECK_FALSE(same(own, R"({"a":[1,"}"],"b":{"c":{},"c":1}})"));
  CHECK_FALSE(same(own, R"({"a":[1,"}"],"b":{"c":{})"));
  CHECK_FALSE(same(R"({"b":{"c":{}}})", R"({"b":{"c":{}}})"));
}

}  // namespace loyalty
