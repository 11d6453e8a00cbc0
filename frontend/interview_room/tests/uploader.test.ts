// @vitest-environment node
import { describe, expect, test } from "vitest";

import { type Outcome, type StopReason, type UploadProgress } from "../upload/queue.js";
import { CarefulStore, MemoryStore, type PieceStore } from "../upload/store.js";
import { type UploadTransport, meaning } from "../upload/transport.js";
import { type HeldAnswer, Uploader, type UploaderListener } from "../upload/uploader.js";
import { type LocalAnswer, type Piece, type SegmentCount } from "../upload/types.js";

const ANSWER: LocalAnswer = { id: "a", question: "q", take: 1, finished: false };

const piece = (index: number, changes: Partial<Piece> = {}): Piece => ({
  answer: "a",
  recorder: "r0",
  index,
  segment: 0,
  size: 4,
  sha256: "00",
  mediaType: "video/webm",
  endMs: index * 1000,
  bytes: new ArrayBuffer(4),
  ...changes,
});

/** A server that remembers what it got; `broken` cuts the line. */
class Server implements UploadTransport {
  broken = false;
  readonly got: string[] = [];
  readonly finished: SegmentCount[][] = [];
  answers = new Set<string>();

  async register(answer: LocalAnswer): Promise<Outcome> {
    if (this.broken) return { kind: "lost" };
    this.answers.add(answer.id);
    return { kind: "ok" };
  }

  async send(sent: Piece, segment: number): Promise<Outcome> {
    if (this.broken) return { kind: "lost" };
    this.got.push(`${segment}/${sent.index}`);
    return { kind: "ok" };
  }

  async finish(_answer: string, segments: readonly SegmentCount[]): Promise<Outcome> {
    if (this.broken) return { kind: "lost" };
    this.finished.push([...segments]);
    return { kind: "ok" };
  }
}

class Listener implements UploaderListener {
  readonly stops: StopReason[] = [];
  readonly full: string[] = [];
  readonly finished: string[] = [];
  progress: UploadProgress | null = null;
  onProgress(progress: UploadProgress): void {
    this.progress = progress;
  }
  onStop(reason: StopReason): void {
    this.stops.push(reason);
  }
  onFull(answer: string): void {
    this.full.push(answer);
  }
  onRegistered(): void {}
  onFinished(answer: string): void {
    this.finished.push(answer);
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function setUp(store: PieceStore, server: Server) {
  const listener = new Listener();
  const waits: (() => void)[] = [];
  const uploader = new Uploader(store, server, listener, (run) => void waits.push(run), () => 1);
  return { uploader, listener, waits };
}

const nothingHeld: HeldAnswer[] = [];

describe("an answer on its way", () => {
  test("goes up while it is recorded and is closed after stop", async () => {
    const server = new Server();
    const { uploader, listener } = setUp(new MemoryStore(), server);
    await uploader.begin(ANSWER);
    for (const index of [0, 1, 2]) await uploader.keep(piece(index));
    await uploader.finish(ANSWER);
    await settle();
    expect(server.got.sort()).toEqual(["0/0", "0/1", "0/2"]);
    expect(server.finished).toEqual([[{ number: 0, recorder: "r0", chunks: 3 }]]);
    expect(listener.finished).toEqual(["a"]);
  });

  test("a cut line loses nothing: the pieces stay and go up later", async () => {
    const server = new Server();
    const store = new MemoryStore();
    const { uploader, listener, waits } = setUp(store, server);
    await uploader.begin(ANSWER);
    await uploader.keep(piece(0));
    await settle();
    server.broken = true;
    for (const index of [1, 2, 3]) await uploader.keep(piece(index));
    await settle();
    expect(server.got).toEqual(["0/0"]);
    expect(listener.progress).toMatchObject({ waiting: 3, retrying: true });
    expect(await store.pieces()).toHaveLength(4);
    server.broken = false;
    waits.shift()?.();
    await settle();
    expect(server.got.sort()).toEqual(["0/0", "0/1", "0/2", "0/3"]);
  });

  test("after a reload only what the server lacks goes up, and the answer goes on in a new segment", async () => {
    const store = new MemoryStore();
    const before = setUp(store, new Server());
    await before.uploader.begin(ANSWER);
    for (const index of [0, 1, 2]) await before.uploader.keep(piece(index));
    await settle();

    const server = new Server();
    const after = setUp(store, server);
    const held: HeldAnswer[] = [
      { id: "a", status: "started", segments: [{ number: 0, recorder: "r0", received: [[0, 1]] }] },
    ];
    await after.uploader.restore(held);
    await after.uploader.keep(piece(0, { recorder: "r1", segment: 1 }));
    await after.uploader.finish(ANSWER);
    await settle();
    expect(server.got.sort()).toEqual(["0/2", "1/0"]);
    expect(server.finished[0]).toEqual([
      { number: 0, recorder: "r0", chunks: 3 },
      { number: 1, recorder: "r1", chunks: 1 },
    ]);
  });

  test("an answer that was stopped before the reload is closed by the next visit", async () => {
    const store = new MemoryStore();
    const broken = new Server();
    broken.broken = true;
    const before = setUp(store, broken);
    await before.uploader.begin(ANSWER);
    await before.uploader.keep(piece(0));
    await before.uploader.finish(ANSWER);
    await settle();

    const server = new Server();
    await setUp(store, server).uploader.restore(nothingHeld);
    await settle();
    expect(server.got).toEqual(["0/0"]);
    expect(server.finished).toHaveLength(1);
  });

  test("the local copy goes only when the server has verified the recording", async () => {
    const store = new MemoryStore();
    const { uploader } = setUp(store, new Server());
    await uploader.begin(ANSWER);
    await uploader.keep(piece(0));
    await uploader.finish(ANSWER);
    await settle();
    uploader.reconcile([{ id: "a", status: "uploaded", segments: [] }]);
    await settle();
    expect(await store.pieces()).toHaveLength(1);
    uploader.reconcile([{ id: "a", status: "ready", segments: [] }]);
    await settle();
    expect(await store.pieces()).toHaveLength(0);
  });
});

describe("a full disk", () => {
  class FullDisk extends MemoryStore {
    override async savePiece(): Promise<void> {
      throw new DOMException("no room", "QuotaExceededError");
    }
  }

  test("the piece is kept in memory, goes up, and the candidate is told once", async () => {
    let told = 0;
    const store = new CarefulStore(new FullDisk(), () => (told += 1));
    const server = new Server();
    const { uploader } = setUp(store, server);
    await uploader.begin(ANSWER);
    await uploader.keep(piece(0));
    await uploader.keep(piece(1));
    await settle();
    expect(server.got.sort()).toEqual(["0/0", "0/1"]);
    expect(told).toBe(1);
  });

  test("with no room left anywhere, keeping fails aloud", async () => {
    const store = new CarefulStore(new FullDisk(), () => undefined, 4);
    await store.savePiece(piece(0));
    await expect(store.savePiece(piece(1))).rejects.toThrow("no room");
  });
});

describe("the replies", () => {
  test.each([
    [200, {}, { kind: "ok" }],
    [201, {}, { kind: "ok" }],
    [403, { code: "consent_missing" }, { kind: "stop", reason: "consent" }],
    [409, { code: "interview_closed" }, { kind: "stop", reason: "closed" }],
    [410, {}, { kind: "stop", reason: "closed" }],
    [404, {}, { kind: "stop", reason: "unknown_link" }],
    [404, { code: "answer_unknown" }, { kind: "unknown_answer" }],
    [409, { code: "segment_taken", next: 3 }, { kind: "segment_taken", next: 3 }],
    [409, { code: "chunks_missing", missing: { "0": [1] } }, { kind: "missing", segments: { "0": [1] } }],
    [413, { code: "recording_full" }, { kind: "full" }],
    [409, { code: "no_takes_left" }, { kind: "unneeded" }],
    [400, { code: "nothing_recorded" }, { kind: "unneeded" }],
    [422, { code: "chunk_damaged" }, { kind: "lost" }],
    [429, {}, { kind: "lost" }],
    [502, {}, { kind: "lost" }],
  ])("%i %j", (status, reply, outcome) => {
    expect(meaning(status, reply)).toEqual(outcome);
  });
});
