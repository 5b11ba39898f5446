#pragma once
// SQL as SQLite and PostgreSQL both understand it: positional parameters `?`, integers and texts.

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loyalty::service {

using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Row = std::vector<Value>;

/// The database could not do it: busy, full, gone. Nothing of the transaction is written.
struct StoreFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Two transactions waited for each other, and this one was chosen to give way: it may be tried again.
struct StoreGaveWay : StoreFailed {
  using StoreFailed::StoreFailed;
};

/// One connection, for one thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Runs one statement, prepared at its first use: `sql` must outlive the connection, as literals do. Throws StoreFailed.
  virtual std::vector<Row> run(const char* sql, const std::vector<Value>& values = {}) = 0;
  /// The same for a text that is not kept.
  virtual void run_once(const std::string& sql) = 0;
  /// Rows that the last statement changed.
  virtual std::int64_t changed() const = 0;
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
};

/// Where connections come from.
class Database {
 public:
  virtual ~Database() = default;
  virtual std::unique_ptr<Connection> connect() = 0;
  /// Several processes may write: what was read before may be old.
  virtual bool is_shared() const = 0;
  virtual bool is_read_only() const { return false; }
  /// A column that counts by itself.
  virtual const char* serial() const = 0;
  /// What is placed between an INSERT's columns and its VALUES so that a serial is taken as it is given.
  virtual const char* numbers_given() const = 0;
  /// Texts in the order of their bytes, whatever the language.
  virtual const char* by_bytes() const = 0;
  /// The next serial of a table follows the largest there.
  virtual void count_on(Connection& db, const std::string& table, const std::string& column) = 0;
  /// Old texts leave the files that the database keeps beside its own.
  virtual void scrub() = 0;
  /// A consistent copy while others write, as a file. Throws StoreFailed where the database has tools of its own.
  virtual void copy_to(const std::string& path) = 0;
};

/// "sqlite:members.db", a path, or "postgresql://...". Throws StoreFailed when it cannot be opened, or when another
/// process has the file.
std::unique_ptr<Database> open_database(const std::string& address);

std::unique_ptr<Database> open_sqlite(const std::string& path);
/// A file that nobody serves, such as a backup: nothing in it or beside it is changed. Throws StoreFailed.
std::unique_ptr<Database> open_sqlite_file(const std::string& path);
/// Copies a database that may be served by another process, consistently, into a new file that is on the disk when this
/// returns. Throws StoreFailed.
void copy_sqlite(const std::string& from, const std::string& to);
std::unique_ptr<Database> open_postgres(const std::string& url);

// Columns as they come.
inline std::int64_t number(const Value& value) { return std::get<std::int64_t>(value); }
inline std::int64_t number_or(const Value& value, std::int64_t otherwise) {
  const auto* n = std::get_if<std::int64_t>(&value);
  return n ? *n : otherwise;
}
inline const std::string& text(const Value& value) { return std::get<std::string>(value); }
inline bool is_null(const Value& value) { return value.index() == 0; }

}  // namespace loyalty::service
