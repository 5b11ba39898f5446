import type { MemberCenter } from "../center.js";
import type { Booked } from "./answers.js";
import type { ServiceClient } from "./client.js";
/** A page's own center, kept where the service is: what the service has booked is applied to it, each once, in order. */
export declare class Follower {
    private readonly client;
    private readonly center;
    private place;
    private latest;
    private last;
    /** `events` is that of the answer that the center was opened with. */
    constructor(client: Pick<ServiceClient, "events">, center: Pick<MemberCenter, "apply">, events: number);
    /** How many events of the log the center has. */
    get events(): number;
    /** The instant of the latest event that was applied here; 0: none. The center is asked for nothing before it. */
    get at(): number;
    /** Applies what the service answered; what came between, from another device or by time, is fetched first. */
    apply(booked: Booked): Promise<void>;
    /** Applies all that the log has. */
    catchUp(): Promise<void>;
    private fetch;
    private take;
    private alone;
}
