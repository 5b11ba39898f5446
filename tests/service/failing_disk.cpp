#include "tests/service/failing_disk.h"

namespace simulator {
namespace {

class FailingConnection : public Connection {
 public:
  FailingConnection(std::unique_ptr<Connection> disk, std::shared_ptr<Trouble> trouble)
      : disk_(std::move(disk)), trouble_(std::move(trouble)) {}

  std::vector<Row> run(const char* sql, const std::vector<Value>& values) override {
    may_fail();
    return disk_->run(sql, values);
  }
  void run_once(const std::string& sql) override {
    may_fail();
    disk_->run_once(sql);
  }
  std::int64_t changed() const override { return disk_->changed(); }
  void begin() override {
    may_fail();
    disk_->begin();
  }
  /// What a commit did is not known to who was not told.
  void commit() override {
    may_fail();
    disk_->commit();
    may_fail();
  }
  void rollback() noexcept override { disk_->rollback(); }

 private:
  void may_fail() {
    ++trouble_->statements;
    if (trouble_->dice.in(1, 1000) <= trouble_->crashes) {
      ++trouble_->crashed;
      throw Crash{};
    }
    if (trouble_->dice.chance(trouble_->fails)) {
      ++trouble_->failed;
      throw StoreFailed("the disk is out of order");
    }
  }

  std::unique_ptr<Connection> disk_;
  std::shared_ptr<Trouble> trouble_;
};

class FailingDatabase : public Database {
 public:
  FailingDatabase(std::unique_ptr<Database> disk, std::shared_ptr<Trouble> trouble)
      : disk_(std::move(disk)), trouble_(std::move(trouble)) {}
  std::unique_ptr<Connection> connect() override {
    return std::make_unique<FailingConnection>(disk_->connect(), trouble_);
  }
  bool is_shared() const override { return disk_->is_shared(); }
  const char* serial() const override { return disk_->serial(); }
  const char* numbers_given() const override { return disk_->numbers_given(); }
  const char* by_bytes() const override { return disk_->by_bytes(); }
  void count_on(Connection& db, const std::string& table, const std::string& column) override {
    disk_->count_on(db, table, column);
  }
  void scrub() override { disk_->scrub(); }
  void copy_to(const std::string& path) override { disk_->copy_to(path); }

 private:
  std::unique_ptr<Database> disk_;
  std::shared_ptr<Trouble> trouble_;
};

}  // namespace

std::unique_ptr<Database> failing(std::unique_ptr<Database> disk,
                                  std::shared_ptr<Trouble> trouble) {
  return std::make_unique<FailingDatabase>(std::move(disk), std::move(trouble));
}

}  // namespace simulator
