#include "native/service/store/store.h"

#include <algorithm>
#include <set>

#include "native/service/store/migrations.h"

namespace loyalty::service {
namespace {

/// Of a transaction that gave way to another one.
constexpr int giving_way_at_most = 5;

/// Links by which the books go on: who owns a card, leads a run, has brought or become whom, which payment was of what. Any
/// other kind is a name by which a person is known, of whatever system it is.
#define OF_THE_PERSON                                                                   \
  " kind NOT IN ('gift_card', 'run', 'referrer', 'merged', 'trade', 'payment_unknown'," \
  " 'payment_late', 'payment_differs') AND kind NOT LIKE 'drawn %'"

Value value_of(std::optional<std::int64_t> number) { return number ? Value(*number) : Value(); }

/// Undone unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& db) : db_(db) { db_.begin(); }
  ~Transaction() {
    if (!done_) db_.rollback();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    db_.commit();
    done_ = true;
  }

 private:
  Connection& db_;
  bool done_ = false;
};

StoredEvent event_of(const Row& row) {
  return {number(row[0]), text(row[1]), text(row[2]), text(row[3])};
}

std::vector<StoredNotice> notices_in(const std::vector<Row>& rows) {
  std::vector<StoredNotice> list;
  for (const Row& row : rows)
    list.push_back({number(row[0]), {text(row[1]), number(row[2]), text(row[3]), text(row[4])}});
  return list;
}

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

Outcome Store::write(Connection& db, const Change& change) {
  for (const AsRead& one : change.as_read) {
    // Locked, where others write: whoever replaces it comes before or after.
    const char* const sql = database_->is_shared()
                                ? "SELECT text FROM documents WHERE name = ? FOR SHARE"
                                : "SELECT text FROM documents WHERE name = ?";
    const auto rows = db.run(sql, {one.document});
    if (rows.empty() || text(rows[0][0]) != one.text) return Outcome::conflict;
  }
  // Whose an order is, is written with the order, and who has drawn, by the name that they drew under.
  for (const Move& move : change.moves)
    db.run(
        "UPDATE links SET member = ? WHERE member = ? AND (kind IN ('gift_card', 'run', 'referrer')"
        " OR (" OF_THE_PERSON "))",
        {move.into, move.from});
  for (const Link& link : change.links) {
    if (link.member.empty()) {
      db.run("DELETE FROM links WHERE kind = ? AND name = ?", {link.kind, link.name});
      continue;
    }
    const char* const sql =
        link.replaces
            ? "INSERT INTO links (kind, name, member) VALUES (?, ?, ?)"
              " ON CONFLICT (kind, name) DO UPDATE SET member = excluded.member"
            : "INSERT INTO links (kind, name, member) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    db.run(sql, {link.kind, link.name, link.member});
    if (db.changed() == 0) return Outcome::conflict;
  }
  for (const Use& use : change.uses) {
    db.run("INSERT INTO uses (name, used) VALUES (?, 0) ON CONFLICT DO NOTHING", {use.name});
    // What was used before it was limited may come back: never below nought.
    db.run(
        "UPDATE uses SET used = CASE WHEN used + ? < 0 THEN 0 ELSE used + ? END"
        " WHERE name = ? AND (? < 0 OR used + ? <= ?)",
        {use.more, use.more, use.name, use.more, use.more, use.limit});
    if (db.changed() == 0) return Outcome::conflict;
  }
  for (const MemberChange& member : change.members) {
    if (member.is_lost()) return Outcome::conflict;
    const std::int64_t before = std::max<std::int64_t>(member.expected, 0);
    const std::int64_t after = before + static_cast<std::int64_t>(member.events.size());
    const auto rows =
        member.expected < 0
            ? db.run(
                  "INSERT INTO members (id, events, wake, remind, joined) VALUES (?, ?, ?, ?, ?)"
                  " ON CONFLICT DO NOTHING RETURNING k",
                  {member.id, after, value_of(member.wake), value_of(member.remind),
                   member.events.empty() ? 0 : member.events[0].at})
            : db.run(
                  "UPDATE members SET events = ?, wake = ?, remind = ? WHERE id = ? AND events = ?"
                  " AND erasures = ? RETURNING k",
                  {after, value_of(member.wake), value_of(member.remind), member.id, before,
                   member.erasures});
    if (rows.empty()) return Outcome::conflict;
    const Value& key = rows[0][0];
    std::int64_t place = before;
    for (const EventRow& event : member.events)
      db.run(
          "INSERT INTO events (member, place, id, at, request, sealed) VALUES (?, ?, ?, ?, ?, ?)",
          {key, ++place, event.id, event.at, event.request, event.sealed});
    if (member.snapshot)
      db.run(
          "INSERT INTO snapshots (member, events, account) VALUES (?, ?, ?)"
          " ON CONFLICT (member) DO UPDATE SET events = excluded.events, account = "
          "excluded.account",
          {key, after, *member.snapshot});
  }
  for (const Notice& notice : change.notices)
    db.run("INSERT INTO notices (member, at, kind, text) VALUES (?, ?, ?, ?)",
           {notice.member, notice.at, notice.kind, notice.text});
  return Outcome::written;
}

/// Rows are locked in one order: two processes that write to the same ones wait, and seldom for each other.
void Store::lock(Connection& db, const std::vector<const Change*>& changes) {
  std::set<std::string> members, offers;
  for (const Change* change : changes) {
    for (const MemberChange& member : change->members) members.insert(member.id);
    for (const Use& use : change->uses) offers.insert(use.name);
  }
  for (const std::string& id : members)
    db.run("SELECT k FROM members WHERE id = ? FOR UPDATE", {id});
  for (const std::string& name : offers)
    db.run("SELECT used FROM uses WHERE name = ? FOR UPDATE", {name});
}

std::vector<Outcome> Store::commit(const std::vector<const Change*>& changes) {
  // What is new has no row to be locked in order.
  for (int tries = 1;; ++tries) {
    try {
      return write_all(changes);
    } catch (const StoreGaveWay&) {
      if (tries == giving_way_at_most) throw;
    }
  }
}

std::vector<Outcome> Store::write_all(const std::vector<const Change*>& changes) {
  Connection& db = here();
  Transaction transaction(db);
  if (database_->is_shared()) lock(db, changes);
  std::vector<Outcome> outcomes;
  for (const Change* change : changes) {
    const bool in_parts = change->members.size() + change->links.size() + change->uses.size() > 1;
    if (in_parts) db.run("SAVEPOINT change");
    outcomes.push_back(write(db, *change));
    if (in_parts && outcomes.back() != Outcome::written) db.run("ROLLBACK TO SAVEPOINT change");
    if (in_parts) db.run("RELEASE SAVEPOINT change");
    if (outcomes.back() != Outcome::written)
      for (const MemberChange& member : change->members)
        if (member.losses && !member.is_lost()) ++*member.losses;
  }
  transaction.commit();
  return outcomes;
}

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

void Store::wake_all(std::int64_t at) {
  here().run("UPDATE members SET wake = ? WHERE wake IS NULL OR wake > ?", {at, at});
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
