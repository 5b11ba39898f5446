import type { Host, PathRuntime } from "../host.js";
/** Where 构建 npm puts the module. */
export declare const default_path = "/miniprogram_npm/member-center/member-center.wasm.br";
export interface PathOptions {
    /** The module in the mini-program's package, from its root: "/vendor/member-center.wasm.br". */
    path?: string;
}
/** A host that instantiates by path; `runtime` is asked for only when the module is loaded. */
export declare function path_host(name: string, needs: string, path: string, runtime: () => PathRuntime | undefined): Host;
/** The path itself. One that begins elsewhere than at the root is looked for in the folder of the page, or nowhere. */
export declare function absolute(path: string): string;
