#include "core/insight/cohorts.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/base/calendar.h"
#include "core/program/members.h"
#include "core/wire/writer.h"

namespace loyalty {
namespace {

bool grow(Money& sum, Money more) {
  const auto grown = checked_add(sum.value, more.value);
  if (grown) sum.value = *grown;
  return grown.has_value();
}

/// A return is told up to 2^53 - 1.
void write_rate(wire::Writer& w, std::int64_t part, std::int64_t of) {
  if (of == 0)
    w.null();
  else
    w.integer(static_cast<std::int64_t>(
        std::clamp<Wide>(Wide{part} * whole.value / of, -max_amount, max_amount)));
}

void write_complaints(wire::Writer& w, const wire::Map<Complaints>& types) {
  w.open();
  for (const auto& [type, c] : types)
    w.key(type)
        .open()
        .key("compensation")
        .number(c.compensation)
        .key("count")
        .integer(c.count)
        .key("resolved")
        .integer(c.resolved)
        .close();
  w.close();
}

}  // namespace

MonthOfMembers* Cohorts::month_of(Instant at) {
  const std::string name = format_day(zone_.local_day(at)).substr(0, 7);
  if (!months_.empty() && months_.back().month == name) return &months_.back();
  // Months in which nothing happened stand in the report as well.
  Day day = months_.empty() ? zone_.local_day(at)
                            : add_months(*parse_day(months_.back().month + "-01"), 1);
  for (;; day = add_months(day, 1)) {
    if (static_cast<std::int64_t>(months_.size()) >= limits::report_months) return nullptr;
    MonthOfMembers month;
    month.month = format_day(day).substr(0, 7);
    month.members = static_cast<std::int64_t>(members_.size());
    months_.push_back(std::move(month));
    if (months_.back().month == name) return &months_.back();
  }
}

CampaignResult* Cohorts::campaign(const std::string& id, std::int32_t& index) {
  const auto at = std::find_if(campaigns_.begin(), campaigns_.end(),
                               [&](const auto& entry) { return entry.first == id; });
  index = static_cast<std::int32_t>(at - campaigns_.begin());
  if (at != campaigns_.end()) return &at->second;
  if (static_cast<std::int64_t>(campaigns_.size()) >= limits::report_campaigns) return nullptr;
  return &campaigns_.emplace_back(id, CampaignResult{}).second;
}

void Cohorts::be_active(MemberSeen& member, MonthOfMembers& month) {
  const auto now = static_cast<std::int32_t>(months_.size()) - 1;
  if (member.active == now) return;
  ++month.active;
  if (member.active >= 0 && member.active == now - 1) ++month.retained;
  member.active = now;
}

bool Cohorts::order(const Record& record, MemberSeen& member, MonthOfMembers& month) {
  be_active(member, month);
  const auto now = static_cast<std::int32_t>(months_.size()) - 1;
  if (member.bought != now) {
    ++month.buyers;
    member.bought = now;
    member.bought_twice = false;
  } else if (!member.bought_twice) {
    ++month.repeat_buyers;
    member.bought_twice = true;
  }
  ++month.orders;
  return grow(month.paid, record.paid);
}

std::optional<Problem> Cohorts::add(const Record& record) {
  if (record.at < last_)
    return Problem{"record_out_of_order", "/at", {{"at", record.at.value}, {"last", last_.value}}};
  last_ = record.at;
  MonthOfMembers* month = month_of(record.at);
  if (!month) return Problem{"too_many_months", "/at", {{"max", limits::report_months}}};
  MemberSeen& member = members_[record.member];
  month->members = static_cast<std::int64_t>(members_.size());
  bool fits = true;
  switch (record.kind) {
    case RecordKind::joined: ++month->joined; break;
    case RecordKind::visited: be_active(member, *month); break;
    case RecordKind::exposed: break;
    case RecordKind::ordered: fits = order(record, member, *month); break;
    case RecordKind::complained: {
      const std::string type = record.type.value_or("other");
      auto at = std::find_if(month->complaints.begin(), month->complaints.end(),
                             [&](const auto& entry) { return entry.first >= type; });
      if (at == month->complaints.end() || at->first != type) {
        if (static_cast<std::int64_t>(month->complaints.size()) >= limits::complaint_types)
          return Problem{"too_many", "/type", {{"max", limits::complaint_types}}};
        at = month->complaints.emplace(at, type, Complaints{});
      }
      ++at->second.count;
      at->second.resolved += record.resolved ? 1 : 0;
      fits = grow(at->second.compensation, record.compensation);
      break;
    }
  }
  if (record.campaign) {
    std::int32_t index = 0;
    CampaignResult* campaign = this->campaign(*record.campaign, index);
    if (!campaign)
      return Problem{"too_many_campaigns", "/campaign", {{"max", limits::report_campaigns}}};
    const auto seen = std::find_if(member.campaigns.begin(), member.campaigns.end(),
                                   [&](const auto& entry) { return entry.first == index; });
    if (record.kind == RecordKind::exposed && seen == member.campaigns.end()) {
      member.campaigns.emplace_back(index, false);
      ++campaign->exposed;
    }
    if (record.kind == RecordKind::ordered) {
      ++campaign->orders;
      if (seen != member.campaigns.end() && !seen->second) {
        seen->second = true;
        ++campaign->converted;
      }
      fits = fits && grow(campaign->paid, record.paid) && grow(campaign->margin, record.margin);
    }
    fits = fits && grow(campaign->cost, record.cost);
  }
  if (!fits) return Problem{"amount_out_of_range", "", {}};
  return std::nullopt;
}

void Cohorts::write(wire::Writer& w) const {
  auto campaigns = campaigns_;
  std::sort(campaigns.begin(), campaigns.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  w.open().key("campaigns").open();
  for (const auto& [id, c] : campaigns) {
    w.key(id).open().key("conversion");
    write_rate(w, c.converted, c.exposed);
    w.key("converted").integer(c.converted).key("cost").number(c.cost);
    w.key("exposed").integer(c.exposed).key("margin").number(c.margin);
    w.key("orders").integer(c.orders).key("paid").number(c.paid).key("return");
    write_rate(w, c.margin.value, c.cost.value);
    w.close();
  }
  w.close().key("months").open_list();
  std::int64_t active_before = 0;
  for (const MonthOfMembers& m : months_) {
    w.open().key("active").integer(m.active).key("activity");
    write_rate(w, m.active, m.members);
    w.key("buyers").integer(m.buyers);
    write_complaints(w.key("complaints"), m.complaints);
    w.key("joined").integer(m.joined).key("lost").integer(active_before - m.retained);
    w.key("members").integer(m.members).key("month").text(m.month);
    w.key("orders").integer(m.orders).key("paid").number(m.paid);
    w.key("repeat_buyers").integer(m.repeat_buyers).key("repurchase");
    write_rate(w, m.repeat_buyers, m.buyers);
    w.key("retained").integer(m.retained).key("retention");
    write_rate(w, m.retained, active_before);
    w.close();
    active_before = m.active;
  }
  w.close_list().close();
}

namespace wire {

void Describe<Record>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& record = *static_cast<const Record*>(object);
  const auto kind = record_names[static_cast<std::size_t>(record.kind)];
  const auto common = bits_of(fields, {"at", "kind", "member"});
  const auto check_kind = [&](std::uint64_t needed, std::uint64_t allowed) {
    check_members(r, *shape.fields, seen, kind, needed, common | allowed);
  };
  switch (record.kind) {
    case RecordKind::joined:
    case RecordKind::visited: return check_kind(0, 0);
    case RecordKind::exposed: return check_kind(bit_of(fields, "campaign"), bit_of(fields, "cost"));
    case RecordKind::ordered:
      return check_kind(bit_of(fields, "paid"), bits_of(fields, {"campaign", "cost", "margin"}));
    case RecordKind::complained:
      return check_kind(0, bits_of(fields, {"compensation", "resolved", "type"}));
  }
}

}  // namespace wire
}  // namespace loyalty
