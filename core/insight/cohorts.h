#pragma once
// What a campaign brought and how a shop's members come, stay and return: one pass over what happened to all members.

#include <map>
#include <string>
#include <vector>

#include "core/base/zone.h"
#include "core/program/scope.h"
#include "core/wire/reader.h"

namespace loyalty {

enum class RecordKind { joined, visited, exposed, ordered, complained };
inline constexpr std::string_view record_names[] = {"joined", "visited", "exposed", "ordered",
                                                    "complained"};

/// One thing that happened to one member.
struct Record {
  Instant at{0};
  std::optional<std::string> campaign;  ///< exposed: seen; ordered: what the order is owed to
  Money compensation{0};                ///< complained: paid to the member
  Money cost{0};  ///< exposed, ordered: what the campaign cost, savings included
  RecordKind kind = RecordKind::visited;
  Money margin{0};  ///< ordered: what the shop made of it
  std::string member;
  Money paid{0};                    ///< ordered
  bool resolved = false;            ///< complained
  std::optional<std::string> type;  ///< complained: about what
  bool operator==(const Record&) const = default;
};

/// Complaints of one type in one month.
struct Complaints {
  std::int64_t count = 0, resolved = 0;
  Money compensation{0};
};

/// A local month. Each member counts once.
struct MonthOfMembers {
  std::string month;                           ///< "2026-11"
  std::int64_t joined = 0;                     ///< new members
  std::int64_t members = 0;                    ///< seen so far, at the month's end
  std::int64_t active = 0;                     ///< with a visit or an order
  std::int64_t retained = 0;                   ///< active in the month before as well
  std::int64_t buyers = 0, repeat_buyers = 0;  ///< with an order; with two or more
  std::int64_t orders = 0;
  Money paid{0};
  wire::Map<Complaints> complaints;  ///< by type
};

/// A campaign (营销活动) over the whole time. Each member counts once.
struct CampaignResult {
  std::int64_t exposed = 0;
  std::int64_t converted = 0;  ///< exposed, and ordered because of it afterwards
  std::int64_t orders = 0;
  Money paid{0}, margin{0}, cost{0};
};

class Cohorts {
 public:
  explicit Cohorts(const Zone& zone) : zone_(zone) {}

  /// Records come in order of time. Problems: record_out_of_order, too_many_months, too_many_campaigns,
  /// amount_out_of_range.
  std::optional<Problem> add(const Record& record);

  /// {"campaigns":{id:{...}},"months":[...]}; rates are basis points, rounded down, null of nothing.
  void write(wire::Writer& w) const;

 private:
  struct MemberSeen {
    std::int32_t active = -1;   ///< index of the last month with a visit or an order
    std::int32_t bought = -1;   ///< index of the last month with an order
    bool bought_twice = false;  ///< in that month
    std::vector<std::pair<std::int32_t, bool>> campaigns;  ///< seen; and converted
  };
  MonthOfMembers* month_of(Instant at);
  CampaignResult* campaign(const std::string& id, std::int32_t& index);
  void be_active(MemberSeen& member, MonthOfMembers& month);
  bool order(const Record& record, MemberSeen& member, MonthOfMembers& month);

  Zone zone_;
  Instant last_{0};
  std::vector<MonthOfMembers> months_;
  std::vector<std::pair<std::string, CampaignResult>> campaigns_;
  std::map<std::string, MemberSeen, std::less<>> members_;
};

namespace limits {
/// Months of one report: a century.
inline constexpr std::int64_t report_months = period_months;
inline constexpr std::int64_t report_campaigns = 1000;
inline constexpr std::int64_t complaint_types = 200;
}  // namespace limits

namespace wire {

template <>
struct Describe<Record> {
  static constexpr Field fields[] = {
      needed(instant<&Record::at>("at")),
      id<&Record::campaign>("campaign"),
      number<&Record::compensation, 0, limits::event_amount>("compensation"),
      number<&Record::cost, 0, limits::event_amount>("cost"),
      needed(choice<&Record::kind, record_names>("kind")),
      number<&Record::margin, -limits::event_amount, limits::event_amount>("margin"),
      needed(id<&Record::member>("member")),
      number<&Record::paid, 0, limits::event_amount>("paid"),
      flag<&Record::resolved>("resolved"),
      id<&Record::type>("type")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
