#pragma once
// 叠加: which offers may stand together. Decided from scopes alone, before any amount; any subset of an allowed set
// is allowed.

#include <array>
#include <vector>

#include "core/pricing/candidates.h"

namespace loyalty {

/// A set of candidates by their place in the order of application.
class OfferSet {
 public:
  void add(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  bool has(std::size_t i) const { return words_[i / 64] >> (i % 64) & 1; }
  OfferSet& operator|=(const OfferSet& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
    return *this;
  }

 private:
  std::array<std::uint64_t, static_cast<std::size_t>(2 * limits::offers) / 64 + 1> words_{};
};

/// What a set of offers has used of the limits so far.
struct Stack {
  OfferSet blocked;  ///< candidates that clash with one of the set
  std::array<std::uint16_t, static_cast<std::size_t>(limits::groups)> in_group{};
  std::int64_t coupons = 0;
  std::vector<std::uint16_t> on_line;  ///< by counted group and line: offers there
};

class StackingRules {
 public:
  /// Keeps references: both must outlive it.
  StackingRules(const Circumstance& circumstance, const std::vector<Candidate>& candidates);

  Stack empty() const;
  /// True when one more copy of candidate i can join the set.
  bool allows(const Stack& set, std::size_t i) const;
  void add(Stack& set, std::size_t i) const;

  /// Offers of the group in one order at most.
  std::int64_t group_room(std::size_t group) const { return group_room_[group]; }
  std::int64_t max_coupons() const { return max_coupons_; }

  enum class Clash { none, exclusive, group };
  /// Whether the two may not share the line they share.
  Clash clash(std::size_t a, std::size_t b) const;

  /// Why candidate i cannot join the set of `members`: reasons `exclusive` and `stacking` with whom.
  void explain(const std::vector<std::size_t>& members, std::size_t i,
               std::vector<Reason>& into) const;

 private:
  const std::vector<Candidate>& candidates_;
  const std::vector<StackingGroup>& groups_;
  std::vector<OfferSet> clashes_;            ///< by candidate
  std::vector<std::vector<char>> excludes_;  ///< by group and group, either way
  std::vector<std::int64_t> group_room_;
  std::vector<int> counted_;  ///< by group: its row in Stack::on_line, or -1
  std::size_t counted_groups_ = 0;
  std::int64_t max_coupons_;
};

}  // namespace loyalty
