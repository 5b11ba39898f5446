// Programs looked at before they go live: what is wrong, what is careless, and what a new version takes away.

#include <algorithm>

#include "core/engine/center.h"
#include "core/insight/changes.h"
#include "core/insight/exposure.h"
#include "core/insight/lint.h"

namespace loyalty {
namespace {

void write_list(wire::Writer& w, const wire::Problems& problems) {
  w.open_list();
  for (const Problem& problem : problems) write_problem(w, problem);
  w.close_list();
}

void write_exposure(wire::Writer& w, const std::optional<Exposure>& exposure) {
  if (!exposure) {
    w.null();
    return;
  }
  const Shopper& shopper = exposure->shopper;
  const auto names = [&](std::string_view key, const std::vector<std::string>& list) {
    w.key(key).open_list();
    for (const std::string& name : list) w.text(name);
    w.close_list();
  };
  w.open().key("cart").object(exposure->cart).key("list").integer(exposure->list);
  w.key("member").open();
  names("cards", shopper.cards);
  w.key("coupons").open_list();
  for (const CouponHeld& coupon : shopper.coupons) w.text(coupon.coupon);
  w.close_list();
  names("segments", shopper.segments);
  if (shopper.tier) w.key("tier").text(*shopper.tier);
  w.close();
  names("offers", exposure->offers);
  w.key("optimal").boolean(exposure->optimal).key("payable").integer(exposure->payable);
  w.key("saved").number(exposure->saved).close();
}

void write_identity(wire::Writer& w, const Program& program) {
  w.open().key("digest").text(program.digest).key("id").text(program.id);
  w.key("version").integer(program.version).close();
}

}  // namespace

Reply check_program(std::string_view text) {
  Program program;
  if (const auto problems = read_program(text, program); !problems.empty()) return refuse(problems);
  wire::Writer w;
  w.open().key("digest").text(program.digest).key("exposure");
  write_exposure(w, worst_exposure(program));
  w.key("id").text(program.id).key("version").integer(program.version).key("warnings");
  write_list(w, lint(program));
  return {true, w.close().str()};
}

Reply check_change(std::string_view before_text, std::string_view after_text) {
  Program before, after;
  wire::Problems problems;
  put_below(read_program(before_text, before), "/before", problems);
  put_below(read_program(after_text, after), "/after", problems);
  if (!problems.empty()) return refuse(problems);
  const ProgramChanges found = changes(before, after);
  wire::Writer w;
  w.open().key("after");
  write_identity(w, after);
  w.key("allowed").boolean(found.refused.empty()).key("before");
  write_identity(w, before);
  write_list(w.key("refused"), found.refused);
  write_list(w.key("warnings"), found.warnings);
  return {true, w.close().str()};
}

}  // namespace loyalty
