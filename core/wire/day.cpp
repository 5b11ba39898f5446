#include "core/wire/day.h"

#include "core/base/calendar.h"
#include "core/wire/reader.h"
#include "core/wire/writer.h"

namespace loyalty::wire::detail {

void read_day(Reader& r, void* slot, std::string_view text) {
  const auto day = parse_day(text);
  if (!day || day->value < 0) {
    r.problem("invalid_day", {{"given", text.substr(0, limits::id_bytes)}});
    return;
  }
  *static_cast<Day*>(slot) = *day;
}

void write_day(Writer& w, const Shape&, const void* slot) {
  w.text(format_day(*static_cast<const Day*>(slot)));
}

}  // namespace loyalty::wire::detail
