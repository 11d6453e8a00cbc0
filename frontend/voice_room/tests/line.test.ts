// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Line, type Listener } from "../line.js";

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  binaryType = "";
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  send(data: unknown): void {
    this.sent.push(data);
  }

  close(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

function listening(): Listener & { log: string[] } {
  const log: string[] = [];
  return { log, opened: () => log.push("opened"), heard: (message) => log.push(message.type), lost: () => log.push("lost"), impossible: () => log.push("impossible") };
}

describe("the line", () => {
  beforeEach(() => {
    FakeSocket.all = [];
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", FakeSocket);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("opens again after it dropped", () => {
    const listener = listening();
    const line = new Line("ws://x", listener);
    line.open();
    FakeSocket.all[0]?.open();
    FakeSocket.all[0]?.onmessage?.({ data: '{"type":"say"}' });
    FakeSocket.all[0]?.close();
    vi.advanceTimersByTime(3000);
    FakeSocket.all[1]?.open();
    expect(listener.log).toEqual(["opened", "say", "lost", "opened"]);
    expect(line.tell({ type: "done" })).toBe(true);
  });

  it("gives up where it never opens", () => {
    const listener = listening();
    new Line("ws://x", listener).open();
    FakeSocket.all[0]?.close();
    vi.advanceTimersByTime(3000);
    FakeSocket.all[1]?.close();
    vi.advanceTimersByTime(60_000);
    expect(listener.log).toEqual(["impossible"]);
    expect(FakeSocket.all.length).toBe(2);
  });

  it("stays closed where the server says so, and after closing it", () => {
    const listener = listening();
    const line = new Line("ws://x", listener);
    line.open();
    FakeSocket.all[0]?.open();
    FakeSocket.all[0]?.close(4409);
    vi.advanceTimersByTime(60_000);
    expect(listener.log).toEqual(["opened"]);
    expect(line.tell({ type: "done" })).toBe(false);
  });
});
