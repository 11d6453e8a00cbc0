const ONE_YEAR_S = 365 * 24 * 3600;

/** The three buttons of the theme menu; the choice is kept in a cookie, so that the server can draw it at once. */
export function startThemeSwitch(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-theme-choice]");
    if (button) choose(button.dataset["themeChoice"] ?? "auto");
  });
  mark(document.documentElement.dataset["theme"] ?? "auto");
}

function choose(theme: string): void {
  document.cookie = `theme=${theme}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  document.documentElement.dataset["theme"] = theme;
  document.dispatchEvent(new CustomEvent("theme:chosen", { detail: theme }));
  mark(theme);
}

function mark(theme: string): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === theme));
  }
}
