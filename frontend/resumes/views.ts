/** Text or pages; the pictures of the pages are fetched when they are first asked for. */
export function startViews(page: HTMLElement): void {
  const buttons = [...page.querySelectorAll<HTMLButtonElement>("[data-show]")];
  for (const button of buttons) {
    button.addEventListener("click", () => show(page, button.dataset.show ?? "text"));
  }
}

export function show(page: HTMLElement, wanted: string): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === wanted));
  }
  for (const view of page.querySelectorAll<HTMLElement>("[data-view]")) {
    view.hidden = view.dataset.view !== wanted;
  }
  if (wanted === "pages") load(page);
}

function load(page: HTMLElement): void {
  for (const picture of page.querySelectorAll<HTMLImageElement>("img[data-src]")) {
    picture.src = picture.dataset.src ?? "";
    picture.removeAttribute("data-src");
  }
}
