#pragma once
// A line of the stream, taken apart: which call, on which program and account, with which input. Nothing in it is read
// but its own members; the engine reads the rest.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "native/batch/calls.h"
#include "native/batch/kept.h"

namespace loyalty::native {

/// A program or an account as a line names it.
struct Named {
  enum class By { nothing, value, digest };

  By by = By::nothing;
  std::string_view text;  ///< the document, or the 64 digits
};

struct Line {
  /// JSON, as it was given; empty: none.
  std::string_view id;
  Call call = Call::version;
  Named program, account;
  std::string_view input;

  // What is found on the way to the answer.
  std::optional<Reply> refused;
  std::shared_ptr<const KeptProgram> program_found;
  std::shared_ptr<const KeptAccount> account_found;
  std::shared_ptr<KeptCenter> center;
};

/// What lines without a `call` ask for; nothing: each has to say.
using UsualCall = std::optional<Call>;

/// Takes lines apart; one for each thread.
class Slicer {
 public:
  explicit Slicer(UsualCall usual);
  ~Slicer();

  /// `text` and what the line refers to must stay; `room` bytes from its beginning may be looked at. A line that is not
  /// as it should be is refused at once.
  Line slice(std::string_view text, std::size_t room);

 private:
  struct Parser;
  bool taken_apart(std::string_view text, std::size_t room, Line& into);

  std::unique_ptr<Parser> parser_;
  UsualCall usual_;
};

/// Puts a document's text, {"digest": ...} or nothing into `into`; what is wrong with it is the line's refusal, at `step`.
void name_document(std::string_view text, std::string_view step, Line& line, Named& into);

/// Whether the call has what it needs, and nothing that it does not take; if not, the line is refused.
void settle_call(Line& line);

/// The call by its name; an unknown one is the line's refusal.
void name_call(const std::string& name, Line& line);

}  // namespace loyalty::native
