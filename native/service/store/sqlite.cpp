// SQLite: one file, one process. Write-ahead log, every commit on the disk before it is acknowledged.

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <unordered_map>

#include "native/service/store/database.h"

namespace loyalty::service {
namespace {

class SqliteConnection : public Connection {
 public:
  explicit SqliteConnection(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &db_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK) {
      const std::string why = db_ ? sqlite3_errmsg(db_) : "out of memory";
      sqlite3_close(db_);
      throw StoreFailed(path + ": " + why);
    }
    // Readers never wait for the writer; a checkpoint may make it wait a moment.
    sqlite3_busy_timeout(db_, 5000);
    for (const char* pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
          "PRAGMA cache_size=-65536", "PRAGMA mmap_size=268435456", "PRAGMA temp_store=MEMORY"}) {
      if (sqlite3_exec(db_, pragma, nullptr, nullptr, nullptr) == SQLITE_OK) continue;
      const std::string why = sqlite3_errmsg(db_);
      sqlite3_close(db_);
      throw StoreFailed(path + ": " + why);
    }
  }
  ~SqliteConnection() override {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  std::vector<Row> run(const char* sql, const std::vector<Value>& values) override {
    sqlite3_stmt*& statement = statements_[sql];
    if (!statement && sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                         nullptr) != SQLITE_OK)
      fail();
    for (std::size_t i = 0; i < values.size(); ++i)
      bind(statement, static_cast<int>(i) + 1, values[i]);
    std::vector<Row> rows;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) rows.push_back(row_of(statement));
    // What is wrong is told by the step, and forgotten by the reset.
    const std::string why = code == SQLITE_DONE ? "" : sqlite3_errmsg(db_);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (code != SQLITE_DONE) throw StoreFailed(why);
    return rows;
  }
  void run_once(const std::string& sql) override {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
  std::int64_t changed() const override { return sqlite3_changes(db_); }
  void begin() override { run("BEGIN IMMEDIATE", {}); }
  void commit() override { run("COMMIT", {}); }
  void rollback() noexcept override {
    if (!sqlite3_get_autocommit(db_)) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }

  sqlite3* raw() { return db_; }

 private:
  [[noreturn]] void fail() const { throw StoreFailed(sqlite3_errmsg(db_)); }

  static void bind(sqlite3_stmt* statement, int place, const Value& value) {
    if (const auto* n = std::get_if<std::int64_t>(&value))
      sqlite3_bind_int64(statement, place, *n);
    else if (const auto* s = std::get_if<std::string>(&value))
      sqlite3_bind_text64(statement, place, s->data(), s->size(), SQLITE_STATIC, SQLITE_UTF8);
    else
      sqlite3_bind_null(statement, place);
  }

  static Row row_of(sqlite3_stmt* statement) {
    Row row;
    const int columns = sqlite3_column_count(statement);
    row.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
      switch (sqlite3_column_type(statement, i)) {
        case SQLITE_NULL: row.emplace_back(); break;
        case SQLITE_INTEGER:
          row.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
          break;
        default: {
          const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
          const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
          row.emplace_back(bytes ? std::string(bytes, size) : std::string());
        }
      }
    }
    return row;
  }

  sqlite3* db_ = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
};

class Sqlite : public Database {
 public:
  explicit Sqlite(std::string path) : path_(std::move(path)) {
    // Warm accounts are the process's own: two processes would not see each other's orders.
    const std::string lock = path_ + ".lock";
    lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) throw StoreFailed(lock + ": cannot be opened");
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
      ::close(lock_);
      throw StoreFailed(path_ + ": another process serves this file");
    }
  }
  ~Sqlite() override { ::close(lock_); }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  std::unique_ptr<Connection> connect() override {
    return std::make_unique<SqliteConnection>(path_);
  }
  bool is_shared() const override { return false; }
  const char* serial() const override { return "INTEGER PRIMARY KEY AUTOINCREMENT"; }

  void copy_to(const std::string& path) override {
    SqliteConnection from(path_);
    from.run("VACUUM INTO ?", {path});
  }

 private:
  std::string path_;
  int lock_ = -1;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path) {
  return std::make_unique<Sqlite>(path);
}

std::unique_ptr<Database> open_database(const std::string& address) {
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return open_postgres(address);
  return open_sqlite(address.starts_with("sqlite:") ? address.substr(7) : address);
}

}  // namespace loyalty::service
