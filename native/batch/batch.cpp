// loyalty batch: a call a line, an answer a line, on all cores.

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <optional>

#include "native/batch/desk.h"
#include "native/batch/pipeline.h"
#include "native/batch/progress.h"
#include "native/command/failure.h"
#include "native/command/files.h"
#include "native/command/options.h"
#include "native/command/problems.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

/// A program, an account and an input of 4 MiB each fit, with room to spare.
constexpr std::size_t longest_line = 16UL * 1024 * 1024;

// A chunk is a small part of what a thread does in a second, and enough that handing it on takes no time.
constexpr std::size_t lines_per_chunk = 16, bytes_per_chunk = 1 << 17;

constexpr std::int64_t most_threads = 256, most_kept = 1 << 20;

/// How lines are read and answers written.
struct Form {
  UsualCall usual_call;
  std::optional<std::vector<Column>> columns;  ///< nothing: JSON

  bool answers_id() const {
    return columns && std::find(columns->begin(), columns->end(), Column::id) != columns->end();
  }
};

Reply too_large(std::size_t bytes) {
  return refusal("too_large", "",
                 {{"bytes", static_cast<std::int64_t>(bytes)},
                  {"max", static_cast<std::int64_t>(longest_line)}});
}

/// {"answer":...,"id":...} or {"error":...,"id":...,"others":...}
void append_answer(std::string& out, std::string_view id, const Reply& reply) {
  if (reply.ok) {
    out.append("{\"answer\":").append(reply.text);
    if (!id.empty()) out.append(",\"id\":").append(id);
    out += '}';
    return;
  }
  if (id.empty()) {
    out += reply.text;
    return;
  }
  const auto answer = nlohmann::json::parse(reply.text);
  out.append("{\"error\":").append(answer["error"].dump()).append(",\"id\":").append(id);
  if (answer.contains("others")) out.append(",\"others\":").append(answer["others"].dump());
  out += '}';
}

class Stream {
 public:
  Stream(Desk& desk, const Form& form) : desk_(desk), form_(form) {}

  Steps steps() {
    const auto slicer = std::make_shared<Slicer>(form_.usual_call);
    return {[this, slicer](Chunk& chunk) { prepare(*slicer, chunk); },
            [this](Chunk& chunk) {
              for (Line& line : chunk.lines) desk_.settle(line);
            },
            [this](Chunk& chunk) { answer(chunk); }};
  }

 private:
  void prepare(Slicer& slicer, Chunk& chunk) {
    chunk.lines.reserve(chunk.source.size());
    if (form_.columns) chunk.cells.resize(chunk.source.size());
    for (const SourceLine& source : chunk.source) {
      Line line;
      if (source.too_long > 0)
        line.refused = too_large(source.too_long);
      else if (form_.columns)
        line = line_of_row(source.text, *form_.columns, form_.usual_call,
                           chunk.cells[chunk.lines.size()]);
      else
        line = slicer.slice(source.text, source.room);
      desk_.prepare(line);
      chunk.lines.push_back(std::move(line));
    }
  }

  void answer(Chunk& chunk) {
    for (Line& line : chunk.lines) {
      const Reply reply = desk_.answer(line);
      if (!reply.ok) ++chunk.refused;
      if (form_.columns)
        append_row(chunk.answers, line.id, reply);
      else
        append_answer(chunk.answers, line.id, reply);
      chunk.answers += '\n';
      // Its engine may be large.
      line.center = nullptr;
    }
  }

  void append_row(std::string& out, std::string_view id, const Reply& reply) const {
    if (form_.answers_id()) {
      append_cell(out, id);
      out += '\t';
    }
    std::string text;
    append_answer(text, {}, reply);
    append_cell(out, text);
  }

  Desk& desk_;
  const Form& form_;
};

/// Lines with the number of those that follow before each chunk of them, as ClickHouse sends them.
class Headers {
 public:
  /// Takes the headers out; fails where a number should stand and does not.
  void take_from(std::vector<SourceLine>& lines) {
    const auto is_header = [this](const SourceLine& line) {
      ++number_;
      if (left_ > 0) {
        --left_;
        return false;
      }
      const auto [end, error] =
          std::from_chars(line.text.data(), line.text.data() + line.text.size(), left_);
      if (error != std::errc() || end != line.text.data() + line.text.size())
        throw Failure(exit_bad_input, say("batch.no_header", {{"line", std::to_string(number_)}}));
      return true;
    };
    lines.erase(std::remove_if(lines.begin(), lines.end(), is_header), lines.end());
  }
  void end() const {
    if (left_ > 0)
      throw Failure(exit_bad_input, say("batch.short_chunk", {{"number", std::to_string(left_)}}));
  }

 private:
  std::uint64_t number_ = 0, left_ = 0;
};

/// False when the output takes no more.
bool hand_on(Pipeline& pipeline, const Arrival& arrival) {
  for (std::size_t next = 0; next < arrival.lines.size();) {
    auto chunk = std::make_unique<Chunk>();
    chunk->bytes = arrival.bytes;
    std::size_t bytes = 0;
    while (next < arrival.lines.size() && chunk->source.size() < lines_per_chunk &&
           bytes < bytes_per_chunk) {
      bytes += arrival.lines[next].text.size();
      chunk->source.push_back(arrival.lines[next++]);
    }
    if (!pipeline.take(std::move(chunk))) return false;
  }
  return true;
}

Form form_of(const Options& options) {
  Form form;
  if (!options.call.empty()) {
    form.usual_call = call_of(options.call);
    if (!form.usual_call)
      throw Failure(exit_usage, say("vectors.unknown_call", {{"call", options.call}}));
  }
  if (options.format == "tsv") {
    form.columns = columns_of(options.columns);
    if (!form.columns)
      throw Failure(exit_usage, say("usage.columns", {{"given", options.columns}}));
  }
  return form;
}

void require_range(const char* option, std::int64_t value, std::int64_t min, std::int64_t max) {
  if (value < min || value > max)
    throw Failure(exit_usage, say("usage.number", {{"option", option},
                                                   {"min", std::to_string(min)},
                                                   {"max", std::to_string(max)}}));
}

void use_defaults(Desk& desk, const Options& options) {
  const auto use = [](const Document& document, const char* under, std::optional<Reply> refused) {
    if (!refused) return;
    complain(refused->text, {{&document, {0, document.text.size()}, under, 0}});
    throw Failure(exit_bad_input, "");
  };
  if (!options.account.empty() && options.program.empty())
    throw Failure(exit_usage, say("usage.account_alone"));
  if (options.program.empty()) return;
  const Document program = read_document(options.program, say("what.program"));
  use(program, "/program", desk.use_program(program.text));
  if (options.account.empty()) return;
  const Document account = read_document(options.account, say("what.account"));
  use(account, "/account", desk.use_account(account.text));
}

struct Descriptor {
  explicit Descriptor(int of) : number(of) {}
  ~Descriptor() { close(number); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  const int number;
};

int ended(int write_error, const Source& source) {
  // Who reads no further wants nothing said about it.
  if (write_error == EPIPE || source.output_closed()) return exit_no_output;
  if (write_error != 0)
    throw Failure(exit_no_output, say("file.unwritable", {{"file", say("file.standard_output")},
                                                          {"reason", std::strerror(write_error)}}));
  if (source.error() != 0)
    throw Failure(exit_no_input,
                  say("file.unreadable", {{"file", say("file.standard_input")},
                                          {"reason", std::strerror(source.error())}}));
  return exit_ok;
}

}  // namespace

int run_batch(const Options& options) {
  const Form form = form_of(options);
  require_range("--threads", options.threads, 0, most_threads);
  require_range("--keep", options.keep, 1, most_kept);
  const auto threads = options.threads > 0 ? static_cast<unsigned>(options.threads)
                                           : std::max(1U, std::thread::hardware_concurrency());
  std::signal(SIGPIPE, SIG_IGN);
  Desk desk(static_cast<std::size_t>(options.keep) << 20);
  use_defaults(desk, options);

  Stream stream(desk, form);
  const Descriptor wake(eventfd(0, EFD_CLOEXEC));
  Source source(STDIN_FILENO, STDOUT_FILENO, wake.number, longest_line);
  Pipeline pipeline(
      threads, [&] { return stream.steps(); }, STDOUT_FILENO, wake.number);
  std::optional<Progress> progress;
  if (options.progress.value_or(isatty(STDERR_FILENO) != 0)) progress.emplace(pipeline.tally());

  Headers headers;
  for (Arrival arrival; source.next(arrival);) {
    if (options.chunk_header) headers.take_from(arrival.lines);
    if (!hand_on(pipeline, arrival)) break;
  }
  const int write_error = pipeline.finish();
  progress.reset();
  const int code = ended(write_error, source);
  if (code == exit_ok && options.chunk_header) headers.end();
  return code;
}

}  // namespace loyalty::native
