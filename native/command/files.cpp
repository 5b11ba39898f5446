#include "native/command/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "native/command/failure.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

/// A log of the most events of one member fits; a device that never ends does not.
constexpr std::size_t max_bytes = 256UL * 1024 * 1024;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(ExitCode code, std::string_view key, const std::string& name,
                       const std::string& reason = {}) {
  throw Failure(code, say(key, {{"file", name}, {"reason", reason}}));
}

std::string reason_of(int error) {
  if (error == ENOENT) return say("file.reason.missing");
  if (error == EACCES || error == EPERM) return say("file.reason.denied");
  if (error == EISDIR) return say("file.reason.directory");
  return std::strerror(error);
}

std::string read_all(std::FILE* file, const std::string& name) {
  std::string text;
  char buffer[1 << 16];
  while (true) {
    const std::size_t n = std::fread(buffer, 1, sizeof buffer, file);
    text.append(buffer, n);
    if (text.size() > max_bytes) fail(exit_bad_input, "file.endless", name);
    if (n < sizeof buffer) break;
  }
  if (std::ferror(file)) fail(exit_no_input, "file.unreadable", name, reason_of(errno));
  return text;
}

bool is_blank(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_utf16(std::string_view text) {
  const auto start = text.substr(0, 2);
  return start == "\xFF\xFE" || start == "\xFE\xFF";
}

}  // namespace

std::string for_each_line(const std::string& path, std::string_view what,
                          const std::function<bool(std::string_view, std::size_t)>& each) {
  const bool standard = path.empty() || path == "-";
  const std::string name = standard ? say("file.standard_input") : path;
  if (standard && isatty(STDIN_FILENO))
    std::fprintf(stderr, "%s\n", say("file.waiting", {{"what", std::string(what)}}).c_str());
  const File file(standard ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) fail(exit_no_input, "file.unreadable", name, reason_of(errno));
  std::string buffer(1 << 16, '\0'), line;
  std::size_t number = 0;
  const auto end_line = [&] {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const bool go_on = is_blank(line) || each(line, number);
    line.clear();
    return go_on;
  };
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    std::string_view rest(buffer.data(), n);
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      line += rest.substr(0, end);
      rest.remove_prefix(end + 1);
      if (!end_line()) return name;
    }
    line += rest;
    if (line.size() > max_bytes) fail(exit_bad_input, "file.endless", name);
  }
  if (std::ferror(file.get())) fail(exit_no_input, "file.unreadable", name, reason_of(errno));
  if (!line.empty()) end_line();
  return name;
}

Document read_document(const std::string& path, std::string_view what) {
  Document document;
  if (path.empty() || path == "-") {
    document.name = say("file.standard_input");
    if (isatty(STDIN_FILENO)) {
      std::fprintf(stderr, "%s\n", say("file.waiting", {{"what", std::string(what)}}).c_str());
    }
    document.text = read_all(stdin, document.name);
  } else {
    document.name = path;
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) fail(exit_no_input, "file.unreadable", path, reason_of(errno));
    document.text = read_all(file.get(), path);
  }
  if (is_blank(document.text)) fail(exit_bad_input, "file.empty", document.name);
  if (is_utf16(document.text)) fail(exit_bad_input, "file.utf16", document.name);
  return document;
}

void write_documents(const std::vector<Document>& documents) {
  // Beside their targets, so that a rename stays within one file system.
  const auto fresh = [](const Document& document) { return document.name + ".new"; };
  const auto give_up = [&](const Document& document) {
    const std::string reason = errno == ENOENT ? say("file.reason.no_folder") : reason_of(errno);
    for (const auto& each : documents) std::remove(fresh(each).c_str());
    fail(exit_no_output, "file.unwritable", document.name, reason);
  };
  for (const auto& document : documents) {
    const File file(std::fopen(fresh(document).c_str(), "wb"));
    const auto& text = document.text;
    if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
        std::fflush(file.get()) != 0)
      give_up(document);
  }
  for (const auto& document : documents)
    if (std::rename(fresh(document).c_str(), document.name.c_str()) != 0) give_up(document);
}

}  // namespace loyalty::native
