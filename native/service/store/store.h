#pragma once
// What the service keeps: per member an append-only log of sealed events, a snapshot now and then, and when to look next; the programs; what was promised to be told.

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "native/service/store/database.h"

namespace loyalty::service {

/// An event as it is kept.
struct EventRow {
  std::string id;
  std::int64_t at = 0;
  std::string request;  ///< SHA-256 of what was asked for
  std::string sealed;
};

/// How many changes of a member were made of a state that no longer will be. One that was not written takes those with it
/// that were made of it, whatever stands in the log by then.
using Losses = std::shared_ptr<std::atomic<std::uint64_t>>;

/// What one request does to one member.
struct MemberChange {
  std::string id;
  std::int64_t expected = 0;  ///< events in the log before; -1: there is no such member yet
  std::int64_t erasures = 0;  ///< of the person, when the state was read
  std::vector<EventRow> events;
  std::optional<std::int64_t> wake;     ///< when the next thing falls due, or is to be told
  std::optional<std::int64_t> remind;   ///< when something is to be told before it ends
  std::optional<std::string> snapshot;  ///< the account after these events
  Losses losses;                        ///< nothing: made of what is on the disk
  std::uint64_t known = 0;              ///< losses when the state was read
  bool is_lost() const { return losses && *losses != known; }
};

/// For the shop's notifier.
struct Notice {
  std::string member;
  std::int64_t at = 0;
  std::string kind;  ///< "due", "reminder" or the kind of the event
  std::string text;  ///< JSON
};

/// Whom something belongs to: ("gift_card", id) → member. Each pair once.
struct Link {
  std::string kind, name, member;  ///< no member: there is no such link any more
  bool replaces = false;           ///< an older one; otherwise that is a conflict
};

/// Uses by all members of something that is limited.
struct Use {
  std::string name;
  std::int64_t more = 0;  ///< negative: given back
  std::int64_t limit = 0;
};

/// What was one member's is another's from now on.
struct Move {
  std::string from, into;
};

/// A document that is still to be as it was read; otherwise a conflict.
struct AsRead {
  std::string document, text;
};

/// What one request writes: all of it or nothing.
struct Change {
  std::vector<AsRead> as_read;
  std::vector<MemberChange> members;
  std::vector<Notice> notices;
  std::vector<Link> links;
  std::vector<Move> moves;  ///< of links, before those above are written
  std::vector<Use> uses;    ///< beyond a limit: a conflict
};

enum class Outcome {
  written,
  conflict,  ///< somebody else has written to one of its members meanwhile
};

/// Where a member stands: what was read when it was another one is old.
struct Standing {
  std::int64_t events = 0;    ///< in the log
  std::int64_t erasures = 0;  ///< of the person
  bool operator==(const Standing&) const = default;
};

struct StoredMember {
  Standing standing;
  std::int64_t folded = 0;  ///< of those in the snapshot
  std::string snapshot;     ///< "": a new member's
  std::optional<std::int64_t> remind;
  std::vector<std::string> newer;  ///< sealed events after the snapshot
};

struct StoredEvent {
  std::int64_t place = 0;  ///< in the member's log, from 1
  std::string id, request, sealed;
};

/// An account without its person: other texts for some of its events, and the snapshot that they come to.
struct Erased {
  std::string member;
  Standing before;
  std::vector<StoredEvent> changed;
  std::string account;
};

struct MemberRow {
  std::string id;
  std::int64_t joined = 0, events = 0;
};

struct StoredNotice {
  std::int64_t n = 0;
  Notice notice;
};

struct StoredProgram {
  std::int64_t version = 0;
  std::string digest, text;
  std::int64_t added = 0;
  bool active = false;
  std::optional<std::int64_t> accepted_until;  ///< receipts of a version that was active before
};

/// Figures of the shop.
struct Counts {
  std::int64_t members = 0, events = 0, due = 0, notices = 0;
};

/// Each thread has a connection of its own. Everything throws StoreFailed.
class Store {
 public:
  /// Opens, and brings an older database up to date.
  explicit Store(std::unique_ptr<Database> database);

  bool is_shared() const { return database_->is_shared(); }
  void copy_to(const std::string& path) { database_->copy_to(path); }
  const Database& database() const { return *database_; }
  void count_on(const std::string& table, const std::string& column) {
    database_->count_on(here(), table, column);
  }
  /// This thread's connection, for who knows the tables.
  Connection& connection() { return here(); }
  /// Writes and takes back: what `readyz` asks.
  void probe();

  std::optional<StoredMember> member(const std::string& id);
  /// Nothing: no such member.
  std::optional<Standing> standing(const std::string& id);
  /// When the member is looked at next; nothing: never, or no such member.
  std::optional<std::int64_t> wake_of(const std::string& id);
  std::optional<StoredEvent> event(const std::string& member, const std::string& id);
  std::vector<StoredEvent> events(const std::string& member, std::int64_t after,
                                  std::int64_t limit);
  std::vector<MemberRow> members(const std::string& after, std::int64_t limit);
  /// Members for whom something falls due up to `at`, the earliest first.
  std::vector<std::string> due(std::int64_t at, std::int64_t limit);
  std::map<std::string, std::int64_t> uses();
  /// Of the member, of its orders, and of those who have become one with it.
  std::vector<Link> links_of(const std::string& member);
  /// Of a kind, those whose names have another length.
  std::vector<Link> links_unlike(const std::string& kind, std::size_t length);
  /// Kinds of names by which persons are known elsewhere.
  std::vector<std::string> kinds_of_names();
  std::vector<StoredNotice> notices_of(const std::string& member);
  std::vector<StoredNotice> notices_of_kind(const std::string& kind);
  /// Puts other texts for events of one person's accounts, all of them or none; forgets what they are told and known by
  /// elsewhere, beside that these notices and what is kept for a while under these names. False: one has changed meanwhile.
  bool erase(const std::vector<Erased>& accounts, const std::vector<std::int64_t>& notices,
             const std::vector<std::string>& fleeting);
  /// Nothing of what was erased stays in the database's files.
  void scrub() { database_->scrub(); }
  std::optional<std::string> linked(const std::string& kind, const std::string& name);
  /// Members that something of this kind is linked to, by name.
  std::vector<std::string> all_linked(const std::string& kind, std::int64_t limit);
  std::vector<StoredNotice> notices(std::int64_t after, std::int64_t limit);
  void forget_notices(std::int64_t up_to);
  /// Codes for phones of before `at` are good for nothing any more.
  void forget_codes(std::int64_t at);
  /// How many there are, from the first to the last number: counting them would read them all.
  std::int64_t outbox();
  Counts counts(std::int64_t at);
  /// The latest instant of the events that were written last; nothing: there are none.
  std::optional<std::int64_t> latest();

  /// One transaction for all; what is in conflict is left out, the rest is on the disk when this returns.
  std::vector<Outcome> commit(const std::vector<const Change*>& changes);

  /// All versions, newest first; without their texts.
  std::vector<StoredProgram> programs();
  std::optional<StoredProgram> program(std::int64_t version);
  /// False: the version is there with another text.
  bool add_program(const StoredProgram& program);
  /// Receipts of the one active before are taken until `accepted_until`.
  void activate_program(std::int64_t version, std::int64_t accepted_until);
  /// Everybody is looked at again.
  void wake_all(std::int64_t at);
  /// A number that rises with each activation and each replaced document: what another process did.
  std::int64_t revision();

  std::optional<std::string> document(const std::string& name);
  /// Names that begin with `prefix`, with their texts.
  std::map<std::string, std::string> documents(const std::string& prefix);
  void put_document(const std::string& name, const std::string& text);
  /// Only if it is still as it was read; nothing: if there is none. False: somebody was there first.
  bool put_document_after(const std::string& name, const std::optional<std::string>& before,
                          const std::string& text);

  /// This thread's connection.
  Connection& here();

 private:
  void migrate();
  void check_steps(Connection& db);
  Outcome write(Connection& db, const Change& change);
  void lock(Connection& db, const std::vector<const Change*>& changes);
  void write_notices(Connection& db, const std::vector<const Notice*>& notices);
  std::vector<Outcome> write_all(const std::vector<const Change*>& changes);

  std::unique_ptr<Database> database_;
  std::string links_of_;  ///< the statement: how texts are compared is the database's
  std::mutex mutex_;      ///< of the next
  std::unordered_map<std::thread::id, std::unique_ptr<Connection>> connections_;
};

}  // namespace loyalty::service
