#pragma once
// The versions of the shop's program. One is active; receipts of those before are taken for a while.

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/engine/engine.h"
#include "native/service/store/store.h"

namespace loyalty::service {

/// Of a draw, what the service has to know.
struct DrawRules {
  std::string seed_digest;
  std::map<std::string, std::int64_t> stock;  ///< of the prizes that have an end
};

/// Of an exchange of points, what the service has to know.
struct ExchangeRules {
  std::int64_t cash = 0;  ///< fen to be paid beside the points of one
  std::optional<std::int64_t> stock;
};

/// One version, read once.
struct OpenProgram {
  std::int64_t version = 0;
  std::string id, digest, text;
  SharedProgram program;
  std::unordered_map<std::string, std::int64_t> totals;  ///< offers with a limit for all members
  std::unordered_set<std::string>
      coupons;                   ///< of those, the coupons: an order may have copies of one
  std::int64_t most_copies = 1;  ///< of a coupon in one order
  std::map<std::string, DrawRules> draws;
  std::map<std::string, ExchangeRules> exchanges;
  std::int64_t commission_levels = 0;  ///< of referrals
  bool has_levels = false;             ///< without them no level's term ends

  /// How often one order may use an offer at most.
  std::int64_t most_of(const std::string& offer) const {
    return coupons.contains(offer) ? std::max<std::int64_t>(1, most_copies) : 1;
  }
};

class Programs {
 public:
  explicit Programs(Store& store) : store_(store) {}

  /// Nothing: none was activated yet.
  std::shared_ptr<const OpenProgram> active();
  /// The version of a receipt, as long as its receipts are taken; nothing otherwise.
  std::shared_ptr<const OpenProgram> accepted(const std::string& digest, std::int64_t at);

  /// Reads, checks and keeps a version. Answers what check_program answers; throws Refused.
  std::string add(const std::string& text, std::int64_t at);
  /// Throws Refused when it is not there, or takes what members hold. Receipts of the one before are taken for so long, ms.
  /// Answers the warnings of check_change.
  nlohmann::json activate(std::int64_t version, std::int64_t now, std::int64_t receipts_for);
  std::vector<StoredProgram> list() { return store_.programs(); }
  std::optional<StoredProgram> find(std::int64_t version) { return store_.program(version); }

  /// Looks whether another process has activated something.
  void refresh();

 private:
  std::shared_ptr<const OpenProgram> open(std::int64_t version);

  Store& store_;
  std::mutex mutex_;
  std::int64_t revision_ = 0;
  std::shared_ptr<const OpenProgram> active_;
  std::vector<StoredProgram> versions_;
  std::map<std::int64_t, std::shared_ptr<const OpenProgram>> open_;
};

}  // namespace loyalty::service
