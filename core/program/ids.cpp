#include "core/program/ids.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/order.h"

namespace loyalty {

namespace {

/// Whether `problem` kept the reader from a whole section, or from a part of its list.
bool hides(const Problem& problem, std::string_view section) {
  std::string at = problem.at;
  if (problem.code == "missing") {
    at += wire::pointer_step(std::get<std::string>(problem.details.front().value));
  } else if (problem.code != "wrong_type" && problem.code != "too_many") {
    return false;
  }
  if (at.size() <= section.size())
    return section.substr(0, at.size()) == at &&
           (section.size() == at.size() || section[at.size()] == '/');
  return at.compare(0, section.size(), section) == 0 && at[section.size()] == '/' &&
         at.find('/', section.size() + 1) == std::string::npos;
}

}  // namespace

Ids::Ids(std::string_view kind, std::string_view section, wire::Problems& problems)
    : kind_(kind),
      problems_(problems),
      complete_(std::none_of(problems.begin(), problems.end(),
                             [section](const Problem& p) { return hides(p, section); })) {}

void Ids::define(std::string_view id, std::string_view list, std::size_t index,
                 std::string_view member) {
  if (id.empty())
    complete_ = false;
  else
    definitions_.push_back({id, list, member, index});
}

void Ids::close() {
  put_in_order(definitions_, [](const Definition& a, const Definition& b) { return a.id < b.id; });
}

void Ids::check_unique() const {
  for (std::size_t i = 1; i < definitions_.size(); ++i) {
    const Definition& d = definitions_[i];
    if (d.id != definitions_[i - 1].id) continue;
    std::string at(d.list);
    at.append("/").append(wire::decimal(d.index)).append(d.member);
    problems_.push_back({"duplicate_id", at, {{"id", d.id}, {"kind", kind_}}});
  }
}

bool Ids::is_known(std::string_view id) const {
  if (!complete_ || id.empty()) return true;
  const auto found =
      std::lower_bound(definitions_.begin(), definitions_.end(), id,
                       [](const Definition& d, std::string_view wanted) { return d.id < wanted; });
  return found != definitions_.end() && found->id == id;
}

void Ids::refer(std::string_view id, std::string_view at, std::string_view below) const {
  if (is_known(id)) return;
  if (problems_.size() >= static_cast<std::size_t>(limits::problems_reported)) return;
  std::vector<std::string_view> known;
  for (const auto& d : definitions_) known.push_back(d.id);
  const std::string place = std::string(at).append(below);
  const NewDetail what{"id", id}, kind{"kind", kind_};
  const auto hint = wire::nearest(id, known);
  if (hint.empty())
    problems_.push_back({"unknown_id", place, {what, kind}});
  else
    problems_.push_back({"unknown_id", place, {what, kind, {"nearest", hint}}});
}

void Ids::refer_all(const std::vector<std::string>& ids, std::string_view at,
                    std::string_view member) const {
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (!is_known(ids[i])) refer(ids[i], at, std::string(member) + '/' + wire::decimal(i));
}

}  // namespace loyalty
