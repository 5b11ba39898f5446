// A phone's network between browser and server: each answer begins a round trip later, and all of them share the line. The browser's
// own emulation leaves out what its workers load.

import { createServer, request } from 'node:http';

const round_trip = 60;
/** 9 Mbit/s, in bytes per millisecond. */
const speed = 9e6 / 8 / 1000;
/** So many bytes of an answer go before it is another's turn. */
const packet = 8192;

/** In front of the server at `url`: its own address, `bytes` that have come over the line so far, and `close`. */
export async function network(url) {
  const { host } = new URL(url);
  let free = 0;
  let bytes = 0;
  /** Resolves when the line has carried so many bytes after all that waits already. */
  const carried = (size) => {
    const now = performance.now();
    free = Math.max(free, now) + size / speed;
    return new Promise((resolve) => setTimeout(resolve, free - now));
  };
  const send = async (from, answer) => {
    for await (const chunk of from)
      for (let at = 0; at < chunk.length; at += packet) {
        const part = chunk.subarray(at, at + packet);
        await carried(part.length);
        bytes += part.length;
        answer.write(part);
      }
    answer.end();
  };
  const server = createServer((asked, answer) => {
    const { method, url: path } = asked;
    // The server knows itself by its own address only.
    const headers = { ...asked.headers, host, ...(asked.headers.origin && { origin: `http://${host}` }) };
    const onward = request(new URL(path, url), { headers, method }, (from) => setTimeout(() => {
      const lines = from.rawHeaders.reduce((size, text) => size + text.length + 2, 20);
      bytes += lines;
      answer.writeHead(from.statusCode, from.headers);
      answer.flushHeaders();
      void carried(lines).then(() => send(from, answer)).catch(() => answer.destroy());
    }, round_trip));
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    get bytes() {
      return bytes;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
