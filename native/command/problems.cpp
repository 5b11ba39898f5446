#include "native/command/problems.h"

#include <algorithm>
#include <cstdio>

#include "native/command/details.h"
#include "native/command/terminal.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

/// Codes that speak of how a document is written (docs/errors.md); all others refuse what it asks for.
constexpr std::string_view written_wrong[] = {"account_inconsistent",
                                        "duplicate_entry",
                                        "duplicate_id",
                                        "duplicate_key",
                                        "empty_cart",
                                        "empty_list",
                                        "empty_order",
                                        "invalid_currency",
                                        "invalid_day",
                                        "invalid_digest",
                                        "invalid_id",
                                        "invalid_json",
                                        "invalid_text",
                                        "invalid_time",
                                        "invalid_window",
                                        "missing",
                                        "missing_member",
                                        "no_weight",
                                        "not_alone",
                                        "not_an_integer",
                                        "not_one_of",
                                        "not_rising",
                                        "order_inconsistent",
                                        "out_of_range",
                                        "shares_exceed_whole",
                                        "too_deep",
                                        "too_large",
                                        "too_long",
                                        "too_many",
                                        "unknown_id",
                                        "unknown_key",
                                        "unknown_timezone",
                                        "wrong_member",
                                        "wrong_type"};

Complaint complaint_of(const json& error) {
  return {error.value("code", ""), error.value("at", ""),
          error.contains("details") ? error["details"] : json::object()};
}

/// Why a parser may have stopped at this character.
std::string_view syntax_hint(std::string_view text, std::size_t byte) {
  if (byte >= text.size()) return "hint.unfinished";
  const char c = text[byte];
  const auto before = text.substr(0, byte).find_last_not_of(" \t\r\n");
  const char last = before == std::string_view::npos ? '\0' : text[before];
  if ((c == '}' || c == ']') && last == ',') return "hint.trailing_comma";
  if (c == '/' || c == '#') return "hint.comment";
  if (c == '\'') return "hint.single_quotes";
  if (static_cast<unsigned char>(c) < ' ') return "hint.control_character";
  if (c == '"' && (last == '"' || last == '}' || last == ']')) return "hint.missing_comma";
  if (static_cast<unsigned char>(c) >= 0x80) return "hint.fullwidth";
  return "";
}

/// The byte that a complaint counts from the beginning of what the engine saw.
std::optional<std::size_t> seen_byte(const Complaint& complaint) {
  const auto byte = complaint.details.find("byte");
  if (byte == complaint.details.end() || !byte->is_number_unsigned()) return std::nullopt;
  return std::max<std::size_t>(byte->get<std::size_t>(), 1) - 1;
}

std::string_view pointer_within(const Complaint& complaint, const Piece& piece) {
  return std::string_view(complaint.at).substr(std::min(piece.under.size(), complaint.at.size()));
}

std::size_t byte_of(const Complaint& complaint, const Piece& piece) {
  const auto [begin, end] = piece.span;
  if (const auto seen = seen_byte(complaint))
    return std::min(begin + *seen - std::min(*seen, piece.seen_at), end);
  const auto slice = std::string_view(piece.document->text).substr(begin, end - begin);
  const bool second = complaint.code == "duplicate_key";
  const Located place =
      locate(slice, pointer_within(complaint, piece), second ? Which::last : Which::first);
  const bool at_key = second || complaint.code == "unknown_key" || complaint.code == "wrong_member";
  return begin + (at_key && place.key ? *place.key : place.value.begin);
}

bool belongs(const Complaint& complaint, const Piece& piece) {
  if (const auto seen = seen_byte(complaint); seen && complaint.at.empty())
    return *seen >= piece.seen_at && *seen <= piece.seen_at + (piece.span.end - piece.span.begin);
  const auto rest = complaint.at.substr(std::min(piece.under.size(), complaint.at.size()));
  return complaint.at.compare(0, piece.under.size(), piece.under) == 0 &&
         (rest.empty() || rest[0] == '/');
}

}  // namespace

bool is_about_writing(std::string_view code) {
  return std::find(std::begin(written_wrong), std::end(written_wrong), code) != std::end(written_wrong);
}

std::vector<Complaint> complaints_of(std::string_view reply) {
  std::vector<Complaint> all;
  const json answer = json::parse(reply, nullptr, false);
  if (!answer.is_object()) return all;
  if (answer.contains("error")) all.push_back(complaint_of(answer["error"]));
  for (const char* list : {"others", "warnings"}) {
    if (!answer.contains(list)) continue;
    for (Complaint& other : complaints_in(answer[list])) all.push_back(std::move(other));
  }
  return all;
}

std::vector<Complaint> complaints_in(const json& list) {
  std::vector<Complaint> all;
  for (const auto& problem : list) all.push_back(complaint_of(problem));
  return all;
}

Piece whole_of(const Document& document) { return {&document, {0, document.text.size()}, ""}; }

std::string complaint_text(const Complaint& complaint, const Piece& piece, Severity severity) {
  const auto& text = piece.document->text;
  const std::size_t byte = byte_of(complaint, piece);
  const Position at = position_of(text, byte);
  std::string place = piece.document->name;
  const bool placed = complaint.code != "too_large";
  if (placed) place += ":" + std::to_string(at.line) + ":" + std::to_string(at.column);

  std::string what = sentence_or_code("problem", complaint.code, complaint.details);
  if (complaint.code == "invalid_json") {
    if (const auto hint = syntax_hint(text.substr(0, piece.span.end), byte); !hint.empty())
      what += say(hint);
  }
  Words words{{"place", place}, {"what", what}, {"code", complaint.code}};
  if (const auto pointer = pointer_within(complaint, piece); !pointer.empty())
    words.emplace_back("pointer", printable(pointer));
  const std::string out =
      say(severity == Severity::error ? "report.error" : "report.warning", words) + "\n";
  return placed ? out + source_excerpt(text, byte) : out;
}

void say_complaint(const Complaint& complaint, const Piece& piece, Severity severity) {
  std::fputs(complaint_text(complaint, piece, severity).c_str(), stderr);
}

void say_complaints(const std::vector<Complaint>& complaints, const std::vector<Piece>& pieces,
                    Severity severity) {
  struct Placed {
    const Complaint* complaint;
    const Piece* piece;
    std::size_t byte;
  };
  std::vector<Placed> all;
  for (const Complaint& complaint : complaints) {
    const auto found = std::find_if(pieces.begin(), pieces.end(),
                                    [&](const Piece& p) { return belongs(complaint, p); });
    const Piece& piece = found == pieces.end() ? pieces.back() : *found;
    all.push_back({&complaint, &piece, byte_of(complaint, piece)});
  }
  // From the top of each file to its end, as a person works through them.
  std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
    return a.piece != b.piece ? a.piece < b.piece : a.byte < b.byte;
  });
  for (const Placed& each : all) say_complaint(*each.complaint, *each.piece, severity);
}

ExitCode complain(std::string_view reply, const std::vector<Piece>& pieces) {
  const auto complaints = complaints_of(reply);
  say_complaints(complaints, pieces, Severity::error);
  const bool badly_written =
      std::any_of(complaints.begin(), complaints.end(),
                  [](const Complaint& c) { return is_about_writing(c.code); });
  return badly_written || complaints.empty() ? exit_bad_input : exit_refused;
}

json names_of_event(const Piece& event) {
  const auto text = std::string_view(event.document->text)
                        .substr(event.span.begin, event.span.end - event.span.begin);
  json names = json::object();
  const json written = json::parse(text, nullptr, false);
  for (const char* name : {"id", "kind"})
    if (written.is_object() && written.contains(name) && written[name].is_string())
      names[name] = written[name];
  return names;
}

std::string with_event(std::string_view reply, const Piece& event, std::size_t number) {
  json answer = json::parse(reply);
  json& named = answer["event"] = names_of_event(event);
  const std::string_view text = event.document->text;
  named["line"] = position_of(text, text.find_first_not_of(" \t\r\n", event.span.begin)).line;
  named["number"] = number;
  return answer.dump();
}

std::string reply_of(const Complaint& complaint) {
  const json error = {
      {"at", complaint.at}, {"code", complaint.code}, {"details", complaint.details}};
  return json{{"error", error}}.dump();
}

std::optional<Complaint> syntax_complaint(std::string_view text) {
  struct Stop : nlohmann::json_sax<json> {
    std::size_t byte = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string&,
                     const nlohmann::detail::exception&) override {
      byte = at;
      return false;
    }
  } stop;
  if (json::sax_parse(text.begin(), text.end(), &stop)) return std::nullopt;
  return Complaint{"invalid_json", "", {{"byte", stop.byte}}};
}

}  // namespace loyalty::native
