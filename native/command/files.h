#pragma once
// Documents from files or standard input, and results into files.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::native {

/// What was read, and the name by which messages speak of it.
struct Document {
  std::string name;
  std::string text;
};

/// Reads a file; "-" and "" are standard input. `what` names the document for the one who sits at a
/// terminal and is waited for. Fails with exit_no_input when it cannot be read, and with
/// exit_bad_input when it is empty, no UTF-8 text at all, or beyond 256 MiB.
Document read_document(const std::string& path, std::string_view what);

/// A file read line by line, however long it is; "-" and "" are standard input. Calls `each(line, number)` with each
/// line that is not blank, without its end; numbers count from 1. Stops when it answers false. Gives the name by which
/// messages speak of the file; fails with exit_no_input.
std::string for_each_line(const std::string& path, std::string_view what,
                          const std::function<bool(std::string_view, std::size_t)>& each);

/// Replaces files as wholes: each has its old text or its new one, never a half, and none is touched
/// before all could be written out. Fails with exit_no_output.
void write_documents(const std::vector<Document>& documents);

}  // namespace loyalty::native
