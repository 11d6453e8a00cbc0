import { expect, test } from "vitest";
import { readStrokes, strokesOf } from "./strokes";

test("only places are kept", () => {
  const group = { points: [{ x: 1.234, y: 5.678, pressure: 0.5, time: 99 }], penColor: "black" };
  expect(strokesOf([group])).toEqual([[[1.2, 5.7]]]);
});

test("what was drawn comes back as it was", () => {
  const strokes = [[[1, 2], [3, 4]], [[5, 6]]];
  expect(readStrokes(JSON.stringify(strokes))).toEqual(strokes);
});

test.each(["", "[]", "no json", "{}", "[[]]", "[[[1]]]", '[[["a",2]]]'])("%s draws nothing", (text) => {
  expect(readStrokes(text)).toEqual([]);
});
