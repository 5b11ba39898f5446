// What emcc's glue gives: the class of wasm/bindings.cpp, before js-glue makes objects and errors of its texts.

/** One engine in the module's memory. Texts are JSON; `refused` says whether the last answer was an error. */
export interface RawCenter {
  open(program: string, account: string): string;
  overview(request: string): string;
  quote(cart: string): string;
  preview(event: string): string;
  apply(event: string): string;
  snapshot(): string;
  clock(request: string): string;
  verify(request: string): string;
  refused(): boolean;
  /** Gives its memory back. */
  delete(): void;
}

/** A module that runs. */
export interface RawModule {
  readonly Center: new () => RawCenter;
  version(): string;
  /** What C++ and the texts on their way have of the memory now, in decimal digits. */
  bytesInUse(): string;
  /** In bytes; there when a call has ended because there was no memory for it, until it is deleted here. */
  shortage?: { readonly wanted: number; readonly in_use: number };
  /** Gives back what such a call has taken. False when it was changing a center, which is gone with it. */
  recover(): boolean;
}

/** Functions and memory that the module asks of its host. */
export type Imports = Record<string, Record<string, unknown>>;

/** A module come to life: what instantiation gives everywhere. */
export interface Instance {
  readonly exports: unknown;
}

/** Well-formed UTF-8 to a text. */
export type Decode = (bytes: Uint8Array) => string;

interface CreateOptions {
  /** Where the host has one; the module brings its own. */
  decode?: Decode | undefined;
  instantiateWasm?(imports: Imports, receive: (instance: Instance) => void): object;
}

/** emcc's factory. */
export type CreateModule = (options: CreateOptions) => PromiseLike<RawModule>;

/**
 * Runs the factory with the host's own way to instantiate. The factory alone would wait for ever for an instance that
 * never comes.
 */
export function startModule(
  create: CreateModule,
  instantiate: (imports: Imports) => PromiseLike<unknown>,
  decode?: Decode,
): Promise<RawModule> {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: Imports, receive: (instance: Instance) => void): object => {
      new Promise<unknown>((settle) => settle(instantiate(imports)))
        .then((result) => receive(instance_of(result)))
        .catch(reject);
      return {};
    };
    // A thenable module would be unwrapped for ever: emcc's is none.
    create({ instantiateWasm, decode }).then(resolve, reject);
  });
}

/** Some hosts answer with {instance, module}, others with the instance itself. */
function instance_of(result: unknown): Instance {
  const given = result as { instance?: Instance; exports?: unknown } | null | undefined;
  const instance = given?.instance ?? (given as Instance | undefined);
  if (!instance?.exports) throw new Error("instantiation gave no instance");
  return instance;
}
