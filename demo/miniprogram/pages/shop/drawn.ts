import type { Views } from "member-center/store";

/** What the shop's page draws of the goods: a category, and the estimate's steps of the thing whose sheet is open. */
export function drawn(view: Views["goods"], category: string, asked: string) {
  const things = view.things.filter((thing) => !category || (thing.category || "").split("/")[0] === category);
  const of = view.things.find(({ sku }) => sku === asked);
  return {
    categories: view.categories.map(({ id, name }) => ({ id, name })),
    things: things.map(({ category: path, estimate, list, name, quantity, sku }) => ({
      sku,
      name,
      quantity,
      category: path || "",
      list: list.text,
      ...(estimate && { payable: estimate.payable.text, lower: estimate.lower, kind: estimate.price || "", earn: estimate.earn.points > 0 ? estimate.earn.text : "" }),
    })),
    ...(of && of.estimate && { sheet: { name: of.name, list: of.list.text, payable: of.estimate.payable.text, steps: of.estimate.steps } }),
  };
}
