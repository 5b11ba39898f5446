#include "tests/oracle/ledger.h"

#include <algorithm>

namespace loyalty::oracle {

Ledger::Ledger(const Case& of, const std::vector<Part>& all) : c(of), parts(all) {
  for (const Part& part : parts) {
    now.units.push_back(part.quantity);
    now.running.push_back(part.unit_price * part.quantity);
  }
  now.fee = c.cart.shipping ? c.cart.shipping->fee.value : 0;
}

Int Ledger::goods_left() const {
  Int left = 0;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].kind != PriceKind::points) left += now.running[i];
  return left;
}

void Ledger::set_floor() {
  floor_ = std::min(c.program.pricing.min_payable.value, goods_left());
  floor_set_ = true;
}

void Ledger::begin(const Entry& next) {
  entry = &next;
  begun_ = now;
  taken = {next.id, std::vector<Int>(parts.size(), 0), 0};
}

void Ledger::take(std::size_t part, Int amount) {
  const Int fits = std::min({amount, now.running[part], room()});
  if (fits < amount && room() < std::min(amount, now.running[part])) floor_cut = true;
  now.running[part] -= fits;
  taken.parts[part] += fits;
}

void Ledger::take_shipping(Int amount) {
  const Int fits = std::min(amount, now.fee);
  now.fee -= fits;
  taken.shipping += fits;
}

void Ledger::exchange_unit(std::size_t part) {
  take(part, parts[part].unit_price);
  --now.units[part];
}

Int Ledger::on_base(std::size_t part, Base base) const {
  return base == Base::running ? begun_.running[part] : parts[part].unit_price * begun_.units[part];
}

Int Ledger::amount_on(Base base) const {
  Int total = 0;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (entry->scoped[i]) total += on_base(i, base);
  return total;
}

Int Ledger::units() const {
  Int total = 0;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (entry->scoped[i]) total += begun_.units[i];
  return total;
}

std::vector<Unit> Ledger::ranked(const std::vector<bool>& of, Base base) const {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Int n = begun_.units[i];
    for (Int u = 0; of[i] && u < n; ++u) {
      const Int value =
          std::min(unit_share(on_base(i, base), n, u), unit_share(now.running[i], n, u));
      units.push_back({i, u, parts[i].unit_price, value});
    }
  }
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit& a, const Unit& b) { return a.price > b.price; });
  return units;
}

}  // namespace loyalty::oracle
