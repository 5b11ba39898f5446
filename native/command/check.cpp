// loyalty check: everything that is wrong with programs, before a customer finds it.

#include <nlohmann/json.hpp>

#include "native/command/fields.h"
#include "native/command/money.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

std::string count_of(std::size_t n) { return std::to_string(n); }

/// Says what is wrong with one program; whether it can be used.
bool check_one(const Options& options, const std::string& path) {
  const Document program = read_document(path, say("what.program"));
  const Reply reply = check_program(program.text);
  if (options.json) print_line(reply.text);
  const auto complaints = complaints_of(reply.text);
  const auto severity = reply.ok ? Severity::warning : Severity::error;
  say_complaints(complaints, {whole_of(program)}, severity);
  if (options.json) return reply.ok;

  if (!reply.ok) {
    print_line(
        say("check.unusable", {{"file", program.name}, {"number", count_of(complaints.size())}}));
    return false;
  }
  const json rules = json::parse(program.text);
  const auto size = [&](const char* list) {
    return rules.contains(list) ? count_of(rules[list].size()) : std::string("0");
  };
  const json::json_pointer levels("/tiers/levels");
  print_line(say(complaints.empty() ? "check.fine" : "check.warned",
                 {{"file", program.name},
                  {"number", count_of(complaints.size())},
                  {"id", rules.value("id", "")},
                  {"version", count_of(rules.value("version", std::size_t{0}))},
                  {"levels", rules.contains(levels) ? count_of(rules[levels].size()) : "0"},
                  {"promotions", size("promotions")},
                  {"coupons", size("coupons")},
                  {"digest", json::parse(reply.text).value("digest", "").substr(0, 12)}}));
  const json answer = json::parse(reply.text);
  if (const json& exposure = child(answer, "exposure"); exposure.is_object()) {
    const Names names(rules);
    std::string offers;
    for (const auto& id : child(exposure, "offers"))
      offers += (offers.empty() ? "" : say("list.separator")) + names.offer(id.get<std::string>());
    print_line(say("check.exposure", {{"share", percent_text(number(exposure, "saved"))},
                                      {"list", names.money(number(exposure, "list"))},
                                      {"payable", names.money(number(exposure, "payable"))},
                                      {"offers", offers}}));
  }
  return true;
}

/// Says what a new version takes away; whether it is allowed.
int check_change_from(const Options& options, const std::string& path) {
  const Document before = read_document(options.before, say("what.program"));
  const Document after = read_document(path, say("what.program"));
  const Reply reply = loyalty::check_change(before.text, after.text);
  if (options.json) print_line(reply.text);
  const std::vector<Piece> pieces{{&before, {0, before.text.size()}, "/before", 0},
                                  {&after, {0, after.text.size()}, "/after", 0}};
  if (!reply.ok) return complain(reply.text, pieces);
  const json answer = json::parse(reply.text);
  const auto refused = complaints_in(answer["refused"]),
             warnings = complaints_in(answer["warnings"]);
  say_complaints(refused, pieces, Severity::error);
  say_complaints(warnings, pieces, Severity::warning);
  if (!options.json)
    print_line(say(refused.empty() ? "check.allowed" : "check.not_allowed",
                   {{"file", after.name},
                    {"number", count_of(refused.size())},
                    {"warnings", count_of(warnings.size())}}));
  return refused.empty() ? exit_ok : exit_refused;
}

}  // namespace

int run_check(const Options& options) {
  const auto paths = options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  if (!options.before.empty()) {
    if (paths.size() > 1) throw Failure(exit_usage, say("usage.one_file"));
    return check_change_from(options, paths.front());
  }
  int worst = exit_ok;
  for (const auto& path : paths)
    if (!check_one(options, path)) worst = exit_bad_input;
  return worst;
}

}  // namespace loyalty::native
