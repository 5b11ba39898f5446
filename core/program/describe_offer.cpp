// The rules between the members of an offer and of its effects.

#include "core/program/members.h"
#include "core/program/offer.h"

namespace loyalty::wire {

namespace {

/// What one kind of effect needs, and what else it may have.
struct Members {
  std::uint64_t needed = 0, allowed = 0;
};

consteval std::uint64_t of_effect(std::initializer_list<std::string_view> names) {
  return bits_of(Describe<Effect>::fields, names);
}

/// Some kinds come in two forms; the member that only one form has decides which is meant.
Members members_of(EffectKind kind, std::uint64_t seen) {
  const auto has = [seen](std::uint64_t member) { return (seen & member) != 0; };
  switch (kind) {
    case EffectKind::amount_off:
      if (has(of_effect({"every"})))
        return {of_effect({"amount", "every"}), of_effect({"by", "max_times"})};
      if (has(of_effect({"steps"})) || (has(of_effect({"by"})) && !has(of_effect({"amount"}))))
        return {of_effect({"steps"}), of_effect({"by"})};
      return {of_effect({"amount"}), 0};
    case EffectKind::percent_off:
      if (has(of_effect({"steps"}))) return {of_effect({"steps"}), of_effect({"by", "cap"})};
      return {of_effect({"off"}), of_effect({"cap"})};
    case EffectKind::unit_amount_off: return {of_effect({"amount"}), of_effect({"max_units"})};
    case EffectKind::nth_unit: return {of_effect({"offs"}), of_effect({"max_times", "partial"})};
    case EffectKind::bundle_price:
      if (has(of_effect({"items"})))
        return {of_effect({"items", "price"}), of_effect({"max_times"})};
      return {of_effect({"price", "units"}), of_effect({"max_times"})};
    case EffectKind::buy_get:
      return {of_effect({"buy", "get", "off"}), of_effect({"get_scope", "max_times", "partial"})};
    case EffectKind::exchange: return {of_effect({"units"}), 0};
    case EffectKind::shipping_off: return {0, of_effect({"cap"})};
    case EffectKind::gift: return {of_effect({"sku", "units", "value"}), 0};
    case EffectKind::grant:
      if (!has(of_effect({"coupons"})))
        return {of_effect({"points"}), of_effect({"points_expiry"})};
      return {of_effect({"coupons"}), has(of_effect({"points"}))
                                          ? of_effect({"points", "points_expiry"})
                                          : of_effect({"points"})};
  }
  return {};
}

/// A ladder rises in what it asks for and in what it gives, so that the highest step reached is the
/// best.
void check_steps(Reader& r, const Effect& e) {
  const bool rate = e.kind == EffectKind::percent_off;
  const std::string_view kind = effect_names[static_cast<std::size_t>(e.kind)];
  const std::string_view benefit = rate ? "off" : "amount", other = rate ? "amount" : "off";
  const auto value = [rate](const Step& s) {
    return rate ? s.off.value_or(BasisPoints{}).value : s.amount.value_or(Money{}).value;
  };
  for (std::size_t i = 0; i < e.steps.size(); ++i) {
    const Step& step = e.steps[i];
    const std::string at = element_at("steps", i);
    if (value(step) == 0) missing_member(r, at, kind, benefit);
    if (rate ? step.amount.has_value() : step.off.has_value()) wrong_member(r, at, kind, other);
    if (i == 0) continue;
    const Step& before = e.steps[i - 1];
    if (step.at <= before.at)
      r.problem_at(at + "/at", "not_rising", {{"before", before.at}, {"value", step.at}});
    if (value(step) != 0 && value(step) <= value(before))
      r.problem_at(at + pointer_step(benefit), "not_rising",
                   {{"before", value(before)}, {"value", value(step)}});
  }
}

}  // namespace

void Describe<Effect>::check(Reader& r, void* object, std::uint64_t seen) {
  auto& e = *static_cast<Effect*>(object);
  const bool whole = r.whole();
  const Members members = members_of(e.kind, seen);
  check_members(r, *shape.fields, seen, effect_names[static_cast<std::size_t>(e.kind)],
                members.needed, members.allowed | bit_of(fields, "kind"));
  const auto filled = [&](std::uint64_t member, std::string_view at, bool is_empty) {
    if (is_empty && (seen & members.needed & member)) r.problem_at(at, "empty_list");
  };
  filled(of_effect({"coupons"}), "/coupons", e.coupons.empty());
  filled(of_effect({"items"}), "/items", e.items.empty());
  filled(of_effect({"offs"}), "/offs", e.offs.empty());
  filled(of_effect({"steps"}), "/steps", e.steps.empty());
  if (whole) check_steps(r, e);
  // One meaning, one canonical text: by amount is what an effect without it goes by, and an amount without steps is
  // one from 0 on.
  if (e.by == By::amount) e.by.reset();
  if (e.kind == EffectKind::amount_off && e.amount && !e.every && e.steps.empty()) {
    e.steps.push_back({0, e.amount, {}});
    e.amount.reset();
  }
}

void Describe<Validity>::check(Reader& r, void* object, std::uint64_t seen) {
  const auto& v = *static_cast<const Validity*>(object);
  if (v.days_after_issue) {
    check_members(r, *shape.fields, seen, "days_after_issue", 0,
                  bit_of(fields, "days_after_issue"));
  } else if (!v.from && !v.until) {
    missing_member(r, "", "validity", "days_after_issue");
  } else if (v.from && v.until && *v.from >= *v.until) {
    r.problem_at("/until", "invalid_window", {{"from", v.from->value}, {"until", v.until->value}});
  }
}

void Describe<Offer>::check(Reader& r, void* object, std::uint64_t) {
  auto& offer = *static_cast<Offer*>(object);
  if (offer.effects.empty()) r.problem_at("/effects", "empty_list");
  for (std::size_t i = 0; i < offer.effects.size(); ++i) {
    // Exchanges run before every other stage: an offer has one place in the order of application.
    if (offer.effects[i].kind == EffectKind::exchange && offer.effects.size() > 1)
      r.problem_at(element_at("effects", i), "not_alone", {{"kind", "exchange"}});
  }
  std::int64_t shares = 0;
  for (std::size_t i = 0; i < offer.bearers.size(); ++i) {
    shares += offer.bearers[i].share.value;
    for (std::size_t k = 0; k < i; ++k) {
      if (offer.bearers[k].who != offer.bearers[i].who) continue;
      r.problem_at(element_at("bearers", i) + "/who", "duplicate_id",
                   {{"id", offer.bearers[i].who}, {"kind", "bearer"}});
      break;
    }
  }
  if (shares > whole.value)
    r.problem_at("/bearers", "shares_exceed_whole", {{"max", whole.value}, {"sum", shares}});
  // Without a base of its own a threshold has the offer's.
  if (offer.threshold.base == offer.base) offer.threshold.base.reset();
}

}  // namespace loyalty::wire
