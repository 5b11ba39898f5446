#pragma once
// CSV as RFC 4180 has it: fields in quotes may hold commas, quotes and line ends.

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::native {

class CsvReader {
 public:
  explicit CsvReader(std::istream& in) : in_(in) {}
  /// The next record; false at the end. Blank lines are passed over.
  bool next(std::vector<std::string>& fields);
  /// Of the record's first line, from 1.
  std::size_t line() const { return line_; }

 private:
  std::istream& in_;
  std::size_t line_ = 0, lines_ = 0;
};

/// One record with its end.
std::string csv_record(const std::vector<std::string>& fields);

}  // namespace loyalty::native
