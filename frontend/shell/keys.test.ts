import { expect, test } from "vitest";
import { isTyping } from "./keys";

const made = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.querySelector("[data-here]")!;
};

test("keys are left alone while someone types", () => {
  expect(isTyping(made("<input data-here>"))).toBe(true);
  expect(isTyping(made("<textarea data-here></textarea>"))).toBe(true);
  expect(isTyping(made("<div data-own-keys><button data-here></button></div>"))).toBe(true);
});

test("a box or a link does not count as typing", () => {
  expect(isTyping(made("<input type='checkbox' data-here>"))).toBe(false);
  expect(isTyping(made("<a href='#' data-here></a>"))).toBe(false);
});
