// What servers send instead of the module: each has a reason that names the address, what came, and the cure.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { cart, program } from './projects.mjs';
import { dist, require } from './realms.mjs';

const { loadEngine, web, worker, bytes } = await import(pathToFileURL(join(dist, 'web.mjs')));
const { node, loadEngine: loadNode } = require('./node.cjs');
const { javascript } = require('./fallback.cjs');
const module_file = readFileSync(join(dist, 'member-center.wasm'));
const page = '<!doctype html><title>shop</title>';
const html = 'text/html; charset=utf-8', wasm = 'application/wasm';

const put_there = 'put member-center.wasm there, or give its url';
const is_page = /is an HTML page instead of the module: put member-center.wasm there, or give its url$/;
const is_brotli = /is no WebAssembly module: a file compressed with brotli is served with Content-Encoding: br$/;
const is_gzip = /is compressed, and nothing says so: serve it with Content-Encoding: gzip$/;

/** [type, body, what the reason says]; without a reason it works. */
const arrivals = {
  'the page of an app, for every path': [html, page, is_page],
  'that page as application/wasm': [wasm, page, is_page],
  'a page after a byte order mark and white space': [html, `\ufeff\r\n  <html>`, is_page],
  'gzip that is not announced': [wasm, gzipSync(module_file), is_gzip],
  'brotli that is not announced': [wasm, brotliCompressSync(module_file), is_brotli],
  'brotli of another type': ['application/octet-stream', brotliCompressSync(module_file), is_brotli],
  'a text': ['text/plain', 'version 1', /is no WebAssembly module/],
  'nothing': [wasm, '', /is empty$/],
  'white space alone': [html, '  ', /is no WebAssembly module/],
  'half of the module': [wasm, module_file.subarray(0, 5000), /WebAssembly/],
  'the module as text/html': [html, module_file],
  'the module without a type': [undefined, module_file],
  'the module': [wasm, module_file],
  'the module with brotli that is announced': [wasm, brotliCompressSync(module_file), undefined, 'br'],
};

let server, origin;
before(async () => {
  server = createServer((request, response) => {
    const [type, body, , encoding] = arrivals[decodeURIComponent(request.url.slice(1))] ?? [];
    if (body === undefined) return response.writeHead(404, { 'content-type': html }).end(page);
    if (type) response.setHeader('content-type', type);
    if (encoding) response.setHeader('content-encoding', encoding);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => { server.closeAllConnections(); server.close(); });

const works = (engine) => assert.equal(engine.open(program).quote(cart).totals.payable, 9000);
async function refused(load) {
  const [{ reason }] = await Promise.allSettled([load]);
  assert.equal(reason?.name, 'LoyaltyError', String(reason?.stack ?? 'it works'));
  assert.equal(reason.code, 'module_not_loaded');
  return reason.details;
}

for (const [name, [, , reason]] of Object.entries(arrivals)) {
  test(`${name} ${reason ? 'has its reason' : 'works'}`, async () => {
    const url = `${origin}/${encodeURIComponent(name)}`;
    for (const host of [web({ url }), worker({ url }), web({ url, streaming: false })]) {
      if (!reason) {
        works(await loadEngine({ host }));
        continue;
      }
      const details = await refused(loadEngine({ host }));
      assert.match(details.reason, reason);
      if (name !== 'half of the module') assert.ok(details.reason.startsWith(`${url} `), details.reason);
    }
  });
}

test('a status is told with the address', async () => {
  const url = `${origin}/none.wasm`;
  assert.deepEqual(await refused(loadEngine({ host: web({ url }) })),
    { host: `web:${url}`, reason: `${url} answers with status 404: ${put_there}` });
});

test('a page\'s entry on a server is told to take the entry for Node', async () => {
  assert.match((await refused(loadEngine())).reason, /^file:.*\.wasm lies on a server: there take node\(\) of member-center\/node/);
});

test('bytes and files that are no module have the same reasons', async () => {
  for (const source of [gzipSync(module_file), new Uint8Array(gzipSync(module_file)).buffer])
    assert.match((await refused(loadEngine({ host: bytes({ source }) }))).reason, is_gzip);
  assert.match((await refused(loadNode({ host: node({ file: join(dist, 'member-center.wasm.br') }) }))).reason, is_brotli);
  works(await loadNode({ host: node({ file: pathToFileURL(join(dist, 'member-center.wasm')) }) }));
  works(await loadNode({ host: bytes({ source: await WebAssembly.compile(module_file) }) }));
});

test('the fallback is taken for all of them, and where there is no host at all', async () => {
  works(await loadEngine({ host: web({ url: `${origin}/none.wasm` }), fallback: javascript() }));
  const { loadEngine: load } = require('./miniprogram/index.js');
  await assert.rejects(load(), { code: 'host_unsupported' });
  works(await load({ fallback: () => javascript() }));
});
