// The store on Alipay, in a worker: MYWebAssembly is here alone. Network and storage are the page's.

import { alipay, loadEngine } from "member-center";
import { zhCN } from "member-center/messages";
import { ServiceClient } from "member-center/service";
import { chineseWords, type Language, type LocalBooks, localBooks, MemberStore } from "member-center/store";
import { pageLink, type Port } from "member-center/worker";
import { member_of } from "./member_of";
import { samples } from "./samples";

declare const worker: Port;

interface Start {
  readonly service: string;
  readonly shop: string;
  readonly member: string;
  readonly lang: string;
  readonly channel: string;
}

const page = pageLink(worker);

function language(lang: string): Language {
  if (lang !== "en") return { sentences: zhCN, words: chineseWords };
  const { en, englishWords } = require("./english.js") as typeof import("./english");
  return { sentences: en, words: englishWords };
}

/** By MYWebAssembly, or the same engine in JavaScript where there is none. */
const load_engine = () =>
  loadEngine({
    host: alipay({ path: "/workers/member-center/member-center.wasm.br" }),
    fallback: () => (require("./fallback.js") as { javascript(): ReturnType<typeof alipay> }).javascript(),
    timeout: 8000,
  });

async function start(): Promise<void> {
  const { channel, lang, member, service, shop } = (await page.ask("start", null)) as Start;
  const storage = { get: async (name: string) => (await page.ask("get", name)) as string, set: async (name: string, text: string) => void (await page.ask("set", [name, text])) };
  const common = { member, channel, language: language(lang), storage, loadEngine: load_engine };
  if (service) {
    let token = "";
    const books = new ServiceClient({
      base: service,
      member,
      request: (request) => page.ask("request", request) as never,
      token: async ({ expired }) => (expired || !token ? (token = (await page.ask("token", null)) as string) : token),
      retries: 2,
    });
    const store = new MemberStore({ ...common, books });
    page.share(store);
    return store.open();
  }
  const sample = samples[shop];
  if (!sample) throw new Error(`there is no sample of ${shop}`);
  let books: LocalBooks | undefined;
  const store = new MemberStore({
    ...common,
    books: async (engine) => {
      books = await localBooks({ engine, program: sample.program, goods: sample.goods, ...member_of(engine, sample, member), storage });
      return books;
    },
  });
  page.share(store, { staff: (event: never) => (books as LocalBooks).staff(event) });
  return store.open();
}

void start();
