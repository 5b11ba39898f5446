// Alipay has MYWebAssembly in Workers only: the center lives here, and the page asks it by messages.

const { alipay, openMemberCenter } = require("./member-center/index.js");

let center;

const calls = {
  async open({ program, account }) {
    const next = await openMemberCenter({ program, account, host: alipay({ path: "/workers/member-center/member-center.wasm.br" }) });
    if (center) center.dispose();
    center = next;
    return center.opened;
  },
  overview: ({ at }) => center.overview(at),
  quote: (cart) => center.quote(cart),
  dispose: () => center.dispose(),
};

worker.onMessage(async ({ id, call, data }) => {
  try {
    worker.postMessage({ id, answer: await calls[call](data) });
  } catch ({ code, at, details, message }) {
    worker.postMessage({ id, error: { code, at, details, message } });
  }
});
