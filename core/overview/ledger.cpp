#include "core/overview/view.h"

namespace loyalty {

void write_record(wire::Writer& w, const Entry& entry, const Fact& fact) {
  Fact complete = fact;
  complete.at = entry.at;
  w.open();
  if (entry.by) w.key("by").text(*entry.by);
  if (entry.channel) w.key("channel").text(*entry.channel);
  if (entry.event) w.key("event").text(*entry.event);
  w.key("fact").object(complete);
  if (entry.kind) w.key("kind").text(event_names[static_cast<std::size_t>(*entry.kind)]);
  if (entry.reason) w.key("reason").text(*entry.reason);
  w.close();
}

void write_ledger(wire::Writer& w, const View& view) {
  const auto& history = view.account.history;
  std::int64_t shown = 0;
  w.open_list();
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry)
    for (auto fact = entry->facts.rbegin(); fact != entry->facts.rend(); ++fact) {
      if (++shown > limits::history) break;
      write_record(w, *entry, *fact);
    }
  w.close_list();
}

}  // namespace loyalty
