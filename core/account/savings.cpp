// What orders saved, fact by fact.
//
// | fact                                     | uses                                                   |
// |------------------------------------------|--------------------------------------------------------|
// | saved, unsaved                           | order, of (source), money, day (of the order), channel |
// | card_saved, card_unsaved                 | id, money                                              |

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

std::string year_of(Day day) { return format_day(day).substr(0, 4); }
std::string month_of(Day day) { return format_day(day).substr(0, 7); }

/// What comes when there is room for one more is "other".
bool add_all(wire::Map<Money>& to, const wire::Map<Money>& from, std::int64_t max) {
  return std::all_of(from.begin(), from.end(), [&](const auto& entry) {
    Money* sum = slot(to, entry.first, max - 1);
    if (!sum) sum = slot(to, other_channels, max);
    return sum && add(*sum, entry.second);
  });
}

bool add_savings(PeriodSavings& to, const PeriodSavings& more) {
  return add(to.total, more.total) &&
         add_all(to.by_source, more.by_source, limits::saving_sources) &&
         add_all(to.by_channel, more.by_channel, limits::channels + 1);
}

/// The year before the one that a month or year begins with.
std::string year_before(std::string_view period) {
  int year = 0;
  for (const char digit : period.substr(0, 4)) year = year * 10 + (digit - '0');
  return year_of(day_of(year - 1, 1, 1));
}

/// Months of years before `first` become those years. False when they do not fit.
bool sum_up_years(wire::Map<PeriodSavings>& savings, std::string_view first) {
  const auto is_past_month = [first](const auto& entry) {
    return entry.first.size() > first.size() && entry.first < first;
  };
  if (std::none_of(savings.begin(), savings.end(), is_past_month)) return true;
  wire::Map<PeriodSavings> kept;
  for (auto& [key, saved] : savings) {
    if (key >= first) {
      kept.emplace_back(std::move(key), std::move(saved));
      continue;
    }
    PeriodSavings* year = slot(kept, key.substr(0, 4), limits::saving_periods);
    if (!year || !add_savings(*year, saved)) return false;
  }
  savings = std::move(kept);
  return true;
}

/// Where the savings of a day stand: by month from the year before the newest on, by year before that.
PeriodSavings* period_of(wire::Map<PeriodSavings>& savings, Day day) {
  const std::string month = month_of(day);
  if (!savings.empty() && savings.back().first == month) return &savings.back().second;
  const bool is_newest = savings.empty() || savings.back().first < month;
  const std::string first = year_before(is_newest ? month : savings.back().first);
  if (is_newest && !sum_up_years(savings, first)) return nullptr;
  return slot(savings, month < first ? year_of(day) : month, limits::saving_periods);
}

}  // namespace

bool join_savings(wire::Map<PeriodSavings>& to, const wire::Map<PeriodSavings>& from) {
  for (const auto& [period, saved] : from)
    if (!add_savings(*slot(to, period, max_amount), saved)) return false;
  // Years that one of them has already summed up are years.
  return to.empty() || sum_up_years(to, year_before(to.back().first));
}

bool fold_savings(Account& account, const Event&, const Fact& fact) {
  if (fact.kind == FactKind::card_saved || fact.kind == FactKind::card_unsaved) {
    CardHeld* card = fact.id ? find_by_id(account.cards, *fact.id) : nullptr;
    if (!card) return true;  // it has ended
    if (fact.kind == FactKind::card_saved) return add(card->saved, fact.money);
    return take_up_to(card->saved, fact.money), true;
  }
  if (!fact.day || !fact.of) return false;
  PeriodSavings* month = period_of(account.orders.savings, *fact.day);
  if (!month) return false;
  Money* source = slot(month->by_source, *fact.of, limits::saving_sources);
  Money* channel =
      fact.channel ? slot(month->by_channel, *fact.channel, limits::channels) : nullptr;
  if (fact.channel && !channel)
    channel = slot(month->by_channel, other_channels, limits::channels + 1);
  if (!source) return false;
  if (fact.kind == FactKind::saved)
    return add(month->total, fact.money) && add(*source, fact.money) &&
           (!channel || add(*channel, fact.money));
  take_up_to(month->total, fact.money);
  take_up_to(*source, fact.money);
  if (channel) take_up_to(*channel, fact.money);
  return true;
}

}  // namespace loyalty
