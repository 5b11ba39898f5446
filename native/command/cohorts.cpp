// loyalty cohorts: campaigns, and how members come, stay and return, from one record a line.

#include "core/insight/cohorts.h"

#include <nlohmann/json.hpp>

#include "core/wire/writer.h"

#include "native/command/failure.h"
#include "native/command/fields.h"
#include "native/command/files.h"
#include "native/command/money.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;
using Align = Table::Align;

std::string rate(const json& of, const char* key) {
  const auto value = maybe_number(of, key);
  return value ? percent_text(*value) : "-";
}

std::string count(const json& of, const char* key) { return std::to_string(number(of, key)); }

std::string money(const json& of, const char* key) { return money_text(number(of, key), "CNY"); }

std::vector<std::string> heading(std::initializer_list<const char*> names) {
  std::vector<std::string> cells;
  for (const char* name : names) cells.push_back(*name ? say(std::string("cohorts.") + name) : "");
  return cells;
}

void tell_months(const json& months) {
  Table table({Align::left, Align::right, Align::right, Align::right, Align::right, Align::right,
               Align::right, Align::right, Align::right});
  table.add(heading({"month", "joined", "members", "active", "activity", "retention", "buyers",
                     "repurchase", "paid"}));
  for (const auto& m : months)
    table.add({text(m, "month"), count(m, "joined"), count(m, "members"), count(m, "active"),
               rate(m, "activity"), rate(m, "retention"), count(m, "buyers"), rate(m, "repurchase"),
               money(m, "paid")});
  print_line(table.text());
}

void tell_campaigns(const json& campaigns) {
  if (campaigns.empty()) return;
  Table table({Align::left, Align::right, Align::right, Align::right, Align::right, Align::right,
               Align::right});
  table.add(
      heading({"campaign", "exposed", "converted", "conversion", "cost", "margin", "return"}));
  for (const auto& [id, c] : campaigns.items())
    table.add({id, count(c, "exposed"), count(c, "converted"), rate(c, "conversion"),
               money(c, "cost"), money(c, "margin"), rate(c, "return")});
  print_line("\n" + table.text());
}

void tell_complaints(const json& months) {
  Table table({Align::left, Align::left, Align::right, Align::right, Align::right});
  for (const auto& m : months)
    for (const auto& [type, c] : child(m, "complaints").items()) {
      if (table.empty())
        table.add(heading({"month", "complaints", "count", "resolved", "compensation"}));
      table.add({text(m, "month"), type, count(c, "count"), count(c, "resolved"),
                 money(c, "compensation")});
    }
  if (!table.empty()) print_line("\n" + table.text());
}

}  // namespace

int run_cohorts(const Options& options) {
  const auto zone = Zone::find(options.timezone);
  if (!zone)
    throw Failure(exit_usage, say("problem.unknown_timezone", {{"given", options.timezone}}));
  if (options.files.size() > 1) throw Failure(exit_usage, say("usage.one_file"));
  Cohorts cohorts(*zone);
  wire::Problems problems;
  std::string bad_line;
  std::size_t bad = 0;
  const std::string name =
      for_each_line(options.files.empty() ? "-" : options.files.front(), say("what.records"),
                    [&](std::string_view line, std::size_t number) {
                      Record record;
                      problems = wire::read(line, record);
                      if (problems.empty())
                        if (auto problem = cohorts.add(record)) problems.push_back(*problem);
                      if (problems.empty()) return true;
                      bad_line = line;
                      bad = number;
                      return false;
                    });
  if (bad > 0) {
    const Document document{name + ":" + std::to_string(bad), bad_line};
    for (const Problem& p : problems) {
      json details = json::object();
      for (const Detail& d : p.details)
        std::visit([&](const auto& value) { details[d.key] = value; }, d.value);
      say_complaint({p.code, p.at, details}, whole_of(document), Severity::error);
    }
    return exit_bad_input;
  }
  wire::Writer w;
  cohorts.write(w);
  const std::string report = w.str();
  if (options.json) {
    print_line(report);
    return exit_ok;
  }
  const json told = json::parse(report);
  tell_months(child(told, "months"));
  tell_campaigns(child(told, "campaigns"));
  tell_complaints(child(told, "months"));
  return exit_ok;
}

}  // namespace loyalty::native
