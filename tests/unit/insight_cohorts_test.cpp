// Cohorts: one pass over records, month by month.

#include <catch2/catch.hpp>

#include "core/insight/cohorts.h"
#include "core/wire/writer.h"

using namespace loyalty;

namespace {

constexpr std::int64_t day_ms = 86'400'000;
/// 2026-01-01T00:00 in Shanghai.
constexpr std::int64_t january = 1767196800000;

std::string report_of(const std::vector<std::string>& records) {
  Cohorts cohorts(*Zone::find("Asia/Shanghai"));
  for (const std::string& text : records) {
    Record record;
    REQUIRE(wire::read(text, record).empty());
    REQUIRE_FALSE(cohorts.add(record));
  }
  wire::Writer w;
  cohorts.write(w);
  return w.str();
}

std::string record(std::int64_t at, std::string_view kind, std::string_view member,
                   std::string_view more = "") {
  return "{\"at\":" + std::to_string(january + at) + ",\"kind\":\"" + std::string(kind) +
         "\",\"member\":\"" + std::string(member) + "\"" + std::string(more) + "}";
}

std::string month(std::string_view report, std::string_view name) {
  const auto at = report.find("\"month\":\"" + std::string(name) + "\"");
  const auto begin = report.rfind("{\"active\"", at), end = report.find('}', at);
  return std::string(report.substr(begin, end + 1 - begin));
}

}  // namespace

TEST_CASE("Members won, active, kept, buying again", "[insight]") {
  const auto report = report_of({
      record(0, "joined", "a"), record(1, "ordered", "a", ",\"paid\":1000"),
      record(2, "joined", "b"), record(3, "visited", "b"), record(4, "joined", "c"),
      record(5 * day_ms, "ordered", "a", ",\"paid\":500"),
      record(6 * day_ms, "ordered", "a", ",\"paid\":1"),
      record(31 * day_ms, "ordered", "a", ",\"paid\":300"),  // 1 February
      record(32 * day_ms, "visited", "c"),
      record(90 * day_ms, "visited", "b"),  // 1 April: nothing in March
  });
  CHECK(
      month(report, "2026-01") ==
      R"({"active":2,"activity":6666,"buyers":1,"complaints":{},"joined":3,"lost":0,"members":3,)"
      R"("month":"2026-01","orders":3,"paid":1501,"repeat_buyers":1,"repurchase":10000,"retained":0,"retention":null})");
  CHECK(
      month(report, "2026-02") ==
      R"({"active":2,"activity":6666,"buyers":1,"complaints":{},"joined":0,"lost":1,"members":3,)"
      R"("month":"2026-02","orders":1,"paid":300,"repeat_buyers":0,"repurchase":0,"retained":1,"retention":5000})");
  CHECK(
      month(report, "2026-03") ==
      R"({"active":0,"activity":0,"buyers":0,"complaints":{},"joined":0,"lost":2,"members":3,)"
      R"("month":"2026-03","orders":0,"paid":0,"repeat_buyers":0,"repurchase":null,"retained":0,"retention":0})");
  CHECK(
      month(report, "2026-04") ==
      R"({"active":1,"activity":3333,"buyers":0,"complaints":{},"joined":0,"lost":0,"members":3,)"
      R"("month":"2026-04","orders":0,"paid":0,"repeat_buyers":0,"repurchase":null,"retained":0,"retention":null})");
}

TEST_CASE("Months are local", "[insight]") {
  const auto report = report_of({record(-1, "visited", "a"), record(0, "visited", "a")});
  CHECK(report.find("\"month\":\"2025-12\"") != std::string::npos);
  CHECK(month(report, "2026-01").find("\"retained\":1") != std::string::npos);
}

TEST_CASE("What a campaign brought", "[insight]") {
  const auto seen = ",\"campaign\":\"x\",\"cost\":10";
  const auto bought = ",\"campaign\":\"x\",\"paid\":1000,\"margin\":250,\"cost\":70";
  const auto report = report_of({
      record(0, "exposed", "a", seen),
      record(1, "exposed", "a", seen),
      record(2, "exposed", "b", seen),
      record(3, "exposed", "c", seen),
      record(4, "ordered", "a", bought),
      record(5, "ordered", "a", bought),
      record(6, "ordered", "d", bought),  // never saw it: an order, no conversion
      record(7, "ordered", "b", ",\"paid\":1000"),
  });
  CHECK(report.starts_with(
      R"({"campaigns":{"x":{"conversion":3333,"converted":1,"cost":250,"exposed":3,"margin":750,)"
      R"("orders":3,"paid":3000,"return":30000}},)"));
}

TEST_CASE("Complaints by month and type", "[insight]") {
  const auto report = report_of({
      record(0, "complained", "a", ",\"type\":\"delivery\",\"resolved\":true,\"compensation\":500"),
      record(1, "complained", "a", ",\"type\":\"delivery\""),
      record(2, "complained", "b"),
  });
  CHECK(
      report.find(
          R"("complaints":{"delivery":{"compensation":500,"count":2,"resolved":1},"other":{"compensation":0,"count":1,"resolved":0}})") !=
      std::string::npos);
}

TEST_CASE("Records that are refused", "[insight]") {
  Cohorts cohorts(Zone{});
  Record later;
  REQUIRE(wire::read(record(10, "visited", "a"), later).empty());
  REQUIRE_FALSE(cohorts.add(later));
  Record earlier = later;
  earlier.at = Instant{later.at.value - 1};
  CHECK(cohorts.add(earlier)->code == "record_out_of_order");
  Record far = later;
  far.at = Instant{latest_instant};
  CHECK(cohorts.add(far)->code == "too_many_months");

  Cohorts campaigns(Zone{});
  std::optional<Problem> problem;
  for (int i = 0; i <= limits::report_campaigns && !problem; ++i) {
    Record seen = later;
    seen.kind = RecordKind::exposed;
    seen.campaign = "c" + std::to_string(i);
    problem = campaigns.add(seen);
  }
  REQUIRE(problem);
  CHECK(problem->code == "too_many_campaigns");

  Record wrong;
  const auto problems = wire::read(record(0, "ordered", "a", ",\"type\":\"x\""), wrong);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].code == "missing_member");
  CHECK(problems[1].code == "wrong_member");
}
