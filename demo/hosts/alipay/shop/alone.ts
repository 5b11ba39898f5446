// Without a service the worker has the books.

import type { LocalBooks } from "member-center/store";
import { type Backend, local_backend, type NewId } from "./backend";

export const alone = (staff: (event: object) => Promise<unknown>, new_id: NewId): Backend => local_backend(() => ({ staff }) as unknown as LocalBooks, new_id);
