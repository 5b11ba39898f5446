#include "core/events/posting.h"

#include <charconv>

#include "core/account/fold.h"
#include "core/account/sums.h"

namespace loyalty {

EventRefusal::EventRefusal(Problem problem)
    : problem_(std::make_unique<Problem>(std::move(problem))) {}

std::optional<Problem> EventRefusal::take() {
  if (!problem_) return std::nullopt;
  return std::move(*problem_);
}

Refusal refuse(std::string_view code, std::string_view at, NewDetails details) {
  return Problem(code, at, details);
}

Refusal out_of_range(std::string_view at) {
  return refuse("amount_out_of_range", at, {{"max", max_amount}});
}

Fact NewFact::kept() const {
  Fact fact;
  fact.bonus = bonus;
  fact.channel = channel.kept();
  fact.count = count;
  fact.day = day.kept();
  fact.from = from.kept();
  fact.growth = growth;
  fact.id = id.kept();
  fact.kind = kind;
  fact.line = line;
  fact.money = money;
  fact.of = of.kept();
  fact.order = order.kept();
  fact.part = part;
  fact.points = points;
  fact.principal = principal;
  fact.until = until.kept();
  return fact;
}

void Posting::post(const NewFact& fact) { keep(fact.kept()); }

void Posting::keep(Fact fact) {
  if (failed()) return;
  if (now_ != booked_at_) fact.at = now_;
  const bool marked = fact.kind == FactKind::chances_given || fact.kind == FactKind::card_given ||
                      (fact.kind == FactKind::growth_counted && !fact.order);
  if (stays() && marked) fact.line = 1;
  if (static_cast<std::int64_t>(facts_.size()) >= limits::facts) {
    why_failed_ = refuse("list_full", "", {{"list", "facts"}, {"max", limits::facts}});
    return;
  }
  const bool folded = fold(account_, event_, fact);
  if (!folded || !sums_fit(account_, fact.kind)) {
    const auto full = folded ? std::nullopt : full_list(account_, fact);
    why_failed_ = full ? refuse("list_full", "", {{"list", full->name}, {"max", full->max}})
                       : out_of_range("");
    return;
  }
  facts_.push_back(std::move(fact));
}

bool is_granted_id(std::string_view id) {
  const std::size_t digits = id.find_last_not_of("0123456789") + 1;
  if (digits == 0 || digits == id.size()) return false;
  id.remove_suffix(id.size() - digits);
  if (id.ends_with(achieved_series)) id.remove_suffix(achieved_series.size());
  return id.size() > 1 && id.ends_with('.');
}

std::string Posting::next_id() {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, ++granted_).ptr;
  std::string id = event_.id + ".";
  id += series_;
  return id.append(digits, end);
}

void Posting::begin_series(std::string_view series) {
  series_ = series;
  granted_ = 0;
}

}  // namespace loyalty
