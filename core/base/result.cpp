#include "core/base/result.h"

namespace loyalty {

Detail NewDetail::kept() const {
  if (bytes_ < 0) return {key_, number_};
  return {key_, bytes_ == 0 ? std::string() : std::string(text_, static_cast<std::size_t>(bytes_))};
}

std::vector<Detail> kept(NewDetails given) {
  std::vector<Detail> details;
  details.reserve(given.size());
  for (const NewDetail& one : given) details.push_back(one.kept());
  return details;
}

Problem::Problem(std::string_view what, std::string_view where, NewDetails given)
    : code(what), at(where), details(kept(given)) {}

}  // namespace loyalty
