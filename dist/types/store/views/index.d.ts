import type { Scene, Status, Topic } from "../scene.js";
import { type CartView } from "./cart.js";
import { type GoodsView } from "./goods.js";
import { type HomeView } from "./home.js";
/** What a page can show, by name. */
export interface Views {
    readonly status: Status;
    readonly home: HomeView;
    readonly goods: GoodsView;
    readonly cart: CartView;
}
interface Maker<T> {
    /** What it is about. */
    readonly of: readonly Topic[];
    make(scene: Scene): T;
}
export declare const makers: {
    readonly [K in keyof Views]: Maker<Views[K]>;
};
export {};
