// How a request gets to the service: whatever the host has. Nothing here asks for fetch, URL or AbortController.

/** What is sent. */
export interface ServiceRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  /** Milliseconds after which the answer is not waited for any more. */
  readonly timeout: number;
}

/** What came back, whatever its status. */
export interface ServiceAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends, and rejects only when there is no answer. */
export type SendRequest = (request: ServiceRequest) => Promise<ServiceAnswer>;

/** What is used of fetch. A signal is of whatever class the host has: this package names no host's types. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal?: any },
) => Promise<{
  readonly status: number;
  readonly headers: { forEach(each: (value: string, name: string) => void): void };
  text(): Promise<string>;
}>;

declare const AbortController: (new () => { readonly signal: unknown; abort(): void }) | undefined;

/** Requests by fetch: pages, Node, workers. */
export function fetchRequest(fetch: Fetch): SendRequest {
  return async ({ method, url, headers, body, timeout }) => {
    const controller = typeof AbortController === "function" ? new AbortController() : undefined;
    const timer = controller && setTimeout(() => controller.abort(), timeout);
    try {
      const answer = await fetch(url, {
        method,
        headers: { ...headers },
        ...(body !== undefined && { body }),
        ...(controller && { signal: controller.signal }),
      });
      const found: Record<string, string> = {};
      answer.headers.forEach((value, name) => {
        found[name.toLowerCase()] = value;
      });
      return { status: answer.status, headers: found, body: await answer.text() };
    } finally {
      if (timer !== undefined) clearTimeout(timer);
    }
  };
}

/** What is used of wx.request, my.request and tt.request. Each has a type of its own for `dataType`, which is "text". */
export interface MiniProgramRequest {
  (options: {
    url: string;
    method: "GET" | "POST";
    header: Record<string, string>;
    headers: Record<string, string>;
    data?: string;
    dataType: any;
    responseType: "text";
    timeout: number;
    success(answer: {
      statusCode?: number;
      status?: number;
      header?: Record<string, unknown>;
      headers?: Record<string, unknown>;
      data?: unknown;
    }): void;
    fail(error: { errMsg?: string; errorMessage?: string; status?: number; headers?: Record<string, unknown>; data?: unknown }): void;
  }): unknown;
}

/** Requests by a mini-program: `miniProgramRequest(wx.request)`, `my.request`, `tt.request`. */
export function miniProgramRequest(request: MiniProgramRequest): SendRequest {
  return ({ method, url, headers, body, timeout }) =>
    new Promise((resolve, reject) => {
      const answered = (answer: { statusCode?: number; status?: number; header?: Record<string, unknown>; headers?: Record<string, unknown>; data?: unknown }) => {
        const found: Record<string, string> = {};
        const given = answer.header ?? answer.headers ?? {};
        for (const name of Object.keys(given)) found[name.toLowerCase()] = String(given[name]);
        const { data } = answer;
        const text = typeof data === "string" ? data : data === undefined || data === null ? "" : JSON.stringify(data);
        resolve({ status: answer.statusCode ?? answer.status ?? 0, headers: found, body: text });
      };
      request({
        url,
        method,
        // WeChat and Douyin say header, Alipay headers. The body comes as a text: the client reads it.
        header: { ...headers },
        headers: { ...headers },
        ...(body !== undefined && { data: body }),
        dataType: "text",
        responseType: "text",
        timeout,
        success: answered,
        fail: (error) => {
          // Alipay takes an answer of 400 and above for a failure.
          if (typeof error.status === "number" && error.status >= 100) answered(error);
          else reject(new Error(error.errMsg ?? error.errorMessage ?? "no answer"));
        },
      });
    });
}
