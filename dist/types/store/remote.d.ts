import type { Engine } from "../engine.js";
import type { Cart, Event, Program } from "../types/index.js";
/** What is used of a Worker, as the page sees it. */
export interface WorkerLike {
    postMessage(message: unknown): void;
    addEventListener(kind: "message", heard: (event: {
        readonly data: unknown;
    }) => void): void;
    addEventListener(kind: "error", heard: (event: unknown) => void): void;
    terminate(): void;
}
/** What is used of a worker's own scope. */
export interface WorkerScope {
    postMessage(message: unknown): void;
    addEventListener(kind: "message", heard: (event: {
        readonly data: unknown;
    }) => void): void;
}
/** The worker's side: answers what a store asks. Its script is two lines, of an engine and of this. */
export declare function serveStore(scope: WorkerScope, load: () => Promise<Engine>): void;
/** The page's side. */
export declare class RemoteCenter {
    private readonly worker;
    private readonly waiting;
    private number;
    private sent;
    private broken;
    constructor(worker: WorkerLike);
    /** `account` as the text of a snapshot. */
    open(program: Program, account: string): Promise<void>;
    apply(event: Event): Promise<void>;
    /** The quote's own text. Of a cart that is nearly the one before only what has changed is sent. */
    quote({ lines, ...cart }: Cart): Promise<string>;
    dispose(): void;
    /** Whoever waits for it waits no longer. */
    private fail;
    private ask;
    private heard;
}
