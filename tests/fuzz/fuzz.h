#pragma once
// What every fuzzer holds the engine to, and the shops they fuzz.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/account/event.h"
#include "core/engine/engine.h"
#include "core/wire/tokens.h"
#include "core/wire/writer.h"

namespace loyalty::fuzzing {

using Json = nlohmann::json;

/// Ends the run: libFuzzer keeps the input.
inline void require(bool holds, const char* what, const std::string& first = "",
                    const std::string& second = "") {
  if (holds) return;
  std::cerr << "BROKEN: " << what << '\n'
            << first.substr(0, 1500) << '\n'
            << second.substr(0, 1500) << std::endl;
  std::abort();
}

/// Where a number is not an integer within 2^53 - 1, what each reader of JSON holds exactly; empty: nowhere.
inline std::string beyond_range(const Json& json, const std::string& at = "/") {
  if (json.is_structured())
    for (const auto& [key, value] : json.items())
      if (const auto found = beyond_range(value, at + key + "/"); !found.empty()) return found;
  const bool within =
      !json.is_number() || (json.is_number_unsigned() && json.get<std::uint64_t>() <= max_amount) ||
      (json.is_number_integer() && std::abs(json.get<std::int64_t>()) <= max_amount);
  return within ? "" : at + " " + json.dump();
}

/// The answer as JSON. It is canonical, and says yes or has the one error shape.
inline Json checked(const Reply& reply) {
  const Json json = Json::parse(reply.text, nullptr, false);
  require(!json.is_discarded(), "the answer is JSON", reply.text);
  require(json.dump() == reply.text, "the answer is canonical", reply.text);
  const auto is_problem = [](const Json& p) {
    return p.is_object() && p.size() == 3 && p.contains("at") && p["at"].is_string() &&
           p.contains("code") && p["code"].is_string() && !p["code"].empty() &&
           p.contains("details") && p["details"].is_object();
  };
  require(reply.ok != json.contains("error"), "a refusal is an error", reply.text);
  if (reply.ok) {
    const std::string where = beyond_range(json);
    return require(where.empty(), "no figure leaves 2^53 - 1", where, reply.text), json;
  }
  require(json.size() == (json.contains("others") ? 2u : 1u) && is_problem(json["error"]),
          "an error", reply.text);
  if (json.contains("others"))
    for (const Json& p : json["others"]) require(is_problem(p), "another error", reply.text);
  return json;
}

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(LOYALTY_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  require(!text.str().empty(), "the shop is there", path);
  return text.str();
}

/// A demonstration shop, one of its members after a history, and what they may buy.
struct Shop {
  std::string program, account;
  std::vector<std::string> carts, events;
};

inline Shop load_shop(const std::string& name, const std::string& member,
                      const std::vector<std::string>& carts) {
  const std::string folder = "demo/shops/" + name + "/";
  Shop shop;
  shop.program = Json::parse(file_text(folder + "program.json")).dump();
  for (const std::string& cart : carts)
    shop.carts.push_back(Json::parse(file_text(folder + "carts/" + cart + ".json")).dump());
  std::istringstream history(file_text(folder + "members/" + member + ".events.jsonl"));
  Engine engine;
  require(engine.open(shop.program, "").ok, "the shop opens");
  for (std::string event; std::getline(history, event);) {
    if (event.empty()) continue;
    shop.events.push_back(event);
    const Reply reply = engine.apply(event);
    require(reply.ok, "the history can be applied", event, reply.text);
  }
  shop.account = engine.snapshot().text;
  return shop;
}

/// The one shop of the fuzzers on raw bytes.
inline const Shop& small_shop() {
  static const Shop shop = load_shop("snack-shop", "doudou", {"ordinary-day"});
  return shop;
}

inline Engine opened(const Shop& shop) {
  Engine engine;
  require(engine.open(shop.program, shop.account).ok, "the shop opens");
  return engine;
}

/// An engine that must always be as it was opened: for calls that change nothing, and those that were refused.
class Untouched {
 public:
  explicit Untouched(const Shop& shop) : shop_(shop), engine(opened(shop)) {}
  void require_untouched(const char* what) const {
    require(engine.snapshot().text == shop_.account, what, engine.snapshot().text, shop_.account);
  }

 private:
  const Shop& shop_;

 public:
  Engine engine;
};

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// What a fuzzer of one call does beyond not crashing, shared with the one that mutates documents.

inline void try_quote(Engine& engine, std::string_view cart) {
  const Reply reply = engine.quote(cart);
  const Json quote = checked(reply);
  require(engine.quote(cart).text == reply.text, "a quote asked twice is the same",
          std::string(cart), reply.text);
  if (!reply.ok) return;
  const Json& totals = quote["totals"];
  const auto of = [](const Json& o, const char* key) { return o.at(key).get<std::int64_t>(); };
  const std::int64_t paid =
      of(totals, "cash") + of(totals["wallet"], "bonus") + of(totals["wallet"], "principal");
  require(paid == of(totals, "payable"), "payment adds up", std::string(cart), reply.text);
  std::int64_t lines = of(totals, "shipping");
  for (const Json& line : quote["lines"]) lines += of(line, "payable");
  require(lines == of(totals, "payable"), "lines add up", std::string(cart), reply.text);
  const Json& cart_read = quote["receipt"]["cart"];
  const Json request = {{"at", quote["receipt"]["at"]}, {"cart", cart_read}, {"quote", quote}};
  const Reply verdict = engine.verify(request.dump());
  require(verdict.text == R"({"verdict":"accepted"})", "a quote is accepted at once",
          request.dump(), verdict.text);
}

inline void try_overview(Engine& engine, std::string_view request) {
  const Reply reply = engine.overview(request);
  checked(reply);
  require(engine.overview(request).text == reply.text, "an overview asked twice is the same",
          std::string(request));
}

/// Whichever parser reads an event, it is the same.
inline void read_alike(std::string_view text) {
  Event one, other;
  const auto problems = wire::read(text, one);
  require(wire::read_carefully(text, wire::Describe<Event>::shape, &other, nullptr) == problems,
          "either parser finds the same problems", std::string(text));
  if (problems.empty())
    require(wire::canonical(one) == wire::canonical(other), "either parser reads the same event",
            wire::canonical(one), wire::canonical(other));
}

/// True when the event was applied.
inline bool try_apply(Engine& engine, std::string_view event) {
  read_alike(event);
  const Reply before = engine.snapshot(), preview = engine.preview(event);
  const Json foreseen = checked(preview);
  require(engine.snapshot().text == before.text, "a preview changes nothing", std::string(event));
  const Reply reply = engine.apply(event);
  const Json applied = checked(reply), after = checked(engine.snapshot());
  require(reply.ok == preview.ok, "preview foresees a refusal", preview.text, reply.text);
  if (!reply.ok) {
    require(reply.text == preview.text, "preview refuses alike", preview.text, reply.text);
    require(engine.snapshot().text == before.text, "a refused event changes nothing",
            std::string(event), reply.text);
    return false;
  }
  require(foreseen["changes"] == applied["changes"], "preview foresees the changes", preview.text,
          reply.text);
  if (applied.contains("duplicate")) {
    require(engine.snapshot().text == before.text, "a duplicate changes nothing",
            std::string(event));
    return false;
  }
  // The account can be taken elsewhere, and the sealed event makes the same of the one before.
  Engine other;
  const Reply opened_bare =
      other.open(R"({"id":"bare","version":1,"timezone":"UTC"})", before.text);
  require(opened_bare.ok, "a snapshot opens", before.text, opened_bare.text);
  const Reply again = other.replay(applied["sealed"].dump());
  require(again.ok, "a sealed event folds", applied["sealed"].dump(), again.text);
  require(other.snapshot().text == engine.snapshot().text, "a sealed event makes the same account",
          other.snapshot().text, engine.snapshot().text);
  const Reply opened_after =
      other.open(R"({"id":"bare","version":1,"timezone":"UTC"})", engine.snapshot().text);
  require(opened_after.ok, "a snapshot opens", engine.snapshot().text, opened_after.text);
  require(other.snapshot().text == engine.snapshot().text, "a snapshot is whole",
          engine.snapshot().text, other.snapshot().text);
  return true;
}

}  // namespace loyalty::fuzzing
