// What requests write: many in one transaction, each whole or not at all.

#include <algorithm>
#include <set>

#include "native/service/store/persons.h"
#include "native/service/store/store.h"
#include "native/service/store/transaction.h"

namespace loyalty::service {
namespace {

/// Of a transaction that gave way to another one.
constexpr int giving_way_at_most = 5;

/// PostgreSQL's number of the lock for writing notices.
constexpr std::int64_t notices_lock = 0x6c6f79616c7479;

Value value_of(std::optional<std::int64_t> number) { return number ? Value(*number) : Value(); }

// Each of these is false where something else was written meanwhile.

bool is_still_so(Connection& db, const std::vector<AsRead>& as_read, bool is_shared) {
  for (const AsRead& one : as_read) {
    // Locked, where others write: whoever replaces it comes before or after.
    const char* const sql = is_shared ? "SELECT text FROM documents WHERE name = ? FOR SHARE"
                                      : "SELECT text FROM documents WHERE name = ?";
    const auto rows = db.run(sql, {one.document});
    if (rows.empty() || text(rows[0][0]) != one.text) return false;
  }
  return true;
}

bool write_links(Connection& db, const std::vector<Link>& links) {
  for (const Link& link : links) {
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
    if (db.changed() == 0) return false;
  }
  return true;
}

bool write_uses(Connection& db, const std::vector<Use>& uses) {
  for (const Use& use : uses) {
    db.run("INSERT INTO uses (name, used) VALUES (?, 0) ON CONFLICT DO NOTHING", {use.name});
    // What was used before it was limited may come back: never below nought.
    db.run(
        "UPDATE uses SET used = CASE WHEN used + ? < 0 THEN 0 ELSE used + ? END"
        " WHERE name = ? AND (? < 0 OR used + ? <= ?)",
        {use.more, use.more, use.name, use.more, use.more, use.limit});
    if (db.changed() == 0) return false;
  }
  return true;
}

bool write_member(Connection& db, const MemberChange& member) {
  if (member.is_lost()) return false;
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
  if (rows.empty()) return false;
  const Value& key = rows[0][0];
  std::int64_t place = before;
  for (const EventRow& event : member.events)
    db.run("INSERT INTO events (member, place, id, at, request, sealed) VALUES (?, ?, ?, ?, ?, ?)",
           {key, ++place, event.id, event.at, event.request, event.sealed});
  if (member.snapshot)
    db.run(
        "INSERT INTO snapshots (member, events, account) VALUES (?, ?, ?)"
        " ON CONFLICT (member) DO UPDATE SET events = excluded.events, account = "
        "excluded.account",
        {key, after, *member.snapshot});
  return true;
}

}  // namespace

Outcome Store::write(Connection& db, const Change& change) {
  if (!is_still_so(db, change.as_read, database_->is_shared())) return Outcome::conflict;
  // Whose an order is, is written with the order, and who has drawn, by the name that they drew under.
  for (const Move& move : change.moves)
    db.run(
        "UPDATE links SET member = ? WHERE member = ? AND (kind IN ('gift_card', 'run', "
        "'referrer', 'earner')"
        " OR (" OF_THE_PERSON "))",
        {move.into, move.from});
  if (!write_links(db, change.links) || !write_uses(db, change.uses)) return Outcome::conflict;
  for (const MemberChange& member : change.members)
    if (!write_member(db, member)) return Outcome::conflict;
  return Outcome::written;
}

/// Numbered in the order in which they can be read: a number is given when a notice is written, and read when its transaction
/// is over. So one process at a time writes notices, at the end of its transaction: whoever goes on after the last number
/// misses none.
void Store::write_notices(Connection& db, const std::vector<const Notice*>& notices) {
  if (notices.empty()) return;
  if (database_->is_shared()) db.run("SELECT pg_advisory_xact_lock(?)", {notices_lock});
  for (const Notice* notice : notices)
    db.run("INSERT INTO notices (member, at, kind, text) VALUES (?, ?, ?, ?)",
           {notice->member, notice->at, notice->kind, notice->text});
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
  std::vector<const Notice*> notices;
  for (const Change* change : changes) {
    const bool in_parts = change->members.size() + change->links.size() + change->uses.size() > 1;
    if (in_parts) db.run("SAVEPOINT change");
    outcomes.push_back(write(db, *change));
    if (in_parts && outcomes.back() != Outcome::written) db.run("ROLLBACK TO SAVEPOINT change");
    if (in_parts) db.run("RELEASE SAVEPOINT change");
    if (outcomes.back() != Outcome::written)
      for (const MemberChange& member : change->members)
        if (member.losses && !member.is_lost()) ++*member.losses;
    if (outcomes.back() == Outcome::written)
      for (const Notice& notice : change->notices) notices.push_back(&notice);
  }
  write_notices(db, notices);
  transaction.commit();
  return outcomes;
}

}  // namespace loyalty::service
