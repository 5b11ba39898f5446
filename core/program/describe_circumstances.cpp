// The rules between the members of hours, conditions, periods and special prices: when something
// holds.

#include "core/base/calendar.h"
#include "core/program/members.h"
#include "core/program/pricing_policy.h"
#include "core/program/program.h"

namespace loyalty::wire {

namespace {

template <class Enum>
std::vector<std::int64_t> as_numbers(const std::vector<Enum>& values) {
  std::vector<std::int64_t> numbers;
  for (const Enum v : values) numbers.push_back(static_cast<std::int64_t>(v));
  return numbers;
}

}  // namespace

void Describe<Hours>::check(Reader& r, void* object, std::uint64_t) {
  const auto& hours = *static_cast<const Hours*>(object);
  const auto from = parse_minute_of_day(hours.from);
  constexpr int day_end = 24 * 60;
  if (!from || *from == day_end) r.problem_at("/from", "invalid_time", {{"given", hours.from}});
  if (!parse_minute_of_day(hours.to)) r.problem_at("/to", "invalid_time", {{"given", hours.to}});
}

void Describe<Condition>::check(Reader& r, void* object, std::uint64_t) {
  const auto& when = *static_cast<const Condition*>(object);
  if (when.from && when.until && *when.from >= *when.until)
    r.problem_at("/until", "invalid_window",
                 {{"from", when.from->value}, {"until", when.until->value}});
  if (when.early && !when.from) missing_member(r, "", "early", "from");
  check_no_duplicates(r, "weekdays", when.weekdays);
}

void Describe<MemberDays>::check(Reader& r, void* object, std::uint64_t) {
  const auto& days = *static_cast<const MemberDays*>(object);
  check_no_duplicates(r, "days", days.days);
  check_no_duplicates(r, "weekdays", days.weekdays);
}

void Describe<Expiry>::never(Reader& r, void* object, std::string_view given) {
  if (given == "never")
    *static_cast<Expiry*>(object) = Expiry{};
  else
    r.problem("not_one_of", {{"given", given}, {"nearest", "never"}});
}

void Describe<Expiry>::check(Reader& r, void* object, std::uint64_t seen) {
  auto& expiry = *static_cast<Expiry*>(object);
  expiry.never = false;
  const auto has = [seen](std::uint64_t member) { return (seen & member) != 0; };
  if (has(bit_of(fields, "yearly"))) {
    check_members(r, *shape.fields, seen, "yearly", bits_of(fields, {"yearly", "years"}), 0);
    if (!is_month_day(*expiry.yearly))
      r.problem_at("/yearly", "invalid_time", {{"given", *expiry.yearly}});
    return;
  }
  constexpr struct {
    std::string_view name;
    std::uint64_t bit;
  } units[] = {{"days", bit_of(fields, "days")},
               {"months", bit_of(fields, "months")},
               {"years", bit_of(fields, "years")}};
  for (const auto& [name, bit] : units)
    if (has(bit)) return check_members(r, *shape.fields, seen, name, bit, bit_of(fields, "at"));
  missing_member(r, "", "expiry", "days");
}

void Describe<Expiry>::write(Writer& w, const Shape&, const void* object) {
  if (static_cast<const Expiry*>(object)->never)
    detail::write_text(w, "never");
  else
    detail::write_object(w, object, *shape.fields);
}

void Describe<Window>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& window = *static_cast<const Window*>(object);
  const bool rolling = window.kind == WindowKind::rolling_months;
  check_members(r, *shape.fields, seen, window_kind_names[static_cast<std::size_t>(window.kind)],
                rolling ? bit_of(fields, "months") : 0, bit_of(fields, "kind"));
}

void Describe<SpecialPrice>::check(Reader& r, void* object, std::uint64_t seen) {
  auto& price = *static_cast<SpecialPrice*>(object);
  const auto kind = special_kind_names[static_cast<std::size_t>(price.kind)];
  if (seen & bit_of(fields, "rates")) {
    if (price.unit_price) wrong_member(r, "", "rates", "unit_price");
    if (price.rates.empty()) r.problem_at("/rates", "empty_list");
  } else if (!price.unit_price) {
    missing_member(r, "", kind, "unit_price");
  }
  // The account counts a member's units by the price's id.
  if (price.max_units_per_member && !price.id) missing_member(r, "", "max_units_per_member", "id");
  if (!price.admits) return;
  check_no_duplicates(r, "admits", as_numbers(*price.admits));
  // All stages are what a price without the list admits: one meaning, one canonical text.
  if (r.whole() && price.admits->size() == std::size(stage_names)) price.admits.reset();
}

void Describe<EarnCaps>::check(Reader& r, void* object, std::uint64_t) {
  const auto& caps = *static_cast<const EarnCaps*>(object);
  if (caps.sources) check_no_duplicates(r, "sources", as_numbers(*caps.sources));
}

}  // namespace loyalty::wire
