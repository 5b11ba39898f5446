// The examples as a user has them: a copy beside the package, with the shop's server running.

import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = process.env.MEMBER_CENTER_DIST ?? join(root, 'dist');
/** Vite, TypeScript and the browser's driver are those of the package's tests. */
const tools = join(root, 'tests/wasm/node_modules');
export const require = createRequire(join(tools, '../package.json'));

/** A copy of examples/ in which `member-center` is the package in dist/; gone after the test. */
export function examples(t) {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  // As npm installs with install-links: a copy, in the example's own folder.
  for (const project of ['server', 'h5-vite']) cpSync(dist, join(folder, project, 'node_modules/member-center'), { recursive: true });
  symlinkSync(join(tools, 'vite'), join(folder, 'h5-vite/node_modules/vite'));
  for (const mini of ['weapp/member-center', 'douyin/member-center', 'alipay/workers/member-center'])
    cpSync(join(dist, 'miniprogram'), join(folder, mini), { recursive: true });
  return folder;
}

/** The shop's server with its pages, on a free port. */
export async function shop(t, folder, pages = {}) {
  const server = await import(pathToFileURL(join(folder, 'server/server.mjs')));
  const open = await server.openShop();
  const listening = server.serve(open, pages);
  await new Promise((ready) => listening.listen(0, '127.0.0.1', ready));
  t.after(() => (listening.closeAllConnections(), listening.close()));
  return { ...server, open, address: `http://127.0.0.1:${listening.address().port}` };
}
