import { LoyaltyError } from "../error.js";
/** What a host needs is not there. */
export declare function absent(host: string, needs: string): LoyaltyError;
