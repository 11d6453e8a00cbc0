import { beforeEach, expect, test, vi } from "vitest";
import { ask } from "./confirm";

const dialogHtml = `<dialog id="confirm-dialog"><p id="confirm-question"></p>
  <div class="hl-dialog-typing"><strong data-confirm-word></strong><input id="confirm-typing"></div>
  <button data-confirm-go data-confirm-default="Go on"></button></dialog>`;

function open(attributes: string): HTMLDialogElement {
  document.body.innerHTML = `${dialogHtml}<button id="about" ${attributes}></button>`;
  const dialog = document.querySelector("dialog")!;
  dialog.showModal = vi.fn();
  return dialog;
}

const about = (): HTMLElement => document.querySelector("#about")!;
const go = (): HTMLButtonElement => document.querySelector("[data-confirm-go]")!;

beforeEach(() => (document.body.innerHTML = ""));

test("asks the question and names the verb on the button", () => {
  open(`data-confirm="Withdraw it?" data-confirm-action="Withdraw"`);
  void ask(about());
  expect(document.querySelector("#confirm-question")?.textContent).toBe("Withdraw it?");
  expect(go().textContent).toBe("Withdraw");
  expect(go().disabled).toBe(false);
});

test("the button waits for the word to be typed", () => {
  open(`data-confirm="Erase?" data-confirm-typing="王芳"`);
  void ask(about());
  expect(go().disabled).toBe(true);
  const input = document.querySelector<HTMLInputElement>("#confirm-typing")!;
  input.value = "王芳";
  input.dispatchEvent(new Event("input"));
  expect(go().disabled).toBe(false);
});

test("resolves to what was chosen", async () => {
  const dialog = open(`data-confirm="Sure?"`);
  const answer = ask(about());
  dialog.returnValue = "confirm";
  dialog.dispatchEvent(new Event("close"));
  await expect(answer).resolves.toBe(true);
});
