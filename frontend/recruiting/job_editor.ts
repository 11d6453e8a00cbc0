/** The job form: requirement rows come and go, sliders follow numbers, shares are shown while one types. */
export function startJobEditor(): void {
  const form = document.querySelector<HTMLFormElement>("[data-job-editor]");
  if (!form) return;
  startRows(form);
  startProfile(form);
}

function startRows(form: HTMLFormElement): void {
  const rows = form.querySelector<HTMLElement>("[data-rows]")!;
  const template = form.querySelector<HTMLTemplateElement>("[data-row-template]")!;
  const total = form.querySelector<HTMLInputElement>("#id_req-TOTAL_FORMS")!;
  rows.querySelectorAll<HTMLElement>("[data-row]").forEach(showRemove);
  form.querySelector("[data-add-row]")?.addEventListener("click", () => {
    const row = newRow(template, Number(total.value));
    total.value = String(Number(total.value) + 1);
    rows.append(row);
    showRemove(row);
    row.querySelector<HTMLElement>("select, input")?.focus();
  });
  rows.addEventListener("click", (event) => {
    const row = (event.target as Element).closest("[data-remove-row]")?.closest<HTMLElement>("[data-row]");
    if (row) removeRow(row);
  });
}

export function newRow(template: HTMLTemplateElement, index: number): HTMLElement {
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replaceAll("__prefix__", String(index));
  return holder.firstElementChild as HTMLElement;
}

/** With scripts a button removes the row; without, the box beside it marks it for removal. */
function showRemove(row: HTMLElement): void {
  row.querySelector<HTMLElement>("[data-remove-box]")!.hidden = true;
  row.querySelector<HTMLElement>("[data-remove-row]")!.hidden = false;
}

function removeRow(row: HTMLElement): void {
  row.querySelector<HTMLInputElement>("[data-remove-box] input")!.checked = true;
  row.hidden = true;
}

interface Line {
  label: string;
  weight: number;
}

function startProfile(form: HTMLFormElement): void {
  form.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    const line = field.closest<HTMLElement>("[data-profile-line]");
    if (!line) return;
    follow(line, field);
    draw(form);
  });
  form.querySelectorAll<HTMLElement>("[data-profile-line]").forEach(mark);
  draw(form);
}

/** Slider and number say the same; a weight chooses the dimension, and choosing gives it a weight. */
function follow(line: HTMLElement, field: HTMLInputElement): void {
  const chosen = line.querySelector<HTMLInputElement>("[data-chosen]")!;
  const weight = line.querySelector<HTMLInputElement>("[data-weight]")!;
  const slider = line.querySelector<HTMLInputElement>("[data-slider]")!;
  if (field === slider) weight.value = slider.value;
  if (field === chosen && chosen.checked && Number(weight.value) === 0) weight.value = "20";
  if (field === weight || field === slider) chosen.checked = Number(weight.value) > 0;
  slider.value = weight.value || "0";
  mark(line);
}

function mark(line: HTMLElement): void {
  line.classList.toggle("is-off", !line.querySelector<HTMLInputElement>("[data-chosen]")!.checked);
}

function linesOf(form: HTMLFormElement): Line[] {
  return [...form.querySelectorAll<HTMLElement>("[data-profile-line]")]
    .filter((line) => line.querySelector<HTMLInputElement>("[data-chosen]")!.checked)
    .map((line) => ({
      label: line.dataset["label"] ?? "",
      weight: Number(line.querySelector<HTMLInputElement>("[data-weight]")!.value) || 0,
    }))
    .filter((line) => line.weight > 0);
}

/** Percent of the whole for each line, the heaviest first. */
export function shares(lines: Line[]): { label: string; share: number }[] {
  const total = lines.reduce((sum, line) => sum + line.weight, 0);
  return [...lines]
    .sort((one, other) => other.weight - one.weight)
    .map((line) => ({ label: line.label, share: Math.round((100 * line.weight) / total) }));
}

function draw(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLElement>("[data-shares]")!;
  const all = shares(linesOf(form));
  list.replaceChildren(...all.map(drawShare));
  if (all.length === 0) list.textContent = list.dataset["none"] ?? "";
}

function drawShare(line: { label: string; share: number }): HTMLElement {
  const item = document.createElement("li");
  const bar = document.createElement("progress");
  bar.className = "share-bar";
  bar.max = 100;
  bar.value = line.share;
  bar.setAttribute("aria-hidden", "true");
  const number = document.createElement("span");
  number.textContent = `${line.share}%`;
  const label = document.createElement("span");
  label.textContent = line.label;
  item.append(label, number, bar);
  return item;
}
