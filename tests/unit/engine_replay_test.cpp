// Logs of sealed events, folded again.

#include "tests/unit/engine_fixture.h"
#include "tests/unit/long_life.h"

using namespace loyalty;
using namespace loyalty::testing;

namespace {

constexpr const char* other_program = R"({"id":"other","version":2,"timezone":"UTC"})";

/// A life's sealed events and the snapshots before each of them and after the last.
struct SealedLife {
  std::vector<std::string> sealed, snapshots;

  explicit SealedLife(std::size_t events) {
    Engine engine;
    must(engine.open(long_life_program, ""));
    for (const std::string& event : long_life_events(events)) {
      snapshots.push_back(must(engine.snapshot()).text);
      sealed.push_back(Json::parse(must(engine.apply(event)).text)["sealed"].dump());
    }
    snapshots.push_back(must(engine.snapshot()).text);
  }

  std::string log(std::size_t from, std::size_t until, const std::string& between = "\n") const {
    std::string lines;
    for (std::size_t i = from; i < until; ++i) lines += sealed[i] + between;
    return lines;
  }
};

Engine reopened(const std::string& account) {
  Engine engine;
  must(engine.open(other_program, account));
  return engine;
}

Json refusal_of(const Reply& reply) {
  INFO(reply.text);
  REQUIRE_FALSE(reply.ok);
  return Json::parse(reply.text)["error"];
}

}  // namespace

TEST_CASE("a log makes the account that its events made, from any cut, under any program",
          "[engine][replay]") {
  const SealedLife life(400);
  for (const std::size_t cut : {0U, 1U, 57U, 200U, 399U, 400U}) {
    Engine engine = reopened(life.snapshots[cut]);
    const Json answer = Json::parse(must(engine.replay(life.log(cut, 400))).text);
    CHECK(must(engine.snapshot()).text == life.snapshots[400]);
    CHECK(answer["events"] == 400 - cut);
    CHECK(answer["duplicates"] == 0);
    Engine other;
    CHECK(Json::parse(must(other.open(other_program, life.snapshots[400])).text)["account"] ==
          answer["account"]);
  }
}

TEST_CASE("blank lines and ends of lines of every kind", "[engine][replay]") {
  const SealedLife life(12);
  for (const std::string between : {"\n", "\r\n", "\n\n", "\n \t\r\n"}) {
    Engine engine = reopened("");
    CHECK(Json::parse(must(engine.replay("\n" + life.log(0, 12, between))).text)["events"] == 12);
    CHECK(must(engine.snapshot()).text == life.snapshots[12]);
  }
  Engine engine = reopened("");
  CHECK(Json::parse(must(engine.replay("")).text)["events"] == 0);
  CHECK(Json::parse(must(engine.replay(" \n")).text)["events"] == 0);
}

TEST_CASE("events of a log that are known do nothing, within it and before it",
          "[engine][replay]") {
  const SealedLife life(300);
  Engine engine = reopened(life.snapshots[250]);
  const Json answer =
      Json::parse(must(engine.replay(life.log(240, 260) + life.log(255, 300))).text);
  CHECK(answer["events"] == 65);
  CHECK(answer["duplicates"] == 15);
  CHECK(must(engine.snapshot()).text == life.snapshots[300]);
}

TEST_CASE("of a log read ahead, the first line that does not fit is named, and the rest is let be",
          "[engine][replay]") {
  const SealedLife life(800);
  const std::string rest = life.log(400, 800);
  REQUIRE(rest.size() > 200'000);
  const auto refused = [&](std::size_t before, const std::string& line) {
    Engine engine = reopened("");
    const Json error = refusal_of(engine.replay(life.log(0, before) + line + "\n" + rest + "[]\n"));
    CHECK(must(engine.snapshot()).text == must(reopened("").snapshot()).text);
    return error["code"].get<std::string>() + error["at"].get<std::string>();
  };
  for (const std::size_t before : {0U, 31U, 32U, 33U, 63U, 127U, 128U, 129U, 400U}) {
    CHECK(refused(before, "[]") == "wrong_type/" + std::to_string(before));
    // What is only found when it is folded, while lines far behind it are being read.
    Json unheard = Json::parse(life.sealed[before]);
    unheard.erase("sealed");
    CHECK(refused(before, unheard.dump()) == "missing/" + std::to_string(before));
  }
}

TEST_CASE("a log with one bad line changes nothing, and the line is named", "[engine][replay]") {
  const SealedLife life(60);
  Engine engine = reopened(life.snapshots[20]);
  const auto refused = [&](const std::string& line, const std::string& code,
                           const std::string& at) {
    const Json error = refusal_of(engine.replay(life.log(20, 50) + line + "\n" + life.log(50, 60)));
    CHECK(error["code"] == code);
    CHECK(error["at"] == at);
    CHECK(must(engine.snapshot()).text == life.snapshots[20]);
    return error;
  };
  Json event = Json::parse(life.sealed[50]);
  event["id"] = "unheard-of";
  const Json good = event;
  event.erase("sealed");
  CHECK(refused(event.dump(), "missing", "/30")["details"]["key"] == "sealed");
  event = good;
  event["at"] = 1;
  refused(event.dump(), "event_out_of_order", "/30/at");
  event = good;
  event["sealed"]["facts"][0] = {{"kind", "order_completed"}, {"order", "none"}};
  refused(event.dump(), "sealed_does_not_fit", "/30/sealed/facts/0");
  event["sealed"]["facts"][0]["kind"] = "order_complete";
  CHECK(refused(event.dump(), "not_one_of", "/30/sealed/facts/0/kind")["details"]["nearest"] ==
        "order_completed");
  refused("{\"id\":", "invalid_json", "/30/id");
  refused("[]", "wrong_type", "/30");
  refused("\xff", "invalid_text", "/30");

  CHECK(refusal_of(Engine().replay(life.log(0, 1)))["code"] == "not_open");
}
