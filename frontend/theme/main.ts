/** Sets light or dark before the first paint. "auto" follows the device, also when that changes. */
const root = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  const chosen = root.dataset["theme"] ?? "auto";
  root.dataset["bsTheme"] = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
}

apply();
dark.addEventListener("change", apply);
document.addEventListener("theme:chosen", apply);

export {};
