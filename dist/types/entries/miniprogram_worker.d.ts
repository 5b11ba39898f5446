export { type PageLink, pageLink, type PageServices, type Port, type RemoteStore, remoteStore } from "../miniprogram/worker.js";
