/**
 * Asks before a link, button or form with `data-confirm="question"` does its work.
 * `data-confirm-action` names the verb on the button, `data-confirm-typing` a word to type first.
 */
export function startConfirm(): void {
  document.addEventListener("click", askAtClick, true);
  document.addEventListener("submit", askAtSubmit, true);
  document.body.addEventListener("htmx:confirm", askHtmx);
}

const agreed = new WeakSet<Element>();

interface HtmxConfirm {
  elt: HTMLElement;
  issueRequest: (skip: boolean) => void;
}

function isHtmx(element: Element): boolean {
  return ["hx-get", "hx-post", "hx-put", "hx-delete", "hx-patch"].some((name) => element.hasAttribute(name));
}

function askAtClick(event: Event): void {
  const target = (event.target as Element).closest<HTMLElement>("a[data-confirm], button[data-confirm]");
  if (!target || isHtmx(target) || agreed.delete(target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void ask(target).then((yes) => {
    if (!yes) return;
    agreed.add(target);
    target.click();
  });
}

function askAtSubmit(event: Event): void {
  const form = event.target as HTMLFormElement;
  if (form.dataset["confirm"] === undefined || isHtmx(form) || agreed.delete(form)) return;
  const submitter = (event as SubmitEvent).submitter;
  event.preventDefault();
  event.stopImmediatePropagation();
  void ask(form).then((yes) => {
    if (!yes) return;
    agreed.add(form);
    form.requestSubmit(submitter);
  });
}

function askHtmx(event: Event): void {
  const detail = (event as CustomEvent<HtmxConfirm>).detail;
  if (detail.elt.dataset["confirm"] === undefined) return;
  event.preventDefault();
  void ask(detail.elt).then((yes) => {
    if (yes) detail.issueRequest(true);
  });
}

/** Shows the dialog; resolves to whether the person agreed. */
export function ask(about: HTMLElement): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>("#confirm-dialog");
  if (!dialog) return Promise.resolve(window.confirm(about.dataset["confirm"]));
  fill(dialog, about.dataset);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirm"), { once: true });
  });
}

function fill(dialog: HTMLDialogElement, words: DOMStringMap): void {
  const go = dialog.querySelector<HTMLButtonElement>("[data-confirm-go]")!;
  const input = dialog.querySelector<HTMLInputElement>("#confirm-typing")!;
  const word = words["confirmTyping"] ?? "";
  dialog.querySelector("#confirm-question")!.textContent = words["confirm"] ?? "";
  go.textContent = words["confirmAction"] ?? go.dataset["confirmDefault"] ?? "";
  dialog.querySelector<HTMLElement>(".hl-dialog-typing")!.hidden = word === "";
  dialog.querySelector("[data-confirm-word]")!.textContent = word;
  input.value = "";
  const check = (): void => {
    go.disabled = word !== "" && input.value.trim() !== word;
  };
  input.oninput = check;
  check();
}
