#pragma once
// One member's program and account, and the answers to the engine's calls over them.

#include <array>
#include <optional>
#include <string_view>

#include "core/engine/engine.h"
#include "core/events/book.h"
#include "core/pricing/quote_json.h"

namespace loyalty {

struct Engine::Center {
  explicit Center(std::shared_ptr<const Program> of) : shared(std::move(of)) {}

  std::shared_ptr<const Program> shared;
  const Program& program = *shared;
  Book book;

  const Account& account() const { return book.account(); }
  /// As of the account's last event; calculated when it is first asked for.
  std::string_view account_digest();

  /// Of the account; absent after an event. Room of its own: calls that change nothing leave no memory behind.
  std::optional<std::array<char, 64>> digest;
};

/// The error shape of engine.h.
Reply refuse(const wire::Problems& problems);
Reply refuse(const Problem& problem);

/// One problem in that shape; the numbers in the order of their names.
void write_problem(wire::Writer& w, const Problem& problem);
/// Two texts are read by one call: the first step of a pointer tells which.
void put_below(wire::Problems problems, std::string_view step, wire::Problems& into);

/// What is written of a cart into a receipt, and its digest with the lines in canonical order.
struct CartText {
  std::string json, digest;
};
CartText cart_text(const Cart& cart);

/// The account without its log, brought to `at`: what a quote looks at. Problem: instant_before_account.
Result<Account> view_at(const Program& program, const Account& account, Instant at);

/// A whole quote.
Reply quote_cart(const Program& program, const Account& account, std::string_view account_digest,
                 const Cart& cart);

/// SHA-256 of what write_digested writes.
std::string result_digest(const Priced& priced);

/// Answers Engine::verify.
Reply verify_quote(const Program& program, const Account& account, std::string_view request);

/// Reads an event. An order that comes as a cart is priced against the account as it is then, or booked at the figures of
/// the receipt beside it.
wire::Problems read_event(const Program& program, const Account& account, std::string_view text,
                          Event& into);

}  // namespace loyalty
