// @vitest-environment node
import { describe, expect, test } from "vitest";

import { type Outcome, type UploadEffect, UploadQueue } from "../upload/queue.js";
import { type LocalAnswer, type PieceInfo, pieceKey } from "../upload/types.js";

const answer = (id: string, finished = false): LocalAnswer => ({ id, question: "q1", take: 1, finished });

const piece = (index: number, changes: Partial<PieceInfo> = {}): PieceInfo => ({
  answer: "a",
  recorder: "r0",
  index,
  segment: 0,
  size: 1000,
  sha256: "00",
  mediaType: "video/webm",
  endMs: (index + 1) * 1000,
  ...changes,
});

const key = (index: number, recorder = "r0"): string => pieceKey({ answer: "a", recorder, index });
const of = <K extends UploadEffect["do"]>(effects: UploadEffect[], what: K): Extract<UploadEffect, { do: K }>[] =>
  effects.filter((effect): effect is Extract<UploadEffect, { do: K }> => effect.do === what);

const OK: Outcome = { kind: "ok" };
const LOST: Outcome = { kind: "lost" };

function queueWithAnswer(): UploadQueue {
  const queue = new UploadQueue(() => 1);
  queue.handle({ type: "answer", answer: answer("a") });
  queue.handle({ type: "registered", answer: "a", outcome: OK });
  return queue;
}

describe("sending", () => {
  test("an answer is made known before its first piece goes up", () => {
    const queue = new UploadQueue(() => 1);
    const first = queue.handle({ type: "answer", answer: answer("a") });
    expect(first).toEqual([{ do: "register", answer: answer("a") }]);
    expect(queue.handle({ type: "piece", piece: piece(0) })).toEqual([]);
    const then = queue.handle({ type: "registered", answer: "a", outcome: OK });
    expect(then).toEqual([{ do: "send", key: key(0), segment: 0 }]);
  });

  test("no more than three pieces are under way at once", () => {
    const queue = queueWithAnswer();
    const sends = [0, 1, 2, 3, 4].flatMap((index) => queue.handle({ type: "piece", piece: piece(index) }));
    expect(of(sends, "send").map((effect) => effect.key)).toEqual([key(0), key(1), key(2)]);
    const next = queue.handle({ type: "sent", key: key(1), outcome: OK });
    expect(of(next, "send").map((effect) => effect.key)).toEqual([key(3)]);
  });

  test("acknowledgements may come in any order, and twice", () => {
    const queue = queueWithAnswer();
    for (const index of [0, 1, 2]) queue.handle({ type: "piece", piece: piece(index) });
    queue.handle({ type: "finish", answer: "a" });
    queue.handle({ type: "sent", key: key(2), outcome: OK });
    queue.handle({ type: "sent", key: key(2), outcome: OK });
    queue.handle({ type: "sent", key: key(0), outcome: OK });
    const effects = queue.handle({ type: "sent", key: key(1), outcome: OK });
    expect(of(effects, "finish")).toEqual([
      { do: "finish", answer: "a", segments: [{ number: 0, recorder: "r0", chunks: 3 }] },
    ]);
  });

  test("the answer is closed only when every piece has arrived", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    expect(of(queue.handle({ type: "finish", answer: "a" }), "finish")).toEqual([]);
    expect(of(queue.handle({ type: "sent", key: key(0), outcome: OK }), "finish")).toHaveLength(1);
    queue.handle({ type: "finished", answer: "a", outcome: OK });
    expect(queue.isFinished("a")).toBe(true);
  });

  test("pieces the server says are missing are sent again", () => {
    const queue = queueWithAnswer();
    for (const index of [0, 1]) queue.handle({ type: "piece", piece: piece(index) });
    queue.handle({ type: "finish", answer: "a" });
    for (const index of [0, 1]) queue.handle({ type: "sent", key: key(index), outcome: OK });
    const outcome: Outcome = { kind: "missing", segments: { "0": [1] } };
    const effects = queue.handle({ type: "finished", answer: "a", outcome });
    expect(of(effects, "send").map((effect) => effect.key)).toEqual([key(1)]);
    expect(of(queue.handle({ type: "sent", key: key(1), outcome: OK }), "finish")).toHaveLength(1);
  });
});

describe("a bad line", () => {
  test("a lost request is tried again, later each time, never later than twenty seconds", () => {
    const queue = queueWithAnswer();
    const waits: number[] = [];
    let effects = queue.handle({ type: "piece", piece: piece(0) });
    for (let turn = 0; turn < 8; turn += 1) {
      expect(of(effects, "send").map((effect) => effect.key)).toEqual([key(0)]);
      waits.push(...of(queue.handle({ type: "sent", key: key(0), outcome: LOST }), "wait").map((wait) => wait.ms));
      effects = queue.handle({ type: "retry" });
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]);
  });

  test("three requests lost together ask for one wait", () => {
    const queue = queueWithAnswer();
    for (const index of [0, 1, 2]) queue.handle({ type: "piece", piece: piece(index) });
    const effects = [0, 1, 2].flatMap((index) => queue.handle({ type: "sent", key: key(index), outcome: LOST }));
    expect(of(effects, "wait")).toHaveLength(1);
  });

  test("offline, pieces are kept and nothing is sent; back online, they go at once", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "offline" });
    const kept = [0, 1].flatMap((index) => queue.handle({ type: "piece", piece: piece(index) }));
    expect(kept).toEqual([]);
    expect(queue.progress).toMatchObject({ waiting: 2, online: false });
    expect(of(queue.handle({ type: "online" }), "send")).toHaveLength(2);
  });

  test("coming back online ends a long wait", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    queue.handle({ type: "sent", key: key(0), outcome: LOST });
    expect(queue.progress.retrying).toBe(true);
    expect(of(queue.handle({ type: "online" }), "send")).toHaveLength(1);
    expect(queue.progress.retrying).toBe(false);
  });
});

describe("after a reload", () => {
  test("pieces that the server holds are not sent again, the others are", () => {
    const queue = new UploadQueue(() => 1);
    queue.handle({ type: "answer", answer: answer("a") });
    for (const index of [0, 1, 2]) queue.handle({ type: "piece", piece: piece(index) });
    queue.handle({ type: "held", keys: [key(0), key(1)] });
    const effects = queue.handle({ type: "registered", answer: "a", outcome: OK });
    expect(of(effects, "send").map((effect) => effect.key)).toEqual([key(2)]);
  });

  test("a second segment counts beside the first", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    queue.handle({ type: "piece", piece: piece(0, { recorder: "r1", segment: 1 }) });
    queue.handle({ type: "sent", key: key(0), outcome: OK });
    queue.handle({ type: "sent", key: key(0, "r1"), outcome: OK });
    expect(of(queue.handle({ type: "finish", answer: "a" }), "finish")[0]?.segments).toEqual([
      { number: 0, recorder: "r0", chunks: 1 },
      { number: 1, recorder: "r1", chunks: 1 },
    ]);
  });

  test("an answer stopped before the reload is closed when its pieces are up", () => {
    const queue = new UploadQueue(() => 1);
    queue.handle({ type: "answer", answer: answer("a", true) });
    queue.handle({ type: "piece", piece: piece(0) });
    queue.handle({ type: "registered", answer: "a", outcome: OK });
    expect(of(queue.handle({ type: "sent", key: key(0), outcome: OK }), "finish")).toHaveLength(1);
  });

  test("local pieces are dropped only when the server has verified the recording", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    queue.handle({ type: "sent", key: key(0), outcome: OK });
    expect(queue.progress.held).toBe(1);
    expect(queue.handle({ type: "verified", answer: "a" })).toEqual([{ do: "forget", answer: "a" }]);
    expect(queue.progress.held).toBe(0);
  });
});

describe("what the server may answer", () => {
  test("a segment that another device took is renumbered and sent whole", () => {
    const queue = queueWithAnswer();
    for (const index of [0, 1]) queue.handle({ type: "piece", piece: piece(index, { segment: 1 }) });
    const effects = queue.handle({ type: "sent", key: key(0), outcome: { kind: "segment_taken", next: 2 } });
    expect(of(effects, "renumber")).toEqual([{ do: "renumber", answer: "a", recorder: "r0", segment: 2 }]);
    expect(of(effects, "send")).toEqual([{ do: "send", key: key(0), segment: 2 }]);
    const other = queue.handle({ type: "sent", key: key(1), outcome: { kind: "segment_taken", next: 2 } });
    expect(of(other, "renumber")).toEqual([]);
    expect(of(other, "send")).toEqual([{ do: "send", key: key(1), segment: 2 }]);
  });

  test("an answer the server does not know is made known again", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    const effects = queue.handle({ type: "sent", key: key(0), outcome: { kind: "unknown_answer" } });
    expect(of(effects, "register")).toHaveLength(1);
    expect(of(effects, "send")).toEqual([]);
  });

  test("when the answer is full, what is up stands and the answer is closed", () => {
    const queue = queueWithAnswer();
    for (const index of [0, 1, 2]) queue.handle({ type: "piece", piece: piece(index) });
    queue.handle({ type: "sent", key: key(0), outcome: OK });
    queue.handle({ type: "sent", key: key(2), outcome: OK });
    const effects = queue.handle({ type: "sent", key: key(1), outcome: { kind: "full" } });
    expect(of(effects, "full")).toHaveLength(1);
    expect(of(effects, "finish")[0]?.segments).toEqual([{ number: 0, recorder: "r0", chunks: 1 }]);
    expect(of(queue.handle({ type: "piece", piece: piece(3) }), "send")).toEqual([]);
  });

  test("withdrawn consent stops everything at once", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    const effects = queue.handle({ type: "sent", key: key(0), outcome: { kind: "stop", reason: "consent" } });
    expect(effects).toEqual([{ do: "stop", reason: "consent" }]);
    expect(queue.handle({ type: "piece", piece: piece(1) })).toEqual([]);
    expect(queue.handle({ type: "online" })).toEqual([]);
  });

  test("pieces of a take that was replaced meanwhile are let go", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "piece", piece: piece(0) });
    const effects = queue.handle({ type: "sent", key: key(0), outcome: { kind: "unneeded" } });
    expect(of(effects, "forget")).toEqual([{ do: "forget", answer: "a" }]);
  });

  test("a server that misses what is no longer here is asked again later, not at once", () => {
    const queue = queueWithAnswer();
    queue.handle({ type: "finish", answer: "a" });
    const outcome: Outcome = { kind: "missing", segments: { "4": [0] } };
    const effects = queue.handle({ type: "finished", answer: "a", outcome });
    expect(of(effects, "finish")).toEqual([]);
    expect(of(effects, "wait")).toHaveLength(1);
  });
});
