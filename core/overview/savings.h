#pragma once
// 省钱: what a member saved, from the months' records.

#include "core/account/account.h"
#include "core/program/program.h"

namespace loyalty {

struct Savings {
  Money this_month{0}, this_year{0}, total{0};
  wire::Map<Money> by_month;               ///< "2026-11"; of this year and the last, with any
  wire::Map<Money> by_year;                ///< "2026"; with any
  wire::Map<Money> by_source, by_channel;  ///< since joining
  wire::Map<Money> month_by_channel;       ///< this month, 本月优惠
};

Savings savings_at(const Program& program, const Account& account, Instant at);

}  // namespace loyalty
