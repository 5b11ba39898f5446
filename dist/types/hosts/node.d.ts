import type { Host } from "../host.js";
export interface NodeOptions {
    /** A file, by path or URL; the package's own unless given. */
    file?: string | {
        readonly href: string;
    };
}
/** Node, 18 or later. */
export declare function node_host(file: string | {
    readonly href: string;
}): Host;
