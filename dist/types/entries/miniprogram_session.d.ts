export { type Changes, changes } from "../miniprogram/changes.js";
export { type Rows, rowsOf } from "../miniprogram/rows.js";
export { type Binding, bindViews, type Bound, type BoundStore, part, type SessionOptions, sessionBehavior, type Shown, type Shows, type WithSession, } from "../miniprogram/session.js";
