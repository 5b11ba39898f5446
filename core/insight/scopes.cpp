#include "core/insight/scopes.h"

#include <algorithm>
#include <functional>

namespace loyalty {
namespace {

using Entries = std::vector<std::string>;

bool names(const Entries& list, std::string_view entry) {
  return std::binary_search(list.begin(), list.end(), entry, std::less<>());
}

/// A category lies in itself and in all above it: "food/snack" in "food".
bool category_in(const Entries& list, std::string_view category) {
  for (auto end = category.size(); end != std::string_view::npos;
       end = end == 0 ? std::string_view::npos : category.rfind('/', end - 1))
    if (names(list, category.substr(0, end))) return true;
  return false;
}

bool all_in(const Entries& list, const Entries& of) {
  return std::includes(of.begin(), of.end(), list.begin(), list.end());
}

/// A walk along both lists; what is not listed itself may lie in something that is.
bool all_categories_in(const Entries& list, const Entries& of) {
  auto at = of.begin();
  for (const std::string& category : list) {
    while (at != of.end() && *at < category) ++at;
    if ((at == of.end() || *at != category) && !category_in(of, category)) return false;
  }
  return true;
}

bool none_common(const Entries& a, const Entries& b) {
  return !a.empty() && !b.empty() &&
         std::none_of(a.begin(), a.end(), [&](const auto& entry) { return names(b, entry); });
}

bool no_category_common(const Entries& a, const Entries& b) {
  const auto none_in = [](const Entries& list, const Entries& of) {
    return std::none_of(list.begin(), list.end(),
                        [&](const auto& entry) { return category_in(of, entry); });
  };
  return !a.empty() && !b.empty() && none_in(a, b) && none_in(b, a);
}

/// A list of the outer scope holds nothing back: it is not given, or has all that the inner one names.
bool admits(const Entries& outer, const Entries& inner, bool categories) {
  if (outer.empty()) return true;
  if (inner.empty()) return false;
  return categories ? all_categories_in(inner, outer) : all_in(inner, outer);
}

}  // namespace

Scope sorted(Scope scope) {
  const auto sort = [](auto& lists) {
    for (Entries* list : {&lists.categories, &lists.skus, &lists.tags, &lists.shops}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  };
  sort(scope);
  if (scope.except) sort(*scope.except);
  return scope;
}

bool takes_everything(const Scope& scope) { return scope == Scope{}; }

bool is_empty(const Scope& scope) {
  if (!scope.except) return false;
  const GoodsLists& except = *scope.except;
  return (!scope.categories.empty() && all_categories_in(scope.categories, except.categories)) ||
         (!scope.skus.empty() && all_in(scope.skus, except.skus)) ||
         (!scope.shops.empty() && all_in(scope.shops, except.shops)) ||
         (!scope.tags.empty() && all_in(scope.tags, except.tags));
}

bool are_disjoint(const Scope& a, const Scope& b) {
  return is_empty(a) || is_empty(b) || no_category_common(a.categories, b.categories) ||
         none_common(a.skus, b.skus) || none_common(a.shops, b.shops) ||
         (a.except && is_empty({b.categories, b.skus, b.tags, b.shops, a.except})) ||
         (b.except && is_empty({a.categories, a.skus, a.tags, a.shops, b.except}));
}

bool covers_all(const Scope& outer, const Scope& inner) {
  return (!outer.except || outer.except == inner.except) &&
         admits(outer.categories, inner.categories, true) &&
         admits(outer.skus, inner.skus, false) && admits(outer.tags, inner.tags, false) &&
         admits(outer.shops, inner.shops, false);
}

}  // namespace loyalty
