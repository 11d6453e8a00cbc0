import { beforeEach, expect, test, vi } from "vitest";
import { markRow, moveRow, nextIndex, openRow } from "./rows";

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  document.body.innerHTML = `<div data-table><table><tbody>
    <tr data-row="1"><td><input type="checkbox" data-mark></td><td><a href="#one" data-row-link>1</a></td></tr>
    <tr data-row="2"><td><input type="checkbox" data-mark></td><td><a href="#two" data-row-link>2</a></td></tr>
  </tbody></table></div>`;
});

test("j and k stop at the ends", () => {
  expect(nextIndex(-1, 1, 3)).toBe(0);
  expect(nextIndex(-1, -1, 3)).toBe(2);
  expect(nextIndex(2, 1, 3)).toBe(2);
  expect(nextIndex(0, -1, 3)).toBe(0);
});

test("j walks down and takes the focus along", () => {
  moveRow(1);
  moveRow(1);
  expect(document.querySelector(".is-current")?.getAttribute("data-row")).toBe("2");
  expect(document.activeElement?.textContent).toBe("2");
});

test("x marks the row that was reached, and nothing before one was", () => {
  expect(markRow()).toBe(false);
  moveRow(1);
  expect(markRow()).toBe(true);
  expect(document.querySelector<HTMLInputElement>("tr[data-row='1'] input")?.checked).toBe(true);
});

test("Enter opens the row, but leaves a focused link to the browser", () => {
  moveRow(1);
  expect(openRow()).toBe(false);
  (document.activeElement as HTMLElement).blur();
  expect(openRow()).toBe(true);
});
