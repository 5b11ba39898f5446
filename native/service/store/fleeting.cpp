#include "native/service/store/fleeting.h"

namespace loyalty::service {

void Fleeting::keep(const std::string& name, const std::string& text, std::int64_t until,
                    std::int64_t takes) {
  store_.here().run(
      "INSERT INTO fleeting (name, until, takes, text) VALUES (?, ?, ?, ?) ON CONFLICT (name)"
      " DO UPDATE SET until = excluded.until, takes = excluded.takes, text = excluded.text",
      {name, until, takes, text});
}

bool Fleeting::keep_first(const std::string& name, std::int64_t now, std::int64_t until) {
  Connection& db = store_.here();
  db.run(
      "INSERT INTO fleeting (name, until, takes, text) VALUES (?, ?, 0, '') ON CONFLICT (name)"
      " DO UPDATE SET until = excluded.until WHERE fleeting.until <= ?",
      {name, until, now});
  return db.changed() == 1;
}

std::vector<std::pair<std::string, std::string>> Fleeting::beginning(const std::string& prefix) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const Row& row : store_.here().run(
           "SELECT name, text FROM fleeting WHERE SUBSTR(name, 1, ?) = ? ORDER BY name",
           {static_cast<std::int64_t>(prefix.size()), prefix}))
    all.emplace_back(text(row[0]), text(row[1]));
  return all;
}

std::optional<std::string> Fleeting::find(const std::string& name, std::int64_t now) {
  const auto rows =
      store_.here().run("SELECT text FROM fleeting WHERE name = ? AND until > ?", {name, now});
  if (rows.empty()) return {};
  return text(rows[0][0]);
}

std::optional<Fleeting::Taken> Fleeting::take(const std::string& name, std::int64_t now) {
  const auto rows = store_.here().run(
      "UPDATE fleeting SET takes = takes - 1 WHERE name = ? AND until > ? AND takes > 0"
      " RETURNING text, takes",
      {name, now});
  if (rows.empty()) return {};
  return Taken{text(rows[0][0]), number(rows[0][1])};
}

bool Fleeting::drop(const std::string& name, const std::string& text) {
  Connection& db = store_.here();
  db.run("DELETE FROM fleeting WHERE name = ? AND text = ?", {name, text});
  return db.changed() == 1;
}

std::int64_t Fleeting::count(const std::string& name, std::int64_t now, std::int64_t until) {
  const auto rows = store_.here().run(
      "INSERT INTO fleeting (name, until, takes, text) VALUES (?, ?, 1, '') ON CONFLICT (name)"
      " DO UPDATE SET takes = CASE WHEN fleeting.until <= ? THEN 1 ELSE fleeting.takes + 1 END,"
      " until = CASE WHEN fleeting.until <= ? THEN excluded.until ELSE fleeting.until END"
      " RETURNING takes",
      {name, until, now, now});
  return number(rows[0][0]);
}

void Fleeting::forget(std::int64_t now) {
  store_.here().run("DELETE FROM fleeting WHERE until <= ?", {now});
}

}  // namespace loyalty::service
