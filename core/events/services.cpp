#include "core/events/services.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/events/benefits.h"
#include "core/events/occasion.h"
#include "core/events/tiers.h"

namespace loyalty {
namespace {

constexpr std::int64_t whole_rate = 10000, days_of_year = 365;

Money fee_for(const Service& service, BasisPoints rate, Money amount) {
  const Money by_rate{mul_div(amount.value, rate.value, whole_rate, Rounding::half_up)};
  const Money fee = std::max(service.min, by_rate);
  return service.max ? std::min(fee, *service.max) : fee;
}

/// Nothing when it would leave the range of amounts.
std::optional<Money> interest_for(BasisPoints rate, Money amount, std::int64_t days) {
  const auto yearly = checked_mul(rate.value, days);
  if (!yearly) return std::nullopt;
  return Money{mul_div(amount.value, *yearly, whole_rate * days_of_year, Rounding::down)};
}

}  // namespace

BasisPoints service_rate(const Program& program, const Account& account, const Service& service) {
  if (!program.tiers) return service.rate;
  const std::string& level = program.tiers->levels[current_level(program, account)].id;
  const BasisPoints* rate = wire::find(service.rates, level);
  return rate ? *rate : service.rate;
}

std::optional<std::int64_t> free_uses_left(const Program& program, const Account& account,
                                           const Service& service, Instant at) {
  if (!service.free) return std::nullopt;
  const ServiceUses* uses = wire::find(account.activities.services, service.id);
  const bool current =
      uses && uses->period == period_key(service.period, program.zone.local_day(at));
  return std::max<std::int64_t>(0, *service.free - (current ? uses->times : 0));
}

Refusal seal_service_used(Posting& posting) {
  const Event& event = posting.event();
  const Service* service = find_by_id(posting.program().services, *event.service);
  if (!service) return refuse("unknown_service", "/service", {{"id", *event.service}});
  const Occasion occasion{posting.program(), posting.account(), posting.now(), event.channel};
  if (!holds(service->when, occasion))
    return refuse("condition_not_met", "/service", {{"id", service->id}});
  const bool is_fee = service->kind == ServiceKind::fee;
  if (is_fee == event.days.has_value())
    return refuse(is_fee ? "no_days" : "days_needed", "/days", {{"id", service->id}});
  const BasisPoints rate = service_rate(posting.program(), posting.account(), *service);
  std::optional<Money> money;
  if (is_fee) {
    const auto free = free_uses_left(posting.program(), posting.account(), *service, posting.now());
    money = free.value_or(0) > 0 ? Money{0} : fee_for(*service, rate, *event.amount);
  } else {
    money = interest_for(rate, *event.amount, *event.days);
  }
  if (!money) return out_of_range("/days");
  posting.post({.count = 1,
                .id = service->id,
                .kind = is_fee ? FactKind::fee_charged : FactKind::interest_earned,
                .money = *money,
                .of = period_key(service->period, posting.today())});
  return {};
}

}  // namespace loyalty
