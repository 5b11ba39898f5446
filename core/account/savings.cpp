#include "core/account/savings.h"

#include "core/account/fold.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

void add_all(wire::Map<Money>& to, const wire::Map<Money>& from) {
  for (const auto& [key, amount] : from)
    if (amount.value > 0) *slot(to, key, max_amount) += amount;
}

}  // namespace

Savings savings_at(const Program& program, const Account& account, Instant at) {
  const std::string today = format_day(program.zone.local_day(at));
  Savings savings;
  for (const auto& [month, saved] : account.orders.savings) {
    savings.total += saved.total;
    if (month.starts_with(today.substr(0, 4))) savings.this_year += saved.total;
    if (month == today.substr(0, 7)) {
      savings.this_month = saved.total;
      add_all(savings.month_by_channel, saved.by_channel);
    }
    if (saved.total.value > 0) {
      if (month.size() > 4) savings.by_month.emplace_back(month, saved.total);
      *slot(savings.by_year, month.substr(0, 4), max_amount) += saved.total;
    }
    add_all(savings.by_source, saved.by_source);
    add_all(savings.by_channel, saved.by_channel);
  }
  return savings;
}

}  // namespace loyalty
