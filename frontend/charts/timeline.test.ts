import { expect, test } from "vitest";
import { clock, heightOf, thinned } from "./timeline";

test("times read as minutes and seconds", () => {
  expect(clock(0)).toBe("0:00");
  expect(clock(185_400)).toBe("3:05");
  expect(clock(3_600_000)).toBe("60:00");
});

test("a long signal is thinned to means", () => {
  expect(thinned([0, 1, 2, 3], [1, 3, 5, 7], 2)).toEqual([[0, 2], [2, 6]]);
});

test("what nobody saw stays a gap", () => {
  expect(thinned([0, 1, 2, 3], [null, null, 4, null], 2)).toEqual([[0, null], [2, 4]]);
});

test("each lane adds to the height", () => {
  const lane = { label: "Smile" };
  expect(heightOf({ duration_ms: 1, lanes: [lane, lane] }) - heightOf({ duration_ms: 1, lanes: [lane] })).toBe(44);
});
