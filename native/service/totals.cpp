#include "native/service/totals.h"

#include <algorithm>

#include "native/service/answer.h"

namespace loyalty::service {
namespace {

/// Ids have no spaces: no offer is called so.
constexpr std::string_view of_exchanges = "exchange ";

}  // namespace

std::int64_t Totals::limit(const OpenProgram* program, const std::string& offer) {
  const auto active = program ? nullptr : programs_.active();
  const auto& totals = program ? program->totals : active->totals;
  const auto found = totals.find(offer);
  return found == totals.end() ? no_limit : found->second;
}

/// With the mutex held.
void Totals::read() {
  if (read_) return;
  used_ = store_.uses();
  read_ = true;
}

void Totals::doubt() {
  const std::scoped_lock lock(mutex_);
  read_ = false;
}

nlohmann::json Totals::nearly_used_up(const OpenProgram& program) {
  nlohmann::json out = nlohmann::json::object();
  if (program.totals.empty()) return out;
  const std::scoped_lock lock(mutex_);
  // Other processes use them, too, and what a quote says is to hold with each of them.
  if (store_.is_shared()) read_ = false;
  read();
  for (const auto& [offer, limit] : program.totals)
    if (const auto used = used_.find(offer);
        used != used_.end() && limit - used->second < program.most_of(offer))
      out[offer] = std::min(used->second, limit);
  return out;
}

std::int64_t Totals::used(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  if (store_.is_shared()) read_ = false;
  read();
  const auto found = used_.find(name);
  return found == used_.end() ? 0 : found->second;
}

std::optional<Use> Totals::of_exchange(const std::string& exchange, std::int64_t times) {
  const auto program = programs_.active();
  const auto found = program->exchanges.find(exchange);
  if (found == program->exchanges.end() || !found->second.stock) return {};
  return Use{std::string(of_exchanges) + exchange, times, *found->second.stock};
}

/// The first use that the shop's figures have no room for, together with those before it; with the mutex held.
const Use* Totals::too_much(const std::vector<Use>& uses) {
  read();
  std::map<std::string, std::int64_t> more;
  for (const Use& use : uses)
    if (use.more > 0 && (more[use.name] += use.more) > use.limit - used_[use.name]) return &use;
  return nullptr;
}

void Totals::check(const std::vector<Use>& uses) {
  if (std::all_of(uses.begin(), uses.end(), [](const Use& use) { return use.limit == no_limit; }))
    return;
  const std::scoped_lock lock(mutex_);
  if (!too_much(uses)) return;
  // Another process may have given some back.
  read_ = false;
  const Use* use = too_much(uses);
  if (!use) return;
  if (use->name.starts_with(of_exchanges))
    service::refuse(409, "out_of_stock", "/exchange",
                    {{"id", use->name.substr(of_exchanges.size())},
                     {"left", std::max<std::int64_t>(0, use->limit - used_[use->name])}});
  service::refuse(409, "offer_used_up", "", {{"id", use->name}, {"limit", use->limit}});
}

}  // namespace loyalty::service
