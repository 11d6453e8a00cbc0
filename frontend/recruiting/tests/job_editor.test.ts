import { expect, it } from "vitest";
import { newRow, shares } from "../job_editor";

it("shows shares of the whole, the heaviest first", () => {
  const lines = [
    { label: "沟通表达", weight: 20 },
    { label: "专业能力", weight: 60 },
  ];
  expect(shares(lines)).toEqual([
    { label: "专业能力", share: 75 },
    { label: "沟通表达", share: 25 },
  ]);
});

it("numbers a new row", () => {
  const template = document.createElement("template");
  template.innerHTML = '<fieldset><input name="req-__prefix__-text"></fieldset>';
  expect(newRow(template, 3).querySelector("input")!.name).toBe("req-3-text");
});
