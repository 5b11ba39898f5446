#pragma once
// The few coarse calls that everything outside uses: JSON text in, JSON text out. Nothing here throws, reads a
// clock or does I/O; a call that answers with an error has changed nothing.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty {

/// An answer. `ok`: canonical JSON of what was asked for. Otherwise the one error shape
/// {"error":{"at":JSON pointer,"code":...,"details":{...}},"others":[...the same...]}: `others` lists the further
/// problems of the same input, and is absent when there are none.
struct Reply {
  bool ok = false;
  std::string text;
};

/// Of the package: one string for all builds.
std::string_view engine_version();
/// Rises when a figure may change. Builds of one number agree to the last fen, whatever their versions.
std::int64_t rules_version();

struct Problem;
struct Program;

/// A program that was read once, for any number of centers, on any threads at once; cheap to copy.
class SharedProgram {
 public:
  /// Answers {"digest","id","version"}; after an error it is as before.
  Reply read(std::string_view program);
  /// False: nothing was read into it.
  explicit operator bool() const { return program_ != nullptr; }

 private:
  friend class Engine;
  std::shared_ptr<const Program> program_;
};

/// One member's center: a program and an account. For one thread at a time; after open(), calls that change nothing may
/// run on several at once, until apply() or replay().
class Engine {
 public:
  Engine();
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Reads both whole, or neither. An empty `account` text is a new member's.
  /// Answers {"account":digest,"engine":version,"program":{"digest","id","version"}}.
  Reply open(std::string_view program, std::string_view account);
  /// The same with a program that was read before, which must not be empty.
  Reply open(const SharedProgram& program, std::string_view account);

  /// {"at": instant} -> what a member center shows then. Changes nothing.
  Reply overview(std::string_view request);
  /// cart -> quote (schemas/cart.schema.json, schemas/quote.schema.json). Changes nothing.
  Reply quote(std::string_view cart);
  /// event -> {"changes":[...],"overview":{...},"refund"?:{...}} as if it were applied. Changes nothing.
  Reply preview(std::string_view event);
  /// event -> {"changes":[...],"sealed":{...}}; folded into the account.
  Reply apply(std::string_view event);
  /// Sealed events, one JSON text a line, as apply() gave them: folded one after another, all or none. Events that the
  /// account knows already change nothing. Answers {"account":digest,"duplicates":n,"events":n}; the pointer of an
  /// error begins with the place of the event, as in "/17/sealed". A server's only: builds for pages have no replay.
  Reply replay(std::string_view log);
  /// An order as an overview of then shows it, however many newer ones there are; "": the account has none of this id, or
  /// is not open. A server's only.
  std::string order(std::string_view id, std::int64_t at) const;
  /// {"at":instant,"before"?:order,"limit"?:20,"order"?:order} -> {"older":bool,"orders":[{"held","order"}]}: the orders
  /// of a member's whole log that an overview of `at` does not show (it is over, or there are more than 50), the newest
  /// first: `order` as the overview had it last, `held` as the account. `before`: the last one of the answer before, which
  /// is unknown_order when it is not among them; `order`: this one alone. Of the member of the log, whatever account is
  /// open. A server's only.
  Reply past_orders(std::string_view log, std::string_view request) const;
  /// {"at":instant,"limit"?:100,"through"?:instant} -> {"older":bool,"records":[...]}: what a whole log has done, as the
  /// overview's ledger, which has the newest 60; the newest first, up to the instant `through`. Those of one instant come
  /// together, be there more than `limit`. Of the member of the log, whatever account is open. A server's only.
  Reply records(std::string_view log, std::string_view request) const;
  /// When something falls due next, epoch milliseconds: points end, a level's term, what an order holds. Nothing: never,
  /// or not open. A server's only.
  std::optional<std::int64_t> due() const;
  /// The instant of the account's last event: no later call may be of an earlier one. 0: none, or not open.
  std::int64_t last() const;
  /// The account as it is now; open() takes it back.
  Reply snapshot() const;
  /// {"at": instant} -> {"day":"2026-11-22","minute":845}: the local day that a clock in the program's time zone
  /// shows then, and the minutes since its midnight. Any instant, before the account's last event too.
  Reply clock(std::string_view request) const;
  /// {"at":now,"cart":the server's own cart,"quote":the quote that the page got} ->
  /// {"verdict":"accepted"} or {"verdict":reason, "at":pointer, "claimed":..., "own":...}. Changes nothing.
  Reply verify(std::string_view request);

 private:
  Reply open(std::shared_ptr<const Program> program, std::string_view account,
             std::vector<Problem> problems);

  struct Center;
  std::unique_ptr<Center> center_;
};

/// Reads and checks a program. Answers {"digest","exposure","id","version","warnings":[...]}: the warnings are problems
/// that do not forbid it, the exposure is the constructed cart that saves most (schemas/check.schema.json).
Reply check_program(std::string_view program);

/// What a new version of a program takes from members. Answers {"after","allowed","before","refused":[...],
/// "warnings":[...]}; pointers begin with /before or /after.
Reply check_change(std::string_view before, std::string_view after);

}  // namespace loyalty
