/** By ISO 4217 code; digits are those of the minor unit. */
export declare const currencies: Readonly<Record<string, {
    readonly sign: string;
    readonly digits: number;
}>>;
