// Several requests to one service, by anybody, for any path and with any body: each is answered once, with a status that the
// service has, in JSON; what is acknowledged is in the log as it was told, and there is nothing else.

#include <fuzzer/FuzzedDataProvider.h>
#include <unistd.h>

#include <map>
#include <set>

#include "core/base/sha256.h"
#include "native/service/routes.h"
#include "native/service/service.h"
#include "tests/fuzz/fuzz.h"

using namespace loyalty::service;
using loyalty::fuzzing::Json;
using loyalty::fuzzing::require;

namespace {

constexpr std::int64_t opened_at = 1767229200000;
const std::string staff_key = "staff";

Keys keys_of_shop() {
  const Json keys = {
      {"members", {{{"kid", "1"}, {"secret", "a secret of the fuzzer, of 32 bytes or more"}}}},
      {"staff",
       {{{"id", "admin"}, {"role", "admin"}, {"sha256", loyalty::sha256_hex(staff_key)}}}}};
  return Keys::read(keys.dump());
}

constexpr const char* program = R"({"id":"shop","version":1,"timezone":"Asia/Shanghai",
  "points":{"earn":{"rules":[{"id":"all","points":1,"per":100}]},"deduct":{"points":1,"amount":1}},
  "pricing":{"groups":[{"id":"g"}],"max_coupons":1},
  "coupons":[{"id":"c","name":"c","group":"g","validity":{"days_after_issue":20},"limits":{"total":6},
              "effects":[{"kind":"amount_off","amount":100}]}],
  "activities":{"referral":[{"points":80}],"check_in":{"rewards":[{"points":3}]}}})";

/// One file for all inputs, empty again before each.
class Bench {
 public:
  Bench() : keys_(keys_of_shop()) {
    const std::string path = "/dev/shm/loyalty-fuzz-" + std::to_string(getpid());
    auto database = open_database(path);
    cleaner_ = database->connect();
    store_ = std::make_unique<Store>(std::move(database));
    // Its log is open from the first statement on; then the files go with the process.
    cleaner_->run_once("SELECT COUNT(*) FROM members");
    for (const char* part : {"", "-wal", "-shm", ".lock"}) unlink((path + part).c_str());
  }

  Keys& keys() { return keys_; }
  Store& store() { return *store_; }
  std::unique_ptr<Service> fresh() {
    for (const char* table :
         {"members", "snapshots", "events", "notices", "links", "uses", "programs", "documents"})
      cleaner_->run_once(std::string("DELETE FROM ") + table);
    auto service = std::make_unique<Service>(*store_, keys_, Settings{}, [] { return opened_at; });
    service->programs.add(program, opened_at);
    service->programs.activate(1, opened_at, 0);
    service->goods.put(R"({"goods":[{"sku":"a","unit_price":4900}]})");
    return service;
  }

 private:
  Keys keys_;
  std::unique_ptr<Connection> cleaner_;
  std::unique_ptr<Store> store_;
};

std::string path_of(FuzzedDataProvider& data) {
  const auto all = routes();
  if (data.ConsumeIntegralInRange(0, 9) == 0) return "/" + data.ConsumeRandomLengthString(60);
  std::string path = all[data.ConsumeIntegralInRange<std::size_t>(0, all.size() - 1)].path;
  const std::map<std::string, std::string> names = {
      {"{member}", "m"}, {"{order}", "o"}, {"{version}", "1"}};
  for (const auto& [name, value] : names)
    if (const auto at = path.find(name); at != std::string::npos)
      path.replace(
          at, name.size(),
          data.ConsumeIntegralInRange(0, 9) == 0 ? data.ConsumeRandomLengthString(20) : value);
  return path;
}

Request request_of(FuzzedDataProvider& data, const Keys& keys) {
  Request request;
  request.path = path_of(data);
  const char* const methods[] = {"POST", "POST", "POST", "GET", "PUT", "DELETE"};
  request.method = methods[data.ConsumeIntegralInRange(0, 5)];
  switch (data.ConsumeIntegralInRange(0, 5)) {
    case 0: request.authorization = data.ConsumeRandomLengthString(200); break;
    case 1:
    case 2:
      request.authorization = "Bearer " + keys.token("m", "", opened_at, opened_at + 100000);
      break;
    default: request.authorization = "Bearer " + staff_key;
  }
  if (data.ConsumeIntegralInRange(0, 5) == 0)
    request.query[data.ConsumeRandomLengthString(8)] = data.ConsumeRandomLengthString(20);
  request.body = data.ConsumeRandomLengthString(4096);
  return request;
}

/// What was booked, by member and id; the bodies that told so.
using Told = std::map<std::pair<std::string, std::string>, std::string>;

void perform(Service& service, const Request& request, Told& told) {
  int answers = 0;
  Answer got;
  service.perform(request, [&](Answer answer) {
    ++answers;
    got = std::move(answer);
  });
  while (service.writer.flush()) {
  }
  const std::string what = request.method + ' ' + request.path + ' ' + request.body;
  require(answers == 1, "answered once", what);
  static const std::set<int> statuses = {200, 201, 202, 204, 304, 400, 401,
                                         403, 404, 405, 409, 429, 503};
  require(statuses.contains(got.status), "a status of the service", what, got.body);
  // Nothing fails here: what is not set up is all that cannot be had.
  require(got.status != 503 || got.body.find("not_set_up") != std::string::npos ||
              got.type != "application/problem+json",
          "had", what, got.body);
  if (got.body.empty() || got.type.find("json") == std::string::npos) return;
  const Json body = Json::parse(got.body, nullptr, false);
  require(!body.is_discarded(), "JSON", what, got.body);
  if (got.type == "application/problem+json")
    require(body.contains("code") && body.contains("title"), "a code", what, got.body);
  if (body.is_object() && body.contains("sealed") && request.method == "POST" &&
      got.status <= 201 && !request.query.contains("dry")) {
    const std::string member =
        body["sealed"].contains("member") && body["sealed"]["kind"] == "member_joined"
            ? body["sealed"]["member"]["id"]
            : Json("m");
    told[{member, body["sealed"]["id"]}] = got.body;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Bench bench;
  FuzzedDataProvider data(bytes, size);
  const auto service = bench.fresh();
  Told told;
  Request join;
  join.method = "POST";
  join.path = "/v1/members";
  join.authorization = "Bearer " + staff_key;
  join.body = R"({"id":"join","member":{"id":"m"}})";
  perform(*service, join, told);
  for (int n = 0; n < 8 && data.remaining_bytes() > 0; ++n)
    perform(*service, request_of(data, bench.keys()), told);
  std::size_t there = 0;
  for (const MemberRow& row : bench.store().members("", 1000))
    for (const StoredEvent& event : bench.store().events(row.id, 0, 1000)) {
      if (event.id.starts_with("due-") || event.id.starts_with("referral-")) continue;
      ++there;
      const auto found = told.find({row.id, event.id});
      require(found != told.end() && found->second == event_body(event), "as it was told",
              event_body(event));
    }
  require(there == told.size(), "all that was told is there");
  return 0;
}
