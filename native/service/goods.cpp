#include "native/service/goods.h"

#include "core/engine/center.h"
#include "core/pricing/cart.h"
#include "core/wire/reader.h"
#include "native/service/answer.h"
#include "native/service/reading.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

/// Of one text, as the engine does.
constexpr std::size_t problems_told = 64;

std::shared_ptr<const Catalogue> read_catalogue(const std::string& text) {
  const json given = read_json(text);
  if (!given.is_object()) wrong_type("", "an object", given);
  if (!given.contains("goods")) refuse(400, "missing", "", {{"key", "goods"}});
  if (!given["goods"].is_array()) wrong_type("/goods", "a list", given["goods"]);
  auto catalogue = std::make_shared<Catalogue>();
  std::size_t place = 0;
  for (const json& thing : given["goods"]) {
    const std::string at = "/goods/" + std::to_string(place++);
    if (!thing.is_object()) wrong_type(at, "an object", thing);
    for (const char* key : {"sku", "unit_price"})
      if (!thing.contains(key)) refuse(400, "missing", at, {{"key", key}});
    if (!thing["sku"].is_string()) wrong_type(at + "/sku", "an id", thing["sku"]);
    if (!catalogue->goods.emplace(thing["sku"], thing).second)
      refuse(400, "duplicate_id", at + "/sku", {{"id", thing["sku"]}, {"kind", "sku"}});
  }
  if (given.contains("shipping")) catalogue->shipping = object_in(given, "shipping");
  catalogue->pickup = truth_in(given, "pickup");
  catalogue->text = text;
  return catalogue;
}

/// As the engine reads them in a cart: whatever it would refuse there is refused before members come. Throws Refused with
/// all that is wrong.
void check_things(const json& catalogue) {
  wire::Problems problems;
  const auto note = [&](wire::Problems more, const std::string& at) {
    for (Problem& problem : more) {
      if (problems.size() >= problems_told) return;
      problem.at.insert(0, at);
      problems.push_back(std::move(problem));
    }
  };
  for (const auto& [key, value] : catalogue.items())
    if (key != "goods" && key != "shipping" && key != "pickup")
      note({{"unknown_key", wire::pointer_step(key), {{"key", key}}}}, "");
  std::size_t place = 0;
  for (const json& thing : catalogue["goods"]) {
    const std::string at = "/goods/" + std::to_string(place++);
    json line = thing;
    // How many of it is a cart's to say.
    if (line.contains("quantity")) note({{"unknown_key", "/quantity", {{"key", "quantity"}}}}, at);
    line["quantity"] = 1;
    CartLine read;
    note(wire::read(line.dump(), read), at);
  }
  if (catalogue.contains("shipping")) {
    Shipping read;
    note(wire::read(catalogue["shipping"].dump(), read), "/shipping");
  }
  if (!problems.empty()) throw Refused{problem_of_engine(loyalty::refuse(problems).text)};
}

/// Units that a member buys at the price of one run, over all orders: friends have helped with one.
constexpr int units_of_run = 1;

void price_of_runs(const json& asked, const std::string& at, const json& runs, json& own) {
  const auto prices = asked.find("prices");
  if (prices == asked.end()) return;
  if (!prices->is_array()) wrong_type(at + "/prices", "a list", *prices);
  std::size_t place = 0;
  for (const json& price : *prices) {
    const std::string price_at = at + "/prices/" + std::to_string(place++);
    if (!price.is_object()) wrong_type(price_at, "an object", price);
    const std::string id = id_in(price, "id", price_at);
    for (const json& run : runs)
      if (id == run["id"] && own["sku"] == run["sku"])
        own["prices"].push_back({{"id", run["id"]},
                                 {"kind", run["kind"]},
                                 {"max_units_per_member", units_of_run},
                                 {"unit_price", run["price"]}});
  }
}

/// A receipt's cart has a fee where it is delivered; any other one says so by `delivered`.
bool is_delivered(const Catalogue& catalogue, const json& asked, const std::string& where) {
  if (!catalogue.pickup) return true;
  if (where.ends_with("/receipt/cart")) return asked.contains("shipping");
  const auto said = asked.find("delivered");
  if (said == asked.end()) return true;
  if (!said->is_boolean()) wrong_type(where + "/delivered", "true or false", *said);
  return *said;
}

}  // namespace

std::shared_ptr<const Catalogue> Goods::current() {
  {
    const std::scoped_lock lock(mutex_);
    if (read_) return current_;
  }
  refresh();
  const std::scoped_lock lock(mutex_);
  return current_;
}

void Goods::refresh() {
  const auto text = store_.document("goods");
  const std::scoped_lock lock(mutex_);
  read_ = true;
  if (text && (!current_ || current_->text != *text)) current_ = read_catalogue(*text);
}

void Goods::put(const std::string& text) {
  check_things(json::parse(read_catalogue(text)->text));
  store_.put_document("goods", text);
  refresh();
}

json own_cart(const Catalogue& catalogue, const json& asked, const std::string& where,
              const json& runs, const std::string& channel, std::int64_t at) {
  json cart = {{"at", at}, {"lines", json::array()}};
  if (!asked.contains("lines")) refuse(400, "missing", where, {{"key", "lines"}});
  if (!asked["lines"].is_array()) wrong_type(where + "/lines", "a list", asked["lines"]);
  std::size_t place = 0;
  for (const json& line : asked["lines"]) {
    const std::string line_at = where + "/lines/" + std::to_string(place++);
    if (!line.is_object()) wrong_type(line_at, "an object", line);
    if (!line.contains("sku")) refuse(400, "missing", line_at, {{"key", "sku"}});
    if (!line["sku"].is_string()) wrong_type(line_at + "/sku", "an id", line["sku"]);
    const auto found = catalogue.goods.find(line["sku"]);
    if (found == catalogue.goods.end())
      refuse(409, "unknown_sku", line_at + "/sku", {{"sku", line["sku"]}});
    json own = found->second;
    own["quantity"] = line.value("quantity", json(1));
    if (line.contains("id")) own["id"] = line["id"];
    price_of_runs(line, line_at, runs, own);
    cart["lines"].push_back(std::move(own));
  }
  if (!catalogue.shipping.is_null() && is_delivered(catalogue, asked, where))
    cart["shipping"] = catalogue.shipping;
  for (const char* choice : {"coupons", "points", "wallet"})
    if (asked.contains(choice)) cart[choice] = asked[choice];
  if (!channel.empty())
    cart["channel"] = channel;
  else if (asked.contains("channel"))
    cart["channel"] = asked["channel"];
  return cart;
}

}  // namespace loyalty::service
