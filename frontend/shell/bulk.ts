/** The bar that appears when rows are marked, and the box that marks them all. */
export function startBulk(): void {
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    const table = box.closest<HTMLElement>("[data-table]");
    if (!table) return;
    if (box.matches("[data-mark-all]")) markAll(table, box.checked);
    if (box.matches("[data-mark-all], [data-mark]")) refresh(table);
  });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-mark-none]");
    const table = button?.closest<HTMLElement>("[data-table]");
    if (!table) return;
    markAll(table, false);
    refresh(table);
  });
}

function boxes(table: HTMLElement): HTMLInputElement[] {
  return [...table.querySelectorAll<HTMLInputElement>("input[data-mark]")];
}

function markAll(table: HTMLElement, checked: boolean): void {
  boxes(table).forEach((box) => (box.checked = checked));
}

export function refresh(table: HTMLElement): void {
  const all = boxes(table);
  const marked = all.filter((box) => box.checked);
  all.forEach((box) => box.closest("tr")?.classList.toggle("is-marked", box.checked));
  const head = table.querySelector<HTMLInputElement>("[data-mark-all]");
  if (head) {
    head.checked = marked.length > 0 && marked.length === all.length;
    head.indeterminate = marked.length > 0 && marked.length < all.length;
  }
  const bar = table.querySelector<HTMLElement>("[data-bulk-bar]");
  if (!bar) return;
  bar.hidden = marked.length === 0;
  bar.querySelector("[data-marked-count]")!.textContent = String(marked.length);
}
