#include "core/engine/engine.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/calendar.h"
#include "core/base/order.h"
#include "core/engine/center.h"
#include "core/overview/overview.h"

namespace loyalty {

namespace {

/// {"at": instant}
struct AtRequest {
  Instant at{0};
};

}  // namespace

namespace wire {
template <>
struct Describe<AtRequest> {
  static constexpr Field fields[] = {needed(instant<&AtRequest::at>("at"))};
  static constexpr Shape shape = object_shape<fields>;
};
}  // namespace wire

void write_problem(wire::Writer& w, const Problem& problem) {
  auto details = problem.details;
  put_in_order(details, [](const Detail& a, const Detail& b) { return a.key < b.key; });
  w.open().key("at").text(problem.at).key("code").text(problem.code).key("details").open();
  for (const Detail& d : details) {
    w.key(d.key);
    if (const auto* number = std::get_if<std::int64_t>(&d.value))
      w.integer(*number);
    else
      w.text(*std::get_if<std::string>(&d.value));
  }
  w.close().close();
}

/// Two texts are read by one call: the first step of a pointer tells which.
void put_below(wire::Problems problems, std::string_view step, wire::Problems& into) {
  for (Problem& p : problems) {
    p.at.insert(0, step);
    into.push_back(std::move(p));
  }
}

Reply refuse(const wire::Problems& problems) {
  wire::Writer w;
  w.open().key("error");
  write_problem(w, problems.front());
  if (problems.size() > 1) {
    w.key("others").open_list();
    for (std::size_t i = 1; i < problems.size(); ++i) write_problem(w, problems[i]);
    w.close_list();
  }
  return {false, w.close().str()};
}

Reply refuse(const Problem& problem) { return refuse(wire::Problems{problem}); }

std::string_view engine_version() { return "member-center 0.4.0"; }

std::int64_t rules_version() { return 5; }

std::string_view Engine::Center::account_digest() {
  if (!digest) {
    const std::string hex = loyalty::account_digest(account());
    digest.emplace();
    LOYALTY_ASSERT(hex.size() == digest->size(), "a digest is 64 digits");
    std::copy(hex.begin(), hex.end(), digest->begin());
  }
  return {digest->data(), digest->size()};
}

Engine::Engine() = default;
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Reply SharedProgram::read(std::string_view text) {
  const auto program = std::make_shared<Program>();
  if (const auto problems = read_program(text, *program); !problems.empty())
    return refuse(problems);
  program_ = program;
  wire::Writer w;
  w.open().key("digest").text(program->digest).key("id").text(program->id);
  w.key("version").integer(program->version).close();
  return {true, w.str()};
}

Reply Engine::open(std::string_view text, std::string_view account) {
  const auto program = std::make_shared<Program>();
  wire::Problems problems;
  put_below(read_program(text, *program), "/program", problems);
  return open(program, account, std::move(problems));
}

Reply Engine::open(const SharedProgram& program, std::string_view account) {
  LOYALTY_ASSERT(program.program_, "a program was read");
  return open(program.program_, account, {});
}

Reply Engine::open(std::shared_ptr<const Program> program, std::string_view account,
                   wire::Problems problems) {
  Account member;
  if (!account.empty()) put_below(wire::read(account, member), "/account", problems);
  if (!problems.empty()) return refuse(problems);
  center_ = std::make_unique<Center>(std::move(program));
  center_->book.open(std::move(member));
  wire::Writer w;
  w.open()
      .key("account")
      .text(center_->account_digest())
      .key("engine")
      .text(engine_version())
      .key("program")
      .open();
  w.key("digest").text(center_->program.digest).key("id").text(center_->program.id);
  w.key("version").integer(center_->program.version).close().close();
  return {true, w.str()};
}

Reply Engine::overview(std::string_view request) {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  AtRequest ask;
  if (const auto problems = wire::read(request, ask); !problems.empty()) return refuse(problems);
  if (ask.at < center_->account().at) {
    return refuse(Problem{"instant_before_account",
                          "/at",
                          {{"at", ask.at.value}, {"last", center_->account().at.value}}});
  }
  return {true, overview_json(center_->program, center_->account(), ask.at)};
}

Reply Engine::clock(std::string_view request) const {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  AtRequest ask;
  if (const auto problems = wire::read(request, ask); !problems.empty()) return refuse(problems);
  const Zone& zone = center_->program.zone;
  wire::Writer w;
  w.open().key("day").text(format_day(zone.local_day(ask.at)));
  w.key("minute").integer(zone.minute_of_day(ask.at)).close();
  return {true, w.str()};
}

Reply Engine::quote(std::string_view text) {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  Cart cart;
  if (const auto problems = wire::read(text, cart); !problems.empty()) return refuse(problems);
  return quote_cart(center_->program, center_->account(), center_->account_digest(), cart);
}

Reply Engine::preview(std::string_view text) {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  Event event;
  if (const auto problems = read_event(center_->program, center_->account(), text, event);
      !problems.empty())
    return refuse(problems);
  Account copy = center_->account();
  const bool duplicate = is_known(copy, event.id);
  if (!duplicate)
    if (const auto refusal = apply_here(center_->program, copy, event)) return refuse(*refusal);
  wire::Writer w;
  w.open().key("changes");
  write_changes(w, event);
  if (duplicate) w.key("duplicate").boolean(true);
  w.key("overview").raw(overview_json(center_->program, copy, event.at));
  if (event.sealed && takes_back(event.kind)) write_undone(w.key("refund"), event);
  w.close();
  return {true, w.str()};
}

Reply Engine::apply(std::string_view text) {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  Event event;
  if (const auto problems = read_event(center_->program, center_->account(), text, event);
      !problems.empty())
    return refuse(problems);
  wire::Writer w;
  if (is_known(center_->account(), event.id)) {
    w.open().key("changes");
    write_changes(w, event);
    w.key("duplicate").boolean(true).key("sealed").object(event).close();
    return {true, w.str()};
  }
  const auto sealed = center_->book.apply(center_->program, std::move(event));
  if (!sealed) return refuse(sealed.error());
  center_->digest.reset();
  w.open().key("changes");
  write_changes(w, **sealed);
  w.key("sealed").object(**sealed).close();
  return {true, w.str()};
}

Reply Engine::snapshot() const {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  return {true, wire::canonical(center_->account())};
}

Reply Engine::verify(std::string_view request) {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  return verify_quote(center_->program, center_->account(), request);
}

}  // namespace loyalty
