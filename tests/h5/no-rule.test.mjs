// Pages and the store's views hold no rule of the business: they do no arithmetic on money, points or dates. What is computed
// there is found by its operators; what is allowed is listed below, with why.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { root } from './page.mjs';

const require = createRequire(join(root, 'demo/h5/package.json'));
const ts = require('typescript');

/** Whole files whose only subject is where something is drawn, or what is no figure of the business. */
const allowed_files = {
  'js-glue/src/store/layout.ts': 'lengths of bars',
  'demo/h5/src/shop/clock.ts': 'what time it is in the demonstration',
  'js-glue/src/store/clock.ts': 'how far the page\'s clock is behind the books\'',
  'js-glue/src/store/local_books.ts': 'books of their own, as the service\'s: how long an order holds',
  'js-glue/src/store/pricing.ts': 'how long a price took',
  'demo/h5/src/staff/plot.ts': 'where the marks of a plot are',
  'demo/h5/src/parts/CardArt.vue': 'a picture',
  'demo/h5/src/parts/DoneSheet.vue': 'a picture',
  'demo/h5/src/parts/GoodsArt.vue': 'a picture',
  'demo/h5/src/parts/QrCode.vue': 'a picture',
  'demo/h5/src/parts/ShopMark.vue': 'a picture',
  'demo/h5/src/pages/cards/CardFace.vue': 'a picture',
  'demo/h5/src/pages/draws/PrizeGrid.vue': 'a picture that moves',
  'demo/h5/src/pages/draws/PrizeWheel.vue': 'a picture that moves',
  'demo/h5/src/pages/gift-cards/GiftCardArt.vue': 'a picture',
  'demo/h5/src/pages/referral/poster.ts': 'a picture',
};

/** Forms that are no figure of the business wherever they stand. */
const allowed_anywhere = [
  /\.length - \d$/, // a place in a list
  /\bbar\.(from|length) \* 100/, /\b(height|share|progress|length|from|width)\b\)? \* \d+$/, // a part of a bar that layout.ts has divided, as a length on the screen
  /^(rank\(|Number\()?\(?a\b.* - (rank\(|Number\()?\(?b\b|^(rank\(|Number\()?\(?b\b.* - (rank\(|Number\()?\(?a\b/, // what comes first in a list
  /^(row|one|perk)\.\w+ \+ \1\.\w+$/, // two texts as a key
  /\b(index|i|place|number|round|at_hand) [+-] 1$/, /^\+\+/, // a count of places
];

/** Single expressions, by file: quantities of a cart, sizes on the screen. */
const allowed = {
  'js-glue/src/store/store.ts': [/line\?\.quantity \?\? 0\) \+ more/],
  'js-glue/src/store/sending.ts': [/clock\.now\(\) - cart\.quote\.receipt\.at/],
  'js-glue/src/store/unit_prices.ts': [/\(\) - began/, /budget \/ 2/], // how long this page has computed
  'js-glue/src/store/told_quote.ts': [/begin \+ 9/], // a place in a text
  'js-glue/src/store/past.ts': [/oldest - 1/], // the instant before, at which a ledger goes on
  'js-glue/src/store/views/cart.ts': [/totals\.list \+ quote\.totals\.fee/], // the whole of the bars, never shown
  'demo/h5/src/pages/cart/CouponChoice.vue': [/text\.length \+ 1/], // how many letters a stub has room for
  'demo/h5/src/parts/PriceWay.vue': [/bar\.length/], // a bar that can be seen
  'js-glue/src/store/views/orders.ts': [/line\.units - line\.returned/],
  'demo/h5/src/pages/staff/ProgramPage.vue': [/version \+ 1/],
  'js-glue/src/store/views/levels.ts': [/lastIndexOf\("\/"\) \+ 1/], // a place in a text
  'js-glue/src/store/views/referral.ts': [/Math\.max\(commission\.length, referral\.length\)/], // how many rows
  'js-glue/src/store/views/savings.ts': [/Math\.max\(\.\.\.shown/], // the scale of the plot
  'js-glue/src/store/views/tasks.ts': [/cuts\.length \+ 1/], // a place in a list
  'demo/h5/src/pages/cart/CartQuantity.vue': [/chosen\(\) \+ more/], // how many were tapped
  'demo/h5/src/pages/orders/ReturnSheet.vue': [/chosen\.get\(line\) \?\? 0\) \+ more/], // how many were tapped
  'demo/h5/src/pages/cart/CartLines.vue': [/Math\.abs\(a - tapped\)/, /\btogether\b/], // places in a list, and in its groups
  'demo/h5/src/pages/shop/ShopPage.vue': [/drawn\.value \+= a_few/], // how many are drawn
  'demo/h5/src/pages/code/CodePage.vue': [/n \* 45/],
  'demo/h5/src/pages/draws/landing.ts': [/chance \* places\.length/], // one of several fields with the same prize, to stop at
  'demo/h5/src/pages/gift-cards/GiftCardsPage.vue': [/findIndex/, /byte % 10/],
  'demo/h5/src/pages/levels/LevelsPage.vue': [/scrollLeft|offsetLeft/],
  'demo/h5/src/pages/savings/MonthPlot.vue': [/place \* 40/],
  'demo/h5/src/pages/savings/SavingsPage.vue': [/place % 9/],
  'demo/h5/src/pages/wallet/RechargeLadder.vue': [/cents\.padEnd/], // what was typed, as a text
  'demo/h5/src/parts/QuantityStepper.vue': [/^Math\.hypot\(/, /performance\.now\(\) - scrolled/], // how far a finger has moved, and since when nothing has
  'demo/h5/src/parts/RollingMoney.vue': [/length - /],
  'demo/h5/src/staff/PlotOf.vue': [/(width|height) - /],
  'demo/h5/src/staff/completion.ts': [/to \+ 20/],
  'demo/h5/src/staff/editor.ts': [/a\.from - b\.from/],
  'demo/h5/src/staff/place.ts': [/found\.to/],
  'demo/h5/src/staff/schema.ts': [/depth \+ 1/],
};

const arithmetic = new Set([
  ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.SlashToken, ts.SyntaxKind.PercentToken, ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.SlashEqualsToken,
]);

function files_in(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(ts|vue)$/.test(one.name)).map((one) => join(one.parentPath ?? one.path, one.name).slice(root.length + (root.endsWith('/') ? 0 : 1)));
}

/** The scripts of a file, and what its template computes. */
function scripts_of(file, text) {
  if (!file.endsWith('.vue')) return [text];
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  const template = text.match(/<template>([\s\S]*)<\/template>/)?.[1] ?? '';
  const computed = [...template.matchAll(/\{\{([\s\S]*?)\}\}/g), ...template.matchAll(/\s(?:v-(?!for|slot)[\w-]+|[:@#][\w.:-]+)="([^"]*)"/g)].map(([, code]) => `(${code});`);
  return [...scripts, ...computed];
}

const is_text = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
  || (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && (is_text(node.left) || is_text(node.right)));

/** Expressions that compute: operators between what is no text, Math, sums by reduce, dates that are moved. */
export function computed_in(text) {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isBinaryExpression(node) && arithmetic.has(node.operatorToken.kind) && !is_text(node.left) && !is_text(node.right)) found.push(node.getText());
    else if (ts.isCallExpression(node) && /^Math\.(?!random)|\.setU?T?C?(Date|Month|FullYear|Hours|Minutes|Time)$/.test(node.expression.getText())) found.push(node.getText());
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('what computes is found', () => {
  assert.deepEqual(computed_in('const a = fen / 100; const b = `${x}` + y; const c = list.reduce((sum, one) => sum + one.fen, 0); Math.round(d); e += 2; "x" + f;'),
    ['fen / 100', 'sum + one.fen', 'Math.round(d)', 'e += 2']);
});

test('pages and views compute nothing but what is listed', () => {
  const faults = [];
  for (const file of [...files_in('demo/h5/src'), ...files_in('js-glue/src/store')]) {
    if (allowed_files[file]) continue;
    const found = scripts_of(file, readFileSync(join(root, file), 'utf8')).flatMap(computed_in);
    faults.push(...found.filter((code) => ![...allowed_anywhere, ...(allowed[file] ?? [])].some((form) => form.test(code))).map((code) => `${file}: ${code.replace(/\s+/g, ' ').slice(0, 160)}`));
  }
  assert.deepEqual(faults, []);
});

test('every exception is one still', () => {
  const gone = Object.keys({ ...allowed, ...allowed_files }).filter((file) => {
    try {
      return scripts_of(file, readFileSync(join(root, file), 'utf8')).flatMap(computed_in).length === 0;
    } catch {
      return true;
    }
  });
  assert.deepEqual(gone, []);
});
