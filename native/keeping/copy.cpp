#include "native/keeping/copy.h"

#include <deque>

#include "core/base/sha256.h"

namespace loyalty::native {
namespace {

using service::Connection;
using service::Row;
using service::Value;

/// A table whose rows have an order. `grows`: rows are only ever added, so what is there need not be copied again.
struct KeptTable {
  const char* name;
  std::vector<const char*> columns;
  std::vector<const char*> key;
  bool grows = false;
  bool counts = false;  ///< the key's numbers are the database's own
  bool texts = false;   ///< the key is of texts
};

const KeptTable tables[] = {
    {"programs", {"version", "digest", "text", "added", "active", "accepted_until"}, {"version"}},
    {"documents", {"name", "text"}, {"name"}, false, false, true},
    {"members", {"k", "id", "events", "wake", "remind", "joined", "erasures"}, {"k"}, false, true},
    {"events", {"n", "member", "place", "id", "at", "request", "sealed"}, {"n"}, true, true},
    {"snapshots", {"member", "events", "account"}, {"member"}},
    {"links", {"kind", "name", "member"}, {"kind", "name"}, false, false, true},
    {"uses", {"name", "used"}, {"name"}, false, false, true},
    {"notices", {"n", "member", "at", "kind", "text"}, {"n"}, false, true}};

constexpr int rows_a_page = 500;
constexpr int rows_a_statement = 50;

/// Connections keep statements by their address.
const char* kept(std::string sql) {
  static std::deque<std::string> texts;
  for (const std::string& text : texts)
    if (text == sql) return text.c_str();
  return texts.emplace_back(std::move(sql)).c_str();
}

std::string listed(const std::vector<const char*>& names, const std::string& after = "") {
  std::string out;
  for (const char* name : names) out += (out.empty() ? "" : ", ") + std::string(name) + after;
  return out;
}

/// Rows after a key, in the order of their keys.
class Pages {
 public:
  Pages(service::Store& store, const KeptTable& table, std::vector<Value> after = {})
      : db_(store.connection()),
        table_(table),
        key_(listed(table.key, table.texts ? store.database().by_bytes() : "")),
        after_(std::move(after)) {}

  std::vector<Row> next() {
    std::string places;
    for (std::size_t i = 0; i < after_.size(); ++i) places += i == 0 ? "?" : ", ?";
    std::string sql = "SELECT " + listed(table_.columns) + " FROM " + table_.name;
    if (!after_.empty()) sql += " WHERE (" + key_ + ") > (" + places + ")";
    sql += " ORDER BY " + key_ + " LIMIT " + std::to_string(rows_a_page);
    auto rows = db_.run(kept(sql), after_);
    if (!rows.empty())
      after_.assign(rows.back().begin(),
                    rows.back().begin() + static_cast<std::ptrdiff_t>(table_.key.size()));
    return rows;
  }

 private:
  Connection& db_;
  const KeptTable& table_;
  const std::string key_;
  std::vector<Value> after_;
};

std::string insertion(const KeptTable& table, std::size_t rows, const char* numbers) {
  std::string row = "(";
  for (std::size_t i = 0; i < table.columns.size(); ++i) row += i == 0 ? "?" : ", ?";
  row += ")";
  std::string sql = "INSERT INTO " + std::string(table.name) + " (" + listed(table.columns) + ")";
  if (table.counts) sql += numbers;
  sql += " VALUES ";
  for (std::size_t i = 0; i < rows; ++i) sql += (i == 0 ? "" : ", ") + row;
  sql += " ON CONFLICT (" + listed(table.key) + ") DO UPDATE SET ";
  std::string sets;
  for (std::size_t i = table.key.size(); i < table.columns.size(); ++i)
    sets += (sets.empty() ? "" : ", ") + std::string(table.columns[i]) + " = excluded." +
            table.columns[i];
  return sql + sets;
}

void insert(Connection& db, const KeptTable& table, const std::vector<Row>& rows,
            const char* numbers) {
  for (std::size_t from = 0; from < rows.size(); from += rows_a_statement) {
    const std::size_t count = std::min<std::size_t>(rows_a_statement, rows.size() - from);
    std::vector<Value> values;
    for (std::size_t i = from; i < from + count; ++i)
      values.insert(values.end(), rows[i].begin(), rows[i].end());
    db.run(kept(insertion(table, count, numbers)), values);
  }
}

/// The last key that is there already, where rows are only added.
std::vector<Value> reached(Connection& db, const KeptTable& table) {
  if (!table.grows) return {};
  const auto rows =
      db.run(kept("SELECT MAX(" + std::string(table.key[0]) + ") FROM " + std::string(table.name)));
  if (service::is_null(rows[0][0])) return {};
  return {rows[0][0]};
}

std::string digest_of(service::Store& store, const KeptTable& table) {
  std::string digest;
  Pages pages(store, table);
  for (auto rows = pages.next(); !rows.empty(); rows = pages.next()) {
    std::string text = digest;
    for (const Row& row : rows)
      for (const Value& value : row) {
        if (const auto* n = std::get_if<std::int64_t>(&value))
          text += 'n' + std::to_string(*n);
        else if (const auto* s = std::get_if<std::string>(&value))
          text += 's' + std::to_string(s->size()) + ':' + *s;
        else
          text += '0';
      }
    digest = sha256_hex(text);
  }
  return digest;
}

}  // namespace

std::vector<std::string> copy_store(
    service::Store& from, service::Store& to,
    const std::function<void(const std::string&, std::int64_t)>& told) {
  Connection& target = to.connection();
  for (const KeptTable& table : tables) {
    Pages pages(from, table, reached(target, table));
    std::int64_t copied = 0;
    for (auto rows = pages.next(); !rows.empty(); rows = pages.next()) {
      target.begin();
      try {
        insert(target, table, rows, to.database().numbers_given());
        target.commit();
      } catch (...) {
        target.rollback();
        throw;
      }
      copied += std::ssize(rows);
      told(table.name, copied);
    }
    if (table.counts) to.count_on(table.name, table.key[0]);
  }
  std::vector<std::string> differing;
  for (const KeptTable& table : tables)
    if (digest_of(from, table) != digest_of(to, table)) differing.emplace_back(table.name);
  return differing;
}

}  // namespace loyalty::native
