#!/usr/bin/env node
// Makes the pictures of the mini-program of those of the H5 page: WXML has no vector drawing of its own, so each is a mask in
// the style sheet, filled with the colour of the text. Run it after a picture has changed there.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const h5 = (file) => readFileSync(join(here, '../h5/src/parts', file), 'utf8');

/** As style sheets and style attributes take it: without quotes, brackets and semicolons. */
const uri = (svg) => `url(data:image/svg+xml,${encodeURIComponent(svg).replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
const pen = (size, width, path) =>
  uri(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" fill="none" stroke="#000" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"><path d="${path}"/></svg>`);
const mask = (picture) => `--picture: ${picture};`;

/** Of the H5's icons, those that the mini-program shows. */
const icons = () => {
  const all = Object.fromEntries([...h5('icons.ts').matchAll(/^ {2}(\w+): "([^"]+)",$/gm)].map(([, name, path]) => [name, path]));
  const shown = ['cart', 'shop', 'points', 'coin', 'ticket', 'wallet', 'gift', 'wheel', 'card', 'friends', 'group', 'crown', 'chat', 'code', 'receipt', 'saved', 'level', 'calendar', 'flag', 'clock', 'bag', 'gear',
    'chevron', 'check', 'alert', 'info', 'truck', 'sprout', 'medal', 'pen', 'globe', 'swap', 'up', 'lock'];
  return [...shown.map((name) => [name, all[name]]), ['plus', 'M12 5v14M5 12h14']].map(([name, path]) => `.icon-${name} { ${mask(pen(24, 1.7, path))} }`).join('\n');
};

const drawings = () => [...h5('GoodsArt.vue').matchAll(/^ {2}\["([^"]*)", "(M[^"]+)"\],$/gm)].map(([, category, path]) => [category || 'goods', path]);
const goods = () => drawings().map(([category, path]) => `.of-${category.replace('/', '-')} { ${mask(pen(48, 1.7, path))} }`).join('\n');

/** The print of a card: tints, lines and dots of one ink in three strengths. */
function print(body, values) {
  const filled = body.replace(/<g v-for="(\w+) in petals" :key="[^"]*" :transform="`([^`]*)`">(.*?)<\/g>/g, (_, name, turn, inner) => [0, 72, 144, 216, 288].map((at) =>
    `<g transform="${turn.replace(/\$\{turn \+ 25\}/, at + 25).replace(/\$\{turn\}/, at)}">${inner}</g>`).join(''));
  const made = values(filled);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 214" preserveAspectRatio="xMaxYMid slice"><style>.tint{opacity:.09}.line{fill:none;stroke:#000;stroke-width:1.2;stroke-linecap:round;opacity:.26}.dots{opacity:.3}</style>${made}</svg>`.replace(/\s+/g, ' ');
}

function prints() {
  const art = h5('CardArt.vue');
  const list = (name) => JSON.parse(art.match(new RegExp(`const ${name} = (\\[\\[.*?\\]\\]) as const`))[1]);
  const bodies = Object.fromEntries([...art.matchAll(/shop === '([\w-]+)'"([^>]*)>\n(.*?)\n {4}<\/g>/gs)].map(([, shop, attributes, body]) => [shop, `<g${attributes}>${body}</g>`]));
  bodies['convenience-chain'] = art.match(/<g v-else>\n(.*?)\n {4}<\/g>/s)[1];
  const each = {
    supermarket: (text) => text.replace(/<g v-for=[^>]*>(.*?)<\/g>/s, (_, inner) => list('leaves').map(([x, y, turn]) => `<g transform="translate(${x} ${y}) rotate(${turn})">${inner}</g>`).join('')),
    'snack-shop': (text) => text.replace(/<g v-for=[^>]*>(.*?)<\/g>\s*<\/g>/s, (_, inner) => list('crumbs').map(([x, y, r]) => `<g transform="translate(${x} ${y}) rotate(${x}) scale(${r / 20})">${inner}</g></g>`).join('')),
    'kunming-boutique': (text) => text,
    'private-domain-mall': (text) => text,
    'convenience-chain': (text) => text
      .replace(/<path v-for=[^>]*\/>/, Array.from({ length: 9 }, (_, n) => `<path class="line" d="M${90 + n * 26} 214C${210 + n * 16} ${204 - n * 4} ${276 + n * 10} ${128 - n * 4} ${262 + n * 15} -8"/>`).join(''))
      .replace(/<rect v-for=[^>]*\/>/, Array.from({ length: 14 }, (_, place) => `<rect x="${222 + ((place + 1) * 47) % 140}" y="${20 + ((place + 1) * 61) % 150}" width="7" height="11" rx="2"/>`).join('')),
  };
  return Object.entries(each).map(([shop, values]) => `  "${shop}": "${uri(print(bodies[shop], values))}",`).join('\n');
}

const made = '/* Made of the H5 page\'s pictures by pictures.mjs. */\n';
export const files = () => ({
  'components/line-icon/line-icon.wxss': `${made}.icon { display: inline-block; width: 1.3em; height: 1.3em; vertical-align: -0.26em; background: currentcolor; -webkit-mask: var(--picture) 0 0 / 100% 100%; mask: var(--picture) 0 0 / 100% 100%; }\n${icons()}\n`,
  'components/goods-art/goods-art.wxss': `${made}.art { position: relative; width: 100%; height: 100%; border-radius: 24%; overflow: hidden; background: hsl(var(--hue), 45%, 93%); }
.art .light { position: absolute; right: -12%; top: -14%; width: 68%; height: 68%; border-radius: 50%; background: hsl(var(--hue), 70%, 97%); }
.art .pen { position: absolute; left: 0; top: 0; width: 100%; height: 100%; background: hsl(var(--hue), 38%, 34%); -webkit-mask: var(--picture) 0 0 / 100% 100%; mask: var(--picture) 0 0 / 100% 100%; }
@media (prefers-color-scheme: dark) { .art { background: hsl(var(--hue), 22%, 20%); } .art .light { background: hsl(var(--hue), 24%, 25%); } .art .pen { background: hsl(var(--hue), 45%, 78%); } }
${goods()}\n`,
  'shop/prints.ts': `// What a sample shop's card is printed with, made of the H5 page's by pictures.mjs: CSS images, drawn in the card's own ink.\n\nexport const prints: Readonly<Record<string, string>> = {\n${prints()}\n};\n`,
});

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const [path, text] of Object.entries(files())) writeFileSync(join(here, path), text);
