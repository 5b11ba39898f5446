import type { Host } from "../host.js";
/**
 * The same engine in JavaScript, for hosts without WebAssembly: pages of Alipay's, Baidu, iOS in lockdown mode. The
 * same answers to the byte, several times slower, and larger to load.
 */
export declare function javascript(): Host;
