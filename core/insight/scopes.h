#pragma once
// What scopes have in common, decided from their lists alone: no catalogue is at hand. Long lists are met many times
// over, so the questions are asked of scopes with sorted lists.

#include "core/program/scope.h"

namespace loyalty {

/// The same scope with its lists sorted and each entry once, the exceptions' too.
Scope sorted(Scope scope);

/// Certainly nothing is in this scope: its exceptions cover all that a list of it names.
bool is_empty(const Scope& scope);
/// Certainly no goods are in both.
bool are_disjoint(const Scope& a, const Scope& b);
/// Certainly everything in `inner` is in `outer`.
bool covers_all(const Scope& outer, const Scope& inner);
/// Goods of every kind.
bool takes_everything(const Scope& scope);

}  // namespace loyalty
