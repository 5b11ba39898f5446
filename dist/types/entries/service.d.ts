export { LoyaltyError, type Problem } from "../error.js";
export type { Accepted, Booked, Goods, NewEvent, NewOrder, Standing, Thing, WantedCart } from "../service/answers.js";
export { ServiceClient, type ServiceOptions, type Timer } from "../service/client.js";
export { ServiceError, type ToldProblem } from "../service/error.js";
export { Follower } from "../service/follower.js";
export { newId } from "../service/ids.js";
export { OfflineQueue, type Outcome, type QueueOptions, type TextStorage, type Waiting } from "../service/queue.js";
export { type Fetch, fetchRequest, type MiniProgramRequest, miniProgramRequest, type SendRequest, type ServiceAnswer, type ServiceRequest, } from "../service/request.js";
