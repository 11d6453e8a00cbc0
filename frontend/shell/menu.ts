/** On a phone the menu opens and closes by its button, and closes with Escape. */
export function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-menu-toggle]");
  const sidebar = button?.closest<HTMLElement>(".sidebar");
  if (!button || !sidebar) return;
  const set = (open: boolean): void => {
    sidebar.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  sidebar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    set(false);
    button.focus();
  });
}
