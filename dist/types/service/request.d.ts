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
export type Fetch = (url: string, init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    signal?: any;
}) => Promise<{
    readonly status: number;
    readonly headers: {
        forEach(each: (value: string, name: string) => void): void;
    };
    text(): Promise<string>;
}>;
/** Requests by fetch: pages, Node, workers. */
export declare function fetchRequest(fetch: Fetch): SendRequest;
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
        fail(error: {
            errMsg?: string;
            errorMessage?: string;
            status?: number;
            headers?: Record<string, unknown>;
            data?: unknown;
        }): void;
    }): unknown;
}
/** Requests by a mini-program: `miniProgramRequest(wx.request)`, `my.request`, `tt.request`. */
export declare function miniProgramRequest(request: MiniProgramRequest): SendRequest;
