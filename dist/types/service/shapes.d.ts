type Told = Readonly<Record<string, any>>;
/** Whether it is an answer of this kind. */
export type Shape = (told: Told) => boolean;
export declare const is_program: Shape;
export declare const is_goods: Shape;
export declare const is_standing: Shape;
export declare const is_overview: Shape;
export declare const is_booked: Shape;
export declare const is_log: Shape;
export declare const is_past_orders: Shape;
export declare const is_past_records: Shape;
export declare const is_quote: Shape;
export declare const is_preview: Shape;
export declare const is_problem: Shape;
/** A text's JSON, if it is of this shape. */
export declare function told_as<T>(text: string, is: Shape): T | undefined;
export {};
