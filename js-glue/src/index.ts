export { LoyaltyError, type Problem } from "./error.js";
