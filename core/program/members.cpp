#include "core/program/members.h"

#include <algorithm>

namespace loyalty::wire {

void missing_member(Reader& r, std::string_view below, std::string_view kind,
                    std::string_view member) {
  r.problem_at(below, "missing_member", {{"kind", kind}, {"member", member}});
}

void wrong_member(Reader& r, std::string_view below, std::string_view kind,
                  std::string_view member) {
  r.problem_at(std::string(below) + pointer_step(member), "wrong_member",
               {{"kind", kind}, {"member", member}});
}

void check_members(Reader& r, const Fields& fields, std::uint64_t seen, std::string_view kind,
                   std::uint64_t needed, std::uint64_t allowed) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto bit = std::uint64_t{1} << i;
    const bool given = (seen & bit) != 0;
    if (!given && (needed & bit)) missing_member(r, "", kind, fields[i].name());
    if (given && !((needed | allowed) & bit)) wrong_member(r, "", kind, fields[i].name());
  }
}

std::string element_at(std::string_view list, std::size_t index) {
  return pointer_step(list) + '/' + decimal(index);
}

void check_rising(Reader& r, std::string_view list, std::span<const std::int64_t> numbers) {
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i] > numbers[i - 1]) continue;
    r.problem_at(element_at(list, i), "not_rising",
                 {{"before", numbers[i - 1]}, {"value", numbers[i]}});
  }
}

void check_no_duplicates(Reader& r, std::string_view list, std::span<const std::int64_t> numbers) {
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const auto earlier = numbers.first(i);
    if (std::find(earlier.begin(), earlier.end(), numbers[i]) == earlier.end()) continue;
    r.problem_at(element_at(list, i), "duplicate_entry", {{"value", numbers[i]}});
  }
}

}  // namespace loyalty::wire
