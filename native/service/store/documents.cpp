// What is the shop's as a whole: programs, documents, and the number that rises with them.

#include "native/service/store/store.h"
#include "native/service/store/transaction.h"

namespace loyalty::service {
namespace {

StoredProgram program_of(const Row& row) {
  StoredProgram p;
  p.version = number(row[0]);
  p.digest = text(row[1]);
  p.added = number(row[2]);
  p.active = number(row[3]) != 0;
  if (!is_null(row[4])) p.accepted_until = number(row[4]);
  if (row.size() > 5) p.text = text(row[5]);
  return p;
}

}  // namespace

std::vector<StoredProgram> Store::programs() {
  std::vector<StoredProgram> list;
  for (const Row& row : here().run("SELECT version, digest, added, active, accepted_until FROM "
                                   "programs ORDER BY version DESC"))
    list.push_back(program_of(row));
  return list;
}

std::optional<StoredProgram> Store::program(std::int64_t version) {
  const auto rows = here().run(
      "SELECT version, digest, added, active, accepted_until, text FROM programs WHERE version = ?",
      {version});
  if (rows.empty()) return {};
  return program_of(rows[0]);
}

bool Store::add_program(const StoredProgram& program) {
  Connection& db = here();
  db.run(
      "INSERT INTO programs (version, digest, text, added, active) VALUES (?, ?, ?, ?, 0)"
      " ON CONFLICT DO NOTHING",
      {program.version, program.digest, program.text, program.added});
  const auto rows = db.run("SELECT digest FROM programs WHERE version = ?", {program.version});
  return text(rows[0][0]) == program.digest;
}

void Store::activate_program(std::int64_t version, std::int64_t accepted_until) {
  Connection& db = here();
  Transaction transaction(db);
  db.run("UPDATE programs SET active = 0, accepted_until = ? WHERE active = 1 AND version <> ?",
         {accepted_until, version});
  db.run("UPDATE programs SET active = 1, accepted_until = NULL WHERE version = ?", {version});
  db.run("UPDATE revisions SET revision = revision + 1");
  transaction.commit();
}

std::int64_t Store::revision() {
  return number(here().run("SELECT revision FROM revisions WHERE one = 1")[0][0]);
}

std::optional<std::string> Store::document(const std::string& name) {
  const auto rows = here().run("SELECT text FROM documents WHERE name = ?", {name});
  if (rows.empty()) return {};
  return text(rows[0][0]);
}

std::map<std::string, std::string> Store::documents(const std::string& prefix) {
  std::map<std::string, std::string> all;
  for (const Row& row :
       here().run("SELECT name, text FROM documents WHERE SUBSTR(name, 1, ?) = ? ORDER BY name",
                  {static_cast<std::int64_t>(prefix.size()), prefix}))
    all[text(row[0])] = text(row[1]);
  return all;
}

void Store::put_document(const std::string& name, const std::string& text) {
  Connection& db = here();
  Transaction transaction(db);
  db.run(
      "INSERT INTO documents (name, text) VALUES (?, ?)"
      " ON CONFLICT (name) DO UPDATE SET text = excluded.text",
      {name, text});
  db.run("UPDATE revisions SET revision = revision + 1");
  transaction.commit();
}

bool Store::put_document_after(const std::string& name, const std::optional<std::string>& before,
                               const std::string& text) {
  Connection& db = here();
  if (before)
    db.run("UPDATE documents SET text = ? WHERE name = ? AND text = ?", {text, name, *before});
  else
    db.run("INSERT INTO documents (name, text) VALUES (?, ?) ON CONFLICT DO NOTHING", {name, text});
  return db.changed() == 1;
}

}  // namespace loyalty::service
