#pragma once
// The shop's catalogue: what a member's own cart is made of. Of what a page sends only skus, quantities and choices count.

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

#include "native/service/store/store.h"

namespace loyalty::service {

/// One version of it.
struct Catalogue {
  std::string text;
  nlohmann::json shipping;  ///< of a cart; null: without delivery
  bool pickup = false;      ///< members may fetch what they order, without its fee
  std::unordered_map<std::string, nlohmann::json>
      goods;  ///< a cart's line without its quantity, by sku
};

class Goods {
 public:
  explicit Goods(Store& store) : store_(store) {}

  /// Nothing: none was put; members cannot order by themselves then.
  std::shared_ptr<const Catalogue> current();
  /// {"goods":[cart lines without quantity, each with its price],"shipping":{"fee":fen}?,"pickup":bool?}; throws Refused.
  void put(const std::string& text);
  void refresh();

 private:
  Store& store_;
  std::mutex mutex_;
  bool read_ = false;
  std::shared_ptr<const Catalogue> current_;
};

/// The cart as the shop knows it: of what the page sends what and how many and how the member wants to pay; prices,
/// categories and the fee are the catalogue's. A line that asks for the price of a group buy or a bargain by its run's id, as
/// one of its `prices`, has the price that the member's own run of that sku, one of `runs`, is at. Where the catalogue has
/// `pickup`, a cart that says so has no fee. `where` is the pointer of
/// `asked`. Throws Refused: unknown_sku for goods that the catalogue does not have.
nlohmann::json own_cart(const Catalogue& catalogue, const nlohmann::json& asked,
                        const std::string& where, const nlohmann::json& runs,
                        const std::string& channel, std::int64_t at);

}  // namespace loyalty::service
