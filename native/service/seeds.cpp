#include "native/service/seeds.h"

#include <nlohmann/json.hpp>

#include "core/base/sha256.h"
#include "native/service/crypto.h"
#include "native/service/keys.h"
#include "native/service/random.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

constexpr const char* seed_prefix = "seed ";

// Ids have no spaces.
std::string name_of(const std::string& draw, const std::string& digest) {
  return seed_prefix + draw + ' ' + digest;
}

constexpr std::size_t nonce_bytes = 12;

std::string key_of(const std::string& secret) { return hmac_sha256(secret, "seeds"); }

/// `name` goes into the seal: what was sealed is of no other draw.
std::string sealed(const std::string& secret, const std::string& name, const std::string& seed) {
  const std::string nonce = *from_base64url(random_text(nonce_bytes));
  return base64url(nonce + seal_gcm(key_of(secret), nonce, name, seed));
}

std::optional<std::string> unsealed(const std::string& secret, const std::string& name,
                                    const std::string& text) {
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->size() < nonce_bytes) return {};
  return open_gcm(key_of(secret), bytes->substr(0, nonce_bytes), name, bytes->substr(nonce_bytes));
}

}  // namespace

Seed Seeds::read(const std::string& name, const std::string& text) const {
  const json given = json::parse(text);
  Seed seed;
  seed.draw = given["draw"];
  seed.digest = given["digest"];
  if (given.contains("sealed"))
    seed.seed = unsealed(secret_, name, given["sealed"]).value_or("");
  else
    seed.seed = given["seed"];
  seed.made = given["made"];
  if (given.contains("revealed")) seed.revealed = given["revealed"].get<std::int64_t>();
  seed.told = given.value("told", false);
  seed.as_read = {name, text};
  return seed;
}

const std::string& Seeds::opened(const Seed& seed) {
  if (seed.seed.empty())
    throw StoreFailed("a seed of " + seed.draw + " was sealed by another draws.seed_secret");
  return seed.seed;
}

void Seeds::hide() {
  if (secret_.empty()) return;
  // Whoever else changes one meanwhile seals it, too.
  for (const Seed& seed : all())
    if (!seed.revealed && json::parse(seed.as_read->text).contains("seed")) write(seed);
}

std::string drawn_by(const std::string& digest) { return "drawn " + digest; }

std::string Seeds::put(const std::string& draw, const std::string& seed, std::int64_t at) {
  const std::string digest = sha256_hex(seed);
  const std::scoped_lock lock(order);
  if (!find(draw, digest)) write({draw, digest, seed, at, {}, false, {}});
  return digest;
}

std::optional<Seed> Seeds::find(const std::string& draw, const std::string& digest) {
  const std::string name = name_of(draw, digest);
  const auto text = store_.document(name);
  if (!text) return {};
  return read(name, *text);
}

std::vector<Seed> Seeds::of(const std::string& draw) {
  std::vector<Seed> list;
  for (const auto& [name, text] : store_.documents(seed_prefix + draw + ' '))
    list.push_back(read(name, text));
  return list;
}

std::vector<Seed> Seeds::all() {
  std::vector<Seed> list;
  for (const auto& [name, text] : store_.documents(seed_prefix)) list.push_back(read(name, text));
  return list;
}

bool Seeds::write(const Seed& seed) {
  const std::string name = name_of(seed.draw, seed.digest);
  json text = {
      {"digest", seed.digest}, {"draw", seed.draw}, {"made", seed.made}, {"told", seed.told}};
  if (seed.revealed) text["revealed"] = *seed.revealed;
  if (seed.revealed || secret_.empty())
    text["seed"] = opened(seed);
  else
    text["sealed"] = sealed(secret_, name, opened(seed));
  std::optional<std::string> before;
  if (seed.as_read) before = seed.as_read->text;
  return store_.put_document_after(name, before, text.dump());
}

}  // namespace loyalty::service
