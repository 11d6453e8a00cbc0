import { beforeEach, expect, test } from "vitest";
import { startBulk } from "./bulk";

startBulk();

beforeEach(() => {
  document.body.innerHTML = `<div data-table><input type="checkbox" data-mark-all><table><tbody>
    <tr><td><input type="checkbox" data-mark></td></tr><tr><td><input type="checkbox" data-mark></td></tr>
  </tbody></table><div data-bulk-bar hidden><b data-marked-count></b><button data-mark-none></button></div></div>`;
});

const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector)!;

test("the bar shows when a row is marked, and how many", () => {
  find("[data-mark]").click();
  expect(find("[data-bulk-bar]").hidden).toBe(false);
  expect(find("[data-marked-count]").textContent).toBe("1");
  expect(find<HTMLInputElement>("[data-mark-all]").indeterminate).toBe(true);
});

test("one box marks all, another unmarks them", () => {
  find("[data-mark-all]").click();
  expect(find("[data-marked-count]").textContent).toBe("2");
  find("[data-mark-none]").click();
  expect(find("[data-bulk-bar]").hidden).toBe(true);
});
