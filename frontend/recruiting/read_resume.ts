const CONTACTS = ["name", "email", "phone"];

/** Reads the résumé as soon as it is chosen; what it says goes into the fields that are still empty when the answer comes. */
export function startReadingResumes(): void {
  const form = document.querySelector<HTMLFormElement>("[data-apply-form]");
  if (!form) return;
  let latest = 0;
  // Read by itself here; the button is for browsers that run no script.
  form.querySelector("[data-read-resume]")?.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.name !== "resume" || !input.files?.length) return;
    const number = ++latest;
    void read(form).then((page) => {
      if (page && number === latest) takeOver(form, page);
    });
  });
  form.addEventListener("input", (event) => {
    if (event.target instanceof Element) event.target.closest("[data-contact]")?.querySelector("[data-read-mark]")?.remove();
  });
}

/** The page as the server fills it in; null where it cannot: then the file goes with the form as ever. */
async function read(form: HTMLFormElement): Promise<Document | null> {
  const state = form.querySelector("[data-read-state]");
  const address = form.dataset.readUrl;
  if (!address) return null;
  if (state) state.textContent = form.dataset.reading ?? "";
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form), credentials: "same-origin" });
    if (answer.ok || answer.status === 400 || answer.status === 422) {
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    }
  } catch {
    // No network: nothing is lost, the file is still chosen.
  }
  if (state) state.textContent = "";
  return null;
}

/** The card of the file, and the contacts that nobody has typed meanwhile. */
export function takeOver(form: HTMLFormElement, page: Document): void {
  const card = page.querySelector("[data-resume-card]");
  if (!card) return;
  const state = form.querySelector("[data-read-state]");
  const told = card.querySelector("[data-read-state]");
  form.querySelector("[data-resume-card]")?.replaceWith(document.importNode(card, true));
  form.querySelector("[data-read-resume]")?.setAttribute("hidden", "");
  const filled = CONTACTS.filter((name) => fill(form, page, name));
  if (filled.length) form.dispatchEvent(new Event("input", { bubbles: true }));
  // Said again in a live region that was already there, so that it is read aloud.
  const live = form.querySelector("[data-read-state]");
  if (live && state && told) window.setTimeout(() => (live.textContent = told.textContent), 50);
}

function fill(form: HTMLFormElement, page: Document, name: string): boolean {
  const field = form.elements.namedItem(name);
  const found = page.querySelector<HTMLInputElement>(`[data-contact="${name}"] input`);
  const mark = page.querySelector(`[data-contact="${name}"] [data-read-mark]`);
  if (!(field instanceof HTMLInputElement) || !found || !mark || field.value.trim() !== "") return false;
  field.value = found.value;
  const place = field.closest("[data-contact]");
  place?.querySelector("[data-read-mark]")?.remove();
  place?.append(document.importNode(mark, true));
  return true;
}
