/** The room's calls beside the socket. */
import { call, callJson } from "../interview_room/room/call.js";

export interface Question {
  readonly number: number;
  readonly text: string;
  readonly main: string;
  readonly part: number;
  readonly written: string;
  readonly has_begun: boolean;
}

export interface State {
  readonly is_open: boolean;
  readonly status: string;
  readonly in_writing: boolean;
  readonly consents: readonly string[];
  readonly language: "zh" | "en";
  readonly voice: string;
  readonly patience_ms: number;
  readonly patience_choices: readonly number[];
  readonly total: number;
  readonly question: Question | null;
}

export class Calls {
  constructor(readonly base: string) {}

  state(): Promise<State> {
    return this.call("state/", "GET");
  }

  async saveWritten(number: number, text: string, leaving = false): Promise<void> {
    await this.call("written/", "PUT", { number, text }, leaving);
  }

  async openSegment(number: number): Promise<string> {
    return (await this.call<{ segment: string }>("segments/", "POST", { number })).segment;
  }

  async keptSamples(segment: string): Promise<number> {
    return (await this.call<{ samples: number }>(`segments/${segment}/0/`, "GET")).samples;
  }

  async sendSound(segment: string, start: number, sound: Int16Array<ArrayBuffer>): Promise<number> {
    const url = `${this.base}segments/${segment}/${start}/`;
    return (await call<{ samples: number }>(url, "PUT", sound, "application/octet-stream")).samples;
  }

  end({ number, part }: Question, ending: { skip?: boolean; text?: string; heard_ms?: number }): Promise<State> {
    return this.call("end/", "POST", { number, part, ...ending });
  }

  async patience(patienceMs: number): Promise<void> {
    await this.call("patience/", "POST", { patience_ms: patienceMs });
  }

  async finish(): Promise<void> {
    await this.call("finish/", "POST", {});
  }

  withdraw(purpose: string): Promise<State> {
    return this.call("withdraw/", "POST", { purpose });
  }

  private call<T>(path: string, method: string, body?: object, leaving = false): Promise<T> {
    return callJson<T>(this.base + path, method, body, leaving);
  }
}
