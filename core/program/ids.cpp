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

void Ids::define(std::string_view id, const std::string& at) {
  if (id.empty())
    complete_ = false;
  else
    definitions_.push_back({id, at});
}

void Ids::close() {
  put_in_order(definitions_, [](const Definition& a, const Definition& b) { return a.id < b.id; });
}

void Ids::check_unique() const {
  for (std::size_t i = 1; i < definitions_.size(); ++i) {
    const auto& [id, at] = definitions_[i];
    if (id != definitions_[i - 1].id) continue;
    problems_.push_back(
        {"duplicate_id", at, {{"id", std::string(id)}, {"kind", std::string(kind_)}}});
  }
}

void Ids::refer(std::string_view id, const std::string& at) const {
  if (!complete_ || id.empty()) return;
  const auto found =
      std::lower_bound(definitions_.begin(), definitions_.end(), id,
                       [](const Definition& d, std::string_view wanted) { return d.id < wanted; });
  if (found != definitions_.end() && found->id == id) return;
  if (problems_.size() >= static_cast<std::size_t>(limits::problems_reported)) return;
  std::vector<std::string_view> known;
  for (const auto& d : definitions_) known.push_back(d.id);
  std::vector<Detail> details{{"id", std::string(id)}, {"kind", std::string(kind_)}};
  if (const auto hint = wire::nearest(id, known); !hint.empty())
    details.push_back({"nearest", std::string(hint)});
  problems_.push_back({"unknown_id", at, std::move(details)});
}

void Ids::refer_all(const std::vector<std::string>& ids, const std::string& at) const {
  for (std::size_t i = 0; i < ids.size(); ++i) refer(ids[i], at + '/' + wire::decimal(i));
}

}  // namespace loyalty
