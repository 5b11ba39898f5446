// loyalty vectors: the same files that every other build of the engine has to answer alike.
//
// A vector: {"name", "source": where the numbers come from, "program": {...} or "relative/path.json",
// "account": the same or absent, "calls": [...]}. Calls run in order on one engine. A call has
//   "call"    open, overview, quote, preview, apply, verify, snapshot, clock
//   "input"   the request; or "text", the request as raw text (for what is no JSON)
//   "padding" so many spaces stand before it (for what is too large to be written down)
//   "expect"  checks written by hand: JSON pointer into the reply -> value
//   "error"   {"code", "at"}: the reply must be this error; without it the reply must be ok
//   "output"  the whole reply, compared byte for byte; written by --update
// "open" needs no input and stands first, for programs and accounts that are refused.

#include <algorithm>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/engine/engine.h"
#include "native/command/difference.h"
#include "native/command/files.h"
#include "native/command/locate.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/command/session.h"
#include "native/command/terminal.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

/// A vector file and what its replies were.
class Vector {
 public:
  explicit Vector(Document document) : document_(std::move(document)) {
    vector_ = ordered_json::parse(document_.text);
  }

  /// Empty when everything agrees; otherwise what differs, ready to print.
  std::string run(bool update);
  /// Outputs that --update has to write, by the place of their call.
  const std::vector<std::pair<std::size_t, std::string>>& outputs() const { return outputs_; }
  void write_outputs() const;

 private:
  std::string text_of(const char* member) const;
  Reply answer(const ordered_json& call, std::string_view name);
  std::string judge(const ordered_json& call, const Reply& reply, bool update, std::size_t place);

  Document document_;
  ordered_json vector_;
  Engine engine_;
  Reply opened_;
  std::vector<std::pair<std::size_t, std::string>> outputs_;
};

std::string request_of(const ordered_json& call) {
  const std::string padding(call.value("padding", std::size_t{0}), ' ');
  if (call.contains("text")) return padding + call["text"].get<std::string>();
  return padding + (call.contains("input") ? call["input"].dump() : std::string("{}"));
}

/// The program or account: written out, or the path of a file beside the vector.
std::string Vector::text_of(const char* member) const {
  if (!vector_.contains(member)) return "";
  const auto& value = vector_[member];
  if (!value.is_string()) return value.dump();
  const auto path = fs::path(document_.name).parent_path() / value.get<std::string>();
  return read_document(path.string(), member).text;
}

Reply Vector::answer(const ordered_json& call, std::string_view name) {
  const std::string request = request_of(call);
  if (name == "open") return opened_;
  if (name == "overview") return engine_.overview(request);
  if (name == "quote") return engine_.quote(request);
  if (name == "preview") return engine_.preview(request);
  if (name == "apply") return engine_.apply(request);
  if (name == "verify") return engine_.verify(request);
  if (name == "snapshot") return engine_.snapshot();
  if (name == "clock") return engine_.clock(request);
  if (name == "check_program") return check_program(text_of("program"));
  if (name == "check_change") return check_change(text_of("program"), request);
  throw Failure(exit_bad_input, say("vectors.unknown_call", {{"call", std::string(name)}}));
}

std::string Vector::judge(const ordered_json& call, const Reply& reply, bool update,
                          std::size_t place) {
  const json answer = json::parse(reply.text, nullptr, false);
  if (answer.is_discarded() || answer.dump() != reply.text)
    return say("vectors.not_canonical") + "\n";

  if (call.contains("error")) {
    if (reply.ok)
      return say("vectors.should_fail", {{"code", call["error"].value("code", "")}}) + "\n";
    const json error = answer.value("error", json::object());
    const json wanted_error = call["error"];
    for (const auto& [key, wanted] : wanted_error.items()) {
      const json got = error.value(key, json());
      if (got != wanted) return difference_line("/error/" + key, &wanted, &got);
    }
  } else if (!reply.ok) {
    return say("vectors.failed", {{"reply", shorten(reply.text, 300)}}) + "\n";
  }

  std::string wrong;
  if (call.contains("expect")) {
    const json checks = call["expect"];
    for (const auto& [pointer, wanted] : checks.items()) {
      const json::json_pointer at(pointer);
      const json* got = answer.contains(at) ? &answer[at] : nullptr;
      if (!got || *got != wanted) wrong += difference_line(pointer, &wanted, got);
    }
  }
  if (!wrong.empty()) return wrong;

  const bool has_output = call.contains("output");
  if (has_output && json(call["output"]).dump() == reply.text) return "";
  if (update) {
    outputs_.emplace_back(place, reply.text);
    return "";
  }
  return has_output ? first_difference(json(call["output"]), answer)
                    : say("vectors.no_output") + "\n";
}

std::string Vector::run(bool update) {
  opened_ = engine_.open(text_of("program"), text_of("account"));
  const auto& calls = vector_.at("calls");
  const bool asks_open = !calls.empty() && calls[0].value("call", "") == "open";
  if (!opened_.ok && !asks_open)
    return "  open: " + say("vectors.failed", {{"reply", shorten(opened_.text, 300)}}) + "\n";

  std::string report;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const auto name = calls[i].value("call", "");
    const auto wrong = judge(calls[i], answer(calls[i], name), update, i);
    if (!wrong.empty())
      report.append("  /calls/")
          .append(std::to_string(i))
          .append(" ")
          .append(name)
          .append("\n")
          .append(wrong);
  }
  return report;
}

/// Only the outputs change; all else keeps its order, spaces and line ends.
void Vector::write_outputs() const {
  std::string text = document_.text;
  for (const auto& [place, output] : outputs_) {
    const Span call = locate(text, "/calls/" + std::to_string(place)).value;
    const auto old = std::string_view(text).substr(call.begin, call.end - call.begin);
    text.replace(call.begin, call.end - call.begin, with_last_member(old, "output", output));
  }
  write_documents({{document_.name, text}});
}

/// The JSON files under the paths, in order.
std::vector<std::string> files_under(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path, error))
      if (entry.is_regular_file() && entry.path().extension() == ".json")
        files.push_back(entry.path().string());
    if (error) throw Failure(exit_no_input, path + ": " + error.message());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Tally {
  std::size_t passed = 0, failed = 0, written = 0;
};

/// Runs one file; programs and accounts that vectors share are no vectors themselves.
void run_file(const std::string& path, bool update, Tally& tally) {
  Document document = read_document(path, "vector");
  std::string wrong;
  if (const auto broken = syntax_complaint(document.text)) {
    wrong = complaint_text(*broken, whole_of(document), Severity::error);
  } else if (!json::parse(document.text).contains("calls")) {
    return;
  } else {
    try {
      Vector vector(std::move(document));
      wrong = vector.run(update);
      if (wrong.empty() && !vector.outputs().empty()) {
        vector.write_outputs();
        tally.written += vector.outputs().size();
      }
    } catch (const std::exception& e) {
      // A file that is missing, or a vector that is not shaped like one.
      wrong = "  " + std::string(e.what()) + "\n";
    }
  }
  ++(wrong.empty() ? tally.passed : tally.failed);
  if (!wrong.empty()) print_line("FAIL " + path + "\n" + wrong);
}

}  // namespace

int run_vectors(const Options& options) {
  Tally tally;
  for (const auto& path : files_under(options.files)) run_file(path, options.update, tally);
  if (tally.written > 0)
    print_line(say("vectors.written", {{"number", std::to_string(tally.written)}}));
  // In one form for every language: scripts read it.
  print_line(std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) + " failed");
  if (tally.passed + tally.failed == 0) throw Failure(exit_bad_input, say("vectors.none"));
  return tally.failed == 0 ? exit_ok : exit_refused;
}

}  // namespace loyalty::native
