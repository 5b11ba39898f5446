#include "native/service/seeds.h"

#include <nlohmann/json.hpp>

#include "core/base/sha256.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

constexpr const char* seed_prefix = "seed ";

// Ids have no spaces.
std::string name_of(const std::string& draw, const std::string& digest) {
  return seed_prefix + draw + ' ' + digest;
}

Seed read_seed(const std::string& name, const std::string& text) {
  const json given = json::parse(text);
  Seed seed;
  seed.draw = given["draw"];
  seed.digest = given["digest"];
  seed.seed = given["seed"];
  seed.made = given["made"];
  if (given.contains("revealed")) seed.revealed = given["revealed"].get<std::int64_t>();
  seed.told = given.value("told", false);
  seed.as_read = {name, text};
  return seed;
}

}  // namespace

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
  return read_seed(name, *text);
}

std::vector<Seed> Seeds::of(const std::string& draw) {
  std::vector<Seed> list;
  for (const auto& [name, text] : store_.documents(seed_prefix + draw + ' '))
    list.push_back(read_seed(name, text));
  return list;
}

std::vector<Seed> Seeds::all() {
  std::vector<Seed> list;
  for (const auto& [name, text] : store_.documents(seed_prefix))
    list.push_back(read_seed(name, text));
  return list;
}

bool Seeds::write(const Seed& seed) {
  json text = {{"digest", seed.digest},
               {"draw", seed.draw},
               {"made", seed.made},
               {"seed", seed.seed},
               {"told", seed.told}};
  if (seed.revealed) text["revealed"] = *seed.revealed;
  std::optional<std::string> before;
  if (seed.as_read) before = seed.as_read->text;
  return store_.put_document_after(name_of(seed.draw, seed.digest), before, text.dump());
}

}  // namespace loyalty::service
