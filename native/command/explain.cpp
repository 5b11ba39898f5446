// loyalty explain: what the engine answered elsewhere, in words. Nothing is calculated.

#include <nlohmann/json.hpp>

#include "native/command/details.h"
#include "native/command/fields.h"
#include "native/command/locate.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/command/show.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

std::string problem_text(const json& problem) {
  const auto at = text(problem, "at");
  return (at.empty() ? "" : printable(at) + ": ") +
         sentence_or_code("problem", text(problem, "code"), child(problem, "details"));
}

/// "满800减100: below the threshold ...", a line each.
std::string refused_text(const json& offer) {
  const auto name = text(offer, offer.contains("name") ? "name" : "id");
  std::string out;
  for (const auto& reason : child(offer, "reasons"))
    out += printable(name) + ": " + reason_text(reason) + "\n";
  return out;
}

/// All that an answer says of refusals, a line each; empty when it says nothing of them.
std::string explanation(const Session& session, const json& answer) {
  std::string out;
  if (answer.contains("error")) out += problem_text(answer["error"]) + "\n";
  for (const auto& other : child(answer, "others")) out += problem_text(other) + "\n";
  for (const auto& warning : child(answer, "warnings")) out += problem_text(warning) + "\n";
  for (const auto& offer : child(child(answer, "offers"), "refused")) out += refused_text(offer);
  for (const auto& miss : child(answer, "near_misses")) out += near_miss_text(session, miss) + "\n";
  if (answer.contains("verdict"))
    out += sentence_or_code("verdict", text(answer, "verdict"), json::object()) + "\n";
  // A problem or a reason alone.
  if (answer.contains("code"))
    out += (answer.contains("at") ? problem_text(answer) : reason_text(answer)) + "\n";
  return out;
}

}  // namespace

int run_explain(const Options& options) {
  const Session session = options.program.empty() ? Session() : open_session(options);
  const Document answers = read_document(options.answer, say("what.answer"));
  const auto spans = values_in(answers.text);
  if (!spans) {
    if (const auto broken = syntax_complaint(answers.text))
      say_complaint(*broken, whole_of(answers), Severity::error);
    return exit_bad_input;
  }
  for (const Span& span : *spans) {
    const auto slice = std::string_view(answers.text).substr(span.begin, span.end - span.begin);
    const json answer = json::parse(slice, nullptr, false);
    if (const auto words = answer.is_object() ? explanation(session, answer) : std::string();
        !words.empty())
      print_line(words);
  }
  return exit_ok;
}

}  // namespace loyalty::native
