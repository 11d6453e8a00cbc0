import { describe, expect, it, vi } from "vitest";
import { cutIntoRuns, drawTranscript, followTranscript, timeAt } from "../transcript";
import type { Answer, Mark } from "../types";

function mark(start: number, end: number, dimension = "teamwork"): Mark {
  return { dimension, label: dimension, start_char: start, end_char: end, start_ms: null, end_ms: null, why: "why", supports: true };
}

function answer(changes: Partial<Answer>): Answer {
  return { number: 1, video: null, duration_ms: 4000, transcript: "", words: [], marks: [], lanes: [], intervals: [], ...changes };
}

describe("runs of the transcript", () => {
  it("joined are the transcript, however evidence overlaps", () => {
    const given = answer({ transcript: "我们把延迟降低了一半。", marks: [mark(0, 6), mark(3, 9, "logic")], words: [[0, 2, 100]] });
    const runs = cutIntoRuns(given);
    expect(runs.map((run) => run.text).join("")).toBe(given.transcript);
    expect(runs.find((run) => run.text.startsWith("延迟"))?.marks).toHaveLength(2);
  });

  it("ignore evidence without a place", () => {
    const runs = cutIntoRuns(answer({ transcript: "abc", marks: [{ ...mark(0, 1), start_char: null }] }));
    expect(runs).toEqual([{ text: "abc", marks: [], startMs: null }]);
  });

  it("of an empty transcript are none", () => {
    expect(cutIntoRuns(answer({ transcript: "" })).every((run) => run.text === "")).toBe(true);
  });
});

describe("time of a place", () => {
  const given = answer({ transcript: "one two", words: [[0, 3, 500], [4, 7, 900]] });

  it("is that of the word before it", () => {
    expect(timeAt(given, 5)).toBe(900);
    expect(timeAt(given, 3)).toBe(500);
  });

  it("is unknown before the first timed word", () => {
    expect(timeAt(answer({ transcript: "one", words: [[2, 3, 500]] }), 0)).toBeNull();
  });
});

describe("the drawn transcript", () => {
  it("jumps to the moment and follows the video", () => {
    const place = document.createElement("div");
    const onJump = vi.fn();
    drawTranscript(place, answer({ transcript: "one two", words: [[0, 3, 500], [4, 7, 900]] }), onJump);
    (place.lastElementChild as HTMLElement).click();
    expect(onJump).toHaveBeenCalledWith(900);
    followTranscript(place, 600);
    expect(place.querySelector(".is-now")?.textContent).toBe("one ");
  });
});
