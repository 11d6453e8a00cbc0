// @vitest-environment node
import { describe, expect, test, vi } from "vitest";

import { browserName, troubleOf } from "../media/devices.js";
import { loudness } from "../media/level_meter.js";
import { joined } from "../media/recogniser.js";
import { PIECE_BYTES, type Recorder, SegmentRecorder, chooseMediaType } from "../media/segment_recorder.js";
import { type Signal, SignalWatch } from "../media/signals.js";
import { type Piece } from "../upload/types.js";

class FakeRecorder implements Recorder {
  state = "inactive";
  ondataavailable: Recorder["ondataavailable"] = null;
  onstop: Recorder["onstop"] = null;
  onerror: Recorder["onerror"] = null;
  rest = "";
  start(): void {
    this.state = "recording";
  }
  give(text: string): void {
    this.ondataavailable?.({ data: new Blob([text]) } as BlobEvent);
  }
  requestData(): void {
    this.give(this.rest);
    this.rest = "";
  }
  stop(): void {
    this.state = "inactive";
    this.give(this.rest);
    this.onstop?.({} as Event);
  }
}

const PLAN = { answer: "a", segment: 0, recorder: "r", mediaType: "video/webm" };
const text = (piece: Piece): string => new TextDecoder().decode(piece.bytes);

function record() {
  const fake = new FakeRecorder();
  const pieces: Piece[] = [];
  const clock = { now: 1000 };
  const troubles: unknown[] = [];
  const recorder = new SegmentRecorder(
    fake,
    PLAN,
    async (piece) => void pieces.push(piece),
    (trouble) => troubles.push(trouble),
    () => clock.now,
  );
  recorder.start();
  return { fake, pieces, clock, recorder, troubles };
}

describe("the recorder", () => {
  test("pieces come numbered, timed and hashed, the last one with stop", async () => {
    const { fake, pieces, clock, recorder } = record();
    clock.now += 1000;
    fake.give("one");
    clock.now += 400;
    fake.rest = "two";
    await recorder.stop();
    expect(pieces.map((piece) => [piece.index, text(piece), piece.endMs])).toEqual([
      [0, "one", 1000],
      [1, "two", 1400],
    ]);
    expect(pieces[0]?.sha256).toBe("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  });

  test("empty slices make no piece", async () => {
    const { fake, pieces, recorder } = record();
    fake.give("");
    await recorder.stop();
    expect(pieces).toEqual([]);
  });

  test("a slice larger than a request is cut", async () => {
    const { fake, pieces, recorder } = record();
    fake.give("x".repeat(PIECE_BYTES + 10));
    await recorder.stop();
    expect(pieces.map((piece) => piece.size)).toEqual([PIECE_BYTES, 10]);
  });

  test("before the page goes, what is held back is asked for", async () => {
    const { fake, pieces, recorder } = record();
    fake.rest = "tail";
    recorder.flush();
    await vi.waitFor(() => expect(pieces.map(text)).toEqual(["tail"]));
  });

  test("elapsed time stands still after stop", async () => {
    const { clock, recorder } = record();
    clock.now += 5000;
    await recorder.stop();
    clock.now += 9000;
    expect(recorder.elapsedMs).toBe(5000);
  });

  test("a piece that cannot be kept is told aloud", async () => {
    const fake = new FakeRecorder();
    const troubles: unknown[] = [];
    const keep = () => Promise.reject(new Error("no room"));
    const recorder = new SegmentRecorder(fake, PLAN, keep, (trouble) => troubles.push(trouble), () => 1);
    recorder.start();
    fake.give("one");
    await recorder.stop();
    expect(troubles).toHaveLength(1);
  });

  test("WebM where there is WebM, MP4 on Safari, nothing where there is neither", () => {
    const camera = { getVideoTracks: () => [{} as MediaStreamTrack] };
    const soundOnly = { getVideoTracks: () => [] };
    expect(chooseMediaType(camera, () => true)).toBe("video/webm;codecs=vp8,opus");
    expect(chooseMediaType(camera, (type) => type.includes("mp4"))).toContain("video/mp4");
    expect(chooseMediaType(soundOnly, () => true)).toContain("audio/webm");
    expect(chooseMediaType(camera, () => false)).toBeNull();
  });
});

describe("signals", () => {
  function watch(answering = true) {
    const signals: Signal[] = [];
    const clock = { now: 0 };
    const made = new SignalWatch((signal) => signals.push(signal), () => answering, () => clock.now);
    return { signals, clock, watch: made };
  }

  test("another window in front is told when one comes back, with how long it was", () => {
    const { signals, clock, watch: it } = watch();
    it.visibilityChanged(true);
    clock.now = 4200;
    it.visibilityChanged(false);
    expect(signals).toEqual([{ kind: "tab_hidden", details: { hidden_ms: 4200 } }]);
  });

  test("a glance away, and a break between questions, are nobody's business", () => {
    const during = watch();
    during.watch.visibilityChanged(true);
    during.clock.now = 600;
    during.watch.visibilityChanged(false);
    expect(during.signals).toEqual([]);
    const between = watch(false);
    between.watch.visibilityChanged(true);
    between.clock.now = 60_000;
    between.watch.visibilityChanged(false);
    expect(between.signals).toEqual([]);
  });

  test("a long paste is counted, not copied", () => {
    const { signals, watch: it } = watch();
    it.pasted("a word");
    it.pasted("x".repeat(300));
    expect(signals).toEqual([{ kind: "pasted_text", details: { characters: 300 } }]);
  });
});

describe("small things", () => {
  test("what went wrong with a device, in a word", () => {
    expect(troubleOf(new DOMException("", "NotAllowedError"))).toBe("denied");
    expect(troubleOf(new DOMException("", "NotFoundError"))).toBe("none_found");
    expect(troubleOf(new DOMException("", "NotReadableError"))).toBe("in_use");
    expect(troubleOf(new TypeError())).toBe("unsupported");
  });

  test("silence is 0, a clear voice is well above", () => {
    expect(loudness(new Float32Array(512))).toBe(0);
    const voice = Float32Array.from({ length: 512 }, (_, place) => 0.2 * Math.sin(place / 5));
    expect(loudness(voice)).toBeGreaterThan(0.5);
  });

  test("recognised words are joined with a space only where the language has one", () => {
    expect(joined("I led", "the team")).toBe("I led the team");
    expect(joined("我负责", "这个项目")).toBe("我负责这个项目");
  });

  test("browsers by name", () => {
    expect(browserName("Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36")).toBe("Chrome/120");
    expect(browserName("Mozilla/5.0 (iPhone) Version/17.1 Mobile/15E148 Safari/604.1")).toBe("Safari/17 (mobile)");
  });
});
