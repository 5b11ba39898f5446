#include "native/service/store/migrations.h"

namespace loyalty::service {

std::vector<std::vector<std::string>> migrations(const std::string& serial) {
  return {
      {
          // A member's row is small and changes with each event; the snapshot is large and changes seldom.
          "CREATE TABLE members (k " + serial +
              ", id TEXT NOT NULL UNIQUE, events BIGINT NOT NULL, wake BIGINT, remind BIGINT, "
              "joined BIGINT NOT NULL)",
          "CREATE INDEX members_wake ON members (wake) WHERE wake IS NOT NULL",
          "CREATE TABLE snapshots (member BIGINT PRIMARY KEY, events BIGINT NOT NULL, account TEXT "
          "NOT NULL)",
          "CREATE TABLE events (n " + serial +
              ", member BIGINT NOT NULL, place BIGINT NOT NULL, id TEXT NOT NULL, at BIGINT NOT "
              "NULL,"
              " request TEXT NOT NULL, sealed TEXT NOT NULL)",
          "CREATE UNIQUE INDEX events_place ON events (member, place)",
          "CREATE UNIQUE INDEX events_id ON events (member, id)",
          "CREATE TABLE notices (n " + serial +
              ", member TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL)",
          "CREATE TABLE links (kind TEXT NOT NULL, name TEXT NOT NULL, member TEXT NOT NULL,"
          " PRIMARY KEY (kind, name))",
          "CREATE TABLE uses (name TEXT PRIMARY KEY, used BIGINT NOT NULL)",
          "CREATE TABLE programs (version BIGINT PRIMARY KEY, digest TEXT NOT NULL, text TEXT NOT "
          "NULL,"
          " added BIGINT NOT NULL, active BIGINT NOT NULL, accepted_until BIGINT)",
          "CREATE TABLE documents (name TEXT PRIMARY KEY, text TEXT NOT NULL)",
          "CREATE TABLE revisions (one BIGINT PRIMARY KEY, revision BIGINT NOT NULL)",
          "INSERT INTO revisions (one, revision) VALUES (1, 1)",
      },
      {
          "CREATE TABLE fleeting (name TEXT PRIMARY KEY, until BIGINT NOT NULL, takes BIGINT NOT "
          "NULL, text TEXT NOT NULL)",
          "CREATE INDEX fleeting_until ON fleeting (until)",
          "CREATE INDEX links_member ON links (member)",
      },
      {
          // How often the person was erased: what another process has in memory is of before.
          "ALTER TABLE members ADD COLUMN erasures BIGINT NOT NULL DEFAULT 0",
          "CREATE INDEX notices_codes ON notices (at) WHERE kind = 'phone_code'",
      },
  };
}

}  // namespace loyalty::service
