#include "tests/extremes/grow.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/account/event.h"
#include "core/base/calendar.h"

namespace loyalty::extremes {
namespace {

using wire::Describe;
using wire::Shape;

/// Values grown under one member of the whole.
constexpr std::int64_t values_at_most = 400;
constexpr int depth_at_most = 12;

/// Members that keep things from happening: seldom given.
bool holds_back(const std::string& key) {
  static const std::set<std::string> keys = {"admits",        "at_once",
                                             "apply",         "birthday",
                                             "caps",          "cards",
                                             "channels",      "daily_limit",
                                             "early",         "except",
                                             "excludes",      "excludes_unless",
                                             "exclusive",     "first_order",
                                             "from",          "free",
                                             "hours",         "limits",
                                             "max_coupons",   "max_per_line",
                                             "max_per_order", "max_units_per_member",
                                             "member_day",    "merged_into",
                                             "needs_phone",   "per_day",
                                             "per_life",      "per_member",
                                             "quota",         "regions",
                                             "scope",         "segments",
                                             "stock",         "tiers",
                                             "until",         "weekdays",
                                             "when"};
  return keys.contains(key);
}

/// What a number of this name asks of somebody before something is given.
bool asks(const std::string& key) {
  static const std::set<std::string> keys = {
      "at",  "at_least",    "buy", "every",        "floor",  "goal",      "members",
      "min", "min_payable", "per", "points_price", "streak", "threshold", "step"};
  return keys.contains(key);
}

/// Rows of integers: their tables are not to be seen from the shape.
struct Rows {
  const wire::Kind* kind;
  std::span<const wire::Column> columns;
  bool one;  ///< a single row
};

template <class List, std::int64_t Max>
Rows rows_of() {
  constexpr auto& columns = Describe<typename List::value_type>::columns;
  return {&wire::rows_kind<List, columns, Max>, columns, false};
}
template <class T>
Rows row_of() {
  return {&wire::row_kind<T, Describe<T>::columns>, Describe<T>::columns, true};
}

const Rows* rows_at(const Shape& shape) {
  static const std::vector<Rows> all = {rows_of<std::vector<Run>, limits::runs>(),
                                        rows_of<Series<Bucket>, limits::buckets>(),
                                        rows_of<std::vector<Bucket>, limits::buckets>(),
                                        rows_of<std::vector<CountedDay>, limits::counted_days>(),
                                        rows_of<std::vector<DaysAlone>, limits::counted_days>(),
                                        rows_of<std::vector<ShoppingDay>, limits::shopping_days>(),
                                        row_of<EarlierDays>(),
                                        row_of<UseCount>(),
                                        row_of<KindBought>()};
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Rows& r) { return r.kind == shape.kind; });
  if (found == all.end() &&
      std::string_view(shape.kind->expected).find("row") != std::string_view::npos)
    throw std::logic_error("rows of integers that rows_at() does not know");
  return found == all.end() ? nullptr : &*found;
}

std::string text_of(const Rows& rows, std::size_t count, Grower& grower) {
  static const wire::Kind* const of_runs = rows_of<std::vector<Run>, limits::runs>().kind;
  std::string text;
  std::int64_t before = 0;  // of a series
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ';';
    for (std::size_t c = 0; c < rows.columns.size(); ++c) {
      const wire::Column& column = rows.columns[c];
      std::int64_t value = grower.number(column.min, column.max, "") / column.unit;
      // A series rises by little steps; a run of days ends a day after it began.
      if (column.step && i > 0) value = 3;
      if (column.step) before += value;
      if (rows.kind == of_runs && c == 1) value = std::min(before + 1, column.max);
      if (c > 0) text += ' ';
      text += std::to_string(value);
    }
  }
  return text;
}

}  // namespace

const Shape* shape_at(const Shape& root, const std::string& pointer) {
  const Shape* shape = &root;
  const Json::json_pointer whole(pointer);
  std::vector<std::string> steps;
  for (auto rest = whole; !rest.empty(); rest.pop_back()) steps.push_back(rest.back());
  for (auto step = steps.rbegin(); step != steps.rend() && shape; ++step) {
    const Shape* next = nullptr;
    if (shape->fields)
      for (const wire::PackedField& f : *shape->fields)
        if (f.name() == *step) next = f.shape;
    shape = next ? next : shape->element;
  }
  return shape;
}

std::int64_t Grower::number(std::int64_t min, std::int64_t max, const std::string& key) {
  if (max == latest_instant || max == limits::latest_event) return instant(max);
  min = std::max(min, -max_amount);
  max = std::min(max, max_amount);
  const auto end = [&] {
    switch (choices_.below(8)) {
      case 0: return min;
      case 1: return min + 1;
      case 2: return max - 1;
      case 3: return std::clamp<std::int64_t>(0, min, max);
      case 4: return std::clamp<std::int64_t>(1, min, max);
      case 5: return min + (max - min) / 2;
      default: return max;
    }
  };
  switch (style_) {
    case Style::ends: return std::clamp(end(), min, max);
    case Style::largest: return choices_.chance(224) ? max : std::clamp(end(), min, max);
    case Style::generous:
      if (choices_.chance(32)) return std::clamp(end(), min, max);
      return asks(key) ? min : max;
    case Style::ordinary: break;
  }
  if (choices_.chance(32)) return std::clamp(end(), min, max);
  static const std::vector<std::int64_t> usual = {1, 2, 3, 10, 100, 500, 2000, 9900, 50000};
  return std::clamp(choices_.of(usual), min, max);
}

std::int64_t Grower::instant(std::int64_t max) {
  constexpr std::int64_t day_ms = 86'400'000;
  switch (choices_.below(8)) {
    case 0: return 0;
    case 1: return max;
    case 2: return std::clamp<std::int64_t>(now_ - 400 * day_ms, 0, max);
    case 3: return std::clamp<std::int64_t>(now_ + 400 * day_ms, 0, max);
    case 4: return std::clamp<std::int64_t>(now_ + 1, 0, max);
    case 5: return std::clamp<std::int64_t>(now_ + 30 * day_ms, 0, max);
    default: return std::min(now_, max);
  }
}

std::string Grower::day() {
  switch (choices_.below(6)) {
    case 0: return "1970-01-01";
    case 1: return "9999-12-31";
    case 2: return "2024-02-29";
    default: return format_day(Day{std::min(now_ / 86'400'000, limits::latest_day)});
  }
}

std::size_t Grower::length(std::int64_t max) {
  const std::int64_t most = std::max<std::int64_t>(0, std::min(max, left_ / 4));
  if (choices_.chance(12)) return 0;
  const auto few = static_cast<std::int64_t>(1 + choices_.below(3));
  return static_cast<std::size_t>(choices_.chance(24) ? most : std::min(few, most));
}

std::string Grower::id(const std::string& key, const std::string& parent) {
  const auto& known = ids_.under(key, parent);
  if (!known.empty() && choices_.chance(232)) return choices_.of(known);
  // What stands in a list has an id of its own.
  if (key == "id") return fresh_id();
  return choices_.of(plain_ids());
}

Json Grower::text(const Shape& shape, const std::string& key, const std::string& parent) {
  if (shape.kind == &wire::id_kind) return id(key, parent);
  if (shape.kind == &wire::day_kind) return day();
  if (const Rows* rows = rows_at(shape)) return text_of(*rows, rows->one ? 1 : length(64), *this);
  if (shape.kind != &wire::text_kind) return choices_.of(names_for(key, parent));
  if (key == "seed") return std::string(seed_of_draws);
  if (key == "currency") return "CNY";
  return "t";
}

Json Grower::object(const Shape& shape, const std::string& key) {
  Json made = Json::object();
  std::uint64_t needed = shape.fields->needed;
  for (const wire::PackedField& f : *shape.fields) {
    const bool always = needed & 1;
    needed >>= 1;
    const std::string name(f.name());
    if (depth_ == 1) left_ = values_at_most;
    const bool leaf = !f.shape->fields && !f.shape->element;
    const bool wanted = choices_.chance(holds_back(name) ? 20 : depth_ == 1 ? 192 : 128);
    if (always || (wanted && (leaf || left_ > 0))) made[name] = grow(*f.shape, name, key);
  }
  return made;
}

Json Grower::list(const Shape& shape, const std::string& key, const std::string& parent) {
  Json made = Json::array();
  const bool objects = shape.element->fields;
  for (std::size_t n = length(shape.kind->append ? shape.max : 0); n > 0; --n)
    made.push_back(grow(*shape.element, key, objects ? key : parent));
  return made;
}

Json Grower::map(const Shape& shape, const std::string& key, const std::string& parent) {
  Json made = Json::object();
  const auto& known = ids_.under(key, parent);
  for (std::size_t n = length(shape.max); n > 0; --n) {
    const bool period = key == "savings";
    const std::string name = period           ? day().substr(0, choices_.chance(128) ? 7 : 4)
                             : !known.empty() ? choices_.of(known)
                                              : choices_.of(plain_ids());
    made[name] = grow(*shape.element, key, parent);
  }
  return made;
}

Json Grower::grow(const Shape& shape, const std::string& key, const std::string& parent) {
  --left_;
  const wire::Kind& kind = *shape.kind;
  struct Deeper {
    int& depth;
    explicit Deeper(int& d) : depth(d) { ++depth; }
    ~Deeper() { --depth; }
  } deeper(depth_);
  const bool deep = depth_ > depth_at_most;
  // Some may be written in several ways.
  if (kind.text && (kind.integer || shape.fields || kind.append) && (deep || choices_.chance(96)))
    return choices_.of(names_for(key, parent));
  if (kind.integer)
    return shape.min == INT64_MIN ? number(0, max_amount, key) : number(shape.min, shape.max, key);
  if (kind.append && (!shape.fields || choices_.chance(128))) return list(shape, key, parent);
  if (shape.fields) return object(shape, key);
  if (kind.insert) return map(shape, key, parent);
  if (kind.boolean) return choices_.chance(128);
  return text(shape, key, parent);
}

Json Grower::document(const Shape& shape) {
  depth_ = 0;
  left_ = values_at_most;
  return grow(shape, "", "");
}

}  // namespace loyalty::extremes
