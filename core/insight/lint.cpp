#include "core/insight/lint.h"

#include "core/insight/findings.h"

namespace loyalty {

std::string place_of(std::string_view list, std::size_t index) {
  return std::string(list) + '/' + wire::decimal(index);
}

wire::Problems lint(const Program& program) {
  Findings findings;
  lint_levels(program, findings);
  lint_offers(program, findings);
  lint_points(program, findings);
  lint_gifts(program, findings);
  return findings.take();
}

}  // namespace loyalty
