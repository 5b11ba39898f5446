#pragma once
// `loyalty serve` on the command line: each setting as a flag, a variable of the environment, or a line of a TOML file.

#include <CLI/CLI.hpp>

#include "native/service/serve.h"

namespace loyalty::native {

void add_serve(CLI::App& serve, service::ServeOptions& options);
int run_serve(const service::ServeOptions& options);

}  // namespace loyalty::native
