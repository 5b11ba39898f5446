// loyalty apply and loyalty replay: one event or a whole log, all or nothing.

#include <nlohmann/json.hpp>

#include "native/command/locate.h"
#include "native/command/moments.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/command/show.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

std::vector<Span> events_of(const Options& options, const Document& log) {
  const auto spans = values_in(log.text);
  if (!spans) {
    // A broken list: no event of it can be told from the others.
    if (const auto broken = syntax_complaint(log.text)) {
      if (options.json) print_line(reply_of(*broken));
      say_complaint(*broken, whole_of(log), Severity::error);
    }
    throw Failure(exit_bad_input, "");
  }
  if (spans->empty()) throw Failure(exit_bad_input, say("apply.no_events", {{"file", log.name}}));
  return *spans;
}

std::string heading(const Session& session, const json& event) {
  const auto kind = event.value("kind", "");
  return moment_text(event.value("at", std::int64_t{0}), session.zone) + "  " +
         find_sentence("event." + kind).value_or(kind) + "  " + event.value("id", "");
}

int refuse(const Options& options, const Reply& reply, const Piece& piece, std::size_t number) {
  if (options.json) print_line(with_event(reply.text, piece, number));
  const ExitCode code = complain(reply.text, {piece});
  Words words{{"number", std::to_string(number)}};
  if (const json names = names_of_event(piece); names.contains("id"))
    words.emplace_back("id", names["id"].get<std::string>());
  std::fprintf(stderr, "%s\n", say("apply.refused", words).c_str());
  return code;
}

/// The piece of the log that an error of replay points into: its pointer begins with the place of the event.
Piece piece_named(const Document& log, const std::vector<Span>& spans, std::string_view reply) {
  const auto complaints = complaints_of(reply);
  std::size_t place = 0;
  if (!complaints.empty()) place = std::strtoul(complaints.front().at.c_str() + 1, nullptr, 10);
  return {&log, spans.at(place), '/' + std::to_string(place), 0};
}

}  // namespace

int run_replay(const Options& options) {
  Session session = open_session(options);
  const Document log = read_document(options.event, say("what.event"));
  const Reply reply = session.engine.replay(log.text);
  if (!reply.ok) {
    const auto spans = lines_in(log.text);
    const Piece piece = piece_named(log, spans, reply.text);
    return refuse(options, reply, piece, std::stoul(piece.under.substr(1)) + 1);
  }
  const json answer = json::parse(reply.text);
  if (answer["events"] == 0)
    throw Failure(exit_bad_input, say("apply.no_events", {{"file", log.name}}));
  const std::string account = session.engine.snapshot().text;
  const bool kept = !options.account_out.empty();
  if (kept) write_documents({{options.account_out, account + "\n"}});
  if (options.json) {
    print_line(kept ? reply.text : account);
    return exit_ok;
  }
  print_line(say(kept ? "apply.kept" : "apply.not_kept",
                 {{"number", answer["events"].dump()}, {"file", options.account_out}}));
  if (answer["duplicates"] != 0)
    print_line(say("replay.duplicates", {{"number", answer["duplicates"].dump()}}));
  return exit_ok;
}

int run_apply(const Options& options) {
  Session session = open_session(options);
  const Document log = read_document(options.event, say("what.event"));
  std::string answers, sealed, told;
  std::size_t number = 0;
  for (const Span& span : events_of(options, log)) {
    ++number;
    const auto text = std::string_view(log.text).substr(span.begin, span.end - span.begin);
    const Reply reply = session.engine.apply(text);
    if (!reply.ok) return refuse(options, reply, {&log, span, "", 0}, number);
    answers += reply.text + "\n";
    const json answer = json::parse(reply.text);
    if (answer.contains("sealed")) sealed += answer["sealed"].dump() + "\n";
    if (!options.json) {
      told += heading(session, json::parse(text)) + "\n" +
              (answer.value("duplicate", false)
                   ? "    " + say("apply.duplicate") + "\n"
                   : changes_text(session, answer.value("changes", json::array())));
    }
  }

  const Reply account = session.engine.snapshot();
  std::vector<Document> written;
  if (!options.account_out.empty()) written.push_back({options.account_out, account.text + "\n"});
  if (!options.sealed_out.empty()) written.push_back({options.sealed_out, sealed});
  write_documents(written);
  if (options.json) {
    print_line(options.account_out.empty() ? account.text : answers);
    return exit_ok;
  }
  print_line(told);
  const bool kept = !options.account_out.empty();
  print_line(say(kept ? "apply.kept" : "apply.not_kept",
                 {{"number", std::to_string(number)}, {"file", options.account_out}}));
  return exit_ok;
}

}  // namespace loyalty::native
