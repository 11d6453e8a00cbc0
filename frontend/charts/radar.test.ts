import { expect, test } from "vitest";
import { isDrawable, radarOption, scored, wrapped } from "./radar";
import type { Colors, RadarAxis } from "./types";

const words = { score: "Score", band: "Band", profile: "Profile" };
const colors: Colors = { ink: "#111", inkSoft: "#555", line: "#ddd", surface: "#fff", band: "#def", series: ["#00f", "#f80"] };
const axis = (score: number | null, more: Partial<RadarAxis> = {}): RadarAxis => ({
  label: "Teamwork", score, low: null, high: null, pass_line: 60, ...more,
});

test("a dimension without a score is not drawn as zero", () => {
  expect(scored([axis(70), axis(null), axis(50)])).toHaveLength(2);
});

test("fewer than three scores make no radar", () => {
  expect(isDrawable({ axes: [axis(70), axis(60), axis(null)], words })).toBe(false);
  expect(isDrawable({ axes: [axis(70), axis(60), axis(50)], words })).toBe(true);
});

test("the band of a score that has none is the score itself", () => {
  const axes = [axis(70, { low: 60, high: 80 }), axis(50), axis(40)];
  const option = radarOption({ axes, words }, colors, "sans") as { series: { data: { value: number[] }[] }[] };
  expect(option.series[0]?.data[0]?.value).toEqual([80, 50, 40]);
  expect(option.series[1]?.data[0]?.value).toEqual([60, 50, 40]);
});

test("long labels break in the middle", () => {
  expect(wrapped("沟通表达")).toBe("沟通表达");
  expect(wrapped("客户导向与说服能力")).toBe("客户导向与\n说服能力");
  expect(wrapped("Cross-cultural communication")).toBe("Cross-cultural\ncommunication");
  expect(wrapped("Professionalism")).toBe("Professionalism");
});
