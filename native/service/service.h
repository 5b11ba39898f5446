#pragma once
// The service without its network: requests in, answers out, on whatever thread calls. What writes is answered by the
// writer, once it is on the disk.

#include <functional>
#include <string>

#include "native/service/booking.h"
#include "native/service/goods.h"
#include "native/service/keys.h"
#include "native/service/members.h"
#include "native/service/metrics.h"
#include "native/service/outgoing.h"
#include "native/service/programs.h"
#include "native/service/request.h"
#include "native/service/seeds.h"
#include "native/service/store/fleeting.h"
#include "native/service/totals.h"

namespace loyalty::service {

/// What is set at the start.
struct Settings {
  std::size_t warm_members = 5000;
  std::size_t snapshot_after = 16384;  ///< bytes of events, at least
  std::int64_t hold = 15 * 60'000;     ///< how long a placed order holds, ms
  std::int64_t remind_before =
      7 * 86'400'000;  ///< points and coupons are told of before they end, ms; 0: never
  std::int64_t receipts_for = 24 * 3'600'000;  ///< receipts of the program before are taken, ms
  std::int64_t tokens_for = 30 * 60'000;       ///< a member's token is good, ms
  std::string wechat_app;                      ///< of the mini-program whose members come in
  std::string wechat_shop;                     ///< of the 微信小店 that is bound to it
  std::string wechat_api = "https://api.weixin.qq.com";
  bool join_at_login = false;           ///< whoever comes in for the first time becomes a member
  std::int64_t outgoing_time = 5'000;   ///< requests to other servers take at most, ms
  std::int64_t codes_for = 5 * 60'000;  ///< a code that was sent is good, ms
};

/// The time, epoch milliseconds. A test has its own.
using Clock = std::function<std::int64_t()>;

class Service {
 public:
  Service(Store& store, Keys& keys, Settings settings, Clock clock);

  /// Answers once, now or later, on this thread or the writer's.
  void perform(const Request& request, std::function<void(Answer)> answer);

  /// What a request is answered with that cannot be performed now. `refusal`: unless its protocol has its own word.
  Answer declined(const Request& request, Answer refusal);

  /// Members for whom something has fallen due: their time is made to pass. Gives how many were looked at, at most
  /// `limit`.
  std::size_t sweep(std::size_t limit);

  /// Seeds that are revealed go into the log of who has drawn by them, where the engine checks each prize. At most `limit`
  /// members at once.
  void tell_seeds(std::size_t limit);

  Store& store;
  Keys& keys;
  const Settings settings;
  Clock clock;
  Metrics metrics;
  Writer writer;
  Programs programs;
  Goods goods;
  Totals totals;
  Members members;
  Seeds seeds;
  Fleeting fleeting;
  Outgoing outgoing;

  /// What `does` answers, or the answer that what it throws stands for.
  static std::optional<Answer> guarded(const std::function<std::optional<Answer>()>& does);

  /// Runs something later, elsewhere; by default here and now.
  std::function<void(std::function<void()>)> later = [](std::function<void()> does) { does(); };
  /// The same for what a member asked for.
  std::function<void(const std::string& member, std::function<void()>)> later_for =
      [this](const std::string&, std::function<void()> does) { later(std::move(does)); };

 private:
  void look_at(const Held& held, std::int64_t at);
  void attempt(const std::shared_ptr<const Request>& request,
               const std::shared_ptr<std::function<void(Answer)>>& answer, int tries);
  void retry(const std::shared_ptr<const Request>& request,
             const std::shared_ptr<std::function<void(Answer)>>& answer, int tries);
};

}  // namespace loyalty::service
