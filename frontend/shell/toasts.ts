const SHOWN_MS = 8000;

export interface ToastWords {
  text: string;
  tone?: string;
}

/** Messages of the page go away by themselves (errors stay); htmx answers add more with HX-Trigger: toast. */
export function startToasts(): void {
  document.querySelectorAll<HTMLElement>("[data-toast]").forEach(leaveLater);
  document.body.addEventListener("toast", (event) => show((event as CustomEvent<ToastWords>).detail));
  document.addEventListener("click", (event) => {
    (event.target as Element).closest("[data-toast-close]")?.closest("[data-toast]")?.remove();
  });
}

export function show(words: ToastWords): void {
  const template = document.querySelector<HTMLTemplateElement>("#toast-template");
  const place = document.querySelector("#toasts");
  const toast = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!toast || !place) return;
  toast.classList.add(`tone-${words.tone ?? "info"}`);
  toast.querySelector(".hl-toast-text")!.textContent = words.text;
  place.append(toast);
  leaveLater(toast);
}

function leaveLater(toast: HTMLElement): void {
  if (toast.classList.contains("tone-error") || toast.classList.contains("tone-warning")) return;
  const leave = (): void => {
    if (toast.matches(":hover, :focus-within")) window.setTimeout(leave, SHOWN_MS);
    else toast.remove();
  };
  window.setTimeout(leave, SHOWN_MS);
}
