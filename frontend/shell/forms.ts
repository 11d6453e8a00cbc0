/** Small comforts of forms: filters apply when changed, errors are brought into view, no double send. */
export function startForms(): void {
  showOwnAddress();
  document.querySelector<HTMLElement>(".error-summary")?.focus();
  document.addEventListener("change", (event) => {
    const field = event.target as HTMLElement;
    if (field.matches("[data-apply]")) field.closest("form")?.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target as HTMLFormElement;
    if (form.method !== "post") return;
    if (form.dataset["sent"] === "true") return event.preventDefault();
    form.dataset["sent"] = "true";
    form.setAttribute("aria-busy", "true");
    window.setTimeout(() => delete form.dataset["sent"], 4000);
  });
  document.body.addEventListener("htmx:configRequest", tidy);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach((form) => delete form.dataset["sent"]);
  });
}

/** A page that answers a refused form says its own address, so that loading it again only looks. */
function showOwnAddress(): void {
  const own = document.querySelector<HTMLMetaElement>("meta[name=page-address]")?.content;
  if (own?.startsWith("/") && !own.startsWith("//")) history.replaceState(history.state, "", own);
}

interface HtmxConfig {
  verb: string;
  elt: Element;
  formData: FormData;
}

/** Filters that are not set leave no trace in the address. */
function tidy(event: Event): void {
  const { verb, elt, formData } = (event as CustomEvent<HtmxConfig>).detail;
  if (verb !== "get" || !elt.matches("form[data-tidy]")) return;
  for (const [name, value] of [...formData.entries()]) {
    if (value === "") formData.delete(name);
  }
}
