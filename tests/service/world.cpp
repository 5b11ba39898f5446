#include "tests/service/world.h"

#include "core/base/sha256.h"

namespace simulator {
namespace {

constexpr const char* staff_key = "the key of whoever may do everything";

Keys keys_of_shop() {
  const json keys = {
      {"members", {{{"kid", "1"}, {"secret", "a secret of the simulator, thirty-two bytes"}}}},
      {"staff",
       {{{"id", "admin"}, {"role", "admin"}, {"sha256", loyalty::sha256_hex(staff_key)}}}}};
  return Keys::read(keys.dump());
}

/// Few are warm: they come and go, and are read from snapshots.
Settings settings_of_shop() {
  Settings settings;
  settings.warm_members = 3;
  settings.snapshot_after = 1000;
  settings.hold = 30 * a_minute;
  return settings;
}

}  // namespace

void must(bool holds, const std::string& law) {
  if (!holds) throw Broken(law);
}

json program_of(std::int64_t version) {
  json program =
      json::parse(R"({"id": "shop", "timezone": "Asia/Shanghai", "returns": {"days": 3000},
    "points": {"earn": {"rules": [{"id": "all", "points": 1, "per": 100}]}, "deduct": {"points": 1, "amount": 1},
      "shortfall": "debt", "protection_days": 7,
      "exchange": [{"id": "x", "kind": "coupon", "coupon": "c", "name": "x", "points": 30}]},
    "tiers": {"levels": [{"id": "basic", "name": "b"}, {"id": "silver", "name": "s", "growth": 100, "rate": 9500}],
      "sources": [{"source": "paid", "growth": 1, "per": 100}], "window": {"kind": "lifetime"}, "term_months": 12},
    "wallet": {"recharge_plans": [{"id": "rich", "name": "r", "steps": [{"at": 10000, "grants": {"bonus": 1000}}]}]},
    "pricing": {"groups": [{"id": "g"}, {"id": "h"}], "max_coupons": 1},
    "coupons": [{"id": "c", "name": "c", "group": "g", "validity": {"days_after_issue": 20}, "limits": {"total": 6},
                 "effects": [{"kind": "amount_off", "steps": [{"at": 0, "amount": 100}]}]}],
    "promotions": [{"id": "few", "name": "few", "group": "h", "limits": {"total": 4},
                    "effects": [{"kind": "amount_off", "amount": 500}]}],
    "activities": {"referral": [{"points": 80}], "check_in": {"rewards": [{"points": 3}]}}})");
  program["version"] = version;
  if (version % 2 == 0) {
    program["points"]["earn"]["rules"][0]["per"] = 50;
    program["promotions"][0]["limits"]["total"] = 2;
  }
  return program;
}

json goods_of_shop() {
  return json::parse(
      R"({"goods": [{"sku": "tea", "unit_price": 4900}, {"sku": "cup", "unit_price": 1250},
    {"sku": "pot", "unit_price": 19900}]})");
}

World::World(std::uint64_t seed, std::string address, std::size_t processes, Fault fault)
    : address_(std::move(address)),
      trouble_(std::make_shared<Trouble>()),
      plant_(std::make_shared<Plant>(Plant{fault, Random(seed * 6151 + 5), trouble_})),
      keys_(keys_of_shop()),
      processes_(processes) {
  trouble_->dice = Random(seed * 7919 + 1);
  for (std::size_t i = 0; i < processes; ++i) start(i);
}

void World::start(std::size_t process) {
  Process& p = processes_[process];
  for (;;) {
    try {
      p.service.reset();
      p.store.reset();
      p.store =
          std::make_unique<Store>(failing(planted(open_database(address_), plant_), trouble_));
      p.service =
          std::make_unique<Service>(*p.store, keys_, settings_of_shop(), [this] { return now++; });
      p.service->later = [&p](std::function<void()> does) { p.later.push_back(std::move(does)); };
      return;
    } catch (const Crash&) {
    } catch (const StoreFailed&) {
    }
  }
}

void World::crash(std::size_t process) {
  ++crashes;
  Process& p = processes_[process];
  p.later.clear();
  start(process);
}

template <class Does>
void World::guarded(std::size_t process, Does does) {
  try {
    does();
  } catch (const Crash&) {
    crash(process);
  } catch (const StoreFailed&) {
    // As the process's own loop: told in its log.
  } catch (const Refused&) {
  }
}

void World::perform(std::size_t process, const Request& request,
                    std::function<void(Answer)> answer) {
  Request sent = request;
  if (sent.authorization.empty()) sent.authorization = std::string("Bearer ") + staff_key;
  guarded(process, [&] { processes_[process].service->perform(sent, std::move(answer)); });
}

void World::flush(std::size_t process, std::size_t limit) {
  guarded(process, [&] { processes_[process].service->writer.flush(limit); });
}

void World::run_later(std::size_t process) {
  Process& p = processes_[process];
  if (p.later.empty()) return;
  const auto does = std::move(p.later.front());
  p.later.pop_front();
  guarded(process, does);
}

void World::sweep(std::size_t process) {
  guarded(process, [&] { processes_[process].service->sweep(50); });
}

void World::refresh(std::size_t process) {
  guarded(process, [&] {
    processes_[process].service->programs.refresh();
    processes_[process].service->goods.refresh();
  });
}

bool World::is_idle() const {
  for (const Process& p : processes_)
    if (!p.later.empty() || p.service->writer.waiting() > 0) return false;
  return true;
}

void World::settle() {
  while (!is_idle()) {
    for (std::size_t i = 0; i < processes_.size(); ++i) {
      flush(i, 512);
      while (!processes_[i].later.empty()) run_later(i);
    }
  }
}

std::string World::token_of(const std::string& member) const {
  return "Bearer " + keys_.token(member, "", now, now + an_hour);
}

}  // namespace simulator
