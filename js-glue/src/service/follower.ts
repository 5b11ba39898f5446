import type { MemberCenter } from "../center.js";
import type { Booked } from "./answers.js";
import type { ServiceClient } from "./client.js";
import { unreadable } from "./error.js";

/** A page's own center, kept where the service is: what the service has booked is applied to it, each once, in order. */
export class Follower {
  private readonly client: Pick<ServiceClient, "events">;
  private readonly center: Pick<MemberCenter, "apply">;
  private place: number;
  private latest = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** `events` is that of the answer that the center was opened with. */
  constructor(client: Pick<ServiceClient, "events">, center: Pick<MemberCenter, "apply">, events: number) {
    this.client = client;
    this.center = center;
    this.place = events;
  }

  /** How many events of the log the center has. */
  get events(): number {
    return this.place;
  }

  /** The instant of the latest event that was applied here; 0: none. The center is asked for nothing before it. */
  get at(): number {
    return this.latest;
  }

  /** Applies what the service answered; what came between, from another device or by time, is fetched first. */
  apply(booked: Booked): Promise<void> {
    return this.alone(async () => {
      if (booked.events > this.place + 1) await this.fetch(booked.events);
      else this.take(booked);
    });
  }

  /** Applies all that the log has. */
  catchUp(): Promise<void> {
    return this.alone(() => this.fetch(Infinity));
  }

  private async fetch(up_to: number): Promise<void> {
    while (this.place < up_to) {
      const events = await this.client.events(this.place);
      if (events.length === 0) return;
      const before = this.place;
      for (const booked of events) this.take(booked);
      // Not what was asked for, as out of somebody's cache: asked again it would be the same.
      if (this.place === before) throw unreadable(200, "");
    }
  }

  private take(booked: Booked): void {
    if (booked.events !== this.place + 1) return;
    this.center.apply(booked.sealed);
    this.place = booked.events;
    this.latest = booked.sealed.at;
  }

  private alone(does: () => Promise<void>): Promise<void> {
    const mine = this.last.then(does, does);
    this.last = mine.then(() => undefined, () => undefined);
    return mine;
  }
}
