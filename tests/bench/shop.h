#pragma once
// A believable large shop: offers of eight groups over eight categories, a member who holds many coupons, a cart.

#include <string>

namespace bench {

/// The three texts that a quote is made of.
struct Texts {
  std::string program, account, cart;
};

/// `coupons` coupons spread evenly over the first `groups` of: money off all goods, off a category, percent off
/// categories with a cap, money off single units, percent off all, money off per so much, second unit cheaper,
/// shipping. One of each group may be used. Same seed, same shop.
Texts shop(int lines, int coupons, int groups, unsigned seed = 1);

/// The same cart asking for near misses and for the numbers of some refused coupons.
std::string curious(const Texts& texts);

}  // namespace bench
