#pragma once
// Programs and accounts that came in earlier lines, for lines that name them by digest: kept while there is room, those
// that were not used for longest leave first.

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/engine/engine.h"

namespace loyalty::native {

struct KeptProgram {
  std::string text, digest;
  SharedProgram program;
};

/// A new member's account is the empty text.
struct KeptAccount {
  std::string text, digest;
};

/// A member's center, opened when it is first asked; asked by several threads at once for what changes nothing.
class KeptCenter {
 public:
  KeptCenter(std::shared_ptr<const KeptProgram> program, std::shared_ptr<const KeptAccount> account)
      : program_(std::move(program)), account_(std::move(account)) {}

  /// What Engine::open answers.
  const Reply& open();
  /// Of a center that is open.
  Engine& engine() { return engine_; }

  const KeptProgram& program() const { return *program_; }
  const KeptAccount& account() const { return *account_; }

 private:
  const std::shared_ptr<const KeptProgram> program_;
  const std::shared_ptr<const KeptAccount> account_;
  std::once_flag once_;
  Engine engine_;
  Reply opened_;
};

/// Reads a program; null when there is anything wrong with it.
std::shared_ptr<const KeptProgram> read_program(std::string_view text);

/// Used by one thread at a time.
class Kept {
 public:
  explicit Kept(std::size_t bytes) : room_(bytes) {}

  // By digest or by text, without counting as a use: what is answered depends on nothing but speed.
  std::shared_ptr<const KeptProgram> see_program(std::string_view digest) const;
  std::shared_ptr<const KeptProgram> program_of(std::string_view text) const;
  std::shared_ptr<const KeptAccount> account_of(std::string_view text) const;

  // Uses, in the order of the lines. `keep` gives what is kept: the same or what was there already.
  std::shared_ptr<const KeptProgram> use_program(std::string_view digest);
  std::shared_ptr<const KeptAccount> use_account(std::string_view digest);
  std::shared_ptr<const KeptProgram> keep(std::shared_ptr<const KeptProgram> program);
  std::shared_ptr<const KeptAccount> keep(std::shared_ptr<const KeptAccount> account);
  std::shared_ptr<KeptCenter> keep(std::shared_ptr<KeptCenter> center);
  std::shared_ptr<KeptCenter> use_center(const KeptProgram& program, const KeptAccount& account);

  // Defaults of the stream: never leave.
  void pin(std::shared_ptr<const KeptProgram> program);
  void pin(std::shared_ptr<const KeptAccount> account);

 private:
  struct Entry {
    std::string key;
    std::size_t cost = 0, text_hash = 0;
    std::shared_ptr<const KeptProgram> program;
    std::shared_ptr<const KeptAccount> account;
    std::shared_ptr<KeptCenter> center;
  };
  using Place = std::list<Entry>::iterator;

  Entry* find(const std::string& key) const;
  Entry* use(const std::string& key);
  Entry& add(Entry entry, bool pinned = false);
  void make_room();

  const std::size_t room_;
  std::size_t taken_ = 0;
  std::list<Entry> recent_;  ///< the last used first
  std::list<Entry> pinned_;
  std::unordered_map<std::string, Place> places_;
  std::unordered_map<std::size_t, Place> by_text_;
};

}  // namespace loyalty::native
