interface BankQuestion {
  id: string;
  text: string;
  language: string;
  family: string;
  dimensions: string[];
}

export interface Line {
  question: string;
  think_seconds: number;
  answer_seconds: number;
  retakes: number;
}

const NEW_LINE = { think_seconds: 30, answer_seconds: 120, retakes: 1 };
const SHOWN_IN_BANK = 60;

/** The template editor: pick from the bank, order by dragging or by buttons; the hidden field holds the outcome. */
export function startTemplateEditor(): void {
  const form = document.querySelector<HTMLFormElement>("[data-template-editor]");
  if (form) new TemplateEditor(form).start();
}

/** The lines with the one at ``from`` put where ``to`` is. */
export function moved(lines: Line[], from: number, to: number): Line[] {
  const target = Math.min(lines.length - 1, Math.max(0, to));
  const rest = lines.filter((_line, index) => index !== from);
  const line = lines[from];
  return line ? [...rest.slice(0, target), line, ...rest.slice(target)] : lines;
}

/** Whole minutes that all thinking and answering takes at most, rounded up. */
export function minutes(lines: Line[]): number {
  return Math.ceil(lines.reduce((sum, line) => sum + line.think_seconds + line.answer_seconds, 0) / 60);
}

class TemplateEditor {
  private lines: Line[];
  private readonly bank: Map<string, BankQuestion>;
  private readonly field: HTMLInputElement;
  private readonly list: HTMLElement;
  private dragged = -1;

  constructor(private readonly form: HTMLFormElement) {
    this.field = form.querySelector<HTMLInputElement>("#id_lines")!;
    this.list = form.querySelector<HTMLElement>("[data-chosen-list]")!;
    const questions = JSON.parse(form.querySelector("#bank")!.textContent ?? "[]") as BankQuestion[];
    this.bank = new Map(questions.map((question) => [question.id, question]));
    this.lines = (JSON.parse(this.field.value || "[]") as Line[]).filter((line) => this.bank.has(line.question));
  }

  start(): void {
    this.form.querySelector("[data-bank-search]")!.addEventListener("input", () => this.drawBank());
    this.form.querySelector("#id_language")!.addEventListener("change", () => this.draw());
    this.form.querySelector("[data-bank-list]")!.addEventListener("click", (event) => this.add(event));
    this.list.addEventListener("click", (event) => this.act(event));
    this.list.addEventListener("input", (event) => this.setTime(event));
    this.listenToDragging();
    this.draw();
  }

  private listenToDragging(): void {
    this.list.addEventListener("dragstart", (event) => {
      this.dragged = this.indexOf(event);
      event.dataTransfer?.setData("text/plain", String(this.dragged));
    });
    this.list.addEventListener("dragover", (event) => {
      if (this.dragged >= 0) event.preventDefault();
    });
    this.list.addEventListener("drop", (event) => {
      event.preventDefault();
      const target = this.indexOf(event);
      if (this.dragged >= 0 && target >= 0) this.set(moved(this.lines, this.dragged, target));
      this.dragged = -1;
    });
  }

  private indexOf(event: Event): number {
    const row = (event.target as Element).closest<HTMLElement>("[data-index]");
    return row ? Number(row.dataset["index"]) : -1;
  }

  private set(lines: Line[]): void {
    this.lines = lines;
    this.draw();
  }

  private add(event: Event): void {
    const row = (event.target as Element).closest("[data-add]")?.closest<HTMLElement>("[data-question]");
    if (row) this.set([...this.lines, { question: row.dataset["question"]!, ...NEW_LINE }]);
  }

  private act(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>("button");
    const index = this.indexOf(event);
    if (!button || index < 0) return;
    if ("remove" in button.dataset) return this.set(this.lines.filter((_line, each) => each !== index));
    const step = "up" in button.dataset ? -1 : 1;
    this.set(moved(this.lines, index, index + step));
    const row = this.list.children[Math.min(this.lines.length - 1, Math.max(0, index + step))];
    row?.querySelector<HTMLElement>(step < 0 ? "[data-up]" : "[data-down]")?.focus();
  }

  private setTime(event: Event): void {
    const field = event.target as HTMLInputElement;
    const line = this.lines[this.indexOf(event)];
    const name = field.dataset["time"] as keyof typeof NEW_LINE | undefined;
    if (!line || !name) return;
    line[name] = Number(field.value) || 0;
    this.save();
  }

  private draw(): void {
    const template = this.form.querySelector<HTMLTemplateElement>("[data-chosen-template]")!;
    this.list.replaceChildren(...this.lines.map((line, index) => this.chosenRow(template, line, index)));
    this.form.querySelector<HTMLElement>("[data-none-chosen]")!.hidden = this.lines.length > 0;
    this.save();
    this.drawBank();
  }

  private save(): void {
    this.field.value = JSON.stringify(this.lines);
    const total = this.form.querySelector<HTMLElement>("[data-total]")!;
    const words = total.dataset["words"] ?? "#";
    total.textContent = words.replace("#", String(minutes(this.lines)));
    total.hidden = this.lines.length === 0;
  }

  private chosenRow(template: HTMLTemplateElement, line: Line, index: number): HTMLElement {
    const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    const question = this.bank.get(line.question)!;
    row.dataset["index"] = String(index);
    row.classList.toggle("is-foreign", question.language !== this.language());
    row.querySelector(".chosen-text")!.textContent = question.text;
    row.querySelectorAll<HTMLInputElement>("[data-time]").forEach((field) => {
      field.value = String(line[field.dataset["time"] as keyof typeof NEW_LINE]);
    });
    row.querySelector<HTMLButtonElement>("[data-up]")!.disabled = index === 0;
    row.querySelector<HTMLButtonElement>("[data-down]")!.disabled = index === this.lines.length - 1;
    return row;
  }

  private language(): string {
    return this.form.querySelector<HTMLSelectElement>("#id_language")!.value;
  }

  private drawBank(): void {
    const words = this.form.querySelector<HTMLInputElement>("[data-bank-search]")!.value.trim().toLowerCase().split(/\s+/);
    const taken = new Set(this.lines.map((line) => line.question));
    const found = [...this.bank.values()].filter(
      (question) => question.language === this.language() && !taken.has(question.id) && matches(question, words),
    );
    const template = this.form.querySelector<HTMLTemplateElement>("[data-bank-template]")!;
    const rows = found.slice(0, SHOWN_IN_BANK).map((question) => bankRow(template, question));
    this.form.querySelector("[data-bank-list]")!.replaceChildren(...rows);
  }
}

export function matches(question: { text: string; dimensions: string[] }, words: string[]): boolean {
  const all = `${question.text} ${question.dimensions.join(" ")}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

function bankRow(template: HTMLTemplateElement, question: BankQuestion): HTMLElement {
  const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  row.dataset["question"] = question.id;
  row.querySelector(".bank-text")!.textContent = question.text;
  row.querySelector(".tags")!.replaceChildren(
    ...question.dimensions.map((name) => {
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.textContent = name;
      return tag;
    }),
  );
  return row;
}
