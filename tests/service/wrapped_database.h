#pragma once
// A database behind which another lies: what stands between the service and its disk decides how each connection behaves.

#include <memory>
#include <string>
#include <utility>

#include "native/service/store/database.h"

namespace simulator {

using namespace loyalty::service;

/// All of it goes through to the disk, but for connections: these are of a kind of their own, and share `Between`.
template <class WrappedConnection, class Between>
class WrappedDatabase : public Database {
 public:
  WrappedDatabase(std::unique_ptr<Database> disk, std::shared_ptr<Between> between)
      : disk_(std::move(disk)), between_(std::move(between)) {}
  std::unique_ptr<Connection> connect() override {
    return std::make_unique<WrappedConnection>(disk_->connect(), between_);
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
  std::shared_ptr<Between> between_;
};

}  // namespace simulator
