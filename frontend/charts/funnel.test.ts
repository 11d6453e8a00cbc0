import { expect, test } from "vitest";
import { barText, passRate } from "./funnel";

const stages = [
  { label: "Applied", count: 40, days: 2 },
  { label: "Screening", count: 10, days: null },
  { label: "Video", count: 0, days: null },
  { label: "Offer", count: 0, days: null },
];
const words = { count: "People", days: "%s days" };

test("the share that got here is of the stage before", () => {
  expect(passRate(stages, 0)).toBeNull();
  expect(passRate(stages, 1)).toBe(25);
});

test("after an empty stage there is no share", () => {
  expect(passRate(stages, 3)).toBeNull();
});

test("a bar says count, share and days, as far as they are known", () => {
  expect(barText(stages, 0, words)).toBe("40 · 2 days");
  expect(barText(stages, 1, words)).toBe("10 · 25%");
});
