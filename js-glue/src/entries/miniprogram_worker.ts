// A store in a worker and what stands for it on the page, for hosts that have WebAssembly in workers only: Alipay.

export { type PageLink, pageLink, type PageServices, type Port, type RemoteStore, remoteStore } from "../miniprogram/worker.js";
