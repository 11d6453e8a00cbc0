import { describe, expect, it, vi } from "vitest";
import { byKind, curveOf, drawLanes, lengthOf, xOf } from "../lanes";
import type { Answer } from "../types";

const labels = { speech: "Speech", evidence: "Evidence" };

function answer(changes: Partial<Answer>): Answer {
  return { number: 1, video: null, duration_ms: null, transcript: "", words: [], marks: [], lanes: [], intervals: [], ...changes };
}

describe("the length of the lanes", () => {
  it("is the longest thing known", () => {
    expect(lengthOf(answer({ duration_ms: 3000, intervals: [{ kind: "speech", start_ms: 0, end_ms: 3500 }] }))).toBe(3500);
  });
});

describe("a place on the lane", () => {
  it("stays inside it", () => {
    expect(xOf(-5, 1000)).toBe(0);
    expect(xOf(2000, 1000)).toBe(1000);
    expect(xOf(500, 1000)).toBe(500);
  });
});

describe("a curve", () => {
  it("breaks where nothing was seen", () => {
    const path = curveOf({ key: "loudness", unit: "dbfs", times_ms: [0, 500, 1000, 1500], values: [1, 2, null, 3] }, 2000);
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it("of nothing is nothing", () => {
    expect(curveOf({ key: "loudness", unit: "dbfs", times_ms: [0], values: [null] }, 1000)).toBe("");
  });
});

describe("lanes", () => {
  it("come in a fixed order, unknown kinds last", () => {
    const found = ["new_kind", "pause", "speech"].map((kind) => ({ kind, start_ms: 0, end_ms: 1 }));
    expect([...byKind(found).keys()]).toEqual(["speech", "pause", "new_kind"]);
  });

  it("jump to where they are clicked", () => {
    const place = document.createElement("div");
    const onJump = vi.fn();
    drawLanes(place, answer({ duration_ms: 2000, intervals: [{ kind: "speech", start_ms: 0, end_ms: 900 }] }), labels, onJump);
    const svg = place.querySelector("svg")!;
    svg.getBoundingClientRect = () => ({ left: 100, width: 200 }) as DOMRect;
    svg.dispatchEvent(new MouseEvent("click", { clientX: 200 }));
    expect(onJump).toHaveBeenCalledWith(1000);
  });
});
