#include "tests/extremes/words.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/base/sha256.h"

namespace loyalty::extremes {
namespace {

/// By the member, and the key of the object that it stands in.
using Names = std::map<std::string, std::vector<std::string>>;

void add(std::vector<std::string>& list, const std::string& name) {
  if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
}

std::string in(const std::string& parent, const std::string& key) { return parent + " " + key; }

/// All names that the schemas list.
class Schemas {
 public:
  Names names() {
    for (const auto& entry : std::filesystem::directory_iterator(LOYALTY_SOURCE_DIR "/schemas")) {
      std::ifstream file(entry.path());
      files_[entry.path().filename().string()] = Json::parse(file);
    }
    for (const auto& [name, file] : files_) walk(file, file, "", "", 0);
    return std::move(names_);
  }

 private:
  /// Of what stands under `key` in an object under `parent`.
  void walk(const Json& file, const Json& node, const std::string& key, const std::string& parent,
            int depth) {
    if (!node.is_object() || depth > 24) return;
    const auto take = [&](const Json& value) {
      if (value.is_string()) add(names_[in(parent, key)], value);
    };
    if (node.contains("enum")) std::for_each(node["enum"].begin(), node["enum"].end(), take);
    if (node.contains("const")) take(node["const"]);
    if (node.contains("$ref")) {
      const std::string ref = node["$ref"];
      const auto hash = ref.find('#');
      const Json& other = hash == 0 ? file : files_[ref.substr(0, hash)];
      walk(other, hash == ref.npos ? other : other.at(Json::json_pointer(ref.substr(hash + 1))),
           key, parent, depth + 1);
    }
    for (const char* several : {"oneOf", "anyOf", "allOf"})
      if (node.contains(several))
        for (const Json& one : node[several]) walk(file, one, key, parent, depth + 1);
    for (const char* below : {"items", "additionalProperties", "then", "else", "if"})
      if (node.contains(below)) walk(file, node[below], key, parent, depth + 1);
    if (node.contains("properties"))
      for (const auto& [name, value] : node["properties"].items())
        walk(file, value, name, key, depth + 1);
  }

  std::map<std::string, Json> files_;
  Names names_;
};

struct Place {
  const char* kind;
  const char* list;
  const char* id = "id";
};

constexpr Place in_program[] = {
    {"offer", "/promotions"},
    {"offer", "/coupons"},
    {"coupon", "/coupons"},
    {"group", "/pricing/groups"},
    {"price", "/pricing/special_prices"},
    {"tier", "/tiers/levels"},
    {"card", "/cards"},
    {"draw", "/activities/draws"},
    {"action", "/activities/actions", "kind"},
    {"counter", "/activities/actions", "kind"},
    {"benefit", "/benefits"},
    {"service", "/services"},
    {"campaign", "/campaigns"},
    {"exchange", "/points/exchange"},
    {"rule", "/points/earn/rules"},
    {"plan", "/wallet/recharge_plans"},
    {"gift_card", "/wallet/gift_cards"},
};
constexpr Place in_account[] = {
    {"coupon_id", "/coupons"},
    {"lot", "/points/lots"},
    {"hold", "/points/holds"},
    {"recharge", "/wallet/lots"},
    {"gift_card_id", "/wallet/gift_cards"},
    {"run", "/activities/runs"},
    {"referred", "/activities/referrals", "member"},
};

/// Which ids a member names: by its key, or by the key of the list or map that it stands in.
const std::map<std::string, std::string>& kinds_by_key() {
  static const std::map<std::string, std::string> kinds = {{"action", "action"},
                                                           {"actions", "action"},
                                                           {"as_card", "card"},
                                                           {"as_tier", "tier"},
                                                           {"benefit", "benefit"},
                                                           {"benefits", "benefit"},
                                                           {"campaign", "campaign"},
                                                           {"card", "card"},
                                                           {"cards", "card"},
                                                           {"coupon", "coupon"},
                                                           {"coupon_id", "coupon_id"},
                                                           {"counter", "counter"},
                                                           {"draw", "draw"},
                                                           {"draws", "draw"},
                                                           {"early", "benefit"},
                                                           {"exchange", "exchange"},
                                                           {"exchanges", "exchange"},
                                                           {"excludes", "group"},
                                                           {"explain", "coupon_id"},
                                                           {"extra", "benefit"},
                                                           {"gift_card", "gift_card"},
                                                           {"gift_card_id", "gift_card_id"},
                                                           {"group", "group"},
                                                           {"hold", "hold"},
                                                           {"level", "tier"},
                                                           {"lot", "lot"},
                                                           {"must", "coupon_id"},
                                                           {"offer", "offer"},
                                                           {"offer_totals", "offer"},
                                                           {"offer_uses", "offer"},
                                                           {"offers", "offer"},
                                                           {"order_id", "order"},
                                                           {"plan", "plan"},
                                                           {"price_units", "price"},
                                                           {"rates", "tier"},
                                                           {"recharge", "recharge"},
                                                           {"referred", "referred"},
                                                           {"rule", "rule"},
                                                           {"run", "run"},
                                                           {"saved_by_card", "card"},
                                                           {"service", "service"},
                                                           {"services", "service"},
                                                           {"tiers", "tier"},
                                                           {"values", "tier"}};
  return kinds;
}

}  // namespace

const std::vector<std::string>& plain_ids() {
  static const std::vector<std::string> ids = {"a", "b", "c", "tea", "tea/black", "A-1", "m1"};
  return ids;
}

const std::string& seed_digest() {
  static const std::string digest = sha256_hex(seed_of_draws);
  return digest;
}

const std::vector<std::string>& names_for(const std::string& key, const std::string& parent) {
  static const Names all = Schemas().names();
  static const std::vector<std::string> none = {"none"};
  const auto found = all.find(in(parent, key));
  return found == all.end() ? none : found->second;
}

namespace {

void learn(const Json& document, const Place& place,
           std::map<std::string, std::vector<std::string>>& into) {
  auto& ids = into[place.kind];
  const Json::json_pointer at(place.list);
  if (!document.contains(at)) return;
  for (const Json& element : document.at(at))
    if (element.is_object() && element.contains(place.id)) add(ids, element.at(place.id));
}

}  // namespace

void KnownIds::learn_program(const Json& program) {
  by_kind_.clear();
  for (const Place& place : in_program) learn(program, place, by_kind_);
  for (const char* own : {"check_ins", "orders", "referrals"}) add(by_kind_["counter"], own);
}

void KnownIds::learn_account(const Json& account) {
  for (const Place& place : in_account) {
    by_kind_[place.kind].clear();
    learn(account, place, by_kind_);
  }
  auto& orders = by_kind_["order"];
  orders.clear();
  if (const Json::json_pointer at("/orders/orders"); account.contains(at))
    for (const Json& order : account.at(at)) add(orders, order.at("facts").at("id"));
}

const std::vector<std::string>& KnownIds::of_kind(const std::string& kind) const {
  static const std::vector<std::string> none;
  const auto found = by_kind_.find(kind);
  return found == by_kind_.end() ? none : found->second;
}

const std::vector<std::string>& KnownIds::under(const std::string& key,
                                                const std::string& parent) const {
  const auto& kinds = kinds_by_key();
  // Coupons of grants are templates, of a cart or an order instances; a card is held under its plan's id.
  if (key == "coupons") return of_kind(parent == "grants" ? "coupon" : "coupon_id");
  if (key == "id" && parent == "coupons") return of_kind("coupon_id");
  const auto kind = kinds.find(key == "id" && parent == "cards" ? parent : key);
  return of_kind(kind == kinds.end() ? std::string() : kind->second);
}

}  // namespace loyalty::extremes
