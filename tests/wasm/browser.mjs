// A static server with a strict policy, and a headless Chromium.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm' };
/** Nothing from elsewhere, no eval. */
export const strict_policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** Serves folders by the first part of a path; `made` holds answers that are no files; `as` other types by extension. */
export async function serve(folders, { made = {}, as = {}, policy = strict_policy } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, first] = pathname.split('/');
    try {
      const body = made[pathname] ?? readFileSync(join(folders[first] ?? folders[''], normalize(folders[first] ? pathname.slice(first.length + 1) : pathname)));
      response.setHeader('content-type', as[extname(pathname)] ?? types[extname(pathname)] ?? 'application/octet-stream');
      response.setHeader('content-security-policy', policy);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}
