#include "native/keeping/csv.h"

namespace loyalty::native {
namespace {

bool is_open(std::string_view record) {
  bool open = false;
  for (const char c : record)
    if (c == '"') open = !open;
  return open;
}

std::vector<std::string> split(std::string_view record) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (quoted && c == '"' && i + 1 < record.size() && record[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

bool CsvReader::next(std::vector<std::string>& fields) {
  std::string record, line;
  do {
    if (!std::getline(in_, record)) return false;
    line_ = ++lines_;
    // Spreadsheets put a mark before the first line.
    if (line_ == 1 && record.starts_with("\xEF\xBB\xBF")) record.erase(0, 3);
  } while (record.empty() || record == "\r");
  while (is_open(record) && std::getline(in_, line)) {
    ++lines_;
    record += '\n' + line;
  }
  if (!record.empty() && record.back() == '\r') record.pop_back();
  fields = split(record);
  return true;
}

std::string csv_record(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    if (fields[i].find_first_of(",\"\r\n") == std::string::npos) {
      out += fields[i];
      continue;
    }
    out += '"';
    for (const char c : fields[i]) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  }
  return out + '\n';
}

}  // namespace loyalty::native
