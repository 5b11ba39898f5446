// Fresh projects with the package as npm packs it.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dist } from './realms.mjs';

/** A shop in one line, and a cart that costs 90 yuan there. */
export const program = { id: 'tea', version: 1, timezone: 'Asia/Shanghai',
  promotions: [{ id: 'half', name: '第二件半价', group: 'sales', effects: [{ kind: 'nth_unit', offs: [0, 5000] }] }],
  pricing: { groups: [{ id: 'sales' }] } };
export const cart = { at: 1795330800000, lines: [{ sku: 'dianhong', unit_price: 6000, quantity: 2 }] };
/** Opens a center of the shop, and prices the cart: then quote.totals.payable is 9000. */
export const use = `const center = await openMemberCenter({ program: ${JSON.stringify(program)} });
const quote = center.quote(${JSON.stringify(cart)});`;

/** A folder with the packed package in it, and projects beside. */
export function projects() {
  const folder = mkdtempSync(join(tmpdir(), 'member-center-'));
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: dist, encoding: 'utf8' }));
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  return {
    folder,
    /** A project with the unpacked package among its modules; its folder. */
    project(name, files) {
      const root = join(folder, name);
      mkdirSync(join(root, 'node_modules'), { recursive: true });
      cpSync(join(folder, 'package'), join(root, 'node_modules/member-center'), { recursive: true });
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      }
      return root;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What Node prints when it runs a file. */
export const run = (root, file) => execFileSync(process.execPath, [file], { cwd: root, encoding: 'utf8' });
