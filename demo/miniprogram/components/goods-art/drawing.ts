/** Categories with a drawing, as in goods-art.wxss. */
const drawn = (
  "fresh-egg fresh-fish fresh-meat fresh-vegetable food-tea food-coffee food-honey food-mushroom food-ham food-breakfast food snack-meat snack-nuts snack-fruit snack-biscuit snack-jelly snack " +
  "drink-coffee drink dairy grain-oil grain alcohol tobacco household baby gift apparel jewelry accessory beauty home-candle home"
).split(" ");
/** A ground of its own for each kind of goods, and for each thing a shade of it. */
const hues: Readonly<Record<string, number>> = {
  fresh: 112, food: 32, snack: 18, drink: 198, dairy: 210, grain: 44, alcohol: 28, tobacco: 30, household: 188, baby: 340, gift: 352, apparel: 336, jewelry: 48, accessory: 24, beauty: 328, home: 26,
};

/** Which drawing a thing has, and the hue of its ground: the same thing has the same one everywhere. */
export function drawing_of(sku: string, category: string): { readonly of: string; readonly hue: number } {
  const [kind = "", part = ""] = category.split("/");
  const shade = (Array.from(sku).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 25, 7) as number) - 12;
  return { of: [`${kind}-${part}`, kind].find((name) => drawn.indexOf(name) >= 0) || "goods", hue: (hues[kind] || 150) + shade };
}
