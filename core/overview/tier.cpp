// The level: now, the next one, and what keeps it.

#include "core/overview/overview.h"
#include "core/overview/progress.h"

namespace loyalty {
namespace {

void write_missing(wire::Writer& w, const std::vector<Missing>& list) {
  w.open_list();
  for (const Missing& m : list) {
    w.open();
    w.key("at_least").integer(m.wanted.at_least);
    w.key("have").integer(m.have);
    w.key("metric").text(metric_names[static_cast<std::size_t>(m.wanted.metric)]);
    w.close();
  }
  w.close_list();
}

void write_keep(wire::Writer& w, const std::optional<Keep>& keep) {
  if (!keep) {
    w.null();
    return;
  }
  w.open();
  w.key("by").number(keep->by);
  if (!keep->missing.empty()) write_missing(w.key("missing"), keep->missing);
  w.key("needed").integer(keep->needed);
  w.close();
}

void write_next(wire::Writer& w, const Level* next) {
  if (!next) {
    w.null();
    return;
  }
  w.open();
  if (next->growth) w.key("growth").integer(*next->growth);
  w.key("level").text(next->id);
  w.key("name").text(next->name);
  w.close();
}

template <class T>
void write_number_or_null(wire::Writer& w, const std::optional<T>& value) {
  if (!value)
    w.null();
  else if constexpr (requires { value->value; })
    w.integer(value->value);
  else
    w.integer(*value);
}

}  // namespace

void write_tier(wire::Writer& w, const Program& program, const Account& account, Instant at) {
  if (!program.tiers) {
    w.null();
    return;
  }
  const Progress progress = progress_at(program, account, at);
  const Level& level = program.tiers->levels[progress.level];
  w.open();
  w.key("growth").integer(progress.growth);
  write_keep(w.key("keep"), progress.keep);
  w.key("level").text(level.id);
  if (!progress.missing.empty()) write_missing(w.key("missing"), progress.missing);
  w.key("name").text(level.name);
  write_next(w.key("next"), progress.next ? &program.tiers->levels[*progress.next] : nullptr);
  w.key("progress").number(progress.done);
  write_number_or_null(w.key("remaining"), progress.remaining);
  write_number_or_null(w.key("since"), progress.since);
  write_number_or_null(w.key("spend_to_next"), progress.spend_to_next);
  write_number_or_null(w.key("until"), progress.until);
  w.key("why").text(progress.why);
  w.close();
}

}  // namespace loyalty
