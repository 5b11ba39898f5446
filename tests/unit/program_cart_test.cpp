// A cart in and out.

#include <catch2/catch.hpp>

#include "core/pricing/cart.h"
#include "core/wire/reader.h"
#include "core/wire/writer.h"
#include "tests/unit/problems.h"
#include "tests/unit/samples.h"

namespace loyalty {
namespace {

std::string problems_of(const std::string& text) {
  Cart cart;
  return summary(wire::read(text, cart));
}

Cart cart_of(const std::string& text) {
  Cart cart;
  REQUIRE(summary(wire::read(text, cart)).empty());
  return cart;
}

std::string repeated(const std::string& element, int times) {
  std::string list = "[";
  for (int i = 0; i < times; ++i) list += (i ? "," : "") + element;
  return list + "]";
}

std::string numbered(int count) {
  std::string list = "[";
  for (int i = 0; i < count; ++i) list += (i ? ",\"k" : "\"k") + std::to_string(i) + "\"";
  return list + "]";
}

}  // namespace

TEST_CASE("cart: its canonical text reads back as the same cart") {
  const Cart cart = cart_of(sample_cart);
  const std::string text = wire::canonical(cart);
  CHECK(text == nlohmann::json::parse(sample_cart).dump());
  CHECK(cart_of(text) == cart);
}

TEST_CASE("cart: what is wrong with it") {
  struct Row {
    const char* at;
    std::string value;
    const char* problems;
  };
  const std::string line = R"({"sku":"a","unit_price":1,"quantity":9999})";
  const Row rows[] = {
      {"/at", "", "missing"},
      {"/at", "-1", "out_of_range /at"},
      {"/at", "253402300800000", "out_of_range /at"},
      {"/lines", "", "missing"},
      {"/lines", "[]", "empty_cart /lines"},
      {"/lines", "5", "wrong_type /lines"},
      {"/lines", repeated(R"({"sku":"a","unit_price":1,"quantity":1})", 200), ""},
      {"/lines", repeated(R"({"sku":"a","unit_price":1,"quantity":1})", 201),
       "too_many /lines/200"},
      {"/lines", repeated(line, 2), ""},
      {"/lines", repeated(line, 3), "too_many_units /lines"},
      {"/lines/0/quantity", "0", "out_of_range /lines/0/quantity"},
      {"/lines/0/quantity", "10000", "out_of_range /lines/0/quantity"},
      {"/lines/0/quantity", "1.5", "not_an_integer /lines/0/quantity"},
      {"/lines/0/unit_price", "-1", "out_of_range /lines/0/unit_price"},
      {"/lines/0/unit_price", "10000000001", "out_of_range /lines/0/unit_price"},
      {"/lines/0/sku", "\"\"", "invalid_id /lines/0/sku"},
      {"/lines/0/prices/0/scope", R"({"skus":["a"]})", "wrong_member /lines/0/prices/0/scope"},
      {"/lines/0/prices/0/unit_price", "", "missing_member /lines/0/prices/0"},
      {"/lines/0/prices/0/max_units_per_member", "1", "missing_member /lines/0/prices/0"},
      {"/lines/1/points_price", "0", "out_of_range /lines/1/points_price"},
      {"/shipping/fee", "-1", "out_of_range /shipping/fee"},
      {"/shipping/free", "1", "unknown_key /shipping/free"},
      {"/coupons", "\"worst\"", "not_one_of /coupons"},
      {"/coupons", "5", "wrong_type /coupons"},
      {"/coupons", "{}", "missing /coupons"},
      {"/coupons", R"({"mist":[]})", "unknown_key /coupons/mist; missing /coupons"},
      {"/coupons", R"({"must":"k1"})", "wrong_type /coupons/must"},
      {"/coupons", R"({"must":["k1","k2","k1"]})", "duplicate_entry /coupons/must/2"},
      {"/coupons", R"(["k1","k1","k2"])", "duplicate_entry /coupons/1"},
      {"/coupons", R"(["k1",5])", "wrong_type /coupons/1"},
      {"/coupons", numbered(500), ""},
      {"/coupons", numbered(501), "too_many /coupons/500"},
      {"/points", "\"all\"", "not_one_of /points"},
      {"/points", "-1", "out_of_range /points"},
      {"/points", "true", "wrong_type /points"},
      {"/points", "[]", "wrong_type /points"},
      {"/wallet", "9007199254740992", "out_of_range /wallet"},
      {"/explain", numbered(21), "too_many /explain/20"},
      {"/near_misses", "21", "out_of_range /near_misses"},
      {"/add_ons", repeated(R"({"sku":"a","unit_price":1})", 51), "too_many /add_ons/50"},
      {"/offer_totals/p1", "-1", "out_of_range /offer_totals/p1"},
      {"/lins", "[]", "unknown_key /lins"},
  };
  for (const Row& row : rows) {
    INFO(row.at << " = " << row.value.substr(0, 200));
    CHECK(problems_of(changed(sample_cart, row.at, row.value)) == row.problems);
  }
  CHECK(problems_of(R"({"lines":[],"at":0,"x":1})") == "unknown_key /x; empty_cart /lines");
}

TEST_CASE("cart: choices and what is left out of the canonical text") {
  const std::string plain = R"({"at":5,"lines":[{"quantity":1,"sku":"a","unit_price":100}]})";
  CHECK(wire::canonical(cart_of(plain)) == plain);
  for (const auto& [at, value] :
       std::initializer_list<std::pair<const char*, const char*>>{{"/coupons", "\"best\""},
                                                                  {"/points", "\"none\""},
                                                                  {"/wallet", "\"none\""},
                                                                  {"/near_misses", "3"},
                                                                  {"/explain", "[]"},
                                                                  {"/offer_totals", "{}"},
                                                                  {"/lines/0/tags", "[]"}}) {
    INFO(at);
    CHECK(wire::canonical(cart_of(changed(plain, at, value))) == plain);
  }
  for (const auto& [at, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"/coupons", "[]"},
           {"/coupons", R"(["k2","k1"])"},
           {"/coupons", R"({"must":[]})"},
           {"/coupons", R"({"must":["k1"]})"},
           {"/points", "0"},
           {"/points", "\"max\""},
           {"/wallet", "1"},
           {"/near_misses", "0"},
           {"/shipping", R"({"fee":0})"}}) {
    INFO(at << " " << value);
    const std::string text = changed(plain, at, value);
    CHECK(wire::canonical(cart_of(text)) == text);
  }
  CHECK(cart_of(changed(plain, "/coupons", "[]")).coupons.kind == CouponChoice::Kind::exactly);
  CHECK(cart_of(changed(plain, "/coupons", R"({"must":[]})")).coupons.kind ==
        CouponChoice::Kind::must);
}

}  // namespace loyalty
