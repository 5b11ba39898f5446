// PostgreSQL: several processes on one database.

#include <pqxx/pqxx>
#include <unordered_map>

#include "native/service/store/database.h"

namespace loyalty::service {
namespace {

constexpr int oid_int8 = 20, oid_int4 = 23;

/// Of each connection. Whoever waits for a lock for so long, or has one and does nothing, has lost a process on the other
/// side. And nothing is acknowledged before it is on the disk, however the server is set.
constexpr const char* settings[] = {
    "SET lock_timeout = '5s'",
    "SET idle_in_transaction_session_timeout = '15s'",
    ("SELECT set_config('synchronous_commit', 'on', false)"
     " WHERE current_setting('synchronous_commit') = 'off'"),
};

/// `?` as PostgreSQL numbers them. No statement has a question mark in a text.
std::string numbered(std::string_view sql) {
  std::string out;
  int place = 0;
  for (const char c : sql) {
    if (c == '?')
      out += '$' + std::to_string(++place);
    else
      out += c;
  }
  return out;
}

class PostgresConnection : public Connection {
 public:
  explicit PostgresConnection(std::string url) : url_(std::move(url)) { connect(); }

  std::vector<Row> run(const char* sql, const std::vector<Value>& values) override {
    return guarded([&] {
      const std::string& name = prepared(sql);
      const auto texts = texts_of(values);
      const auto parameters = pqxx::prepare::make_dynamic_params(texts);
      if (work_) return rows_of(work_->exec_prepared(name, parameters));
      pqxx::nontransaction alone(*connection_);
      return rows_of(alone.exec_prepared(name, parameters));
    });
  }
  void run_once(const std::string& sql) override {
    guarded([&] {
      if (work_) {
        work_->exec(sql);
      } else {
        pqxx::nontransaction alone(*connection_);
        alone.exec(sql);
      }
    });
  }
  std::int64_t changed() const override { return changed_; }
  void begin() override {
    guarded([&] { work_.emplace(*connection_); });
  }
  void commit() override {
    guarded([&] { work_->commit(); });
    work_.reset();
  }
  void rollback() noexcept override { work_.reset(); }

 private:
  void connect() {
    try {
      connection_ = std::make_unique<pqxx::connection>(url_);
      pqxx::nontransaction alone(*connection_);
      for (const char* sql : settings) alone.exec(sql);
    } catch (const std::exception& e) {
      throw StoreFailed(e.what());
    }
    names_.clear();
  }

  /// A connection that broke is opened again outside of a transaction, and what found it broken is tried once more: it
  /// reads, begins, or may as well be done twice.
  template <class Does>
  auto guarded(Does does) -> decltype(does()) {
    const bool alone = !work_;
    try {
      if (connection_->is_open() || !alone) return does();
    } catch (const pqxx::broken_connection& e) {
      if (!alone) throw StoreFailed(lost(e));
      lost(e);
    } catch (const pqxx::transaction_rollback& e) {
      throw StoreGaveWay(e.what());
    } catch (const std::exception& e) {
      throw StoreFailed(e.what());
    }
    try {
      connect();
      return does();
    } catch (const pqxx::broken_connection& e) {
      throw StoreFailed(lost(e));
    } catch (const std::exception& e) {
      throw StoreFailed(e.what());
    }
  }
  std::string lost(const std::exception& e) {
    work_.reset();
    connection_->disconnect();
    return e.what();
  }

  const std::string& prepared(const char* sql) {
    auto [found, fresh] = names_.try_emplace(sql, "s" + std::to_string(names_.size()));
    if (fresh) connection_->prepare(found->second, numbered(sql));
    return found->second;
  }

  /// As texts: the server knows the types of the places.
  static std::vector<std::optional<std::string>> texts_of(const std::vector<Value>& values) {
    std::vector<std::optional<std::string>> texts;
    texts.reserve(values.size());
    for (const Value& value : values) {
      if (const auto* n = std::get_if<std::int64_t>(&value))
        texts.emplace_back(std::to_string(*n));
      else if (const auto* s = std::get_if<std::string>(&value))
        texts.emplace_back(*s);
      else
        texts.emplace_back();
    }
    return texts;
  }

  std::vector<Row> rows_of(const pqxx::result& result) {
    changed_ = static_cast<std::int64_t>(result.affected_rows());
    std::vector<Row> rows;
    rows.reserve(result.size());
    for (const auto& row : result) {
      Row& out = rows.emplace_back();
      out.reserve(row.size());
      for (const auto& field : row) {
        if (field.is_null())
          out.emplace_back();
        else if (field.type() == oid_int8 || field.type() == oid_int4)
          out.emplace_back(field.as<std::int64_t>());
        else
          out.emplace_back(std::string(field.c_str(), field.size()));
      }
    }
    return rows;
  }

  std::string url_;
  std::unique_ptr<pqxx::connection> connection_;
  std::optional<pqxx::work> work_;
  std::unordered_map<const char*, std::string> names_;
  std::int64_t changed_ = 0;
};

class Postgres : public Database {
 public:
  explicit Postgres(std::string url) : url_(std::move(url)) { PostgresConnection probe(url_); }
  std::unique_ptr<Connection> connect() override {
    return std::make_unique<PostgresConnection>(url_);
  }
  bool is_shared() const override { return true; }
  const char* serial() const override { return "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"; }
  const char* by_bytes() const override { return " COLLATE \"C\""; }
  const char* numbers_given() const override { return " OVERRIDING SYSTEM VALUE"; }
  void count_on(Connection& db, const std::string& of, const std::string& column) override {
    db.run_once("SELECT setval(pg_get_serial_sequence('" + of + "', '" + column +
                "'), (SELECT COALESCE(MAX(" + column + "), 1) FROM " + of + "))");
  }
  /// Its administrator's: VACUUM, and what backups and replicas keep.
  void scrub() override {}
  void copy_to(const std::string&) override {
    throw StoreFailed("PostgreSQL is backed up by pg_dump");
  }

 private:
  std::string url_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url) {
  return std::make_unique<Postgres>(url);
}

}  // namespace loyalty::service
