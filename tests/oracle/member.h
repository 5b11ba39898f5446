#pragma once
// A member's books kept a second time, the slow and plain way: every figure is counted again from records. It shares
// no code with the core and knows it only by docs/semantics.md, sections 14 to 19 and 22.
//
// The shop: 1 point per yuan, available on completion, gone at the end of the `expiry_days`th day after it; 1 growth
// per fen of cash and principal, on completion; a tenth of a recharge as bonus; spent by lots.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace oracle {

using Int = std::int64_t;

inline constexpr Int day_ms = 86'400'000, shanghai = 8 * 3'600'000, never = INT64_MAX;

struct ModelShop {
  Int expiry_days = 0;    ///< 0: never
  bool forgives = false;  ///< instead of a debt
};

struct ModelLine {
  Int quantity = 1;
  Int list = 0, cash = 0, principal = 0, bonus = 0;
  Int points = 0;  ///< used as cash, worth a fen each
  Int coupon = 0;  ///< fen off
  Int earned = 0;
  Int back_units = 0, back_money = 0;

  Int payable() const { return cash + principal + bonus; }
};

/// What has come back of a line, or been taken back.
struct ModelGone {
  Int cash = 0, principal = 0, bonus = 0, points = 0, earned = 0, growth = 0, coupon = 0;
};

struct ModelLot {
  std::string id, order;
  Int at = 0, until = 0, points = 0;
  bool pending = false;
  Int owed = 0;  ///< of what was spent or set aside: undone since
};

struct ModelRecharge {
  std::string id;
  Int given = 0, bonus_given = 0, principal = 0, bonus = 0, refunded = 0;
};

struct ModelOrder {
  enum State { paid, completed, cancelled, refunded };
  std::string id, channel, coupon;  ///< `coupon`: the instance used, or empty
  Int at = 0;
  std::vector<ModelLine> lines;
  State state = paid;
  Int completed_at = 0;
  Int points_until = 0;  ///< the end of the points that it earned
  std::vector<ModelLot> points_spent;
  std::vector<ModelRecharge> wallet_spent;  ///< principal and bonus of each, in the order taken
};

/// One saving: so much, of this source, in this order and line. Refunds lower it.
struct ModelSaving {
  std::string order;
  std::size_t line = 0;
  std::string source, month, channel;
  Int amount = 0;
};

class ModelMember {
 public:
  explicit ModelMember(ModelShop shop = {}) : shop_(shop) {}

  /// Every event returns whether it is possible; one that is not changes nothing.
  void pass_to(Int at);
  bool pay(ModelOrder order);
  bool complete(const std::string& order);
  bool cancel(const std::string& order);
  bool refund(const std::string& order, std::size_t line, Int units, Int money);
  void grant(const std::string& event, Int points);
  bool take(Int points);
  bool freeze(const std::string& event, Int points);
  bool unfreeze(const std::string& hold);
  void recharge(const std::string& event, Int amount);
  bool refund_recharge(const std::string& id, Int amount);
  void issue(const std::string& coupon) { coupons.insert({coupon, true}); }

  Int available() const;
  Int pending() const;
  Int frozen() const;
  Int principal() const;
  Int bonus() const;
  Int growth() const;
  Int debt = 0;
  std::map<Int, Int> expiring() const;
  /// Sums of the records.
  std::map<std::string, Int> saved_by_source() const;
  std::map<std::string, Int> saved_by_month() const;
  std::map<std::string, Int> saved_by_channel() const;
  Int cash_paid() const;  ///< payable of all orders less what came back

  std::map<std::string, bool> coupons;  ///< instance to whether it is held; false: used
  std::vector<ModelOrder> orders;
  std::map<std::string, std::vector<ModelLot>> holds;
  std::map<std::string, Int> held_since;      ///< by hold
  std::vector<std::pair<Int, Int>> forgiven;  ///< since when, points
  struct Lapsed {
    Int until = 0, points = 0;
    bool late = false;  ///< came back after its end
  };
  std::vector<Lapsed> lapsed;
  std::vector<ModelRecharge> recharges;
  Int now = 0;

  static ModelGone gone(const ModelLine& line);
  static std::string month_of(Int at);

 private:
  ModelOrder* find(const std::string& id);
  std::vector<ModelSaving> savings() const;
  std::vector<ModelLot*> in_order(bool (*wanted)(const ModelLot&, const std::string&),
                                  const std::string& order);
  void put(ModelLot lot);
  void became_available(Int points, const ModelLot& lot);
  void repay(Int points, const ModelLot& lot);
  /// Points spent at an instant are back: they pay what was forgiven since then, and what is owed also after their end.
  void put_back(ModelLot lot, Int spent_at);
  std::vector<ModelLot> spend(Int points);
  /// What orders paid with and holds set aside, in the order in which they came about.
  std::vector<std::vector<ModelLot>*> takers();
  /// These pay what is owed among them, and stand there instead.
  void stand_in(Int points, const ModelLot& by);
  /// So many of an order's points are owed from now on, wherever they were spent.
  Int owe(const std::string& order, Int points);
  void give_back_points(ModelOrder& order, Int points);
  void take_back(ModelOrder* order, Int points);
  void settle(ModelOrder& order, const std::vector<ModelLine>& before);

  ModelShop shop_;
  std::vector<ModelLot> lots_;
};

}  // namespace oracle
