#pragma once
// Lines from a descriptor, as they come: what has arrived is handed on before more is waited for.

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace loyalty::native {

struct SourceLine {
  std::string_view text;     ///< without its end; empty when the line is too long
  std::size_t room = 0;      ///< bytes from its beginning that may be looked at
  std::size_t too_long = 0;  ///< bytes of a line beyond the limit
};

/// Lines that arrived together, and the bytes they lie in.
struct Arrival {
  std::shared_ptr<const char[]> bytes;
  std::vector<SourceLine> lines;
};

class Source {
 public:
  /// `output`: where answers go; `wake`: becomes readable when nobody wants lines any more.
  Source(int input, int output, int wake, std::size_t longest)
      : input_(input), output_(output), wake_(wake), longest_(longest) {}

  /// Waits for the next lines; false at the end, or when the output is closed. A last line needs no line end.
  bool next(Arrival& into);
  /// Why reading ended early: errno, 0 for none.
  int error() const { return error_; }
  bool output_closed() const { return output_closed_; }

 private:
  bool wait();
  void grow();
  void cut(std::size_t from, Arrival& into);
  void end_line(std::size_t end, Arrival& into);

  const int input_, output_, wake_;
  const std::size_t longest_;
  std::shared_ptr<char[]> bytes_;
  std::size_t size_ = 0, capacity_ = 0;
  std::size_t begin_ = 0;    ///< of the line that has not ended yet
  std::size_t dropped_ = 0;  ///< bytes of a line that is too long, not kept
  bool handed_on_ = false;   ///< others look at bytes_, some beyond the end of their line
  bool ended_ = false, output_closed_ = false;
  int error_ = 0;
};

}  // namespace loyalty::native
