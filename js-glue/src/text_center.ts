import { LoyaltyError, type Problem, reason_of } from "./error.js";
import { has_stopped, mark_stopped } from "./load.js";
import type { RawCenter, RawModule } from "./module.js";
import { check_text } from "./wellformed.js";

/** The calls that take one text. */
type Call = "overview" | "quote" | "preview" | "apply" | "verify" | "clock";

/**
 * A member's center in JSON texts. What it answers is canonical JSON, the same to the byte in every build of the
 * engine. Each call throws LoyaltyError when the engine refuses, and has then changed nothing.
 */
export class TextCenter {
  private readonly module: RawModule;
  private raw: RawCenter | undefined;

  /** Made by Engine.open. */
  constructor(module: RawModule) {
    this.module = module;
    this.raw = guarded(module, () => new module.Center());
    finalizers?.register(this, { module, raw: this.raw }, this);
  }

  /** Reads a program and an account, empty for a new member; answers the digests of both and the engine's version. */
  open(program: string, account = ""): string {
    check_text(program, "/program");
    check_text(account, "/account");
    return this.ask((raw) => raw.open(program, account));
  }

  /** {"at": milliseconds since 1970} to an overview. */
  overview(request: string): string {
    return this.call("overview", request);
  }

  /** A cart to a quote. */
  quote(cart: string): string {
    return this.call("quote", cart);
  }

  /** An event to what it would change. */
  preview(event: string): string {
    return this.call("preview", event);
  }

  /** An event to what it changed, and the sealed event to keep. */
  apply(event: string): string {
    return this.call("apply", event);
  }

  /** {"at", "cart", "quote"} to a verdict. */
  verify(request: string): string {
    return this.call("verify", request);
  }

  /** {"at": milliseconds since 1970} to the local day and minute in the program's time zone. */
  clock(request: string): string {
    return this.call("clock", request);
  }

  /** The account as it is now. */
  snapshot(): string {
    return this.ask((raw) => raw.snapshot());
  }

  /** Gives the center's memory back. A second time does nothing; every other call then throws `center_disposed`. */
  dispose(): void {
    const raw = this.raw;
    if (!raw) return;
    this.forget();
    give_back({ module: this.module, raw });
  }

  private forget(): void {
    this.raw = undefined;
    finalizers?.unregister(this);
  }

  private call(name: Call, request: string): string {
    check_text(request);
    return this.ask((raw) => raw[name](request));
  }

  private ask(ask: (raw: RawCenter) => string): string {
    const raw = this.raw;
    if (!raw) throw new LoyaltyError({ code: "center_disposed", at: "", details: {} });
    const answer = guarded(this.module, () => ask(raw), () => this.forget());
    if (raw.refused()) throw refusal(answer);
    return answer;
  }
}

/**
 * Runs something in the module. Only a fault of the engine, or no memory left, gets out of it as an exception. `lost` is
 * called when the center that it was changing is gone.
 */
function guarded<T>(module: RawModule, run: () => T, lost?: () => void): T {
  let reason = "";
  if (!has_stopped(module)) {
    try {
      return run();
    } catch (error) {
      const { shortage } = module;
      if (shortage) {
        delete module.shortage;
        if (!module.recover()) lost?.();
        throw new LoyaltyError({ code: "out_of_memory", at: "", details: { ...shortage } });
      }
      mark_stopped(module);
      reason = reason_of(error);
    }
  }
  throw new LoyaltyError({ code: "engine_stopped", at: "", details: { reason } });
}

function refusal(answer: string): LoyaltyError {
  const { error, others } = JSON.parse(answer) as { error: Problem; others?: Problem[] };
  return new LoyaltyError(error, others);
}

/** What is left of a center that nobody holds. */
interface Remains {
  readonly module: RawModule;
  readonly raw: RawCenter;
}

/** The memory of a module that has stopped is gone with it: nothing runs in there any more. */
function give_back({ module, raw }: Remains): void {
  if (!has_stopped(module)) raw.delete();
}

interface Finalizers {
  register(center: object, remains: Remains, token: object): void;
  unregister(token: object): void;
}
declare const FinalizationRegistry: (new (done: (remains: Remains) => void) => Finalizers) | undefined;

/** Where the engine has it, a center that nobody holds any more is given back; dispose() does not depend on it. */
const finalizers = typeof FinalizationRegistry === "function" ? new FinalizationRegistry(give_back) : undefined;
