#include "native/batch/desk.h"

namespace loyalty::native {
namespace {

using By = Named::By;

/// Of a center that was opened; nothing when its account could not be read.
std::string account_digest(const Reply& opened) {
  constexpr std::string_view before = "{\"account\":\"";
  return opened.text.substr(before.size(), 64);
}

Reply unknown(std::string_view step, std::string_view digest) {
  return refusal("unknown_digest", std::string(step) + "/digest", {{"given", std::string(digest)}});
}

/// Both unreadable texts at once, with all their problems.
Reply refusal_of(std::string_view program, std::string_view account) {
  Engine engine;
  return engine.open(program, account);
}

struct Opened {
  std::shared_ptr<const KeptAccount> account;
  std::shared_ptr<KeptCenter> center;
  Reply reply;
};

Opened open(std::shared_ptr<const KeptProgram> program, std::string_view text) {
  auto account = std::make_shared<KeptAccount>();
  account->text = text;
  Opened opened{account, std::make_shared<KeptCenter>(std::move(program), account), {}};
  opened.reply = opened.center->open();
  if (opened.reply.ok) account->digest = account_digest(opened.reply);
  return opened;
}

}  // namespace

std::optional<Reply> Desk::use_program(std::string_view text) {
  usual_program_ = read_program(text);
  if (!usual_program_) return refusal_of(text, "");
  kept_.pin(usual_program_);
  return std::nullopt;
}

std::optional<Reply> Desk::use_account(std::string_view text) {
  const Opened opened = open(usual_program_, text);
  if (!opened.reply.ok) return opened.reply;
  usual_account_ = opened.account;
  kept_.pin(usual_account_);
  return std::nullopt;
}

void Desk::find_program(Line& line) {
  const std::lock_guard lock(mutex_);
  switch (line.program.by) {
    case By::nothing: line.program_found = usual_program_; break;
    case By::digest: line.program_found = kept_.see_program(line.program.text); break;
    case By::value: line.program_found = kept_.program_of(line.program.text); break;
  }
}

void Desk::prepare(Line& line) {
  if (line.refused || !takes_program(line.call)) return;
  find_program(line);
  if (line.program.by == By::nothing && !line.program_found) {
    line.refused = refusal("missing", "", {{"key", "program"}});
    return;
  }
  if (!asks_engine(line.call)) return;
  if (line.program.by == By::value && !line.program_found) {
    line.program_found = read_program(line.program.text);
    if (!line.program_found) {
      const bool with_account = line.account.by == By::value;
      line.refused = refusal_of(line.program.text, with_account ? line.account.text : "");
      return;
    }
  }
  if (line.account.by != By::value) return;
  {
    const std::lock_guard lock(mutex_);
    line.account_found = kept_.account_of(line.account.text);
  }
  if (!line.account_found && line.program_found) open_account(line);
}

/// An account that cannot be read stays unfound: settle() has to look for the program first.
void Desk::open_account(Line& line) {
  Opened opened = open(line.program_found, line.account.text);
  line.center = std::move(opened.center);
  if (opened.reply.ok) line.account_found = std::move(opened.account);
}

void Desk::settle(Line& line) {
  if (line.refused || !takes_program(line.call)) return;
  const std::lock_guard lock(mutex_);
  settle_program(line);
  if (line.refused || !asks_engine(line.call)) return;
  if (line.account.by == By::value && !line.account_found) {
    if (!line.center) open_account(line);
    if (!line.account_found) {
      line.refused = line.center->open();
      return;
    }
  }
  if (line.program.by == By::value) line.program_found = kept_.keep(line.program_found);
  settle_account(line);
}

void Desk::settle_program(Line& line) {
  if (line.program.by != By::digest) return;
  line.program_found = kept_.use_program(line.program.text);
  if (!line.program_found) line.refused = unknown("/program", line.program.text);
}

void Desk::settle_account(Line& line) {
  if (line.account.by == By::nothing) line.account_found = usual_account_;
  if (line.account.by == By::digest) {
    line.account_found = kept_.use_account(line.account.text);
    if (!line.account_found) {
      line.refused = unknown("/account", line.account.text);
      return;
    }
  }
  if (changes_account(line.call)) {
    // What it opened is nobody else's.
    if (line.account.by != By::value) line.center = nullptr;
    return;
  }
  if (line.account.by == By::value) line.account_found = kept_.keep(line.account_found);
  if (auto there = kept_.use_center(*line.program_found, *line.account_found))
    line.center = std::move(there);
  else if (line.center)
    line.center = kept_.keep(line.center);
  else
    line.center = kept_.keep(std::make_shared<KeptCenter>(line.program_found, line.account_found));
}

Reply Desk::answer_of_program(const Line& line) {
  const std::string_view program = line.program.by == By::value ? line.program.text
                                   : line.program_found         ? line.program_found->text
                                                                : std::string_view();
  Reply reply = ask_of_program(line.call, program, line.input);
  // check_change names the two texts itself: the new version is the input.
  if (!reply.ok && line.call == Call::check) reply.text = put_below(reply.text, "/program");
  return reply;
}

Reply Desk::answer(Line& line) {
  if (line.refused) return *line.refused;
  if (!asks_engine(line.call)) return answer_of_program(line);
  if (!line.center)
    line.center = std::make_shared<KeptCenter>(line.program_found, line.account_found);
  const Reply& opened = line.center->open();
  if (!opened.ok || line.call == Call::open) return opened;
  Reply reply = ask(line.center->engine(), line.call, line.input);
  if (!reply.ok) reply.text = put_below(reply.text, "/input");
  return reply;
}

}  // namespace loyalty::native
