import { describe, expect, it } from "vitest";
import { matches, minutes, moved, type Line } from "../template_editor";

const line = (question: string): Line => ({ question, think_seconds: 30, answer_seconds: 120, retakes: 1 });
const order = (lines: Line[]): string => lines.map((each) => each.question).join("");

describe("the order of the questions", () => {
  const lines = ["a", "b", "c"].map(line);

  it("moves a line down and up", () => {
    expect(order(moved(lines, 0, 1))).toBe("bac");
    expect(order(moved(lines, 2, 0))).toBe("cab");
  });

  it("stops at both ends", () => {
    expect(order(moved(lines, 0, -1))).toBe("abc");
    expect(order(moved(lines, 2, 9))).toBe("abc");
  });
});

it("adds thinking and answering up to minutes", () => {
  expect(minutes([line("a"), line("b")])).toBe(5);
  expect(minutes([])).toBe(0);
});

it("finds a question by words or dimension", () => {
  const question = { text: "讲一次失败的经历", dimensions: ["学习能力"] };
  expect(matches(question, ["失败"])).toBe(true);
  expect(matches(question, ["学习能力", "经历"])).toBe(true);
  expect(matches(question, ["销售"])).toBe(false);
});
