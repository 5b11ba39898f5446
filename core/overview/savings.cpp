#include "core/overview/savings.h"

#include "core/account/fold.h"
#include "core/base/calendar.h"
#include "core/overview/overview.h"

namespace loyalty {
namespace {

void add_all(wire::Map<Money>& to, const wire::Map<Money>& from) {
  for (const auto& [key, amount] : from)
    if (amount.value > 0) *slot(to, key, max_amount) += amount;
}

void write_amounts(wire::Writer& w, const wire::Map<Money>& amounts) {
  w.open();
  for (const auto& [key, amount] : amounts) w.key(key).number(amount);
  w.close();
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

void write_savings(wire::Writer& w, const Program& program, const Account& account, Instant at) {
  const Savings savings = savings_at(program, account, at);
  w.open();
  write_amounts(w.key("by_channel"), savings.by_channel);
  write_amounts(w.key("by_month"), savings.by_month);
  write_amounts(w.key("by_source"), savings.by_source);
  write_amounts(w.key("by_year"), savings.by_year);
  write_amounts(w.key("month_by_channel"), savings.month_by_channel);
  w.key("this_month").number(savings.this_month);
  w.key("this_year").number(savings.this_year);
  w.key("total").number(savings.total);
  w.close();
}

}  // namespace loyalty
