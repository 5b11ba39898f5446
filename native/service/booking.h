#pragma once
// Events of one request, into the logs of one member or several: all of them or none.

#include <functional>
#include <list>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/base/sha256.h"
#include "native/service/answer.h"
#include "native/service/members.h"
#include "native/service/request.h"
#include "native/service/totals.h"

namespace loyalty::service {

/// The answer to an event: {"events":its place in the member's log,"sealed":{...}}. A page applies the sealed event to its
/// own center, and has the member's account as it is now.
std::string event_body(const StoredEvent& event);
/// {"at":instant}, what the engine's views ask for.
std::string at_text(std::int64_t at);
/// The sealed event in an answer of Engine::apply.
std::string_view sealed_in(std::string_view reply);

/// SHA-256 in hex of what tells a request from another one with the same id: its method, path and body, or what a call
/// says. Made when it is asked for, which only bookings do.
class RequestDigest {
 public:
  RequestDigest() = default;
  explicit RequestDigest(std::shared_ptr<const Request> request) : request_(std::move(request)) {}
  /// Of this text instead.
  explicit RequestDigest(const std::string& text) : hex_(sha256_hex(text)) {}

  const std::string& hex() const;

 private:
  std::shared_ptr<const Request> request_;
  mutable std::string hex_;
};

/// What is asked for and how to answer.
struct Sending {
  RequestDigest digest;
  std::function<void(Answer)> answer;
  std::function<void()> again;  ///< the whole request, after another process was there first
};

class Booking {
 public:
  Booking(Writer& writer, Totals& totals, std::int64_t remind_before)
      : writer_(writer), totals_(totals), remind_before_(remind_before) {}
  /// What was applied and not given in is forgotten: the seats are read again.
  ~Booking();
  Booking(const Booking&) = delete;
  Booking& operator=(const Booking&) = delete;

  /// Applies an event, whose instant is that of the service or of the member's last event if that is later. `program`
  /// seals it where it is not the active one. Throws Refused. The sealed event stays valid as long as this.
  const nlohmann::json& apply(const Held& held, nlohmann::json event, std::int64_t now,
                              const std::string& digest, const OpenProgram* program = nullptr);
  /// The same where the sealed event is only kept: its text.
  const std::string& book(const Held& held, nlohmann::json event, std::int64_t now,
                          const std::string& digest, const OpenProgram* program = nullptr);
  /// Nothing but when to look at the member next: at `wake`, or when something falls due.
  void touch(const Held& held, std::optional<std::int64_t> wake = {});
  void tell(Notice notice) { change_.notices.push_back(std::move(notice)); }
  void move(Move move) { change_.moves.push_back(std::move(move)); }
  void only_if(AsRead as_read) { change_.as_read.push_back(std::move(as_read)); }
  void link(Link link) { change_.links.push_back(std::move(link)); }
  /// Counts a use of something that the shop has so many of; throws Refused where there is none left.
  void use(Use use);
  /// When something is to be told before it ends; nothing: not any more.
  static void remind(Seat& seat, std::optional<std::int64_t> at) { seat.remind = at; }

  /// To the writer, with the answer to the first event; still with the seats held. Nothing is answered before it is
  /// written.
  void give_in(Sending sending, int status = 201);

 private:
  struct Part {
    std::shared_ptr<Seat> seat;
    std::size_t change = 0;   ///< in change_.members
    std::uint64_t reads = 0;  ///< of the seat, when the change was made
  };
  Part& part_of(const Held& held);
  void look_into(const Held& held, std::string_view sealed, const OpenProgram* program);
  void remind_of(Seat& seat, std::int64_t until) const;
  void remind_of_all(Seat& seat, std::int64_t at, bool were_out_of_hand) const;
  void remind_of_returned(Seat& seat, const std::set<std::string>& ids, std::int64_t at) const;

  Writer& writer_;
  Totals& totals_;
  const std::int64_t remind_before_;
  std::uint64_t epoch_ = 0;
  Change change_;
  std::vector<Part> parts_;
  std::vector<std::shared_ptr<OnTheWay>> events_;
  std::list<nlohmann::json> sealed_;
  bool given_ = false;
};

/// Throws Refused when the id is one of those that the service makes. A dry run looks at nothing else of an id.
void refuse_reserved(const std::string& id);
/// An event of this id that was there before: answered, once it is written. False: there was none. Throws Refused when the
/// id stands for something else, or is one of those that the service makes: whoever has an id first keeps it.
bool answered_before(const Held& held, Store& store, Writer& writer, const std::string& id,
                     const Sending& sending);

}  // namespace loyalty::service
