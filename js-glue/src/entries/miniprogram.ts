// For mini-programs: one file, without anything that a phone's engine of 2019 lacks.

import { entry_for } from "../engine.js";
import type { Host } from "../host.js";
import { absent } from "../hosts/absent.js";
import { alipay, is_alipay } from "../hosts/alipay.js";
import { douyin, is_douyin } from "../hosts/douyin.js";
import type { PathOptions } from "../hosts/path.js";
import { is_weapp, weapp } from "../hosts/weapp.js";

export * from "../index.js";
export { alipay, type AlipayOptions } from "../hosts/alipay.js";
export { douyin, type DouyinOptions } from "../hosts/douyin.js";
export { weapp, type WeappOptions } from "../hosts/weapp.js";
export type { PathOptions };

/** The host of this mini-program, by what it has instead of WebAssembly; throws `host_unsupported` where it has nothing. */
export function detectHost(options: PathOptions = {}): Host {
  if (is_weapp()) return weapp(options);
  if (is_douyin()) return douyin(options);
  if (is_alipay()) return alipay(options);
  throw absent("mini-program", "WXWebAssembly, TTWebAssembly or MYWebAssembly");
}

export const { loadEngine, openMemberCenter } = entry_for(detectHost);
