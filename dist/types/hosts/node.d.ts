import type { Host } from "../host.js";
export interface NodeOptions {
    /** A file, by path or URL; unless given, the module that the script has in itself. */
    file?: string | {
        readonly href: string;
    };
}
/**
 * Node, 18 or later. The script has the module in itself: bundlers for servers put it into a file of their own, and
 * none of them agrees with another on where files beside it go.
 */
export declare function node_host({ file }: NodeOptions): Host;
