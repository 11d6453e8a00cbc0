/** A table wider than its place scrolls in itself; one that fits lets its head stick to the window. */
export function startWideTables(): void {
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => mark(entry.target as HTMLElement)));
  const watchAll = (): void => document.querySelectorAll<HTMLElement>(".table-card .table-scroll").forEach((place) => watch.observe(place));
  watchAll();
  document.body.addEventListener("htmx:load", watchAll);
}

function mark(place: HTMLElement): void {
  const table = place.firstElementChild;
  if (table) place.classList.toggle("is-scrolling", table.scrollWidth > place.clientWidth + 1);
}
