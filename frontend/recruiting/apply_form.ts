const DRAFT_FIELDS = ["name", "email", "phone", "cover_letter"];

const PREFIX = "apply:";

/** Keeps what was typed in this tab until the application is in: a reload or a lost connection loses nothing. */
export function startApplyForm(): void {
  if (document.querySelector("[data-applied]")) forget();
  const form = document.querySelector<HTMLFormElement>("[data-apply-form]");
  if (!form) return;
  const key = PREFIX + location.pathname;
  restore(form, key);
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(draftOf(form))));
  form.addEventListener("submit", () => sessionStorage.setItem(key, JSON.stringify(draftOf(form))));
}

export function draftOf(form: HTMLFormElement): Record<string, string> {
  const filled = new FormData(form);
  return Object.fromEntries(DRAFT_FIELDS.map((name) => [name, String(filled.get(name) ?? "")]));
}

function forget(): void {
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .forEach((key) => sessionStorage.removeItem(key));
}

function restore(form: HTMLFormElement, key: string): void {
  const kept = sessionStorage.getItem(key);
  if (!kept) return;
  const draft = JSON.parse(kept) as Record<string, string>;
  for (const name of DRAFT_FIELDS) {
    const field = form.elements.namedItem(name);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isField && field.value === "") field.value = draft[name] ?? "";
  }
}
