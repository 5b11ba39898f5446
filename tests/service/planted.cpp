#include "tests/service/planted.h"

#include "tests/service/wrapped_database.h"

namespace simulator {
namespace {

class PlantedConnection : public Connection {
 public:
  PlantedConnection(std::unique_ptr<Connection> disk, std::shared_ptr<Plant> plant)
      : disk_(std::move(disk)), plant_(std::move(plant)) {}

  std::vector<Row> run(const char* sql, const std::vector<Value>& values) override {
    const std::string_view text = sql;
    skipped_ = false;
    // What one request does beside a single log has a savepoint.
    if (text.starts_with("SAVEPOINT")) logs_ = 0;
    if (text.starts_with("RELEASE")) logs_ = outside;
    if (text.find("SAVEPOINT change") != text.npos && !text.starts_with("SAVEPOINT") && halved_) {
      // It went with the transaction that it was in.
      if (text.starts_with("RELEASE")) halved_ = false;
      return {};
    }
    std::vector<Value> given = values;
    if (skips(text)) return skip();
    change(text, given);
    if (text.starts_with("UPDATE members SET events") || text.starts_with("INSERT INTO members"))
      halve();
    auto rows = disk_->run(sql, given);
    // Nobody knows of any use, but for whoever audits in the end.
    if (text.starts_with("SELECT name, used FROM uses") && plant_->fault == Fault::limit_unseen &&
        !plant_->trouble->is_sound)
      rows.clear();
    return rows;
  }
  void run_once(const std::string& sql) override { disk_->run_once(sql); }
  std::int64_t changed() const override { return skipped_ ? 1 : disk_->changed(); }
  void begin() override {
    finish();
    logs_ = outside;
    halved_ = false;
    disk_->begin();
  }
  void commit() override {
    if (strikes(Fault::early_answer, 30)) {
      late_ = true;
      return;
    }
    disk_->commit();
  }
  void rollback() noexcept override { disk_->rollback(); }

 private:
  bool strikes(Fault fault, int of_a_hundred) {
    if (plant_->fault != fault || !plant_->dice.chance(of_a_hundred)) return false;
    ++plant_->struck;
    return true;
  }
  /// What was answered already is written now; a crash before has lost it.
  void finish() {
    if (late_) disk_->commit();
    late_ = false;
  }
  std::vector<Row> skip() {
    skipped_ = true;
    return {};
  }
  bool skips(std::string_view text) {
    if (text.starts_with("INSERT INTO events")) return strikes(Fault::lost_event, 3);
    if (text.starts_with("INSERT INTO links")) return strikes(Fault::lost_link, 30);
    if (text.starts_with("INSERT INTO notices")) return strikes(Fault::lost_notice, 50);
    return false;
  }
  void change(std::string_view text, std::vector<Value>& values) {
    const auto add = [&](std::size_t place, std::int64_t more) {
      values[place] = number(values[place]) + more;
    };
    if (text.starts_with("INSERT INTO events") && strikes(Fault::lost_answer, 10))
      values[4] = std::string();
    if (text.starts_with("INSERT INTO snapshots")) {
      if (strikes(Fault::old_snapshot, 50)) add(1, -1);
      if (strikes(Fault::early_snapshot, 50)) add(1, 1);
    }
    if (text.starts_with("UPDATE uses SET")) {
      if (number(values[0]) < 0 && strikes(Fault::returned_twice, 50))
        for (const std::size_t place : {0U, 1U, 3U, 4U}) add(place, number(values[place]));
      if (strikes(Fault::limit_unseen, 100)) values.back() = std::int64_t{1} << 50;
    }
    if (text.starts_with("UPDATE members SET events") && strikes(Fault::lost_wake, 10))
      values[1] = {};
  }
  /// Between the first log of a request and its second one the process may end.
  void halve() {
    if (++logs_ != 2 || !strikes(Fault::half_request, 100)) return;
    disk_->commit();
    disk_->begin();
    if (!plant_->trouble->is_sound && plant_->dice.chance(70)) throw Crash{};
    halved_ = true;
  }

  std::unique_ptr<Connection> disk_;
  std::shared_ptr<Plant> plant_;
  bool skipped_ = false, late_ = false, halved_ = false;
  static constexpr int outside = 100;
  int logs_ = outside;  ///< that a request has written to
};

}  // namespace

std::unique_ptr<Database> planted(std::unique_ptr<Database> disk, std::shared_ptr<Plant> plant) {
  if (plant->fault == Fault::none) return disk;
  return std::make_unique<WrappedDatabase<PlantedConnection, Plant>>(std::move(disk),
                                                                     std::move(plant));
}

}  // namespace simulator
