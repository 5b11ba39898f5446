#include <algorithm>

#include "core/base/sha256.h"
#include "core/program/check.h"
#include "core/program/program.h"
#include "core/wire/writer.h"

namespace loyalty {

namespace {

/// Whether the reader went to the end of the text, so that what is not there was not given.
bool read_to_the_end(const wire::Problems& problems) {
  return problems.size() < static_cast<std::size_t>(limits::problems_reported) &&
         std::none_of(problems.begin(), problems.end(), [](const Problem& p) {
           return p.code == "too_large" || p.code == "invalid_text" || p.code == "invalid_json" ||
                  p.code == "too_deep" || (p.code == "wrong_type" && p.at.empty());
         });
}

/// Whether the reader could not read the value at `at`, or one it stands in: what the checks say of
/// it is then about a default.
bool explains(const Problem& read, std::string_view at) {
  std::string place = read.at;
  if (read.code == "missing") {
    place += wire::pointer_step(std::get<std::string>(read.details.front().value));
  } else {
    constexpr std::string_view of_values[] = {"wrong_type", "not_an_integer", "out_of_range",
                                              "too_long",   "invalid_id",     "not_one_of"};
    if (std::find(std::begin(of_values), std::end(of_values), read.code) == std::end(of_values))
      return false;
  }
  return at.substr(0, place.size()) == place &&
         (at.size() == place.size() || at[place.size()] == '/');
}

/// The program's own, when nothing is told about its things.
std::string digest_of(const ProgramText& program, const wire::About& about) {
  Sha256 hash;
  wire::Writer w;
  w.hand_to(hash);
  w.object(program);
  if (!about.empty()) {
    w.open();
    for (const wire::Told& one : about) w.raw(wire::quoted(one.at) + ':' + one.value);
    w.close();
  }
  hash.update(w.written());
  return hex(hash.digest());
}

}  // namespace

wire::Problems read_program(std::string_view text, Program& into) {
  ProgramText program;
  wire::About about;
  wire::Problems problems = wire::read(text, program, &about);
  wire::sort(about);
  if (const auto* at = wire::repeated(about))
    problems.push_back({"duplicate_key", *at, {{"key", at->substr(at->rfind('/') + 1)}}});
  if (!read_to_the_end(problems)) return problems;
  const auto zone = Zone::find(program.timezone);
  const auto from_reader = static_cast<std::ptrdiff_t>(problems.size());
  if (!zone) problems.push_back({"unknown_timezone", "/timezone", {{"given", program.timezone}}});
  check_program_text(program, problems);
  const auto checked = problems.begin() + from_reader;
  problems.erase(std::remove_if(checked, problems.end(),
                                [&](const Problem& p) {
                                  return std::any_of(
                                      problems.begin(), checked,
                                      [&](const Problem& read) { return explains(read, p.at); });
                                }),
                 problems.end());
  if (!problems.empty()) {
    if (problems.size() > static_cast<std::size_t>(limits::problems_reported))
      problems.resize(static_cast<std::size_t>(limits::problems_reported));
    return problems;
  }
  static_cast<ProgramText&>(into) = std::move(program);
  into.zone = *zone;
  into.digest = digest_of(into, about);
  return {};
}

const Offer* Program::coupon(std::string_view wanted) const {
  const auto found = std::find_if(coupons.begin(), coupons.end(),
                                  [wanted](const Offer& o) { return o.id == wanted; });
  return found == coupons.end() ? nullptr : &*found;
}

std::optional<std::size_t> Program::level(std::string_view wanted) const {
  if (!tiers) return std::nullopt;
  const auto& levels = tiers->levels;
  const auto found = std::find_if(levels.begin(), levels.end(),
                                  [wanted](const Level& l) { return l.id == wanted; });
  if (found == levels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - levels.begin());
}

}  // namespace loyalty
