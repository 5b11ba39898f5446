// What an operator copies from deploy/ works: settings, unit, image, proxy.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import test from 'node:test';
import { folder, join_shop, loyalty, run, serve, text_of } from './operated.mjs';

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

test('each setting of loyalty.toml is one, and the service takes the file', async (t) => {
  const text = text_of('deploy/loyalty.toml');
  const { stdout: help } = run('serve', '--help');
  const settings = [...text.matchAll(/^([a-z-]+) = /gm)].map(([, name]) => name);
  assert.ok(settings.length > 10);
  for (const name of settings) assert.match(help, new RegExp(`--${name}\\b`));
  const own = folder(t), config = join(own, 'loyalty.toml');
  // What lies outside of a test's folder lies in it.
  writeFileSync(config, text.replace('/var/lib/loyalty/shop.db', join(own, 'shop.db')).replace(/^keys = .*\n/m, '').replace('remind-before = 604800000', 'remind-before = 0'));
  const service = await serve(t, join(own, 'shop.db'), { flags: ['--config', config] });
  assert.equal((await join_shop(service, 'lin')).status, 201);
});

test('the unit is one that systemd takes, and confines the service', { skip: !has('systemd-analyze') }, (t) => {
  const own = folder(t), unit = join(own, 'loyalty.service');
  writeFileSync(unit, text_of('deploy/loyalty.service').replace('/usr/local/bin/loyalty', loyalty));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.doesNotMatch(stderr, /Unknown (key|section)|loyalty\.service:\d+/);
  const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=yes', unit], { encoding: 'utf8' });
  const [, exposure] = stdout.match(/Overall exposure level for \S+: ([\d.]+)/) ?? assert.fail(stdout);
  assert.ok(Number(exposure) <= 2, `exposure ${exposure}`);
});

test('the image has what the program is linked with, and is made by ./dev', (t) => {
  const text = text_of('deploy/Dockerfile');
  const [build, rest] = text.split(/^FROM .* AS build$/m)[1].split(/^FROM /m);
  assert.match(build, /^RUN \.\/dev program \/out$/m);
  assert.match(text_of('dev'), /^ {2}program\)$/m);
  assert.match(rest, /COPY --from=build \/out\/loyalty \/usr\/local\/bin\/loyalty/);
  assert.match(rest, /^USER loyalty$/m);
  if (!has('readelf') || !has('dpkg')) return t.diagnostic('no readelf or dpkg: packages are not compared');
  const needed = [...execFileSync('readelf', ['-d', loyalty], { encoding: 'utf8' }).matchAll(/NEEDED.*\[(.*)\]/g)].map(([, name]) => name);
  const paths = execFileSync('ldd', [loyalty], { encoding: 'utf8' });
  for (const name of needed) {
    if (/^(libc|libm|libstdc\+\+|libgcc_s|ld-linux.*)\.so/.test(name)) continue;
    const path = execFileSync('readlink', ['-f', paths.match(new RegExp(`${name.replace(/[+.]/g, '\\$&')} => (\\S+)`))[1]], { encoding: 'utf8' }).trim();
    const owner = spawnSync('sh', ['-c', `dpkg -S "${path}" || dpkg -S "${path.replace(/^\/usr/, '')}"`], { encoding: 'utf8' }).stdout.split(':')[0];
    assert.ok(owner, path);
    assert.ok(rest.includes(owner), `${owner} for ${name}`);
  }
});

/** A port that is free now. */
const free_port = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

test('behind nginx, customers are served and operators\' pages are not', { skip: !has('nginx') && !existsSync('/usr/sbin/nginx') }, async (t) => {
  const own = folder(t), service = await serve(t, join(own, 'shop.db'));
  const port = await free_port();
  const site = text_of('deploy/nginx.conf').replace('127.0.0.1:8080', new URL(service.base).host).replace('listen 80;', `listen 127.0.0.1:${port};`);
  mkdirSync(join(own, 'tmp'));
  writeFileSync(join(own, 'nginx.conf'), `daemon off;\nmaster_process off;\npid ${own}/pid;\nerror_log ${own}/error.log;\nevents {}\nhttp {\naccess_log off;\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/tmp/${name};`).join('\n')}\n${site}\n}\n`);
  const nginx = existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx';
  const tried = spawnSync(nginx, ['-t', '-c', join(own, 'nginx.conf'), '-p', own], { encoding: 'utf8' });
  assert.equal(tried.status, 0, tried.stderr);
  const proxy = spawn(nginx, ['-c', join(own, 'nginx.conf'), '-p', own], { stdio: 'ignore' });
  t.after(() => proxy.kill('SIGTERM'));
  const through = (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
  for (let i = 0; ; ++i) {
    try {
      await through('/healthz');
      break;
    } catch (error) {
      if (i === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const headers = { authorization: `Bearer ${service.key}` };
  const answer = await through('/v1/members', { method: 'POST', headers, body: JSON.stringify({ id: 'j', member: { id: 'lin' } }) });
  assert.equal(answer.status, 201);
  assert.match(answer.headers.get('x-request-id'), /^[0-9a-f]{32}$/);
  assert.equal((await through('/v1/members/lin', { headers })).status, 200);
  for (const path of ['/metrics', '/readyz']) assert.equal((await through(path, { headers })).status, 404, path);
});
