#pragma once
// From a line to its answer, in three steps: `prepare` reads what the line brings, `settle` says what earlier lines have
// brought, `answer` asks the engine. Only `settle` depends on other lines: it is called for one after another, in their
// order; the others by many threads for many lines at once.

#include <string>

#include "native/batch/kept.h"
#include "native/batch/line.h"

namespace loyalty::native {

class Desk {
 public:
  /// `bytes` of memory for programs and accounts.
  explicit Desk(std::size_t bytes) : kept_(bytes) {}

  /// What lines without one mean. The refusal of what is wrong with it; nothing when all is well.
  std::optional<Reply> use_program(std::string_view text);
  /// After the program.
  std::optional<Reply> use_account(std::string_view text);

  void prepare(Line& line);
  void settle(Line& line);
  Reply answer(Line& line);

 private:
  void find_program(Line& line);
  void open_account(Line& line);
  void settle_program(Line& line);
  void settle_account(Line& line);
  Reply answer_of_program(const Line& line);

  std::mutex mutex_;  ///< of kept_
  Kept kept_;
  std::shared_ptr<const KeptProgram> usual_program_;
  std::shared_ptr<const KeptAccount> usual_account_ = std::make_shared<KeptAccount>();
};

}  // namespace loyalty::native
