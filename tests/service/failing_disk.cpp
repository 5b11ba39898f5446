#include "tests/service/failing_disk.h"

#include "tests/service/wrapped_database.h"

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

}  // namespace

std::unique_ptr<Database> failing(std::unique_ptr<Database> disk,
                                  std::shared_ptr<Trouble> trouble) {
  return std::make_unique<WrappedDatabase<FailingConnection, Trouble>>(std::move(disk),
                                                                       std::move(trouble));
}

}  // namespace simulator
