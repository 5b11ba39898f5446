#include "native/command/keeping.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "native/command/failure.h"
#include "native/command/files.h"
#include "native/command/moments.h"
#include "native/keeping/bring.h"
#include "native/keeping/check.h"
#include "native/keeping/copy.h"
#include "native/service/answer.h"
#include "native/service/keys_file.h"
#include "native/service/programs.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;
using service::Store;

CLI::Option* option(CLI::App& app, const char* flag, std::string& into, const char* help,
                    const char* type) {
  return app.add_option(flag, into, say(help))->type_name(type)->group(say("help.options"));
}

CLI::Option* store_option(CLI::App& app, KeepingOptions& o) {
  return option(app, "--store", o.store, "help.serve.store", "STORE")
      ->envname("LOYALTY_STORE")
      ->capture_default_str();
}

/// What a store cannot do is said in the store's words.
int with_stores(const std::function<int()>& does) {
  try {
    return does();
  } catch (const service::StoreFailed& failed) {
    throw Failure(exit_no_input, failed.what());
  }
}

std::string path_in(const std::string& store) {
  if (store.find("://") != std::string::npos)
    throw Failure(exit_usage, say("keeping.postgres_own"));
  return store.starts_with("sqlite:") ? store.substr(7) : store;
}

/// What is to be there is not made by being opened: a file of another name would be an empty store.
void require_there(const std::string& store) {
  if (store.find("://") != std::string::npos) return;
  const std::string path = path_in(store);
  if (std::error_code error; !std::filesystem::exists(path, error))
    throw Failure(exit_no_input,
                  say("file.unreadable", {{"file", path}, {"reason", say("file.reason.missing")}}));
}

void print(std::string_view key, const Words& words) {
  std::printf("%s\n", say(key, words).c_str());
}

/// True: nothing is wrong. Each thing that is, on a line of its own.
bool check(Store& store) {
  const Checked checked = check_store(store, [](const std::string& of, const std::string& what) {
    std::printf("%s: %s\n", of.c_str(), what.c_str());
  });
  print(checked.wrong == 0 ? "keeping.checked" : "keeping.wrong",
        {{"events", std::to_string(checked.events)},
         {"members", std::to_string(checked.members)},
         {"wrong", std::to_string(checked.wrong)}});
  return checked.wrong == 0;
}

std::int64_t moment_of(const std::string& given) {
  if (given.empty()) return now();
  const auto at = parse_instant(given, Zone());
  if (!at) throw Failure(exit_usage, say("import.not_a_moment", {{"given", given}}));
  return *at;
}

std::ofstream writing(const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) throw Failure(exit_no_output, path);
  return file;
}

/// The program that goes from now on, unless it does already.
void take_program(Store& store, const std::string& text) {
  try {
    service::Programs programs(store);
    const json added = json::parse(programs.add(text, now()));
    if (const auto active = programs.active(); !active || active->version < added["version"])
      programs.activate(added["version"], now(), 0);
  } catch (const service::Refused& refused) {
    throw Failure(exit_bad_input, refused.answer.body);
  }
}

/// The one of the service that is to know members by their phones.
std::string phone_secret_of(const KeepingOptions& o) {
  std::string secret;
  try {
    secret = service::keys_of(o.keys, o.store, stderr).secrets().phone;
  } catch (const std::runtime_error& wrong) {
    throw Failure(exit_no_input, say("import.phones_need_keys", {{"reason", wrong.what()}}));
  }
  if (secret.empty())
    throw Failure(exit_bad_input, say("import.phones_need_keys", {{"reason", "phone_secret"}}));
  return secret;
}

void finish(std::ofstream& file, const std::string& path) {
  file.close();
  if (!file) throw Failure(exit_no_output, path);
}

}  // namespace

void add_backup(CLI::App& app, KeepingOptions& o) {
  store_option(app, o);
  option(app, "--to", o.to, "help.backup.to", "FILE")->required();
}

void add_restore(CLI::App& app, KeepingOptions& o) {
  app.add_option("FILE", o.file, say("help.restore.file"))->type_name("FILE")->required();
  option(app, "--store", o.to, "help.restore.store", "FILE");
  app.add_flag("--verify", o.verify, say("help.restore.verify"))->group(say("help.options"));
}

void add_copy(CLI::App& app, KeepingOptions& o) {
  option(app, "--from", o.from, "help.copy.from", "STORE")->required();
  option(app, "--to", o.to, "help.copy.to", "STORE")->required();
}

void add_import(CLI::App& app, KeepingOptions& o) {
  app.add_option("FILE", o.file, say("help.import.file"))->type_name("FILE")->required();
  store_option(app, o);
  option(app, "--program", o.program, "help.import.program", "FILE");
  option(app, "--columns", o.columns, "help.import.columns", "FILE");
  option(app, "--keys", o.keys, "help.import.keys", "FILE")->envname("LOYALTY_KEYS");
  option(app, "--refused", o.refused, "help.import.refused", "FILE");
  option(app, "--at", o.at, "help.import.at", "TIME");
}

void add_export(CLI::App& app, KeepingOptions& o) {
  store_option(app, o);
  option(app, "--to", o.to, "help.export.to", "FILE")->required();
  option(app, "--at", o.at, "help.import.at", "TIME");
}

int run_backup(const KeepingOptions& o) {
  return with_stores([&] {
    require_there(path_in(o.store));
    service::copy_sqlite(path_in(o.store), o.to);
    print("keeping.backed_up",
          {{"bytes", std::to_string(std::filesystem::file_size(o.to))}, {"file", o.to}});
    return exit_ok;
  });
}

int run_restore(const KeepingOptions& o) {
  return with_stores([&]() -> int {
    if (!o.verify && o.to.empty()) throw Failure(exit_usage, say("keeping.restore_where"));
    require_there(o.file);
    {
      Store backup(service::open_sqlite_file(o.file));
      if (!check(backup)) return exit_refused;
    }
    if (o.verify) return exit_ok;
    const std::string to = path_in(o.to);
    // A write-ahead log that is left over would be played into the copy.
    for (const char* beside : {"", "-wal", "-shm"})
      if (std::filesystem::exists(to + beside))
        throw Failure(exit_no_output, say("keeping.there_already", {{"file", to + beside}}));
    service::copy_sqlite(o.file, to);
    print("keeping.restored", {{"file", to}});
    return exit_ok;
  });
}

int run_copy(const KeepingOptions& o) {
  return with_stores([&]() -> int {
    require_there(o.from);
    Store from(service::open_database(o.from)), to(service::open_database(o.to));
    std::int64_t told = 0;
    const auto differing = copy_store(from, to, [&](const std::string& table, std::int64_t rows) {
      if (rows - told >= 10'000 || rows < told)
        std::fprintf(stderr, "%s %lld\n", table.c_str(), static_cast<long long>(told = rows));
    });
    for (const std::string& table : differing) print("keeping.table_differs", {{"table", table}});
    if (!differing.empty()) return exit_refused;
    print("keeping.copied", {});
    return check(to) ? exit_ok : exit_refused;
  });
}

int run_import(const KeepingOptions& o) {
  return with_stores([&]() -> int {
    std::ifstream table(o.file, std::ios::binary);
    if (!table) throw Failure(exit_no_input, o.file);
    // A new store begins with a program.
    if (o.program.empty()) require_there(o.store);
    const std::string program = o.program.empty() ? "" : read_document(o.program, "").text;
    Store store(service::open_database(o.store));
    if (!program.empty()) take_program(store, program);
    const json map = o.columns.empty()
                         ? json::object()
                         : json::parse(read_document(o.columns, "").text, nullptr, false);
    if (!map.is_object())
      throw Failure(exit_bad_input, say("import.no_map", {{"file", o.columns}}));
    std::ofstream refused;
    if (!o.refused.empty()) refused = writing(o.refused);
    const auto tell = [&](const json& row) {
      const std::string line = row.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
      if (refused.is_open())
        refused << line;
      else
        std::fputs(line.c_str(), stderr);
    };
    const auto moving = [&](bool have_phones) {
      return Moving{moment_of(o.at), have_phones ? phone_secret_of(o) : ""};
    };
    const Brought brought = bring_members(store, table, map, moving, tell, [](auto& so_far) {
      std::fprintf(stderr, "%s\n",
                   say("import.progress", {{"rows", std::to_string(so_far.rows)}}).c_str());
    });
    if (refused.is_open()) finish(refused, o.refused);
    print("import.done", {{"before", std::to_string(brought.there_before)},
                          {"members", std::to_string(brought.members)},
                          {"refused", std::to_string(brought.refused)},
                          {"rows", std::to_string(brought.rows)}});
    return brought.refused == 0 ? exit_ok : exit_refused;
  });
}

int run_export(const KeepingOptions& o) {
  return with_stores([&] {
    require_there(o.store);
    Store store(service::open_database(o.store));
    std::ofstream table = writing(o.to);
    const std::int64_t members = write_members(store, table, moment_of(o.at));
    finish(table, o.to);
    print("export.done", {{"file", o.to}, {"members", std::to_string(members)}});
    return exit_ok;
  });
}

}  // namespace loyalty::native
