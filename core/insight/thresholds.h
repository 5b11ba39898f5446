#pragma once
// Where to put the thresholds of levels: the growth of all members as a histogram, cut by quantiles or at the largest
// gaps. Any number of members in bounded memory.

#include <cstdint>
#include <utility>
#include <vector>

#include "core/wire/writer.h"

namespace loyalty {

/// A level proposed: reached at `growth`, with so many of the members counted.
struct ProposedLevel {
  std::int64_t growth = 0;
  std::int64_t members = 0;
};

class GrowthHistogram {
 public:
  /// One member's growth, 0 to max_amount.
  void add(std::int64_t growth);
  /// Sorts what was added last; the questions below need it after the last add().
  void finish();

  std::int64_t members() const { return members_; }
  /// Growth is told apart to this: 1 until more than 65536 different values came, then a power of two.
  std::int64_t width() const { return std::int64_t{1} << shift_; }

  /// Levels with as equal numbers of members as their growth allows: level i of k begins at the growth of the member at
  /// place ceil(n * i / k), counted from 0 in rising order. The first begins at 0; of equal thresholds only one stays,
  /// and none below which there is nobody, so there may be fewer. `levels` is 1 to limits::tiers.
  std::vector<ProposedLevel> by_quantiles(std::int64_t levels) const;
  /// Levels that begin above the largest gaps between the members' growth; of equal gaps the lowest. A gap that would
  /// leave a level with less than one member in a hundred is passed over.
  std::vector<ProposedLevel> by_gaps(std::int64_t levels) const;

  /// {"gaps":[...],"highest","lowest","members","quantiles":[...],"width"}
  void write(wire::Writer& w, std::int64_t levels) const;

 private:
  using Bar = std::pair<std::int64_t, std::int64_t>;  ///< growth (the lower end), members
  std::vector<ProposedLevel> with_members(const std::vector<std::int64_t>& thresholds) const;
  void merge();

  std::vector<Bar> bars_;            ///< rising
  std::vector<std::int64_t> added_;  ///< not yet among the bars
  std::int64_t members_ = 0, lowest_ = 0, highest_ = 0;
  int shift_ = 0;
};

}  // namespace loyalty
