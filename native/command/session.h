#pragma once
// An engine with a merchant's program and a member's account in it, and what is needed to speak of
// them: names, currency, time zone.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/zone.h"
#include "core/engine/engine.h"
#include "native/command/files.h"
#include "native/command/options.h"

namespace loyalty::native {

/// What a program calls things.
class Names {
 public:
  Names() = default;
  explicit Names(nlohmann::json program) : program_(std::move(program)) {}

  /// The name of a promotion or a coupon template, a level, a card, ...; the id itself when the
  /// program has none of that id.
  std::string offer(std::string_view id) const;
  std::string level(std::string_view id) const;
  std::string card(std::string_view id) const;
  std::string rule(std::string_view id) const;
  std::string tag(std::string_view id) const;
  /// What the program's table of names says, or whatever carries that id anywhere: a plan, a price, a channel.
  std::string anything(std::string_view id) const;

  std::string currency() const { return program_.value("currency", "CNY"); }
  std::string money(std::int64_t minor) const;
  const nlohmann::json& program() const { return program_; }

 private:
  std::string in(std::string_view pointer, std::string_view id) const;
  nlohmann::json program_ = nlohmann::json::object();
};

struct Session {
  Engine engine;
  Names names;
  Zone zone;
};

/// Reads both files and opens an engine; problems are said, then a Failure without words leaves.
Session open_session(const Options& options);

/// The zone of a program that was read; UTC when its text has none.
Zone zone_of(const nlohmann::json& program);

/// --at as epoch milliseconds; now when it was not given.
std::int64_t instant_given(const Options& options, const Zone& zone);

/// A line on standard output.
void print_line(std::string_view text);

}  // namespace loyalty::native
