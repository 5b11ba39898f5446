/** The coupons that are chosen once this one was tapped; nothing: it is not among those that can be used. */
export function toggled(usable: readonly { readonly id: string; readonly chosen: boolean }[], id: string | undefined): readonly string[] | undefined {
  const one = usable.find((coupon) => coupon.id === id);
  if (!one) return undefined;
  const others = usable.filter((coupon) => coupon.chosen && coupon.id !== id).map((coupon) => coupon.id);
  return one.chosen ? others : [...others, one.id];
}
