// loyalty tiers: where to put the thresholds of levels, from the growth of all members.

#include <charconv>

#include "core/insight/thresholds.h"
#include "native/command/failure.h"
#include "native/command/files.h"
#include "native/command/money.h"
#include "native/command/options.h"
#include "native/command/session.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

/// The number that a line ends in: alone, or after the last comma or tab.
std::optional<std::int64_t> growth_in(std::string_view line) {
  if (line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  if (const auto comma = line.find_last_of(",\t"); comma != std::string_view::npos)
    line.remove_prefix(comma + 1);
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
  const bool whole_line = end == line.data() + line.size() && error == std::errc{};
  if (!whole_line || value < 0 || value > max_amount) return std::nullopt;
  return value;
}

void tell(std::string_view title, const std::vector<ProposedLevel>& levels, std::int64_t members) {
  Table table({Table::Align::right, Table::Align::right, Table::Align::right, Table::Align::right});
  table.add({"", say("tiers.growth"), say("tiers.members"), say("tiers.share")});
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::int64_t share = members == 0 ? 0 : levels[i].members * 10000 / members;
    table.add({std::to_string(i + 1), std::to_string(levels[i].growth),
               std::to_string(levels[i].members), percent_text(share)});
  }
  print_line("\n" + say(title) + "\n" + table.text());
}

}  // namespace

int run_tiers(const Options& options) {
  if (options.levels < 1 || options.levels > limits::tiers)
    throw Failure(exit_usage, say("usage.number", {{"option", "--tiers"},
                                                   {"min", "1"},
                                                   {"max", std::to_string(limits::tiers)}}));
  if (options.files.size() > 1) throw Failure(exit_usage, say("usage.one_file"));
  GrowthHistogram histogram;
  std::size_t bad = 0;
  const std::string name =
      for_each_line(options.files.empty() ? "-" : options.files.front(), say("what.growth"),
                    [&](std::string_view line, std::size_t number) {
                      const auto growth = growth_in(line);
                      if (growth)
                        histogram.add(*growth);
                      else
                        bad = number;
                      return growth.has_value();
                    });
  if (bad > 0)
    throw Failure(exit_bad_input,
                  say("tiers.no_number", {{"file", name}, {"line", std::to_string(bad)}}));
  if (histogram.members() == 0) throw Failure(exit_bad_input, say("file.empty", {{"file", name}}));
  histogram.finish();
  if (options.json) {
    wire::Writer w;
    histogram.write(w, options.levels);
    print_line(w.str());
    return exit_ok;
  }
  print_line(say("tiers.read", {{"members", std::to_string(histogram.members())}}));
  tell("tiers.quantiles", histogram.by_quantiles(options.levels), histogram.members());
  tell("tiers.gaps", histogram.by_gaps(options.levels), histogram.members());
  if (histogram.width() > 1)
    print_line(say("tiers.width", {{"width", std::to_string(histogram.width())}}));
  return exit_ok;
}

}  // namespace loyalty::native
