// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";

import { startReadingResumes } from "../read_resume";

const FILLED = (email: string) => `<form>
  <section data-resume-card><input name="resume" type="file"><input type="hidden" name="resume_ticket" value="T"><p data-read-state>done</p></section>
  <div data-contact="name"><input name="name" value="王芳"><p data-read-mark>read</p></div>
  <div data-contact="email"><input name="email" value="${email}"><p data-read-mark>read</p></div>
  <div data-contact="phone"><input name="phone" value=""></div></form>`;

function page(): HTMLFormElement {
  document.body.innerHTML = `<form data-apply-form data-read-url="/read/" data-reading="reading">
    <section data-resume-card><input name="resume" type="file"><p data-read-state></p></section>
    <div data-contact="name"><input name="name" value=""></div>
    <div data-contact="email"><input name="email" value=""></div>
    <div data-contact="phone"><input name="phone" value=""></div></form>`;
  startReadingResumes();
  return document.querySelector("form")!;
}

function choose(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("[name=resume]")!;
  Object.defineProperty(input, "files", { value: [new File(["x"], "cv.txt")], configurable: true });
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

const value = (form: HTMLFormElement, name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value;

afterEach(() => vi.unstubAllGlobals());

test("empty fields are filled, marked, and lose the mark when edited", async () => {
  vi.stubGlobal("fetch", async () => new Response(FILLED("w@example.com")));
  const form = page();
  choose(form);
  await vi.waitFor(() => expect(value(form, "name")).toBe("王芳"));
  expect(value(form, "resume_ticket")).toBe("T");
  expect(form.querySelectorAll("[data-read-mark]").length).toBe(2);
  form.querySelector<HTMLInputElement>("[name=name]")!.dispatchEvent(new Event("input", { bubbles: true }));
  expect(form.querySelectorAll("[data-read-mark]").length).toBe(1);
});

test("what was typed while the file was read stays", async () => {
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => (answer = resolve)));
  const form = page();
  choose(form);
  form.querySelector<HTMLInputElement>("[name=email]")!.value = "mine@example.com";
  answer(new Response(FILLED("w@example.com")));
  await vi.waitFor(() => expect(value(form, "name")).toBe("王芳"));
  expect(value(form, "email")).toBe("mine@example.com");
});

test("without network the chosen file stays and nothing is said", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  const form = page();
  choose(form);
  await vi.waitFor(() => expect(form.querySelector("[data-read-state]")!.textContent).toBe(""));
  expect(form.querySelector<HTMLInputElement>("[name=resume]")!.files!.length).toBe(1);
});
