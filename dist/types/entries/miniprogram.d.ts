import type { Host } from "../host.js";
import type { PathOptions } from "../hosts/path.js";
export * from "../index.js";
export { alipay, type AlipayOptions } from "../hosts/alipay.js";
export { douyin, type DouyinOptions } from "../hosts/douyin.js";
export { weapp, type WeappOptions } from "../hosts/weapp.js";
export type { PathOptions };
/** The host of this mini-program, by what it has instead of WebAssembly; throws `host_unsupported` where it has nothing. */
export declare function detectHost(options?: PathOptions): Host;
export declare const loadEngine: (options?: import("./web.js").LoadOptions) => Promise<import("./web.js").Engine>, openMemberCenter: (options: import("./web.js").OpenOptions) => Promise<import("./web.js").MemberCenter>;
