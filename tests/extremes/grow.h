#pragma once
// Documents grown out of the tables of shapes, with every number at an end of its range: what is added to a table is
// grown as well.

#include "core/wire/shape.h"
#include "tests/extremes/choices.h"
#include "tests/extremes/words.h"

namespace loyalty::extremes {

/// Which numbers a document has, for the most part.
enum class Style {
  ends,      ///< any end of their ranges
  largest,   ///< the largest
  generous,  ///< the least where something is asked for, the largest where something is given
  ordinary   ///< those of a shop, with some ends among them
};

class Grower {
 public:
  /// Keeps references to both.
  Grower(Choices& choices, const KnownIds& ids) : choices_(choices), ids_(ids) {}

  /// An instant that documents speak of, and what numbers they have.
  void set_now(std::int64_t now) { now_ = now; }
  void set_style(Style style) { style_ = style; }

  /// A whole document.
  Json document(const wire::Shape& shape);
  /// A value of the member `key` of an object under `parent`.
  Json grow(const wire::Shape& shape, const std::string& key, const std::string& parent);
  /// An id that nothing else has.
  std::string fresh_id() { return "x" + std::to_string(++ids_made_); }
  std::int64_t number(std::int64_t min, std::int64_t max, const std::string& key);

 private:
  Json object(const wire::Shape& shape, const std::string& key);
  Json list(const wire::Shape& shape, const std::string& key, const std::string& parent);
  Json map(const wire::Shape& shape, const std::string& key, const std::string& parent);
  Json text(const wire::Shape& shape, const std::string& key, const std::string& parent);
  std::string id(const std::string& key, const std::string& parent);
  std::string day();
  std::int64_t instant(std::int64_t max);
  std::size_t length(std::int64_t max);

  Choices& choices_;
  const KnownIds& ids_;
  std::int64_t now_ = 0;
  Style style_ = Style::ends;
  int depth_ = 0;
  std::int64_t left_ = 0;  ///< values that may still be grown where a choice is
  std::int64_t ids_made_ = 0;
};

/// The shape of what a JSON pointer leads to; null where nothing is.
const wire::Shape* shape_at(const wire::Shape& root, const std::string& pointer);

}  // namespace loyalty::extremes
