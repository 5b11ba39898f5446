import type { Goods } from "../service/answers.js";
import type { Account, Program } from "../types/index.js";
import { Element } from "./page.js";
/** The member's token; asked before each call, and once more with `expired` when the service says so. */
export type TokenOf = (asked: {
    readonly expired: boolean;
}) => string | Promise<string>;
/** A member without a service. */
export interface Sample {
    readonly program: Program;
    readonly account: Account;
    readonly goods?: Goods;
}
/**
 * `<member-savings base="https://shop.example" member="lin" lang="zh-CN">`: what a member has saved, on any page. It asks the
 * service with `token`, or shows a `sample`. `module`: where member-center.wasm is, if not beside the script.
 */
export declare class MemberSavings extends Element {
    static readonly observedAttributes: string[];
    private readonly root;
    private store;
    private asked;
    private shown;
    private due;
    constructor();
    get token(): TokenOf | undefined;
    set token(token: TokenOf | undefined);
    get sample(): Sample | undefined;
    set sample(sample: Sample | undefined);
    connectedCallback(): void;
    disconnectedCallback(): void;
    attributeChangedCallback(name: string): void;
    private speaks;
    /** Attributes and properties come one after another: once for all of them. */
    private start_soon;
    private start;
    private books;
    private draw;
    private tell;
}
