import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Ends, type Money } from "./shown.js";
/** Group buys and bargains: those this member is in, and those that can be opened. */
export interface CampaignsView {
    readonly runs: readonly RunView[];
    readonly offers: readonly CampaignView[];
}
export interface CampaignView {
    readonly id: Id;
    readonly name: string;
    readonly kind: "group_buy" | "bargain";
    readonly kind_text: string;
    readonly sku: Id;
    readonly thing: string;
    readonly list: Money;
    /** The least price that it can come to. */
    readonly least: Money;
    /** Of a group: prices by members. */
    readonly steps: readonly {
        readonly members: number;
        readonly text: string;
        readonly price: Money;
    }[];
    /** "7 天内有效". */
    readonly hours: string;
    /** A run of it is open already. */
    readonly run?: Id;
}
export interface RunView {
    readonly id: Id;
    readonly campaign: Id;
    readonly name: string;
    readonly kind: "group_buy" | "bargain";
    readonly kind_text: string;
    readonly sku: Id;
    readonly thing: string;
    readonly list: Money;
    readonly price: Money;
    readonly next?: Money;
    readonly members: number;
    /** Places in the picture: those who are in it, and those who are missing for the next price. */
    readonly missing: number;
    /** "还差 2 人，即享 ¥159.00", "还可砍 ¥120.00"; nothing: it cannot become less. */
    readonly missing_text?: string;
    /** Of a group: members of those that the last price needs. Of a bargain: how far down the price is. */
    readonly progress: number;
    readonly until: Ends;
    /** This very thing lies in the cart at this run's price. */
    readonly in_cart: boolean;
}
export declare function campaigns_view(scene: Scene): CampaignsView;
