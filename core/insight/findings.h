#pragma once
// A list of findings about a program that may go live all the same: a stable code, a JSON pointer, numbers.

#include <string>

#include "core/program/program.h"

namespace loyalty {

/// "/coupons/3"
std::string place_of(std::string_view list, std::size_t index);

class Findings {
 public:
  Problem& warn(std::string_view code, std::string_view at, NewDetails details = {}) {
    return list_.emplace_back(code, at, details);
  }
  wire::Problems take() { return std::move(list_); }

 private:
  wire::Problems list_;
};

// What lint looks through; each file has one subject.
void lint_levels(const Program& program, Findings& findings);
void lint_offers(const Program& program, Findings& findings);
void lint_points(const Program& program, Findings& findings);
void lint_gifts(const Program& program, Findings& findings);

}  // namespace loyalty
