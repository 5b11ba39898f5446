// A program in and out: canonical text, digest, and what counts as the same program.

#include <catch2/catch.hpp>

#include "core/base/sha256.h"
#include "core/program/program.h"
#include "core/wire/writer.h"
#include "tests/unit/problems.h"
#include "tests/unit/samples.h"

namespace loyalty {
namespace {

Program program_of(const std::string& text) {
  Program program;
  REQUIRE(summary(read_program(text, program)).empty());
  return program;
}

}  // namespace

TEST_CASE("program: its canonical text reads back as the same program") {
  const Program program = program_of(sample_program);
  const std::string text = wire::canonical<ProgramText>(program);
  const Program again = program_of(text);
  CHECK(static_cast<const ProgramText&>(again) == static_cast<const ProgramText&>(program));
  CHECK(wire::canonical<ProgramText>(again) == text);
  CHECK(program.digest == sha256_hex(text));
  CHECK(again.digest == program.digest);
  // Canonical JSON is what another library writes with sorted keys.
  CHECK(nlohmann::json::parse(text).dump() == text);
}

TEST_CASE("program: every member given in the sample is in its canonical text") {
  const auto flat = nlohmann::json::parse(sample_program).flatten();
  const auto canonical =
      nlohmann::json::parse(wire::canonical<ProgramText>(program_of(sample_program))).flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (canonical.contains(pointer))
      CHECK(canonical[pointer] == value);
    else
      UNSCOPED_INFO("left out: " << pointer << " " << value);
  }
  // Left out: the currency (CNY), two periods (month), a day to complete a group (24 hours), which are the defaults.
  CHECK(canonical.size() == flat.size() - 4);
}

TEST_CASE("program: a default written out is the same program") {
  struct Row {
    const char* at;
    const char* value;
  };
  const Row rows[] = {
      {"/currency", "\"CNY\""},
      {"/promotions/0/base", "\"running\""},
      {"/promotions/0/priority", "0"},
      {"/promotions/0/exclusive", "false"},
      {"/promotions/0/scope", "{}"},
      {"/promotions/0/scope", R"({"categories":[],"skus":[],"tags":[],"shops":[]})"},
      {"/promotions/0/when", "{}"},
      {"/promotions/0/when", R"({"member_day":false,"first_order":false,"tiers":[]})"},
      {"/promotions/0/limits", "{}"},
      {"/promotions/0/threshold", "{}"},
      {"/promotions/0/threshold", R"({"base":"running"})"},
      {"/promotions/1/apply", "\"best\""},
      {"/promotions/0/effects/0/by", "\"amount\""},
      {"/pricing/min_payable", "1"},
      {"/pricing/node_limit", "200000"},
      {"/pricing/special_prices/0/admits", R"(["coupons","points","promotions"])"},
      {"/points/earn/pool", "\"order\""},
      {"/points/earn/combine", "\"max\""},
      {"/points/earn/counts", R"({"shipping":false,"wallet_bonus":false,"wallet_principal":true})"},
      {"/points/shortfall", "\"debt\""},
      {"/points/deduct/threshold", "0"},
      {"/points/expiry/at", "\"year_end\""},
      {"/tiers/counted_at", "\"completed\""},
      {"/cards/0/grants", "{}"},
      {"/cards/0/grants", R"({"points":0,"coupons":[]})"},
      {"/segments/window_days", "365"},
      {"/benefits/0/period", "\"month\""},
      {"/benefits/1/redeemed", "\"system\""},
      {"/wallet/gift_cards/0/return_days", "30"},
  };
  const std::string digest = program_of(sample_program).digest;
  for (const Row& row : rows) {
    INFO(row.at << " = " << row.value);
    CHECK(program_of(changed(sample_program, row.at, row.value)).digest == digest);
  }
  CHECK(program_of(changed(sample_program, "/points/expiry", "\"never\"")).digest ==
        program_of(changed(sample_program, "/points/expiry", "")).digest);
  const char* effect = "/promotions/0/effects/0";
  CHECK(program_of(changed(sample_program, effect, R"({"kind":"amount_off","amount":1000})"))
            .digest ==
        program_of(changed(sample_program, effect,
                           R"({"kind":"amount_off","steps":[{"at":0,"amount":1000}]})"))
            .digest);
  CHECK(program_of(changed(sample_program, "/name", "\"别的\"")).digest != digest);
}

TEST_CASE("program: white space, order of keys and escapes do not matter") {
  const auto json = nlohmann::json::parse(sample_program);
  const std::string digest = program_of(sample_program).digest;
  CHECK(program_of(json.dump(4)).digest == digest);
  CHECK(program_of(json.dump(-1, ' ', true)).digest == digest);  // \uXXXX throughout
  // The keys of every object the other way round.
  const auto reversed = [](const auto& self, const nlohmann::json& value) -> std::string {
    std::string text;
    if (value.is_object()) {
      for (const auto& [key, member] : value.items())
        text = (text.empty() ? "" : ",") + text,
        text = "\"" + key + "\":" + self(self, member) + text;
      return "{" + text + "}";
    }
    if (!value.is_array()) return value.dump();
    for (const auto& element : value) text += (text.empty() ? "" : ",") + self(self, element);
    return "[" + text + "]";
  };
  CHECK(program_of(reversed(reversed, json)).digest == digest);
}

TEST_CASE("program: a known digest") {
  const Program program = program_of(R"({"timezone":"UTC","version":1,"id":"a"})");
  CHECK(wire::canonical<ProgramText>(program) == R"({"id":"a","timezone":"UTC","version":1})");
  // printf '%s' '{"id":"a","timezone":"UTC","version":1}' | sha256sum
  CHECK(program.digest == "5353608f740a5b53dc60d9069020b4b1fa574c8b5d05699172eb28bb4a3ad945");
}

TEST_CASE("program: coupons and levels by id, and the zone") {
  const Program program = program_of(sample_program);
  REQUIRE(program.coupon("cx"));
  CHECK(program.coupon("cx")->name == "兑换");
  CHECK_FALSE(program.coupon("p1"));
  CHECK(program.level("silver") == 0u);
  CHECK(program.level("founder") == 3u);
  CHECK(program.level("x") == std::nullopt);
  CHECK(program.zone.minute_of_day(Instant{0}) == 8 * 60);
}

TEST_CASE("program: one that is refused changes nothing") {
  Program program = program_of(sample_program);
  const std::string digest = program.digest;
  CHECK_FALSE(read_program("{}", program).empty());
  CHECK(program.id == "sample");
  CHECK(program.digest == digest);
}

TEST_CASE("program: an expiry in each of its forms") {
  for (const std::string form :
       {R"("never")", R"({"days":30})", R"({"at":"month_end","months":12})",
        R"({"at":"year_end","years":2})", R"({"yearly":"12-31","years":1})"}) {
    INFO(form);
    const Program program = program_of(changed(sample_program, "/points/expiry", form));
    CHECK(program.points->expiry.never == (form == "\"never\""));
    const auto canonical = nlohmann::json::parse(wire::canonical<ProgramText>(program));
    if (form != "\"never\"")
      CHECK(canonical["points"]["expiry"].dump() == nlohmann::json::parse(form).dump());
    else
      CHECK_FALSE(canonical["points"].contains("expiry"));
  }
  CHECK(wire::canonical(Expiry{}) == "\"never\"");
}

}  // namespace loyalty
