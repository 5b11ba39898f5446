// The commands that change nothing: overview, quote, preview, verify, snapshot.

#include <nlohmann/json.hpp>

#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/command/show.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

int refuse(const Options& options, const Reply& reply, const std::vector<Piece>& pieces) {
  if (options.json) print_line(reply.text);
  return complain(reply.text, pieces);
}

std::string at_member(std::int64_t at) { return "{\"at\":" + std::to_string(at) + "}"; }

/// Two documents become one request, so each must be whole by itself: "1}, {" must not pass.
void require_json(const Options& options, const Document& document) {
  const auto complaint = syntax_complaint(document.text);
  if (!complaint) return;
  if (options.json) print_line(reply_of(*complaint));
  say_complaint(*complaint, whole_of(document), Severity::error);
  throw Failure(exit_bad_input, "");
}

/// Appends a document as the member `key` of a request; a byte order mark stays behind.
Piece append(std::string& request, std::string_view key, const Document& document) {
  const std::string_view text = document.text;
  const std::size_t mark = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  request += ",\"" + std::string(key) + "\":";
  Piece piece{&document, {mark, text.size()}, "/" + std::string(key), request.size()};
  request += text.substr(mark);
  return piece;
}

}  // namespace

int run_overview(const Options& options) {
  Session session = open_session(options);
  const auto at = instant_given(options, session.zone);
  const Document request{"--at " + options.at, at_member(at)};
  const Reply reply = session.engine.overview(request.text);
  if (!reply.ok) return refuse(options, reply, {whole_of(request)});
  print_line(options.json ? reply.text : overview_text(session, json::parse(reply.text), at));
  return exit_ok;
}

int run_quote(const Options& options) {
  Session session = open_session(options);
  const Document cart = read_document(options.cart, say("what.cart"));
  std::string asked = cart.text, asked_at;
  if (!options.at.empty()) {
    asked_at = std::to_string(instant_given(options, session.zone));
    asked = with_member(cart.text, "at", asked_at);
  }
  Reply reply = session.engine.quote(asked);
  if (!reply.ok && asked != cart.text) {
    // The cart's `at` is the option's.
    const Document option{"--at " + options.at, asked_at};
    const auto complaints = complaints_of(reply.text);
    if (!complaints.empty() && complaints[0].at == "/at")
      return refuse(options, reply, {{&option, {0, option.text.size()}, "/at"}, whole_of(cart)});
    // A byte counts from the beginning of what was asked: let it be the file.
    if (const Reply as_written = session.engine.quote(cart.text); !as_written.ok)
      reply = as_written;
  }
  if (!reply.ok) return refuse(options, reply, {whole_of(cart)});
  print_line(options.json ? reply.text
                          : quote_text(session, json::parse(asked), json::parse(reply.text)));
  return exit_ok;
}

int run_preview(const Options& options) {
  Session session = open_session(options);
  const Document event = read_document(options.event, say("what.event"));
  const Reply reply = session.engine.preview(event.text);
  if (!reply.ok) {
    if (options.json) print_line(with_event(reply.text, whole_of(event), 1));
    return complain(reply.text, {whole_of(event)});
  }
  if (options.json) {
    print_line(reply.text);
    return exit_ok;
  }
  const json answer = json::parse(reply.text);
  const json asked = json::parse(event.text);
  print_line(changes_text(session, answer.value("changes", json::array())));
  if (answer.contains("overview"))
    print_line(overview_text(session, answer["overview"], asked.value("at", std::int64_t{0})));
  return exit_ok;
}

int run_verify(const Options& options) {
  Session session = open_session(options);
  const auto at = instant_given(options, session.zone);
  const Document cart = read_document(options.cart, say("what.cart"));
  const Document quote = read_document(options.quote, say("what.quote"));
  require_json(options, cart);
  require_json(options, quote);
  std::string request = "{\"at\":" + std::to_string(at);
  const Piece cart_piece = append(request, "cart", cart);
  const Piece quote_piece = append(request, "quote", quote);
  request += "}";
  const Reply reply = session.engine.verify(request);
  const Document option{"--at " + options.at, std::to_string(at)};
  if (!reply.ok)
    return refuse(options, reply,
                  {{&option, {0, option.text.size()}, "/at"}, cart_piece, quote_piece});
  const json verdict = json::parse(reply.text);
  print_line(options.json ? reply.text : verdict_text(session, verdict));
  return verdict.value("verdict", "") == "accepted" ? exit_ok : exit_refused;
}

int run_snapshot(const Options& options) {
  const Session session = open_session(options);
  const Reply reply = session.engine.snapshot();
  print_line(options.json ? reply.text : json::parse(reply.text).dump(2));
  return exit_ok;
}

}  // namespace loyalty::native
