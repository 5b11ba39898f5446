#pragma once
// Commands on what a service keeps: back up, check and restore, copy, import, export.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

namespace loyalty::native {

struct KeepingOptions {
  std::string store = "loyalty.db", from, to, file, columns, refused, at, program, keys;
  bool verify = false;
};

void add_backup(CLI::App& app, KeepingOptions& options);
void add_restore(CLI::App& app, KeepingOptions& options);
void add_copy(CLI::App& app, KeepingOptions& options);
void add_import(CLI::App& app, KeepingOptions& options);
void add_export(CLI::App& app, KeepingOptions& options);

int run_backup(const KeepingOptions& options);
int run_restore(const KeepingOptions& options);
int run_copy(const KeepingOptions& options);
int run_import(const KeepingOptions& options);
int run_export(const KeepingOptions& options);

}  // namespace loyalty::native
