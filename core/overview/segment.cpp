#include "core/events/segment.h"

#include "core/overview/overview.h"

namespace loyalty {
namespace {

template <class T>
void write_or_null(wire::Writer& w, const std::optional<T>& value) {
  if (!value)
    w.null();
  else if constexpr (std::is_same_v<T, std::string>)
    w.text(*value);
  else
    w.integer(*value);
}

}  // namespace

void write_segment(wire::Writer& w, const Program& program, const Account& account, Instant at) {
  const Segment segment = segment_of(program, account, at);
  w.open();
  w.key("average").number(segment.average);
  w.key("categories").integer(segment.categories);
  w.key("churning").boolean(segment.churning);
  w.key("class").text(class_names[static_cast<std::size_t>(segment.kind)]);
  write_or_null(w.key("days_since"), segment.days_since);
  w.key("largest").number(segment.largest);
  write_or_null(w.key("median_gap"), segment.median_gap);
  w.key("orders").integer(segment.orders);
  w.key("paid").number(segment.paid);
  w.key("prefers").open_list();
  for (const Preference& p : segment.prefers)
    w.open()
        .key("category")
        .text(p.category)
        .key("share")
        .number(p.share)
        .key("units")
        .integer(p.units)
        .close();
  w.close_list();
  w.key("scores").open();
  w.key("amount").integer(segment.scores.amount);
  w.key("frequency").integer(segment.scores.frequency);
  if (segment.scores.points) w.key("points").integer(*segment.scores.points);
  w.key("recency").integer(segment.scores.recency).close();
  w.key("segments").open_list();
  for (const std::string& id : segments_of(program, account, at)) w.text(id);
  w.close_list();
  w.key("skus").integer(segment.skus);
  write_or_null(w.key("tag"), segment.tag);
  w.key("value").integer(segment.value);
  w.close();
}

}  // namespace loyalty
