// What the reader refuses, one row for each way a JSON text can be wrong.

#include <catch2/catch.hpp>

#include "core/wire/reader.h"
#include "core/wire/writer.h"
#include "tests/unit/problems.h"

namespace loyalty {
namespace {

enum class Colour { red, green };
constexpr std::string_view colour_names[] = {"red", "green"};

struct Leaf {
  std::string id;
  bool operator==(const Leaf&) const = default;
};

struct Tree {
  Colour colour = Colour::red;
  bool flag = false;
  std::vector<std::string> ids;
  Leaf leaf;
  std::vector<Leaf> leaves;
  Money money{7};
  std::string name;
  std::optional<std::int64_t> number;
  wire::Map<std::int64_t> rates;
  bool operator==(const Tree&) const = default;
};

}  // namespace

namespace wire {
template <>
struct Describe<Leaf> {
  static constexpr Field fields[] = {needed(id<&Leaf::id>("id"))};
  static constexpr Shape shape = object_shape<fields>;
};
template <>
struct Describe<Tree> {
  static constexpr Field fields[] = {choice<&Tree::colour, colour_names>("colour"),
                                     flag<&Tree::flag>("flag"),
                                     ids<&Tree::ids, 3>("ids"),
                                     object<&Tree::leaf>("leaf"),
                                     list<&Tree::leaves, 2>("leaves"),
                                     number<&Tree::money, 0, 100>("money"),
                                     text<&Tree::name, 6>("name"),
                                     number<&Tree::number, -5, max_amount>("number"),
                                     numbers_by_id<&Tree::rates, 0, 9, 2>("rates")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};
}  // namespace wire

namespace {

std::string problems_of_tree(std::string_view text) {
  Tree tree;
  return summary(wire::read(text, tree));
}

std::string details_of(std::string_view text) {
  Tree tree;
  const auto problems = wire::read(text, tree);
  REQUIRE(problems.size() == 1);
  return details(problems[0]);
}

}  // namespace

TEST_CASE("reader: every value that does not belong is named with its place") {
  struct Row {
    const char* text;
    const char* problems;
  };
  const Row rows[] = {
      {R"({})", ""},
      {R"([])", "wrong_type"},
      {R"(null)", "wrong_type"},
      {R"(5)", "wrong_type"},
      {R"({"flag":1})", "wrong_type /flag"},
      {R"({"flag":null})", "wrong_type /flag"},
      {R"({"number":true})", "wrong_type /number"},
      {R"({"number":"5"})", "wrong_type /number"},
      {R"({"number":{"a":[1,2]},"flag":3})", "wrong_type /number; wrong_type /flag"},
      {R"({"ids":{}})", "wrong_type /ids"},
      {R"({"ids":["a",5]})", "wrong_type /ids/1"},
      {R"({"leaf":[]})", "wrong_type /leaf"},
      {R"({"leaves":[[]]})", "wrong_type /leaves/0"},
      {R"({"rates":[]})", "wrong_type /rates"},
      {R"({"rates":{"a":"x"}})", "wrong_type /rates/a"},
      {R"({"name":1.5})", "wrong_type /name"},
      {R"({"number":1.5})", "not_an_integer /number"},
      {R"({"number":1.0})", "not_an_integer /number"},
      {R"({"number":1e3})", "not_an_integer /number"},
      {R"({"number":-0})", ""},
      {R"({"number":-5})", ""},
      {R"({"number":-6})", "out_of_range /number"},
      {R"({"number":9007199254740991})", ""},
      {R"({"number":9007199254740992})", "out_of_range /number"},
      {R"({"number":18446744073709551615})", "out_of_range /number"},
      {R"({"number":123456789012345678901234567890})", "out_of_range /number"},
      {R"({"number":-123456789012345678901234567890})", "out_of_range /number"},
      {R"({"money":101})", "out_of_range /money"},
      {R"({"rates":{"a":10}})", "out_of_range /rates/a"},
      {R"({"moeny":1})", "unknown_key /moeny"},
      {R"({"":1})", "unknown_key"},
      {R"({"a/b~c":[{"number":"x"}]})", "unknown_key /a~1b~0c"},
      {R"({"flag":true,"flag":true})", "duplicate_key /flag"},
      {R"({"rates":{"a":1,"a":2}})", "duplicate_key /rates/a"},
      {R"({"leaf":{}})", "missing /leaf"},
      {R"({"leaves":[{"id":"a"},{}]})", "missing /leaves/1"},
      {R"({"name":"123456"})", ""},
      {R"({"name":"中文"})", ""},
      {R"({"name":"中文a"})", "too_long /name"},
      {R"({"leaf":{"id":""}})", "invalid_id /leaf/id"},
      {R"({"leaf":{"id":"a b"}})", "invalid_id /leaf/id"},
      {R"({"leaf":{"id":"a\"b"}})", "invalid_id /leaf/id"},
      {R"({"leaf":{"id":"a\\b"}})", "invalid_id /leaf/id"},
      {R"({"leaf":{"id":"\u007f"}})", "invalid_id /leaf/id"},
      {R"({"leaf":{"id":"会员"}})", "invalid_id /leaf/id"},
      {R"({"rates":{"a b":1}})", "invalid_id /rates/a b"},
      {R"({"rates":{"":1}})", "invalid_id /rates"},
      {R"({"colour":"blue"})", "not_one_of /colour"},
      {R"({"colour":0})", "wrong_type /colour"},
      {R"({"ids":["a","b","c"]})", ""},
      {R"({"ids":["a","b","c","d","e","f"]})", "too_many /ids/3"},
      {R"({"leaves":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":5}]})", "too_many /leaves/2"},
      {R"({"rates":{"a":1,"b":2,"c":3,"d":4}})", "too_many /rates/c"},
      {"", "invalid_json"},
      {"  ", "invalid_json"},
      {"{", "invalid_json"},
      {"{}{}", "invalid_json"},
      {"{} x", "invalid_json"},
      {R"({"flag":true,})", "invalid_json /flag"},
      {R"({"flag":tru})", "invalid_json /flag"},
      {R"({"leaves":[{"id":"a"},)", "invalid_json /leaves/0"},
      {R"({'flag':true})", "invalid_json"},
      {R"({"number":01})", "invalid_json /number"},
      {R"({"number":+1})", "invalid_json /number"},
      {R"({"number":NaN})", "invalid_json /number"},
      {R"(/* no */ {})", "invalid_json"},
      {"{\"name\":\"a\nb\"}", "invalid_json /name"},
      {R"({"name":"\x"})", "invalid_json /name"},
      {R"({"name":"\ud83d"})", "invalid_text /name"},
      {R"({"name":"\ude00"})", "invalid_text /name"},
      {R"({"name":"\ud83d\u0041"})", "invalid_text /name"},
      {R"({"\ud83d":1})", "invalid_text"},
      {R"({"name":"\ud83d\ude00"})", ""},
      {"\xEF\xBB\xBF{}", ""},
      {"\r\n\t{\r\n}\r\n", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(problems_of_tree(row.text) == row.problems);
  }
}

TEST_CASE("reader: broken UTF-8 is found at its byte and never repaired") {
  struct Row {
    const char* bytes;
    bool whole;
  };
  const Row rows[] = {
      {"\xC3\xA9", true},
      {"\xE4\xB8\xAD", true},
      {"\xF0\x9F\x98\x80", true},
      {"\xEE\x80\x80", true},
      {"\xF4\x8F\xBF\xBF", true},
      {"\x80", false},
      {"\xBF", false},
      {"\xC0\x80", false},
      {"\xC1\xBF", false},
      {"\xC3", false},
      {"\xC3(", false},
      {"\xE0\x80\x80", false},
      {"\xE4\xB8", false},
      {"\xE4(\xAD", false},
      {"\xED\xA0\x80", false},
      {"\xED\xBF\xBF", false},
      {"\xF0\x80\x80\x80", false},
      {"\xF0\x9F\x98", false},
      {"\xF4\x90\x80\x80", false},
      {"\xF5\x80\x80\x80", false},
      {"\xFE", false},
      {"\xFF", false},
  };
  for (const Row& row : rows) {
    const std::string text = std::string(R"({"name":")") + row.bytes + "\"}";
    INFO(text);
    CHECK(problems_of_tree(text) == (row.whole ? "" : "invalid_text"));
  }
  CHECK(details_of("{\"name\":\"\x80\"}") == R"({"byte":10})");
  // Cut in the middle of a character at the very end of the text.
  CHECK(problems_of_tree("{\"name\":\"\xE4\xB8") == "invalid_text");
}

TEST_CASE("reader: problems carry their numbers and a hint") {
  CHECK(details_of(R"({"money":101})") == R"({"max":100,"min":0,"value":101})");
  CHECK(details_of(R"({"moeny":1})") == R"({"key":"moeny","nearest":"money"})");
  CHECK(details_of(R"({"zzzzzz":1})") == R"({"key":"zzzzzz"})");
  CHECK(details_of(R"({"colour":"gren"})") == R"({"given":"gren","nearest":"green"})");
  CHECK(details_of(R"({"leaf":{}})") == R"({"key":"id"})");
  CHECK(details_of(R"({"name":"1234567"})") == R"({"bytes":7,"max":6})");
  CHECK(details_of(R"({"ids":["a","b","c","d"]})") == R"({"max":3})");
  CHECK(details_of(R"({"flag":"yes"})") == R"({"expected":"true or false","got":"a text"})");
  CHECK(details_of(R"({"number":2.50})") == R"({"given":"2.50"})");
  CHECK(details_of(R"({"flag":true)") == R"({"byte":13})");
}

TEST_CASE("reader: what is too large or too deep is refused before it costs anything") {
  const std::string large(10'000'000, ' ');
  CHECK(problems_of_tree(large + "{}") == "too_large");
  CHECK(details_of(large) == R"({"bytes":10000000,"max":4194304})");
  CHECK(problems_of_tree("{\"x\":" + std::string(31, '[') + std::string(31, ']') + "}") ==
        "unknown_key /x");
  CHECK(problems_of_tree("{\"x\":" + std::string(32, '[') + std::string(32, ']') + "}") ==
        "unknown_key /x; too_deep /x");
  CHECK(problems_of_tree("{\"x\":" + std::string(1'000'000, '[')) == "unknown_key /x; too_deep /x");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(problems_of_tree(objects) == "unknown_key /a; too_deep /a");
}

TEST_CASE("reader: all problems of a text come at once, up to a page of them") {
  CHECK(
      problems_of_tree(R"({"flag":1,"x":2,"leaf":{"id":""},"leaves":[{},{"id":3}],"money":-1})") ==
      "wrong_type /flag; unknown_key /x; invalid_id /leaf/id; missing /leaves/0; "
      "wrong_type /leaves/1/id; out_of_range /money");
  std::string many = "{";
  for (int i = 0; i < 1000; ++i) many += "\"x" + std::to_string(i) + "\":0,";
  many += "\"flag\":true}";
  Tree tree;
  CHECK(wire::read(many, tree).size() == static_cast<std::size_t>(limits::problems_reported));
}

TEST_CASE("canonical JSON: sorted, minimal, and without what is the default") {
  Tree tree;
  CHECK(wire::canonical(tree) == "{}");
  const std::string text =
      R"({ "rates": {"b": 2, "a": 1}, "number": 0, "name": "a\"\\\/\n", "money": 7,
           "leaves": [{"id": "x"}], "leaf": {"id": "y"}, "ids": ["b", "a"], "flag": true,
           "colour": "green" })";
  REQUIRE(summary(wire::read(text, tree)).empty());
  const std::string canonical = wire::canonical(tree);
  CHECK(canonical ==
        R"({"colour":"green","flag":true,"ids":["b","a"],"leaf":{"id":"y"},"leaves":[{"id":"x"}],)"
        R"("name":"a\"\\/\n","number":0,"rates":{"a":1,"b":2}})");
  Tree again;
  REQUIRE(summary(wire::read(canonical, again)).empty());
  CHECK(again == tree);
  CHECK(wire::canonical(again) == canonical);
}

TEST_CASE("canonical JSON: control characters in their shortest escapes, the rest as it is") {
  wire::Writer w;
  w.text(std::string_view("\0\x01\b\t\n\v\f\r\x1f\x7f/\"\\中😀", 20));
  CHECK(w.written() == "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\x7f/\\\"\\\\中😀\"");
  wire::Writer v;
  v.open().key("a").open_list().integer(-1).boolean(true).null().close_list();
  v.key("b").open().close().key("c").raw("{}").close();
  CHECK(v.written() == R"({"a":[-1,true,null],"b":{},"c":{}})");
}

TEST_CASE("nearest: a hint only when it is near") {
  const std::string_view names[] = {"coupons", "points", "promotions"};
  CHECK(wire::nearest("coupon", names) == "coupons");
  CHECK(wire::nearest("pionts", names) == "points");
  CHECK(wire::nearest("x", names).empty());
  CHECK(wire::nearest("", names).empty());
  CHECK(wire::nearest(std::string(100'000, 'p'), names).empty());
}

}  // namespace loyalty
