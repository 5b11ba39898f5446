#pragma once
// The calls that a line can ask for, and the answer to each.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/engine/engine.h"

namespace loyalty::native {

enum class Call {
  apply,
  check,
  check_change,
  clock,
  due,
  open,
  overview,
  preview,
  quote,
  replay,
  snapshot,
  verify,
  version
};

/// In the order of Call.
std::span<const std::string_view> call_names();
std::optional<Call> call_of(std::string_view name);

/// Whether it asks an engine: a program and an account in one.
bool asks_engine(Call call);
/// Whether the account is another one afterwards: such a call gets an engine of its own.
bool changes_account(Call call);
/// Whether it needs a program, and whether it reads an input.
bool takes_program(Call call);
bool takes_input(Call call);

/// Asks an open engine. Engines of calls that change nothing may be asked by several threads at once.
Reply ask(Engine& engine, Call call, std::string_view input);
/// Asks what needs no engine: check, check_change, version.
Reply ask_of_program(Call call, std::string_view program, std::string_view input);

/// A detail of a problem: a name or a number.
struct Told {
  const char* key;
  std::variant<std::string, std::int64_t> value;
};

/// One problem in the engine's form of a refusal.
Reply refusal(std::string_view code, std::string_view at, std::initializer_list<Told> details = {});

/// A refusal whose pointers go on below `step`.
std::string put_below(std::string_view refused, std::string_view step);

}  // namespace loyalty::native
