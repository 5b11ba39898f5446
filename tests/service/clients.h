#pragma once
// Those who ask: they make the ids, ask again when they were not answered, and now and then ask for something else under an
// id that was used. What they were told is held against each later answer.

#include <map>
#include <set>

#include "tests/service/world.h"

namespace simulator {

/// What is known of an event, by whoever asked for it.
struct Asked {
  std::string request;  ///< what was booked under the id, once that is known
  std::string body;     ///< of the answer that acknowledged it
  bool acknowledged = false;
  std::int64_t open = 0;  ///< attempts of which it is not known what became of them
};

/// A request that a client may send again.
struct Wish {
  std::string member, id;
  Request request;
  bool by_member = false;  ///< with a token of the time
};

/// An account that was shown.
struct Shown {
  std::string member, account;
  std::int64_t events = 0;
};

class Clients {
 public:
  Clients(World& world, std::uint64_t seed) : world_(world), dice_(seed * 104729 + 3) {}

  /// The shop's goods and programs; what every run begins with.
  void open_shop();
  /// One step: something is asked for, sent, sent again, answered or goes wrong.
  void step();
  /// On a sound disk everything is asked for again that nobody knows of; nobody is turned away then.
  void ask_again();
  /// Cancels and returns whatever was ordered.
  void undo_all();

  std::set<std::string> members() const;
  const std::map<std::pair<std::string, std::string>, Asked>& asked() const { return asked_; }
  const std::vector<Shown>& shown() const { return shown_; }
  std::int64_t answers = 0, acknowledged = 0, refused = 0, unavailable = 0, replayed = 0;
  std::map<std::string, std::int64_t> codes;  ///< of refusals, how often

 private:
  Wish wish();
  Wish join();
  Wish order(const std::string& member);
  Wish order_event(const std::string& member);
  Wish event(const std::string& member);
  void look(const std::string& member);
  void send(Wish wish);
  void deliver(const Wish& wish);
  void answered(const Wish& wish, const Answer& answer);
  void trouble();
  void is_sound(bool sound);
  void activate();
  Answer now(Wish wish);
  std::string fresh_id() { return "e" + std::to_string(++ids_); }
  Wish post(const std::string& member, const std::string& path, json body);
  json cart(const std::string& member);

  World& world_;
  Random dice_;
  std::int64_t ids_ = 0;
  std::map<std::string, std::vector<std::string>> orders_;  ///< of each member, by id
  std::map<std::string, json> quotes_;                      ///< the latest a member was shown
  std::vector<Wish> on_the_net_, sent_;
  std::map<std::pair<std::string, std::string>, Asked> asked_;
  std::vector<Shown> shown_;
  bool sound_ = false;  ///< the disk is, and nobody else is there
};

}  // namespace simulator
