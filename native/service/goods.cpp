#include "native/service/goods.h"

#include "native/service/answer.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

std::shared_ptr<const Catalogue> read_catalogue(const std::string& text) {
  const json given = json::parse(text, nullptr, false);
  if (given.is_discarded()) refuse(400, "invalid_json");
  if (!given.is_object() || !given.contains("goods") || !given["goods"].is_array())
    refuse(400, "missing", "", {{"key", "goods"}});
  auto catalogue = std::make_shared<Catalogue>();
  std::size_t place = 0;
  for (const json& thing : given["goods"]) {
    const std::string at = "/goods/" + std::to_string(place++);
    if (!thing.is_object()) refuse(400, "wrong_type", at, {{"expected", "an object"}});
    for (const char* key : {"sku", "unit_price"})
      if (!thing.contains(key)) refuse(400, "missing", at, {{"key", key}});
    if (!thing["sku"].is_string()) refuse(400, "wrong_type", at + "/sku", {{"expected", "an id"}});
    if (!catalogue->goods.emplace(thing["sku"], thing).second)
      refuse(400, "duplicate_id", at + "/sku", {{"id", thing["sku"]}});
  }
  catalogue->shipping = given.value("shipping", json());
  catalogue->text = text;
  return catalogue;
}

void price_of_runs(const json& asked, const json& runs, json& own) {
  for (const json& price : asked.value("prices", json::array()))
    for (const json& run : runs)
      if (price.value("id", "") == run["id"] && own["sku"] == run["sku"])
        own["prices"].push_back(
            {{"id", run["id"]}, {"kind", run["kind"]}, {"unit_price", run["price"]}});
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
  read_catalogue(text);
  store_.put_document("goods", text);
  refresh();
}

json own_cart(const Catalogue& catalogue, const json& asked, const json& runs,
              const std::string& channel, std::int64_t at) {
  json cart = {{"at", at}, {"lines", json::array()}};
  for (const json& line : asked.value("lines", json::array())) {
    const auto found = catalogue.goods.find(line.value("sku", ""));
    if (found == catalogue.goods.end()) continue;
    json own = found->second;
    own["quantity"] = line.value("quantity", json(1));
    if (line.contains("id")) own["id"] = line["id"];
    price_of_runs(line, runs, own);
    cart["lines"].push_back(std::move(own));
  }
  if (!catalogue.shipping.is_null()) cart["shipping"] = catalogue.shipping;
  for (const char* choice : {"coupons", "points", "wallet"})
    if (asked.contains(choice)) cart[choice] = asked[choice];
  if (!channel.empty())
    cart["channel"] = channel;
  else if (asked.contains("channel"))
    cart["channel"] = asked["channel"];
  return cart;
}

}  // namespace loyalty::service
