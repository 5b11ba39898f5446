// loyalty cards: card numbers in a batch, and whether numbers are well formed.

#include "core/base/luhn.h"
#include "core/insight/card_numbers.h"
#include "native/command/failure.h"
#include "native/command/files.h"
#include "native/command/options.h"
#include "native/command/session.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

/// A batch of plastic cards; more are more batches.
constexpr std::int64_t most_cards = 10'000'000;

int check_numbers(const std::string& path) {
  std::size_t right = 0, wrong = 0;
  for_each_line(path, say("what.numbers"), [&](std::string_view line, std::size_t number) {
    if (has_luhn_digit(line)) {
      ++right;
      return true;
    }
    ++wrong;
    print_line(say("cards.wrong", {{"line", std::to_string(number)}, {"number", printable(line)}}));
    return true;
  });
  print_line(
      say("cards.checked", {{"right", std::to_string(right)}, {"wrong", std::to_string(wrong)}}));
  return wrong == 0 ? exit_ok : exit_refused;
}

}  // namespace

int run_cards(const Options& options) {
  if (!options.checked.empty()) return check_numbers(options.checked);
  if (options.count < 1 || options.count > most_cards)
    throw Failure(exit_usage,
                  say("usage.number",
                      {{"option", "--count"}, {"min", "1"}, {"max", std::to_string(most_cards)}}));
  // The last is the longest: if it fits, all do.
  if (options.from < 0 || options.from > max_amount - options.count ||
      !card_number(options.prefix, options.from + options.count - 1, options.length))
    throw Failure(exit_usage,
                  say("cards.do_not_fit",
                      {{"prefix", options.prefix}, {"length", std::to_string(options.length)}}));
  for (std::int64_t i = 0; i < options.count; ++i)
    print_line(*card_number(options.prefix, options.from + i, options.length));
  return exit_ok;
}

}  // namespace loyalty::native
