// The rules between the members of services and campaigns.

#include "core/program/campaigns.h"
#include "core/program/members.h"
#include "core/program/services.h"

namespace loyalty::wire {

void Describe<Service>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& service = *static_cast<const Service*>(object);
  const auto common = bits_of(fields, {"id", "kind", "name", "rate", "rates", "when"});
  const auto kind = service_kind_names[static_cast<std::size_t>(service.kind)];
  const bool is_fee = service.kind == ServiceKind::fee;
  check_members(r, *shape.fields, seen, kind, 0,
                is_fee ? common | bits_of(fields, {"free", "max", "min", "period"}) : common);
  if (service.max && service.min > *service.max)
    r.problem_at("/max", "not_rising",
                 {{"before", service.min.value}, {"value", service.max->value}});
}

void Describe<Campaign>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& campaign = *static_cast<const Campaign*>(object);
  const bool whole = r.whole();
  const auto common = bits_of(fields, {"hours", "id", "kind", "list", "name", "sku", "when"});
  const auto kind = campaign_kind_names[static_cast<std::size_t>(campaign.kind)];
  if (campaign.kind == CampaignKind::bargain) {
    check_members(r, *shape.fields, seen, kind, bit_of(fields, "floor"), common);
    if (whole && campaign.floor >= campaign.list)
      r.problem_at("/list", "not_rising",
                   {{"before", campaign.floor.value}, {"value", campaign.list.value}});
    return;
  }
  check_members(r, *shape.fields, seen, kind, bit_of(fields, "steps"), common);
  if (!whole) return;
  if ((seen & bit_of(fields, "steps")) && campaign.steps.empty())
    r.problem_at("/steps", "empty_list");
  std::int64_t members = 0;
  Money price = campaign.list;
  for (std::size_t i = 0; i < campaign.steps.size(); ++i) {
    const GroupStep& step = campaign.steps[i];
    if (step.members <= members)
      r.problem_at(element_at("steps", i) + "/members", "not_rising",
                   {{"before", members}, {"value", step.members}});
    // More members, a lower price: what each step takes off rises.
    if (step.price >= price)
      r.problem_at(element_at("steps", i) + "/price", "not_rising",
                   {{"before", (campaign.list - price).value},
                    {"value", (campaign.list - step.price).value}});
    members = step.members;
    price = step.price;
  }
}

}  // namespace loyalty::wire
