import { describe, expect, it } from "vitest";
import { CallFailed } from "../../interview_room/room/call.js";
import { RATE } from "../sound.js";
import { Tape } from "../tape.js";
import { Uploads } from "../uploads.js";

class Server {
  kept = 0;
  pieces: [number, number][] = [];
  trouble: CallFailed | null = null;
  running = 0;
  mostAtOnce = 0;

  async sendSound(_segment: string, start: number, sound: Int16Array): Promise<number> {
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await Promise.resolve();
    this.running -= 1;
    if (this.trouble) throw this.trouble;
    this.pieces.push([start, sound.length]);
    this.kept = Math.max(this.kept, start + sound.length);
    return this.kept;
  }

  async keptSamples(): Promise<number> {
    if (this.trouble) throw this.trouble;
    return this.kept;
  }
}

const second = (): Int16Array<ArrayBuffer> => new Int16Array(RATE);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("uploads", () => {
  it("go up in pieces of some seconds, one after another", async () => {
    const tape = new Tape(null);
    const server = new Server();
    const uploads = new Uploads(tape, server);
    for (let n = 0; n < 12; n += 1) {
      tape.add("a", second());
      uploads.inBetween("a");
      uploads.inBetween("a");
    }
    await settle();
    uploads.inBetween("a");
    await uploads.all("a");
    expect(server.mostAtOnce).toBe(1);
    expect(server.pieces.length).toBeLessThan(4);
    expect(server.kept).toBe(12 * RATE);
    expect(tape.waiting).toEqual([]);
  });

  it("end although the answer goes on: what comes meanwhile waits for the next piece", async () => {
    const tape = new Tape(null);
    const server = new Server();
    const uploads = new Uploads(tape, { ...server, keptSamples: () => server.keptSamples(), sendSound: async (segment, start, sound) => {
      tape.add("a", new Int16Array(1536));
      return server.sendSound(segment, start, sound);
    } });
    for (let n = 0; n < 5; n += 1) tape.add("a", second());
    uploads.inBetween("a");
    await settle();
    expect(server.pieces).toEqual([[0, 5 * RATE]]);
  });

  it("without a line keep everything, and do not try with every frame", async () => {
    const tape = new Tape(null);
    const server = new Server();
    server.trouble = new CallFailed(0, "offline", "");
    const uploads = new Uploads(tape, server);
    for (let n = 0; n < 8; n += 1) tape.add("a", second());
    for (let n = 0; n < 50; n += 1) {
      uploads.inBetween("a");
      await Promise.resolve();
    }
    await settle();
    expect(tape.unsafe("a")).toBe(8 * RATE);
    server.trouble = null;
    await uploads.leftovers();
    expect(server.kept).toBe(8 * RATE);
  });

  it("let go of what the server may no longer have", async () => {
    const tape = new Tape(null);
    const server = new Server();
    tape.add("a", second());
    server.trouble = new CallFailed(403, "consent_missing", "");
    await new Uploads(tape, server).leftovers();
    expect(tape.waiting).toEqual([]);
  });
});
