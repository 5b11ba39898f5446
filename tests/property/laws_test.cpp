// The two laws of undoing. When all of a stretch of time is undone, in any order, the member has no more than without it:
// nothing is minted. And no less: nothing is lost. Each life is held against the same life without what was undone.
//
// LOYALTY_LAWS=seconds looks for so long at as many lives as fit.

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <sstream>

#include "tests/oracle/deeds.h"
#include "tests/oracle/random.h"

using namespace oracle;
using loyalty::oracle::Random;

namespace {

/// The next thing of a deed, so many days after what came before.
struct Turn {
  std::size_t deed = 0;
  std::int64_t gap = 0;
};

struct Story {
  std::vector<Policy> shop;
  const Past* past = nullptr;
  std::vector<const Deed*> deeds;
  std::vector<Turn> turns;
  /// Every second deed is another account's before this turn, in which the two become one.
  std::optional<std::size_t> joined_at = {};

  std::string name() const {
    std::string text;
    for (const Policy& policy : shop) text += policy.name + ", ";
    text += "having " + past->name + ": ";
    for (const Deed* deed : deeds) text += deed->name + "; ";
    for (const Turn& turn : turns) {
      if (turn.gap > 0) text += " +" + std::to_string(turn.gap) + " ";
      text += static_cast<char>('A' + turn.deed);
    }
    if (joined_at) text += ", joined after " + std::to_string(*joined_at);
    return text;
  }
};

/// One life told, with what is undone or without it.
class Telling {
 public:
  Telling(const Story& story, bool whole)
      : story_(story),
        whole_(whole),
        life_(shop_of(story.shop)),
        other_(shop_of(story.shop)),
        done_(story.deeds.size(), 0),
        given_up_(story.deeds.size(), false) {}

  /// Whether all could be told.
  bool tell() {
    for (const json& event : story_.past->events)
      if (!life_.does(event)) return false;
    if (story_.joined_at &&
        !other_.does({{"id", "joined2"}, {"kind", "member_joined"}, {"member", {{"id", "wei"}}}}))
      return false;
    for (std::size_t i = 0; i < story_.turns.size(); ++i) {
      const Turn& turn = story_.turns[i];
      if (story_.joined_at == i && !life_.joins(other_)) return false;
      apart_ = story_.joined_at && i < *story_.joined_at;
      Life& life = of(turn.deed);
      life.pass(turn.gap * a_day);
      if (turn.deed < story_.deeds.size() && !take(turn.deed)) return false;
      other_.pass_to(life.now());
      life_.pass_to(life.now());
    }
    for (const Act& act : late_) acts(life_, act);
    pay_back_the_rest();
    return true;
  }
  Life& life() { return life_; }

 private:
  /// Who does it.
  Life& of(std::size_t deed) { return apart_ && deed % 2 == 1 ? other_ : life_; }

  static bool acts(Life& life, const Act& act) { return life.does(act(life.seen())); }

  bool take(std::size_t place) {
    const Deed& deed = *story_.deeds[place];
    const std::size_t step = done_[place]++;
    const bool undoing = step >= deed.does.size();
    Life& life = of(place);
    if (given_up_[place] || (deed.is_undone() && !whole_)) {
      life.pass(a_minute);
      return true;
    }
    if (undoing) {
      // What was spent then can come back later: what is refused is asked for again.
      const Act& act = deed.undoes[step - deed.does.size()];
      if (!acts(life, act)) late_.push_back(act);
      return true;
    }
    if (acts(life, deed.does[step])) return true;
    given_up_[place] = true;  // nothing there to be used
    return deed.is_undone() && step == 0;
  }

  void pay_back_the_rest() {
    for (int n = 0; n < 9; ++n) {
      const json seen = life_.seen();
      for (const json& recharge : seen["wallet"]["recharges"]) {
        const std::string id = recharge["id"];
        if (id.starts_with("deed") && recharge["refundable"] > 0)
          life_.does({{"id", id + ".rest" + std::to_string(n)},
                      {"kind", "recharge_refunded"},
                      {"recharge", id}});
      }
    }
  }

  const Story& story_;
  bool whole_;
  Life life_, other_;
  bool apart_ = false;  ///< two accounts still
  std::vector<std::size_t> done_;
  std::vector<bool> given_up_;
  std::vector<Act> late_;
};

/// What is wrong, or nothing; no value: it cannot be told, with or without what is undone.
std::optional<std::string> told(const Story& story) {
  Telling with(story, true), without(story, false);
  if (!with.tell() || !without.tell()) return std::nullopt;
  const std::int64_t end = std::max(with.life().now(), without.life().now());
  for (const std::int64_t later : {0, 31, 366, 800}) {
    const std::int64_t at = end + later * a_day;
    std::string differs;
    for (const Difference& d : differences(with.life().holdings(at), without.life().holdings(at))) {
      // Of what counted before two accounts became one, levels know the sum only: docs/semantics.md, Two accounts of one person.
      if (story.joined_at && d.figure.starts_with("level")) continue;
      differs += "\n  " + d.text();
    }
    if (!differs.empty())
      return story.name() + "\n after " + std::to_string(later) + " days:" + differs + "\n" +
             with.life().log();
  }
  return "";
}

std::string fault(const Story& story) { return told(story).value_or(""); }

/// How long to look, and at how many lives at least.
class Patience {
 public:
  explicit Patience(int lives) : lives_(lives) {
    if (const char* seconds = std::getenv("LOYALTY_LAWS"))
      until_ = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(seconds));
  }
  bool lasts() { return lives_-- > 0 || std::chrono::steady_clock::now() < until_; }

 private:
  int lives_;
  std::chrono::steady_clock::time_point until_;
};

/// The fewest turns and deeds that still show a fault.
Story shrunk(Story story) {
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (std::size_t deed = 0; deed < story.deeds.size() && story.deeds.size() > 1; ++deed) {
      Story less = story;
      less.deeds.erase(less.deeds.begin() + static_cast<std::ptrdiff_t>(deed));
      std::erase_if(less.turns, [&](const Turn& t) { return t.deed == deed; });
      for (Turn& t : less.turns) t.deed -= t.deed > deed ? 1 : 0;
      if (fault(less).empty()) continue;
      story = less, smaller = true;
      break;
    }
    for (std::size_t i = 0; i < story.turns.size(); ++i) {
      if (story.turns[i].gap == 0 || story.turns[i].deed == story.deeds.size()) continue;
      Story less = story;
      less.turns[i].gap = 0;
      if (fault(less).empty()) continue;
      story = less, smaller = true;
    }
  }
  return story;
}

/// "bonus, points": which figures a fault concerns.
std::string kind_of(const std::string& fault) {
  std::istringstream lines(fault);
  std::string kind;
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("  ")) kind += line.substr(2, line.find(", not") - 2) + ", ";
  std::erase_if(kind, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
  return kind;
}

/// Looks at stories until patience ends; one fault of each kind is told, the smallest there is.
template <class Tell>
void look(Patience patience, const Tell& next) {
  std::map<std::string, int> kinds;
  int lives = 0, possible = 0;
  while (patience.lasts()) {
    const Story story = next();
    ++lives;
    const auto found = told(story);
    possible += found ? 1 : 0;
    const std::string wrong = found.value_or("");
    if (wrong.empty() || kinds[kind_of(wrong)]++ > 0) continue;
    UNSCOPED_INFO(fault(shrunk(story)));
    CHECK(wrong.empty());
    if (std::getenv("LOYALTY_LAWS"))
      std::printf("%s\n", fault(shrunk(story)).c_str()), std::fflush(stdout);
  }
  INFO(possible << " of " << lives << " lives could be told");
  CHECK(possible * 2 > lives);
}

const std::int64_t gaps[] = {0, 0, 0, 1, 5, 10, 35, 40, 2, 20};

}  // namespace

TEST_CASE("what gives and what uses, undone in any order, leave no more and no less", "[laws]") {
  const auto shops = policies();
  const auto past = pasts();
  const auto gives = givers("deed1"), uses = users("deed2");
  Random dice(1);
  look(Patience(6 * LOYALTY_PERCENT), [&] {
    Story story{dice.pick(shops), &dice.pick(past), {&dice.pick(gives), &dice.pick(uses)}, {}};
    std::size_t left[2] = {story.deeds[0]->undoes.size(), story.deeds[1]->undoes.size()};
    const auto turn = [&](std::size_t deed) { story.turns.push_back({deed, gaps[dice.in(0, 9)]}); };
    for (std::size_t i = 0; i < story.deeds[0]->does.size(); ++i) turn(0);
    for (std::size_t i = 0; i < story.deeds[1]->does.size(); ++i) turn(1);
    while (left[0] + left[1] > 0) {
      const std::size_t deed = left[0] == 0 || (left[1] > 0 && dice.chance(50)) ? 1 : 0;
      --left[deed];
      turn(deed);
    }
    story.turns.push_back({2, story.deeds[1]->ends_after});
    return story;
  });
}

TEST_CASE("whatever is undone in a life, the rest of it is as without", "[laws]") {
  const auto shops = policies();
  const auto past = pasts();
  std::vector<Deed> deeds;
  for (const char* id : {"deed1", "deed2", "deed3"}) {
    for (const auto& list : {givers(id), users(id)})
      deeds.insert(deeds.end(), list.begin(), list.end());
  }
  const std::size_t a_third = deeds.size() / 3;
  const auto lasting = stays("kept1"), others = stays("kept2");
  Random dice(2);
  look(Patience(4 * LOYALTY_PERCENT), [&] {
    Story story{dice.pick(shops), &dice.pick(past), {}, {}};
    for (std::size_t i = 0; i < 3; ++i)
      story.deeds.push_back(&deeds[i * a_third + static_cast<std::size_t>(dice.in(
                                                     0, static_cast<std::int64_t>(a_third) - 1))]);
    story.deeds.push_back(&dice.pick(lasting));
    story.deeds.push_back(&dice.pick(others));
    std::vector<std::size_t> turns;
    for (std::size_t deed = 0; deed < story.deeds.size(); ++deed)
      turns.insert(turns.end(), story.deeds[deed]->does.size() + story.deeds[deed]->undoes.size(),
                   deed);
    dice.shuffle(turns);
    for (const std::size_t deed : turns) story.turns.push_back({deed, gaps[dice.in(0, 9)]});
    if (!story.turns.empty()) story.turns.push_back({story.deeds.size(), 5});
    return story;
  });
}

TEST_CASE("what is undone after two accounts became one leaves no more and no less", "[laws]") {
  const auto shops = policies();
  const auto past = pasts();
  const auto gives = givers("deed1"), uses = users("deed2"), more = givers("deed3");
  const auto lasting = stays("kept1");
  Random dice(3);
  look(Patience(4 * LOYALTY_PERCENT), [&] {
    Story story{dice.pick(shops),
                &dice.pick(past),
                {&dice.pick(gives), &dice.pick(uses), &dice.pick(lasting), &dice.pick(more)},
                {}};
    std::vector<std::size_t> turns;
    for (std::size_t deed = 0; deed < story.deeds.size(); ++deed)
      turns.insert(turns.end(), story.deeds[deed]->does.size() + story.deeds[deed]->undoes.size(),
                   deed);
    dice.shuffle(turns);
    for (const std::size_t deed : turns) story.turns.push_back({deed, gaps[dice.in(0, 9)]});
    story.turns.push_back({story.deeds.size(), 5});
    story.joined_at =
        static_cast<std::size_t>(dice.in(0, static_cast<std::int64_t>(story.turns.size()) - 1));
    return story;
  });
}
