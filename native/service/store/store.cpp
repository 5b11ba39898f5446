#include "native/service/store/store.h"

#include <algorithm>

#include "native/service/store/migrations.h"
#include "native/service/store/persons.h"
#include "native/service/store/transaction.h"

namespace loyalty::service {
namespace {

StoredEvent event_of(const Row& row) {
  return {number(row[0]), text(row[1]), text(row[2]), text(row[3])};
}

std::vector<StoredNotice> notices_in(const std::vector<Row>& rows) {
  std::vector<StoredNotice> list;
  for (const Row& row : rows)
    list.push_back({number(row[0]), {text(row[1]), number(row[2]), text(row[3]), text(row[4])}});
  return list;
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {
  const std::string by_bytes = std::string("member") + database_->by_bytes();
  links_of_ = "SELECT kind, name, member FROM links WHERE member = ? OR (" + by_bytes +
              " >= ? AND " + by_bytes + " < ?) ORDER BY kind, name";
  migrate();
}

Connection& Store::here() {
  const std::scoped_lock lock(mutex_);
  auto& connection = connections_[std::this_thread::get_id()];
  if (!connection) connection = database_->connect();
  return *connection;
}

/// What is only read is not brought up to date.
void Store::check_steps(Connection& db) {
  const auto rows = db.run("SELECT COALESCE(MAX(step), 0) FROM migrations");
  const auto known = static_cast<std::int64_t>(migrations(database_->serial()).size());
  if (number(rows[0][0]) != known)
    throw StoreFailed("the database has " + std::to_string(number(rows[0][0])) +
                      " steps, this program " + std::to_string(known));
}

void Store::migrate() {
  Connection& db = here();
  if (database_->is_read_only()) return check_steps(db);
  db.run("CREATE TABLE IF NOT EXISTS migrations (step BIGINT PRIMARY KEY)");
  Transaction transaction(db);
  // Two processes that start at once: the second one waits here.
  if (database_->is_shared()) db.run("LOCK TABLE migrations IN EXCLUSIVE MODE");
  const auto rows = db.run("SELECT COALESCE(MAX(step), 0) FROM migrations");
  const auto steps = migrations(database_->serial());
  const auto done = static_cast<std::size_t>(number(rows[0][0]));
  if (done > steps.size())
    throw StoreFailed("the database is of a newer version: " + std::to_string(done) +
                      " steps, known " + std::to_string(steps.size()));
  for (std::size_t step = done; step < steps.size(); ++step) {
    for (const std::string& sql : steps[step]) db.run_once(sql);
    db.run("INSERT INTO migrations (step) VALUES (?)", {static_cast<std::int64_t>(step + 1)});
  }
  transaction.commit();
}

void Store::probe() {
  Connection& db = here();
  db.run("SELECT revision FROM revisions");
}

std::optional<Standing> Store::standing(const std::string& id) {
  const auto rows = here().run("SELECT events, erasures FROM members WHERE id = ?", {id});
  if (rows.empty()) return {};
  return Standing{number(rows[0][0]), number(rows[0][1])};
}

std::optional<std::int64_t> Store::wake_of(const std::string& id) {
  const auto rows = here().run("SELECT wake FROM members WHERE id = ?", {id});
  if (rows.empty() || is_null(rows[0][0])) return {};
  return number(rows[0][0]);
}

std::optional<StoredMember> Store::member(const std::string& id) {
  Connection& db = here();
  const auto rows = db.run(
      "SELECT m.k, m.events, s.events, s.account, m.remind, m.erasures FROM members m LEFT JOIN "
      "snapshots s ON "
      "s.member = m.k"
      " WHERE m.id = ?",
      {id});
  if (rows.empty()) return {};
  StoredMember member;
  member.standing = {number(rows[0][1]), number(rows[0][5])};
  if (!is_null(rows[0][4])) member.remind = number(rows[0][4]);
  if (!is_null(rows[0][2])) {
    member.folded = number(rows[0][2]);
    member.snapshot = text(rows[0][3]);
  }
  // Up to what the first statement saw: meanwhile there may be more.
  for (Row& row : db.run(
           "SELECT sealed FROM events WHERE member = ? AND place > ? AND place <= ? ORDER BY place",
           {rows[0][0], member.folded, member.standing.events}))
    member.newer.push_back(std::move(std::get<std::string>(row[0])));
  return member;
}

std::optional<StoredEvent> Store::event(const std::string& member, const std::string& id) {
  const auto rows = here().run(
      "SELECT e.place, e.id, e.request, e.sealed FROM events e JOIN members m ON m.k = e.member"
      " WHERE m.id = ? AND e.id = ?",
      {member, id});
  if (rows.empty()) return {};
  return event_of(rows[0]);
}

std::vector<StoredEvent> Store::events(const std::string& member, std::int64_t after,
                                       std::int64_t limit) {
  std::vector<StoredEvent> list;
  for (const Row& row : here().run("SELECT e.place, e.id, e.request, e.sealed FROM events e JOIN "
                                   "members m ON m.k = e.member"
                                   " WHERE m.id = ? AND e.place > ? ORDER BY e.place LIMIT ?",
                                   {member, after, limit}))
    list.push_back(event_of(row));
  return list;
}

std::map<std::string, std::int64_t> Store::uses() {
  std::map<std::string, std::int64_t> all;
  for (const Row& row : here().run("SELECT name, used FROM uses"))
    all[text(row[0])] = number(row[1]);
  return all;
}

std::vector<Link> Store::links_of(const std::string& member) {
  std::vector<Link> list;
  // "ann order-1" is of ann, too: ids have no spaces, and '!' comes after.
  for (const Row& row : here().run(links_of_.c_str(), {member, member + ' ', member + '!'}))
    list.push_back({text(row[0]), text(row[1]), text(row[2]), false});
  return list;
}

std::vector<StoredNotice> Store::notices_of(const std::string& member) {
  return notices_in(here().run(
      "SELECT n, member, at, kind, text FROM notices WHERE member = ? ORDER BY n", {member}));
}

std::vector<StoredNotice> Store::notices_of_kind(const std::string& kind) {
  return notices_in(here().run(
      "SELECT n, member, at, kind, text FROM notices WHERE kind = ? ORDER BY n", {kind}));
}

bool Store::erase(const std::vector<Erased>& accounts, const std::vector<std::int64_t>& notices,
                  const std::vector<std::string>& fleeting) {
  Connection& db = here();
  Transaction transaction(db);
  for (const Erased& one : accounts) {
    // The row is locked from here on: another process that writes finds that it knows an older one, and reads again.
    const auto rows = db.run(
        "UPDATE members SET erasures = erasures + 1 WHERE id = ? AND events = ? AND erasures = ?"
        " RETURNING k",
        {one.member, one.before.events, one.before.erasures});
    if (rows.empty()) return false;
    for (const StoredEvent& event : one.changed)
      db.run("UPDATE events SET sealed = ?, request = '' WHERE member = ? AND place = ?",
             {event.sealed, rows[0][0], event.place});
    db.run(
        "INSERT INTO snapshots (member, events, account) VALUES (?, ?, ?)"
        " ON CONFLICT (member) DO UPDATE SET events = excluded.events, account = excluded.account",
        {rows[0][0], one.before.events, one.account});
    db.run("DELETE FROM notices WHERE member = ?", {one.member});
    db.run("DELETE FROM links WHERE member = ? AND" OF_THE_PERSON, {one.member});
  }
  for (const std::int64_t n : notices) db.run("DELETE FROM notices WHERE n = ?", {n});
  for (const std::string& name : fleeting) db.run("DELETE FROM fleeting WHERE name = ?", {name});
  transaction.commit();
  return true;
}

std::vector<MemberRow> Store::members(const std::string& after, std::int64_t limit) {
  std::vector<MemberRow> list;
  for (const Row& row :
       here().run("SELECT id, joined, events FROM members WHERE id > ? ORDER BY id LIMIT ?",
                  {after, limit}))
    list.push_back({text(row[0]), number(row[1]), number(row[2])});
  return list;
}

std::vector<std::string> Store::due(std::int64_t at, std::int64_t limit) {
  std::vector<std::string> list;
  for (const Row& row : here().run(
           "SELECT id FROM members WHERE wake IS NOT NULL AND wake <= ? ORDER BY wake LIMIT ?",
           {at, limit}))
    list.push_back(text(row[0]));
  return list;
}

void Store::wake_all(std::int64_t at) {
  here().run("UPDATE members SET wake = ? WHERE wake IS NULL OR wake > ?", {at, at});
}

std::optional<std::string> Store::linked(const std::string& kind, const std::string& name) {
  const auto rows =
      here().run("SELECT member FROM links WHERE kind = ? AND name = ?", {kind, name});
  if (rows.empty()) return {};
  return text(rows[0][0]);
}

std::vector<Link> Store::links_unlike(const std::string& kind, std::size_t length) {
  std::vector<Link> list;
  for (const Row& row :
       here().run("SELECT name, member FROM links WHERE kind = ? AND LENGTH(name) <> ?",
                  {kind, static_cast<std::int64_t>(length)}))
    list.push_back({kind, text(row[0]), text(row[1]), false});
  return list;
}

std::vector<std::string> Store::kinds_of_names() {
  std::vector<std::string> list;
  for (const Row& row : here().run("SELECT DISTINCT kind FROM links WHERE" OF_THE_PERSON))
    list.push_back(text(row[0]));
  std::sort(list.begin(), list.end());
  return list;
}

std::vector<std::string> Store::all_linked(const std::string& kind, std::int64_t limit) {
  std::vector<std::string> list;
  for (const Row& row :
       here().run("SELECT member FROM links WHERE kind = ? ORDER BY name LIMIT ?", {kind, limit}))
    list.push_back(text(row[0]));
  return list;
}

std::vector<StoredNotice> Store::notices(std::int64_t after, std::int64_t limit) {
  return notices_in(
      here().run("SELECT n, member, at, kind, text FROM notices WHERE n > ? ORDER BY n LIMIT ?",
                 {after, limit}));
}

void Store::forget_notices(std::int64_t up_to) {
  here().run("DELETE FROM notices WHERE n <= ?", {up_to});
}

void Store::forget_codes(std::int64_t at) {
  here().run("DELETE FROM notices WHERE kind = 'phone_code' AND at < ?", {at});
}

std::int64_t Store::outbox() {
  return number(here().run("SELECT COALESCE(MAX(n) - MIN(n) + 1, 0) FROM notices")[0][0]);
}

Counts Store::counts(std::int64_t at) {
  const auto rows = here().run(
      "SELECT (SELECT COUNT(*) FROM members), (SELECT COALESCE(MAX(n), 0) FROM events),"
      " (SELECT COUNT(*) FROM members WHERE wake IS NOT NULL AND wake <= ?), (SELECT COUNT(*) FROM "
      "notices)",
      {at});
  return {number(rows[0][0]), number(rows[0][1]), number(rows[0][2]), number(rows[0][3])};
}

std::optional<std::int64_t> Store::latest() {
  const auto rows = here().run(
      "SELECT MAX(at) FROM (SELECT at FROM events ORDER BY n DESC LIMIT 1000) AS newest");
  if (is_null(rows[0][0])) return {};
  return number(rows[0][0]);
}

}  // namespace loyalty::service
