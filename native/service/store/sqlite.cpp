// SQLite: one file, one process. Write-ahead log, every commit on the disk before it is acknowledged.

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <unordered_map>

#include "native/service/store/database.h"

namespace loyalty::service {
namespace {

class SqliteConnection : public Connection {
 public:
  /// `scrubs`: while it is above nought, this process is writing the file anew.
  explicit SqliteConnection(const std::string& path, const std::atomic<int>* scrubs)
      : scrubs_(scrubs) {
    open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_busy_handler(db_, wait, this);
    for (const char* pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
           // What is overwritten or deleted is gone from the file: members may ask to be forgotten.
           "PRAGMA secure_delete=ON", "PRAGMA cache_size=-65536", "PRAGMA mmap_size=268435456",
           "PRAGMA temp_store=MEMORY"}) {
      if (sqlite3_exec(db_, pragma, nullptr, nullptr, nullptr) == SQLITE_OK) continue;
      const std::string why = sqlite3_errmsg(db_);
      sqlite3_close(db_);
      throw StoreFailed(path + ": " + why);
    }
  }
  /// For reading a file as it is; or, of one that is served, what is committed.
  struct Reading {};
  SqliteConnection(const std::string& path, Reading) { open(path, SQLITE_OPEN_READONLY); }
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
  /// Readers never wait for the writer; a checkpoint may make it wait a moment. Whoever else has the file for longer is in
  /// the way; but what takes its time here ends by itself.
  static int wait(void* connection, int times) {
    constexpr int short_ones = 10, short_step = 500, steps = 1'000, step = 5'000;  // microseconds
    const auto* scrubs = static_cast<SqliteConnection*>(connection)->scrubs_;
    if (times >= steps && (!scrubs || *scrubs == 0)) return 0;
    ::usleep(times < short_ones ? short_step : step);
    return 1;
  }

  void open(const std::string& path, int how) {
    if (sqlite3_open_v2(path.c_str(), &db_, how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr) ==
        SQLITE_OK)
      return;
    const std::string why = db_ ? sqlite3_errmsg(db_) : "out of memory";
    sqlite3_close(db_);
    throw StoreFailed(path + ": " + why);
  }
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
  const std::atomic<int>* scrubs_ = nullptr;
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
    return std::make_unique<SqliteConnection>(path_, &scrubs_);
  }
  bool is_shared() const override { return false; }
  const char* serial() const override { return "INTEGER PRIMARY KEY AUTOINCREMENT"; }

  const char* by_bytes() const override { return " COLLATE BINARY"; }
  const char* numbers_given() const override { return ""; }
  void count_on(Connection&, const std::string&, const std::string&) override {}
  /// secure_delete leaves what a page held before its rows went to another one: all pages are written anew.
  void scrub() override {
    const std::scoped_lock one_at_a_time(scrubbing_);
    const Patience patience(scrubs_);
    SqliteConnection db(path_, nullptr);
    // Not in memory: it is as large as the file.
    db.run_once("PRAGMA temp_store=FILE");
    db.run_once("VACUUM");
    const auto rows = db.run("PRAGMA wal_checkpoint(TRUNCATE)", {});
    if (number(rows.at(0).at(0)) != 0) throw StoreFailed(path_ + "-wal: somebody reads it");
  }
  void copy_to(const std::string& path) override { copy_sqlite(path_, path); }

 private:
  struct Patience {
    explicit Patience(std::atomic<int>& counted) : scrubs(counted) { ++scrubs; }
    ~Patience() { --scrubs; }
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;
    std::atomic<int>& scrubs;
  };

  std::string path_;
  int lock_ = -1;
  std::mutex scrubbing_;
  std::atomic<int> scrubs_{0};
};

/// A copy that nobody writes to: no write-ahead log, no lock.
class SqliteFile : public Database {
 public:
  explicit SqliteFile(const std::string& path) : uri_(uri_of(path)) {
    if (::access(path.c_str(), R_OK) != 0) throw StoreFailed(path + ": cannot be read");
    connect()->run("SELECT COUNT(*) FROM sqlite_schema");
  }
  std::unique_ptr<Connection> connect() override {
    return std::make_unique<SqliteConnection>(uri_, SqliteConnection::Reading{});
  }
  bool is_shared() const override { return false; }
  bool is_read_only() const override { return true; }
  const char* serial() const override { return ""; }
  const char* by_bytes() const override { return " COLLATE BINARY"; }
  const char* numbers_given() const override { return ""; }
  void count_on(Connection&, const std::string&, const std::string&) override {}
  void scrub() override {}
  void copy_to(const std::string&) override { throw StoreFailed("it is a copy"); }

 private:
  static std::string uri_of(const std::string& path) {
    std::string uri = "file:";
    for (const char c : path) {
      if (c == '%' || c == '?' || c == '#')
        uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
      else
        uri += c;
    }
    return uri + "?immutable=1";
  }

  std::string uri_;
};

void to_disk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool well = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!well) throw StoreFailed(path + ": is not on the disk");
}

}  // namespace

void copy_sqlite(const std::string& from, const std::string& to) {
  if (::access(from.c_str(), R_OK) != 0) throw StoreFailed(from + ": cannot be read");
  if (::access(to.c_str(), F_OK) == 0) throw StoreFailed(to + ": is there already");
  // Under another name until it is whole: a backup that was cut short is none.
  const std::string part = to + ".part";
  ::unlink(part.c_str());
  {
    SqliteConnection db(from, SqliteConnection::Reading{});
    db.run_once("PRAGMA busy_timeout=30000");
    db.run("VACUUM INTO ?", {part});
  }
  to_disk(part);
  if (::rename(part.c_str(), to.c_str()) != 0) throw StoreFailed(to + ": cannot be written");
  const auto slash = to.rfind('/');
  to_disk(slash == std::string::npos ? "." : to.substr(0, slash + 1));
}

std::unique_ptr<Database> open_sqlite_file(const std::string& path) {
  return std::make_unique<SqliteFile>(path);
}

std::unique_ptr<Database> open_sqlite(const std::string& path) {
  return std::make_unique<Sqlite>(path);
}

std::unique_ptr<Database> open_database(const std::string& address) {
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return open_postgres(address);
  return open_sqlite(address.starts_with("sqlite:") ? address.substr(7) : address);
}

}  // namespace loyalty::service
