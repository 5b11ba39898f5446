// The lines of a log are read by another parser than other texts. Nobody may be able to tell.

#include <catch2/catch.hpp>

#include "core/account/event.h"
#include "core/wire/lines.h"
#include "core/wire/writer.h"
#include "tests/unit/problems.h"
#include "tests/unit/samples.h"

namespace loyalty {
namespace {

/// Read both ways, with and without bytes behind the text.
void read_alike(wire::Lines& lines, const std::string& text) {
  INFO(text);
  Event plain;
  const auto problems = wire::read(text, plain);
  const std::string followed = text + std::string(128, '}');
  for (const std::string_view where : {std::string_view(text), std::string_view(followed)}) {
    Event line;
    const auto same = lines.read(where.substr(0, text.size()), where.size() - text.size(), line);
    CHECK(summary(same) == summary(problems));
    CHECK(same == problems);
    if (problems.empty()) CHECK(wire::canonical(line) == wire::canonical(plain));
  }
}

std::string event_with_reason(const std::string& reason) {
  return R"({"at":1,"id":"e","kind":"points_granted","points":5,"reason":)" + reason + "}";
}
std::string event_with_points(const std::string& points) {
  return R"({"at":1,"id":"e","kind":"points_granted","points":)" + points + "}";
}

}  // namespace

TEST_CASE("lines: texts as a keyboard, a program or an attacker writes them", "[wire][lines]") {
  wire::Lines lines;
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
    read_alike(lines, event_with_reason(reason));
  read_alike(lines, event_with_reason('"' + std::string(5000, 'x') + '"'));
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
    read_alike(lines, event_with_points(number));
  const std::string good = event_with_points("5");
  for (const std::string& text :
       {good, " \t" + good + " \r", "\xef\xbb\xbf" + good, good + good, good + ",", good + "x",
        good + std::string(1, '\0'), std::string(), std::string(" "), std::string("null"),
        std::string("5"), std::string("\"e\""), "[" + good + "]", std::string(2000, '['),
        std::string(70, '[') + std::string(70, ']')})
    read_alike(lines, text);
  // Keys: twice, unknown, in any order.
  read_alike(lines, R"({"at":1,"at":2,"id":"e","kind":"points_granted","points":5})");
  read_alike(lines, R"({"at":1,"id":"e","kind":"points_granted","point":5})");
  read_alike(lines, R"({"points":5,"kind":"points_granted","id":"e","at":1})");
  read_alike(lines, R"({"\u0061t":1,"id":"e","kind":"points_granted","points":5})");
  read_alike(lines, R"({"":1,"id":"e","kind":"points_granted","points":5})");
}

TEST_CASE("lines: a sample spoilt at every byte", "[wire][lines]") {
  wire::Lines lines;
  const std::string text = nlohmann::json::parse(sample("event-refund-sealed.json")).dump();
  read_alike(lines, text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    read_alike(lines, text.substr(0, i));
    for (const char c : {'"', '}', '1', '\\', '\x80'}) {
      std::string spoilt = text;
      spoilt[i] = c;
      read_alike(lines, spoilt);
    }
  }
}

}  // namespace loyalty
