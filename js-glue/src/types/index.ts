type Json = Readonly<Record<string, unknown>>;

export type Program = Json;
export type Account = Json;
export type Cart = Json;
export type Event = Json;
export type Overview = Json;
export type Quote = Json;
