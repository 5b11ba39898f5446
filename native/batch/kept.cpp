#include "native/batch/kept.h"

#include <functional>

namespace loyalty::native {
namespace {

// What is kept takes more than its text: measured with the programs of demo/ and snapshots of long lives.
constexpr std::size_t program_for_text = 6, center_for_text = 6, for_each_kept = 2048;

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

std::string program_key(std::string_view digest) { return "p" + std::string(digest); }
std::string account_key(std::string_view digest) { return "a" + std::string(digest); }
std::string center_key(const KeptProgram& program, const KeptAccount& account) {
  return program.digest + account.digest;
}

}  // namespace

const Reply& KeptCenter::open() {
  std::call_once(once_, [this] { opened_ = engine_.open(program_->program, account_->text); });
  return opened_;
}

std::shared_ptr<const KeptProgram> read_program(std::string_view text) {
  auto program = std::make_shared<KeptProgram>();
  const Reply reply = program->program.read(text);
  if (!reply.ok) return nullptr;
  constexpr std::string_view before = "{\"digest\":\"";
  program->digest = reply.text.substr(before.size(), 64);
  program->text = text;
  return program;
}

Kept::Entry* Kept::find(const std::string& key) const {
  const auto found = places_.find(key);
  return found == places_.end() ? nullptr : &*found->second;
}

Kept::Entry* Kept::use(const std::string& key) {
  const auto found = places_.find(key);
  if (found == places_.end()) return nullptr;
  // A pinned entry costs nothing and stays where it is.
  if (found->second->cost > 0) recent_.splice(recent_.begin(), recent_, found->second);
  return &*found->second;
}

Kept::Entry& Kept::add(Entry entry, bool pinned) {
  auto& list = pinned ? pinned_ : recent_;
  if (pinned) entry.cost = 0;
  taken_ += entry.cost;
  list.push_front(std::move(entry));
  places_[list.front().key] = list.begin();
  if (list.front().text_hash != 0) by_text_[list.front().text_hash] = list.begin();
  return list.front();
}

void Kept::make_room() {
  // The last one is in use.
  while (taken_ > room_ && recent_.size() > 1) {
    const Entry& last = recent_.back();
    taken_ -= last.cost;
    const auto text = by_text_.find(last.text_hash);
    if (text != by_text_.end() && &*text->second == &last) by_text_.erase(text);
    places_.erase(last.key);
    recent_.pop_back();
  }
}

std::shared_ptr<const KeptProgram> Kept::see_program(std::string_view digest) const {
  const Entry* entry = find(program_key(digest));
  return entry ? entry->program : nullptr;
}

std::shared_ptr<const KeptProgram> Kept::program_of(std::string_view text) const {
  const auto found = by_text_.find(hash_of(text));
  if (found == by_text_.end() || !found->second->program) return nullptr;
  return found->second->program->text == text ? found->second->program : nullptr;
}

std::shared_ptr<const KeptAccount> Kept::account_of(std::string_view text) const {
  const auto found = by_text_.find(hash_of(text));
  if (found == by_text_.end() || !found->second->account) return nullptr;
  return found->second->account->text == text ? found->second->account : nullptr;
}

std::shared_ptr<const KeptProgram> Kept::use_program(std::string_view digest) {
  const Entry* entry = use(program_key(digest));
  return entry ? entry->program : nullptr;
}

std::shared_ptr<const KeptAccount> Kept::use_account(std::string_view digest) {
  const Entry* entry = use(account_key(digest));
  return entry ? entry->account : nullptr;
}

std::shared_ptr<const KeptProgram> Kept::keep(std::shared_ptr<const KeptProgram> program) {
  if (auto there = use_program(program->digest)) return there;
  add({program_key(program->digest),
       for_each_kept + program_for_text * program->text.size(),
       hash_of(program->text),
       program,
       {},
       {}});
  make_room();
  return program;
}

std::shared_ptr<const KeptAccount> Kept::keep(std::shared_ptr<const KeptAccount> account) {
  if (auto there = use_account(account->digest)) return there;
  add({account_key(account->digest),
       for_each_kept + account->text.size(),
       hash_of(account->text),
       {},
       account,
       {}});
  make_room();
  return account;
}

std::shared_ptr<KeptCenter> Kept::keep(std::shared_ptr<KeptCenter> center) {
  if (auto there = use_center(center->program(), center->account())) return there;
  const std::size_t cost = for_each_kept + center_for_text * center->account().text.size();
  add({center_key(center->program(), center->account()), cost, 0, {}, {}, center});
  // Centers hold their program and account: so these leave after them.
  use(account_key(center->account().digest));
  use(program_key(center->program().digest));
  make_room();
  return center;
}

std::shared_ptr<KeptCenter> Kept::use_center(const KeptProgram& program,
                                             const KeptAccount& account) {
  const Entry* entry = use(center_key(program, account));
  if (!entry) return nullptr;
  use(account_key(account.digest));
  use(program_key(program.digest));
  return entry->center;
}

void Kept::pin(std::shared_ptr<const KeptProgram> program) {
  add({program_key(program->digest), 0, hash_of(program->text), program, {}, {}}, true);
}

void Kept::pin(std::shared_ptr<const KeptAccount> account) {
  add({account_key(account->digest), 0, hash_of(account->text), {}, account, {}}, true);
}

}  // namespace loyalty::native
