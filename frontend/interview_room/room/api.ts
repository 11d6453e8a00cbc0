/** The room's calls to the server, beside the upload of pieces. */
import { callJson } from "./call.js";
import { type RoomState, type TextSource } from "./state.js";

export interface DeviceReport {
  readonly device: string;
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly sound: boolean;
  readonly browser: string;
}

export class RoomApi {
  constructor(private readonly base: string) {}

  state(): Promise<RoomState> {
    return this.call<RoomState>("state/", "GET");
  }

  async reportDevice(report: DeviceReport): Promise<void> {
    await this.call("device/", "POST", report);
  }

  async practised(): Promise<void> {
    await this.call("practised/", "POST", {});
  }

  startTyped(answer: string, question: string): Promise<RoomState> {
    return this.call<RoomState>(`answers/${answer}/`, "PUT", { question, typed: true });
  }

  async finishTyped(answer: string): Promise<void> {
    await this.call(`answers/${answer}/finish/`, "POST", { typed: true });
  }

  /** `leaving`: the page is going; the request may outlive it. */
  async saveText(answer: string, source: TextSource, text: string, leaving = false): Promise<void> {
    await this.call(`answers/${answer}/text/`, "PUT", { source, text }, leaving);
  }

  async signal(kind: string, details: object, answer: string | null, atMs: number | null): Promise<void> {
    await this.call("signals/", "POST", { kind, details, answer, at_ms: atMs }, true);
  }

  withdraw(purpose: string): Promise<RoomState> {
    return this.call<RoomState>("withdraw/", "POST", { purpose });
  }

  async send(leavingOut: boolean): Promise<void> {
    await this.call("send/", "POST", { leaving_out: leavingOut });
  }

  private call<T>(path: string, method: string, body?: object, leaving = false): Promise<T> {
    return callJson<T>(this.base + path, method, body, leaving);
  }
}
