import type { RawModule } from "./module.js";
/**
 * A member's center in JSON texts. What it answers is canonical JSON, the same to the byte in every build of the
 * engine. Each call throws LoyaltyError when the engine refuses, and has then changed nothing.
 */
export declare class TextCenter {
    private readonly module;
    private raw;
    /** Made by Engine.open. */
    constructor(module: RawModule);
    /** Reads a program and an account, empty for a new member; answers the digests of both and the engine's version. */
    open(program: string, account?: string): string;
    /** {"at": milliseconds since 1970} to an overview. */
    overview(request: string): string;
    /** A cart to a quote. */
    quote(cart: string): string;
    /** An event to what it would change. */
    preview(event: string): string;
    /** An event to what it changed, and the sealed event to keep. */
    apply(event: string): string;
    /** {"at", "cart", "quote"} to a verdict. */
    verify(request: string): string;
    /** {"at": milliseconds since 1970} to the local day and minute in the program's time zone. */
    clock(request: string): string;
    /** The account as it is now. */
    snapshot(): string;
    /** Gives the center's memory back. A second time does nothing; every other call then throws `center_disposed`. */
    dispose(): void;
    private forget;
    private call;
    private ask;
}
