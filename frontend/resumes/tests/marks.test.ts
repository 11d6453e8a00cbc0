// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";

import { overlaps, startMarks } from "../marks";
import { show } from "../views";

const PAGE = `<div data-resume>
  <button data-show="text" aria-pressed="true"></button><button data-show="pages" aria-pressed="false"></button>
  <div data-view="text"><mark data-piece data-start="0" data-end="2">王芳</mark><mark data-piece data-start="5" data-end="9">后端开发</mark></div>
  <div data-view="pages" hidden><img data-src="/page.jpg"></div>
  <div data-value data-start="0" data-end="2" tabindex="0">王芳</div></div>`;

let page: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  page = document.querySelector<HTMLElement>("[data-resume]")!;
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
  Element.prototype.scrollIntoView = () => undefined;
});

test("spans that only touch do not overlap", () => {
  expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 4 })).toBe(false);
  expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 4 })).toBe(true);
});

test("pointing at a value lights its place and no other, and goes out again", () => {
  startMarks(page);
  const value = page.querySelector<HTMLElement>("[data-value]")!;
  const [name, work] = page.querySelectorAll("mark");
  value.dispatchEvent(new Event("mouseenter"));
  expect(name!.classList.contains("is-lit")).toBe(true);
  expect(work!.classList.contains("is-lit")).toBe(false);
  value.dispatchEvent(new Event("mouseleave"));
  expect(name!.classList.contains("is-lit")).toBe(false);
});

test("a click or Enter keeps the mark, a second one takes it away", () => {
  startMarks(page);
  const value = page.querySelector<HTMLElement>("[data-value]")!;
  const name = page.querySelector("mark")!;
  value.click();
  expect(name.classList.contains("is-kept")).toBe(true);
  value.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  expect(name.classList.contains("is-kept")).toBe(false);
});

test("the pictures of the pages are fetched when they are first shown", () => {
  const picture = page.querySelector("img")!;
  expect(picture.getAttribute("src")).toBeNull();
  show(page, "pages");
  expect(picture.getAttribute("src")).toBe("/page.jpg");
  expect(page.querySelector<HTMLElement>('[data-view="text"]')!.hidden).toBe(true);
});
