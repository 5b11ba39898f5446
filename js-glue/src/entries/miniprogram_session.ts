// Binds the store to setData: WeChat's and Douyin's pages and components by a behaviour, those of Alipay by a call (see worker).

export { type Changes, changes } from "../miniprogram/changes.js";
export { type Rows, rowsOf } from "../miniprogram/rows.js";
export {
  type Binding,
  bindViews,
  type Bound,
  type BoundStore,
  part,
  type SessionOptions,
  sessionBehavior,
  type Shown,
  type Shows,
  type WithSession,
} from "../miniprogram/session.js";
