// What a log tells that its account keeps no more: the orders that are over, and the records of all time. It is folded again
// for each answer, so nothing of it is kept twice. A server's only.

#include <algorithm>
#include <vector>

#include "core/account/fold.h"
#include "core/base/assert.h"
#include "core/engine/center.h"
#include "core/engine/log_reader.h"
#include "core/events/apply.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

constexpr std::int64_t most_at_once = 1000;

struct OrdersRequest {
  Instant at{0};
  std::optional<std::string> before;
  std::int64_t limit = 20;
  std::optional<std::string> order;
};

struct RecordsRequest {
  Instant at{0};
  std::int64_t limit = 100;
  std::optional<Instant> through;
};

}  // namespace

namespace wire {
template <>
struct Describe<OrdersRequest> {
  static constexpr Field fields[] = {
      needed(instant<&OrdersRequest::at>("at")), id<&OrdersRequest::before>("before"),
      number<&OrdersRequest::limit, 1, most_at_once>("limit"), id<&OrdersRequest::order>("order")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};
template <>
struct Describe<RecordsRequest> {
  static constexpr Field fields[] = {needed(instant<&RecordsRequest::at>("at")),
                                     number<&RecordsRequest::limit, 1, most_at_once>("limit"),
                                     instant<&RecordsRequest::through>("through")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};
}  // namespace wire

namespace {

/// An order as it was when the account forgot it, or as it is.
struct PastOrder {
  OrderHeld order;
  bool over = false;
};

Instant opened_at(const OrderHeld& order) { return order.placed_at.value_or(order.at); }

/// A log on its way into an account, and what that forgets meanwhile.
class Past {
 public:
  /// The problem of an event has its place in the log.
  wire::Problems fold(std::string_view log) {
    LogReader events(log);
    for (std::int64_t place = 0;; ++place) {
      Event* event = events.next();
      wire::Problems wrong = event ? fold(*event) : std::move(events.wrong());
      if (!wrong.empty()) {
        wire::Problems problems;
        put_below(std::move(wrong), '/' + std::to_string(place), problems);
        return problems;
      }
      if (!event) return {};
    }
  }

  /// Time goes on after the last event, until `at`.
  void advance_to(const Program& program, Instant at) {
    Account ahead = account_;
    Event passing;
    passing.at = std::max(at, account_.at);
    for (const Fact& fact : advance(program, ahead, passing.at))
      LOYALTY_ASSERT(fold_fact(passing, fact), "what time does folds again");
  }

  /// Orders that an overview does not show, the newest first.
  std::vector<PastOrder> orders() && {
    auto& kept = account_.orders.orders;
    const auto shown = std::min(std::size(kept), limits::orders_shown);
    kept.resize(kept.size() - shown);
    for (OrderHeld& order : kept) over_.push_back({std::move(order), false});
    std::stable_sort(over_.begin(), over_.end(), [](const PastOrder& a, const PastOrder& b) {
      return opened_at(a.order) < opened_at(b.order);
    });
    std::reverse(over_.begin(), over_.end());
    return std::move(over_);
  }

  /// All records, the oldest first.
  std::vector<Entry> records() && {
    put_all_aside();
    // Of members who became one, each had its own.
    std::stable_sort(records_.begin(), records_.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    return std::move(records_);
  }

 private:
  wire::Problems fold(const Event& event) {
    if (!event.sealed) return {{"missing", "", {{"key", "sealed"}}}};
    if (is_known(account_, event.id)) return {};
    struct Watched final : FoldsFacts {
      Watched(Past& of, const Event& what) : past(of), event(what) {}
      bool fold(const Fact& fact) override { return past.fold_fact(event, fact); }
      Past& past;
      const Event& event;
    } watched(*this, event);
    auto refusal = fold_here(account_, event, watched);
    if (refusal) return {*std::move(refusal)};
    return {};
  }

  bool fold_fact(const Event& event, const Fact& fact) {
    std::vector<OrderHeld> before = forgettable(event, fact);
    // Those of two members may be too many together.
    if (fact.kind == FactKind::member_merged) put_all_aside();
    if (!loyalty::fold(account_, event, fact)) return false;
    for (OrderHeld& order : before)
      if (!find_order(account_, order.facts.id)) over_.push_back({std::move(order), true});
    put_aside();
    return true;
  }

  /// What is to be forgotten with this fact, perhaps.
  std::vector<OrderHeld> forgettable(const Event& event, const Fact& fact) const {
    const auto& kept = account_.orders.orders;
    if (fact.kind == FactKind::returns_ended && fact.order) {
      const OrderHeld* ended = find_order(account_, *fact.order);
      return ended ? std::vector{*ended} : std::vector<OrderHeld>();
    }
    std::vector<OrderHeld> all;
    if (fact.kind == FactKind::member_merged && event.other) all = event.other->orders.orders;
    const bool full = std::ssize(kept) + std::ssize(all) >= limits::orders_kept;
    const bool opens = fact.kind == FactKind::order_opened || fact.kind == FactKind::member_merged;
    if (!full || !opens) return {};
    all.insert(all.end(), kept.begin(), kept.end());
    return all;
  }

  /// The account forgets its oldest records when there are too many: they are taken out of it before. The last one stays,
  /// which the next fact may go on with.
  void put_aside() {
    auto& history = account_.history;
    if (history.empty()) return;
    const auto last = history.end() - 1;
    for (auto entry = history.begin(); entry != last; ++entry) {
      account_.recorded -= std::ssize(entry->facts);
      records_.push_back(std::move(*entry));
    }
    history.erase(history.begin(), last);
    auto& facts = history.front().facts;
    if (std::ssize(facts) <= limits::history) return;
    const auto rest = facts.begin() + limits::history / 2;
    Entry part = history.front();
    part.facts.assign(facts.begin(), rest);
    account_.recorded -= std::ssize(part.facts);
    facts.erase(facts.begin(), rest);
    records_.push_back(std::move(part));
  }

  void put_all_aside() {
    for (Entry& entry : account_.history) records_.push_back(std::move(entry));
    account_.history.clear();
    account_.recorded = 0;
  }

  Account account_;
  std::vector<PastOrder> over_;
  std::vector<Entry> records_;
};

/// So many, and with them all others of the same ids: a page goes on below all that are called as its last one.
template <class Order>
Order end_of_page(Order from, Order end, std::int64_t limit) {
  Order to = from + std::min<std::ptrdiff_t>(limit, end - from);
  for (; from != to; ++from)
    for (Order other = to; other != end; ++other)
      if (other->order.facts.id == from->order.facts.id) to = other + 1;
  return to;
}

}  // namespace

Reply Engine::past_orders(std::string_view log, std::string_view request) const {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  OrdersRequest ask;
  if (const auto problems = wire::read(request, ask); !problems.empty()) return refuse(problems);
  Past past;
  if (const auto problems = past.fold(log); !problems.empty()) return refuse(problems);
  past.advance_to(center_->program, ask.at);
  auto orders = std::move(past).orders();
  if (ask.order)
    std::erase_if(orders, [&](const PastOrder& one) { return one.order.facts.id != *ask.order; });
  auto from = orders.begin();
  if (ask.before) {
    const auto is_it = [&](const PastOrder& one) { return one.order.facts.id == *ask.before; };
    const auto last = std::find_if(orders.rbegin(), orders.rend(), is_it);
    if (last == orders.rend())
      return refuse(Problem{"unknown_order", "/before", {{"order_id", *ask.before}}});
    from = last.base();
  }
  const auto to = end_of_page(from, orders.end(), ask.limit);
  wire::Writer w;
  w.open().key("older").boolean(to != orders.end()).key("orders").open_list();
  for (; from != to; ++from) {
    w.open().key("held").object(from->order);
    write_order(w.key("order"), from->order, from->over);
    w.close();
  }
  w.close_list().close();
  return {true, w.str()};
}

Reply Engine::records(std::string_view log, std::string_view request) const {
  if (!center_) return refuse(Problem{"not_open", "", {}});
  RecordsRequest ask;
  if (const auto problems = wire::read(request, ask); !problems.empty()) return refuse(problems);
  Past past;
  if (const auto problems = past.fold(log); !problems.empty()) return refuse(problems);
  past.advance_to(center_->program, ask.at);
  const auto records = std::move(past).records();
  auto from = records.rbegin();
  while (from != records.rend() && ask.through && from->at > *ask.through) ++from;
  // An instant's records are given whole: the next request goes on before it.
  auto to = from;
  for (std::int64_t many = 0;
       to != records.rend() && (many < ask.limit || to->at == std::prev(to)->at); ++to)
    many += std::ssize(to->facts);
  wire::Writer w;
  w.open().key("older").boolean(to != records.rend()).key("records").open_list();
  for (; from != to; ++from)
    for (auto fact = from->facts.rbegin(); fact != from->facts.rend(); ++fact)
      write_record(w, *from, *fact);
  w.close_list().close();
  return {true, w.str()};
}

}  // namespace loyalty
