#pragma once
// What the engine refuses, told with the file, the line and a reason in words.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "native/command/failure.h"
#include "native/command/files.h"
#include "native/command/locate.h"
#include "native/words/messages.h"

namespace loyalty::native {

/// A problem as the engine answers it.
struct Complaint {
  std::string code;
  std::string at;  ///< JSON pointer
  nlohmann::json details = nlohmann::json::object();
};

/// The problems of a reply that is not ok; of a reply to check, its warnings.
std::vector<Complaint> complaints_of(std::string_view reply);

/// The problems of a list of them.
std::vector<Complaint> complaints_in(const nlohmann::json& list);

/// The piece of a document that was handed to the engine.
struct Piece {
  const Document* document = nullptr;
  Span span;                ///< in the document
  std::string under;        ///< its pointer in what the engine saw: "/cart"
  std::size_t seen_at = 0;  ///< its first byte in what the engine saw
};
Piece whole_of(const Document& document);

enum class Severity { error, warning };

/// "cart.json:14:17: error: ... [out_of_range at /lines/0/quantity]" and the line itself.
std::string complaint_text(const Complaint& complaint, const Piece& piece, Severity severity);
/// The same on standard error.
void say_complaint(const Complaint& complaint, const Piece& piece, Severity severity);

/// Says them in the order of their places. A complaint belongs to the piece that holds its byte or its
/// pointer; else to the last.
void say_complaints(const std::vector<Complaint>& complaints, const std::vector<Piece>& pieces,
                    Severity severity);

/// Says the complaints of a reply on standard error, and gives the exit code they stand for.
ExitCode complain(std::string_view reply, const std::vector<Piece>& pieces);

/// A refusal as the engine gives it, with the event that it concerns: which of its log, on which line, and its id and
/// kind if it has them.
std::string with_event(std::string_view reply, const Piece& event, std::size_t number);

/// A complaint in the engine's form.
std::string reply_of(const Complaint& complaint);

/// The id and the kind of an event, of what is one.
nlohmann::json names_of_event(const Piece& event);

/// Whether a code speaks of how a document is written, rather than of what it asks for.
bool is_about_writing(std::string_view code);

/// The place of the first syntax error of a text that is no JSON; nothing when it is JSON.
std::optional<Complaint> syntax_complaint(std::string_view text);

}  // namespace loyalty::native
