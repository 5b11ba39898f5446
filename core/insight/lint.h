#pragma once
// Loopholes and dead rules, before a customer finds them. A finding forbids nothing: the merchant may want it so.

#include "core/program/program.h"

namespace loyalty {

/// Everything careless in a program that has been checked, in a fixed order. Codes and what each compares:
/// docs/errors.md, "Warnings".
wire::Problems lint(const Program& program);

}  // namespace loyalty
