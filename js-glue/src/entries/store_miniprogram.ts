// The store for mini-programs, whose packages have a limit: Chinese only.

export { LoyaltyError, type Problem } from "../error.js";
export type { Preview } from "../answers.js";
export type { Accepted, Booked, Goods, NewEvent, NewOrder, Standing, Thing } from "../service/answers.js";
export type { Outcome, Waiting } from "../service/queue.js";
export type { Books } from "../store/books.js";
export type { Choices, ChosenLine } from "../store/cart.js";
export type { Ahead, Begin, FirstPrices } from "../store/ahead.js";
export type { WorkerLike } from "../store/remote.js";
export { type LocalBooks, type LocalBooksOptions, localBooks } from "../store/local_books.js";
export type { News, Scene, Status } from "../store/scene.js";
export { span } from "../store/layout.js";
export { memory_storage as memoryStorage, type Storage } from "../store/storage.js";
export type { Language, StoreOptions } from "../store/options.js";
export type { StoreSentences } from "../store/words.js";
export type { Difference, Done, Foreseen } from "../store/outcome.js";
export type { PastOf } from "../store/past.js";
export { MemberStore } from "../store/store.js";
export type * from "../store/views/index.js";
export { chinese_words as chineseWords } from "../store/zh-CN.js";
