// A JSON Schema of an object, taken apart into the forms it may have: {properties, required}. The schemas say with
// if/then, oneOf and propertyNames which members go together; TypeScript says it with unions.

/** A property that a rule rules out: false, an empty list, or the default of a flag. */
const is_ruled_out = (rule) => rule === false || rule.maxItems === 0 || rule.maxProperties === 0 || rule.const === false;

/** The forms of `form` under one rule. `resolve` gives the schema that a $ref stands for. */
function under(form, rule, resolve) {
  const allowed = rule.propertyNames?.enum;
  const properties = {};
  for (const [name, property] of Object.entries(form.properties)) {
    const refined = rule.properties?.[name];
    if ((allowed && !allowed.includes(name)) || (refined !== undefined && is_ruled_out(refined))) continue;
    properties[name] = refined?.items ? { ...property, items: refined_items(property.items, refined.items, resolve) } : property;
  }
  const required = [...new Set([...form.required, ...(rule.required ?? [])])].filter((name) => name in properties);
  return one_of({ ...form, properties, required }, rule.oneOf, resolve);
}

function refined_items(items, rule, resolve) {
  const { title, ...whole } = items.$ref ? resolve(items.$ref) : items;
  const [form] = under({ ...whole, required: whole.required ?? [] }, rule, resolve);
  return form;
}

/** One form for each branch of a oneOf; what another branch needs is not in it. */
function one_of(form, branches, resolve) {
  if (!branches) return [form];
  return branches.flatMap((branch) => {
    const others = branches.filter((other) => other !== branch).flatMap((other) => other.required ?? []);
    const own = branch.required ?? [];
    const properties = Object.fromEntries(others.filter((name) => !own.includes(name)).map((name) => [name, false]));
    return under(form, { ...branch, properties: { ...properties, ...branch.properties } }, resolve);
  });
}

/** The property whose values choose the form, if there is one: "kind". */
export function discriminator(schema) {
  const rules = (schema.allOf ?? []).filter((rule) => rule.if);
  const [name] = Object.keys(rules[0]?.if.properties ?? {});
  return rules.length > 1 && rules.every((rule) => rule.if.properties[name]?.const !== undefined) ? name : undefined;
}

/** The forms of an object's schema, for the values of its discriminator: [[value, forms]]; value is undefined without one. */
export function forms_of(schema, resolve) {
  const whole = { ...schema, required: schema.required ?? [] };
  for (const key of ["allOf", "oneOf", "anyOf", "if", "then", "else"]) delete whole[key];
  const by = discriminator(schema);
  if (!by) return [[undefined, one_of(whole, schema.oneOf, resolve)]];
  return schema.properties[by].enum.map((value) => {
    const chosen = { ...whole, properties: { ...whole.properties, [by]: { ...whole.properties[by], enum: [value] } } };
    const rules = schema.allOf.filter((rule) => rule.if?.properties[by].const === value);
    const forms = rules.reduce((forms, rule) => forms.flatMap((form) => under(form, rule.then, resolve)), [chosen]);
    return [value, forms];
  });
}
