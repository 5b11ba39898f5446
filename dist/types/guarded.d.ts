/** Runs code of the page's own: what it throws is told to the page's console, and holds up nothing here. */
export declare function guarded(run: () => void): void;
