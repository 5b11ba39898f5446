// The two laws of undoing. When all of a stretch of time is undone, in any order, the member has no more than before it:
// nothing is minted. And no less: nothing is lost. Each life is held against the same life without the stretch.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

#include "tests/oracle/deeds.h"
#include "tests/oracle/random.h"

using namespace oracle;

namespace {

struct Case {
  std::vector<Policy> shop;
  Past past;
  Deed gives, uses;
  std::vector<bool> undone;  ///< whose turn it is to be undone: true what gives, false what uses
  std::vector<std::int64_t> gaps;  ///< days before the stretch, before using, before undoing, between undoings

  std::string name() const {
    std::string text;
    for (const Policy& policy : shop) text += policy.name + ", ";
    text += "having " + past.name + ": " + gives.name + "; " + uses.name + "; undone ";
    for (const bool giver : undone) text += giver ? "G" : "U";
    for (const std::int64_t gap : gaps) text += " " + std::to_string(gap);
    return text;
  }
};

bool acts(Life& life, const Act& act) { return life.does(act(life.seen())); }

/// Whether all that was done could be undone; "" or what could not.
std::string undo(Life& life, const Case& c) {
  std::size_t given = 0, used = 0;
  std::vector<Act> late;
  if (c.uses.ends_after > 0) life.pass(c.uses.ends_after * a_day);
  for (const bool giver : c.undone) {
    const Act& act = giver ? c.gives.undoes[given++] : c.uses.undoes[used++];
    if (!acts(life, act)) late.push_back(act);
    life.pass(c.gaps[3] * a_day);
  }
  // What was spent then can come back later: what was refused is asked for again.
  for (const Act& act : late) acts(life, act);
  for (int n = 0; n < 9; ++n) {
    const json seen = life.seen();
    for (const json& recharge : seen["wallet"]["recharges"])
      if (recharge["id"] == "g" && recharge["refundable"] > 0)
        life.does({{"id", "g.rest" + std::to_string(n)}, {"kind", "recharge_refunded"}, {"recharge", "g"}});
  }
  return "";
}

/// What is wrong, or nothing.
std::string fault(const Case& c, std::string* log = nullptr) {
  const json shop = shop_of(c.shop);
  Life life(shop), without(shop);
  for (const json& event : c.past.events) {
    if (!life.does(event) || !without.does(event)) return "the past is not possible";
  }
  life.pass(c.gaps[0] * a_day);
  for (const Act& act : c.gives.does)
    if (!acts(life, act)) return "not given: " + life.log();
  life.pass(c.gaps[1] * a_day);
  for (const Act& act : c.uses.does)
    if (!acts(life, act)) return "";  // there is nothing that could be used
  life.pass(c.gaps[2] * a_day);
  undo(life, c);
  if (log) *log = life.log();
  for (const std::int64_t later : {0, 31, 366, 800}) {
    const std::int64_t at = life.now() + later * a_day;
    const std::string differs = difference(life.holdings(at), without.holdings(at));
    if (!differs.empty()) return "after " + std::to_string(later) + " days: " + differs;
  }
  return "";
}

/// Every order of undoing what gave `g` times and what used `u` times.
std::vector<std::vector<bool>> orders(std::size_t g, std::size_t u) {
  if (g == 0) return {std::vector<bool>(u, false)};
  if (u == 0) return {std::vector<bool>(g, true)};
  std::vector<std::vector<bool>> all;
  for (auto rest : orders(g - 1, u)) all.push_back(rest), all.back().insert(all.back().begin(), true);
  for (auto rest : orders(g, u - 1)) all.push_back(rest), all.back().insert(all.back().begin(), false);
  return all;
}

/// "after 5 days: points 30, not 20; ..." -> "points more; ...".
std::string signature(const std::string& wrong) {
  std::string text = wrong.substr(0, wrong.find(':')) == "after 0 days" ? "now: " : "later: ";
  std::istringstream parts(wrong.substr(wrong.find(": ") + 2));
  for (std::string part; std::getline(parts, part, ';');) {
    const auto comma = part.find(", not ");
    const auto space = part.rfind(' ', comma - 1);
    const long is = std::atol(part.c_str() + space), other = std::atol(part.c_str() + comma + 6);
    text += part.substr(0, space) + (is > other ? " MORE;" : " LESS;");
  }
  return text;
}

const std::vector<std::vector<std::int64_t>> gaps = {
    {0, 0, 0, 0}, {0, 0, 40, 0}, {0, 40, 0, 0}, {5, 0, 400, 0}, {200, 10, 0, 200}, {1, 1, 1, 35}};

}  // namespace

TEST_CASE("what is undone leaves no more and no less than without it", "[laws]") {
  std::map<std::string, int> faults;
  std::map<std::string, std::string> examples;
  int count = 0;
  loyalty::oracle::Random dice(1);
  const char* share_of = std::getenv("SHARE");
  const int share = share_of ? std::atoi(share_of) : 25;
  const char* only = std::getenv("ONLY");
  for (const auto& shop : policies())
    for (const Past& past : pasts())
      for (const Deed& gives : givers("g"))
        for (const Deed& uses : users("u"))
          for (const auto& undone : orders(gives.undoes.size(), uses.undoes.size()))
            for (const auto& gap : gaps) {
              const Case c{shop, past, gives, uses, undone, gap};
              if (only ? c.name().find(only) == std::string::npos : dice.in(1, 1000) > share) continue;
              ++count;
              std::string log;
              const std::string wrong = fault(c, &log);
              if (wrong.empty()) continue;
              std::string kind = signature(wrong);
              const std::string text = c.name() + "\n   " + wrong + "\n" + log;
              auto& best = examples[kind];
              if (best.empty() || text.size() < best.size()) best = text;
              ++faults[kind];
            }
  std::printf("%d lives\n", count);
  for (const auto& [kind, n] : faults) std::printf("#### %5d %s\n%s\n", n, kind.c_str(), examples[kind].c_str());
  CHECK(faults.empty());
}
