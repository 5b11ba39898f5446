#pragma once
// Seeds of draws: made or put by the shop, secret until they are revealed. A program names one by its digest. In the store
// they are sealed until then.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "native/service/store/store.h"

namespace loyalty::service {

struct Seed {
  std::string draw, digest;
  std::string seed;  ///< "": sealed by another secret
  std::int64_t made = 0;
  std::optional<std::int64_t> revealed;
  bool told = false;              ///< to the log of everybody who has drawn by it
  std::optional<AsRead> as_read;  ///< nothing: it is new
};

/// The kind of the links to those who have drawn by a seed.
std::string drawn_by(const std::string& digest);

class Seeds {
 public:
  /// `secret`: "" keeps them as they are.
  Seeds(Store& store, std::string secret) : store_(store), secret_(std::move(secret)) {}

  /// Seals what was kept as it is before there was a secret.
  void hide();

  /// Keeps it, and gives its digest. One that is there already stays as it is: revealed, it is never a secret again.
  std::string put(const std::string& draw, const std::string& seed, std::int64_t at);
  std::optional<Seed> find(const std::string& draw, const std::string& digest);
  /// Of a draw, or of all of them.
  std::vector<Seed> of(const std::string& draw);
  std::vector<Seed> all();
  /// The seed itself. Throws StoreFailed when it was sealed by another secret.
  static const std::string& opened(const Seed& seed);
  /// False: somebody has changed it since it was read, and it stays as they made it.
  bool write(const Seed& seed);

  /// Held from the look at seed and stock to the count of the prize: draws and revealing come one after the other. Those of
  /// another process are kept apart by the seed's document, which a draw that is written finds as it was read.
  std::mutex order;

 private:
  Seed read(const std::string& name, const std::string& text) const;

  Store& store_;
  const std::string secret_;
};

}  // namespace loyalty::service
