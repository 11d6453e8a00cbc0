/** The row that j and k have reached, in the first table of the page. */
const CURRENT = "is-current";

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-table] tbody tr[data-row]")];
}

function current(): HTMLElement | undefined {
  return rows().find((row) => row.classList.contains(CURRENT));
}

export function moveRow(step: number): boolean {
  const all = rows();
  const now = current();
  const next = all[nextIndex(now ? all.indexOf(now) : -1, step, all.length)];
  if (!next) return false;
  now?.classList.remove(CURRENT);
  next.classList.add(CURRENT);
  const place = ["a[data-row-link]", "a", "input[data-mark]"].map((each) => next.querySelector<HTMLElement>(each)).find(Boolean);
  place?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** Stops at both ends; from nowhere, down goes to the first row and up to the last. */
export function nextIndex(index: number, step: number, count: number): number {
  if (index < 0) return step > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, index + step));
}

export function markRow(): boolean {
  const box = current()?.querySelector<HTMLInputElement>("input[data-mark]");
  if (!box) return false;
  box.click();
  return true;
}

export function openRow(): boolean {
  if (document.activeElement !== document.body && document.activeElement !== null) {
    if (document.activeElement.matches("a, button, input, summary")) return false;
  }
  const link = current()?.querySelector<HTMLAnchorElement>("a[data-row-link]");
  link?.click();
  return link !== undefined && link !== null;
}
