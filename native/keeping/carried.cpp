#include "native/keeping/carried.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/calendar.h"
#include "core/wire/reader.h"
#include "native/command/failure.h"
#include "native/command/moments.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

Account account_of(Engine& engine) {
  Account account;
  if (const auto problems = wire::read(engine.snapshot().text, account); !problems.empty())
    throw Failure(exit_internal, "a snapshot is not read back");
  return account;
}

/// The moment as it is read back: to the minute where it is one.
std::string moment_cell(Instant at, const Zone& zone) {
  if (at.value % 1000 != 0 || at.value < 0) return std::to_string(at.value);
  std::string text = moment_text(at.value, zone);
  std::replace(text.begin(), text.end(), ' ', 'T');
  return text;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string number(std::int64_t n) { return n == 0 ? "" : std::to_string(n); }

/// An entry of a cell: what stands first, then what has a name.
class Entry {
 public:
  explicit Entry(std::string first) : text_(std::move(first)) {}
  Entry& also(const char* name, const std::string& value) {
    if (!value.empty()) text_ += std::string(" ") + name + '=' + value;
    return *this;
  }
  Entry& also(const char* name, const std::optional<Instant>& at, const Zone& zone) {
    return also(name, at ? moment_cell(*at, zone) : "");
  }
  operator std::string() const { return text_; }

 private:
  std::string text_;
};

std::string lot_entry(const Lot& lot, const Zone& zone) {
  return Entry(std::to_string(lot.points.value))
      .also("at", lot.at, zone)
      .also("from", lot.released ? std::nullopt : lot.from, zone)
      .also("until", lot.until, zone)
      .also("source", std::string(points_source_names[static_cast<std::size_t>(lot.source)]));
}

struct PointsCells {
  std::vector<std::string> ready, frozen, waiting;
};

PointsCells points_cells(const Account& account, const Zone& zone) {
  PointsCells cells;
  for (const Lot& lot : account.points.lots) {
    // For an order to be completed, or somebody to approve them.
    const bool waits = !lot.released && !lot.from;
    if (waits)
      cells.waiting.push_back(
          Entry(std::to_string(lot.points.value)).also("until", lot.until, zone));
    else
      cells.ready.push_back(lot_entry(lot, zone));
  }
  for (const Hold& hold : account.points.holds)
    for (const Lot& part : hold.parts) cells.frozen.push_back(lot_entry(part, zone));
  return cells;
}

/// Whole growth, so that the sum of all is that of what is shown.
std::vector<std::string> growth_entries(const Account& account, const Zone& zone) {
  std::vector<std::string> entries;
  std::int64_t sum = 0, told = 0;
  for (const Bucket& bucket : account.tiers.buckets) {
    sum += bucket.growth.value;
    const std::int64_t whole = sum / thousandths - told;
    told += whole;
    if (whole == 0 && bucket.orders == 0 && bucket.paid.value == 0 &&
        bucket.points_earned.value == 0)
      continue;
    entries.push_back(Entry(std::to_string(whole))
                          .also("orders", number(bucket.orders))
                          .also("paid", number(bucket.paid.value))
                          .also("points", number(bucket.points_earned.value))
                          .also("until", bucket.until, zone));
  }
  return entries;
}

/// The level of the last term; or one that was granted, where that is higher and no card is what it is held by.
std::string level_entry(const Account& account, const std::string& level, const Zone& zone) {
  const Rung* rung = account.tiers.rungs.empty() ? nullptr : &account.tiers.rungs.back();
  for (const GrantedLevel& granted : account.tiers.granted)
    if (granted.level == level && (!rung || rung->level != level))
      return Entry(level).also("until", granted.until, zone).also("granted", "true");
  if (!rung) return "";
  return Entry(rung->level).also("until", rung->grace ? rung->grace : rung->until, zone);
}

/// "opened.2", "x.a7": what the core has named is named anew where it comes along.
bool is_given_by_core(const std::string& id) {
  auto end = id.find_last_not_of("0123456789");
  if (end == std::string::npos || end + 1 == id.size()) return false;
  if (end > 0 && id[end] == 'a') --end;
  return id[end] == '.';
}

std::vector<std::string> coupon_entries(const Account& account, const Zone& zone) {
  std::vector<std::string> entries;
  for (const Coupon& coupon : account.coupons)
    if (coupon.state == CouponState::held || coupon.state == CouponState::locked)
      entries.push_back(Entry(coupon.coupon)
                            .also("id", is_given_by_core(coupon.id) ? "" : coupon.id)
                            .also("from", coupon.from, zone)
                            .also("until", coupon.until, zone));
  return entries;
}

std::vector<std::string> card_entries(const Account& account, const Zone& zone) {
  std::vector<std::string> entries;
  for (const CardHeld& card : account.cards)
    entries.push_back(
        Entry(card.id).also("number", card.number.value_or("")).also("until", card.until, zone));
  return entries;
}

/// By month; of long ago, by year.
std::vector<std::string> savings_entries(const Account& account) {
  std::vector<std::string> entries;
  for (const auto& [period, saved] : account.orders.savings)
    for (const auto& [source, amount] : saved.by_source)
      if (amount.value > 0)
        entries.push_back(Entry(std::to_string(amount.value))
                              .also("source", source)
                              .also("day", period + (period.size() > 4 ? "-01" : "-01-01")));
  return entries;
}

}  // namespace

std::optional<Account> account_at(Engine& engine, std::int64_t at) {
  std::int64_t made = 0;
  const auto happens = [&](json event) {
    event["at"] = std::max(at, engine.last());
    event["id"] = "export-" + std::to_string(++made);
    if (const Reply reply = engine.apply(event.dump()); !reply.ok)
      throw Failure(exit_bad_input, reply.text);
  };
  Account account = account_of(engine);
  if (account.merged_into) return {};
  happens({{"kind", "time_passed"}});
  for (const OrderHeld& order : account_of(engine).orders.orders)
    if (order.state == OrderState::placed)
      happens({{"kind", "order_cancelled"}, {"order_id", order.facts.id}});
  return account_of(engine);
}

std::vector<std::string> cells_of(const Account& account, const std::string& level,
                                  const Zone& zone) {
  const Member& member = account.member;
  const PointsCells points = points_cells(account, zone);
  const WalletBalance balance = wallet_balance(account);
  return {member.id,
          member.joined ? moment_cell(*member.joined, zone) : "",
          member.birthday.value_or(""),
          member.region.value_or(""),
          member.phone_bound ? "true" : "",
          joined(member.segments),
          member.referrer.value_or(""),
          joined(points.ready),
          joined(points.frozen),
          joined(points.waiting),
          number(account.points.debt.value),
          number(balance.principal.value),
          number(balance.bonus.value),
          level_entry(account, level, zone),
          joined(growth_entries(account, zone)),
          joined(card_entries(account, zone)),
          joined(coupon_entries(account, zone)),
          number(account.orders.completed),
          number(account.orders.paid.value),
          joined(savings_entries(account))};
}

}  // namespace loyalty::native
