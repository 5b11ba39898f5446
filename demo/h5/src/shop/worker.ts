import { loadEngine, worker } from "member-center";
import { serveStore, type WorkerScope } from "member-center/store";
import url from "member-center/member-center.wasm?url";

serveStore(self as unknown as WorkerScope, () => loadEngine({ host: worker({ url: new URL(url, self.location.href).href }) }));
