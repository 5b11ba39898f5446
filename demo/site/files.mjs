// The page's files.

import { createReadStream, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const kinds = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp',
};

function size_of(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}

/** The file that a path names, nothing outside the folder. Throws URIError where it cannot be read. */
function found_at(folder, path) {
  const name = decodeURIComponent(path);
  const at = join(folder, name.endsWith('/') ? `${name}index.html` : name);
  return at.startsWith(folder + sep) && !at.includes('\0') && size_of(at) !== undefined ? at : undefined;
}

/** A file of a folder, compressed where that lies beside it; what has a digest in its name may be kept for ever. */
export function send_file(folder, from, answer, path) {
  if (from.method !== 'GET' && from.method !== 'HEAD') return answer.writeHead(405, { allow: 'GET, HEAD' }).end();
  const at = found_at(folder, path);
  if (!at) return answer.writeHead(404).end();
  const compressed = size_of(`${at}.br`) !== undefined && /\bbr\b/.test(from.headers['accept-encoding'] ?? '');
  const sent = compressed ? `${at}.br` : at;
  answer.writeHead(200, {
    'content-type': kinds[extname(at)] ?? 'application/octet-stream',
    'content-length': size_of(sent),
    'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...(compressed && { 'content-encoding': 'br' }),
  });
  if (from.method === 'HEAD') return answer.end();
  createReadStream(sent).on('error', () => answer.destroy()).pipe(answer);
}
