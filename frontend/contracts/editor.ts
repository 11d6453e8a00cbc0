import { Saver, type Refused, type Saved, type SaveState } from "./saving";
import { Tabs } from "./tabs";

/** The contract editor: what is typed is saved after a pause; document and findings follow. */
export function startEditor(): void {
  const root = document.querySelector<HTMLElement>("[data-contract-editor]");
  if (root) new Editor(root).start();
}

class Editor {
  private readonly form: HTMLFormElement;
  private readonly saver: Saver;
  private readonly groups: Tabs;
  private readonly sides: Tabs;
  private readonly touched = new Set<string>();
  private clausesTouched = false;

  constructor(private readonly root: HTMLElement) {
    this.form = root.querySelector<HTMLFormElement>("#terms")!;
    this.groups = tabsOf(root, "[data-facts-tabs]", "factsGroup", "group");
    this.sides = tabsOf(root, "[data-side-tabs]", "sidePanel", "side");
    this.saver = new Saver(Number(root.dataset["revision"]), (revision) => this.send(revision), {
      state: (state, message) => this.showState(state, message),
      saved: (saved) => this.show(saved),
    });
  }

  start(): void {
    this.root.addEventListener("input", (event) => this.noteTyping(event));
    this.root.addEventListener("change", (event) => this.noteTyping(event));
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("focusin", (event) => this.mark(event.target as Element));
    this.form.addEventListener("submit", (event) => void this.submitTerms(event));
    document.querySelectorAll<HTMLFormElement>("form[data-after-save]").forEach((form) => this.guard(form));
    window.addEventListener("beforeunload", (event) => {
      if (this.saver.hasUnsaved) event.preventDefault();
    });
    this.root.querySelector("[data-conflict-mine]")?.addEventListener("click", () => void this.insist());
    this.root.querySelector("[data-conflict-theirs]")?.addEventListener("click", () => this.reload());
    this.restoreKept();
    this.openFromAddress();
  }

  // --- typing and saving

  private noteTyping(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (field.form !== this.form || !field.name) return;
    if (field.name.startsWith("clause-")) this.clausesTouched = true;
    else this.touched.add(field.name);
    if (this.isOwnClause(field)) return;
    this.keep();
    this.saver.touch();
  }

  /** A clause of one's own is added by its button, when it is whole. */
  private isOwnClause(field: Element): boolean {
    return field.closest(".clause-own") !== null;
  }

  /** What was touched and is not saved yet, in this browser's session: a reload or a crash loses nothing. */
  private keep(): void {
    sessionStorage.setItem(this.key, JSON.stringify(Object.fromEntries(this.touchedValues())));
  }

  private get key(): string {
    return this.root.dataset["key"]!;
  }

  private restoreKept(): void {
    const kept = sessionStorage.getItem(this.key);
    if (!kept) return;
    for (const [name, value] of Object.entries(JSON.parse(kept) as Record<string, string>)) {
      const field = this.form.elements.namedItem(name);
      if (isField(field) && field.value !== value) {
        field.value = value;
        this.touched.add(name);
      }
    }
    if (this.touched.size) this.saver.touch();
    else sessionStorage.removeItem(this.key);
  }

  private touchedValues(): [string, string][] {
    const all = new FormData(this.form);
    return [...this.touched].map((name) => [name, String(all.get(name) ?? "")]);
  }

  private body(revision: number): FormData {
    const body = new FormData();
    body.set("revision", String(revision));
    this.touchedValues().forEach(([name, value]) => body.set(name, value));
    if (this.clausesTouched) {
      for (const [name, value] of new FormData(this.form)) {
        if (name.startsWith("clause-")) body.append(name, value);
      }
      dropUnfinishedClause(body);
    }
    return body;
  }

  private async send(revision: number): Promise<{ status: number; body: Saved | Refused } | null> {
    const token = this.form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")!.value;
    try {
      const response = await fetch(this.form.action, {
        method: "POST",
        body: this.body(revision),
        headers: { Accept: "application/json", "X-CSRFToken": token },
      });
      if (!response.headers.get("Content-Type")?.includes("json")) return { status: 500, body: {} as Saved };
      return { status: response.status, body: (await response.json()) as Saved | Refused };
    } catch {
      return null;
    }
  }

  private async submitTerms(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const adds = (event.submitter as HTMLElement | null)?.closest(".clause-own");
    if (!(await this.saver.flush()) && !adds) return;
    if (adds) this.sendWhole();
  }

  /** Adding a clause of one's own changes the page: the form goes as a whole. */
  private sendWhole(): void {
    this.setRevisions();
    this.form.submit();
  }

  private guard(form: HTMLFormElement): void {
    form.addEventListener("submit", (event) => {
      if (!this.saver.hasUnsaved) return this.setRevisions();
      event.preventDefault();
      const submitter = event.submitter;
      void this.saver.flush().then((isSaved) => {
        this.setRevisions();
        if (isSaved) form.requestSubmit(submitter);
      });
    });
  }

  private setRevisions(): void {
    document.querySelectorAll<HTMLInputElement>("[data-revision]").forEach((field) => {
      if (field instanceof HTMLInputElement) field.value = String(this.saver.revision);
    });
  }

  private async insist(): Promise<void> {
    this.root.querySelector<HTMLElement>("[data-conflict]")!.hidden = true;
    await this.saver.insist();
  }

  private reload(): void {
    sessionStorage.removeItem(this.key);
    this.touched.clear();
    location.reload();
  }

  // --- what the server says

  private showState(state: SaveState, message = ""): void {
    const line = this.root.querySelector<HTMLElement>("[data-save-state]")!;
    const words = { saved: "saved", saving: "saving", typing: "typing", failed: "failed", conflict: "typing", refused: "typing" };
    line.textContent = state === "refused" ? message : (line.dataset[words[state]] ?? "");
    line.classList.toggle("is-failed", state === "failed" || state === "refused");
    if (state === "conflict") {
      this.root.querySelector<HTMLElement>("[data-conflict]")!.hidden = false;
      this.root.querySelector<HTMLElement>("[data-conflict-message]")!.textContent = message;
    }
    if (state === "saved") {
      this.touched.clear();
      this.clausesTouched = false;
      sessionStorage.removeItem(this.key);
    }
  }

  private show(saved: Saved): void {
    const frame = this.root.querySelector<HTMLElement>("[data-document]")!;
    frame.innerHTML = saved.document;
    this.replaceFindings(saved.findings);
    const count = this.root.querySelector<HTMLElement>("[data-violations]")!;
    count.textContent = String(saved.violations);
    count.hidden = saved.violations === 0;
    for (const [group, open] of Object.entries(saved.open)) this.showOpen(group, open);
    this.root.querySelectorAll<HTMLElement>("[data-fact]").forEach((fact) => this.showFact(fact, saved));
    this.root.querySelectorAll<HTMLElement>("[data-clause-editor]").forEach((clause) => {
      clause.querySelector("[data-clause-note]")!.textContent = saved.errors[`clause-${clause.dataset["clauseEditor"]}`] ?? "";
    });
    this.setRevisions();
    if (document.activeElement) this.mark(document.activeElement);
  }

  /** A reason that is being typed stays where it is. */
  private replaceFindings(html: string): void {
    const panel = this.root.querySelector<HTMLElement>("[data-findings]")!;
    const typed = [...panel.querySelectorAll("textarea")].map((field) => [field.id, field.value] as const);
    panel.innerHTML = html;
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (value && field instanceof HTMLTextAreaElement) {
        field.value = value;
        field.closest("details")!.open = true;
      }
    }
    panel.querySelectorAll<HTMLFormElement>("form[data-after-save]").forEach((form) => this.guard(form));
  }

  private showOpen(group: string, open: number): void {
    const badge = this.root.querySelector<HTMLElement>(`[data-group="${group}"] [data-open-count]`);
    if (!badge) return;
    badge.hidden = open === 0;
    badge.firstChild!.textContent = String(open);
  }

  private showFact(fact: HTMLElement, saved: Saved): void {
    const key = fact.dataset["fact"]!;
    const message = saved.errors[key] ?? saved.problems[key] ?? "";
    fact.classList.toggle("is-missing", saved.missing.includes(key) && !message);
    fact.classList.toggle("is-wrong", message !== "");
    fact.querySelector("[data-note]")!.textContent = message;
  }

  // --- from the document to the facts and clauses, and back

  private click(event: Event): void {
    const target = event.target as Element;
    const fact = target.closest<HTMLElement>("[data-go-fact]")?.dataset["goFact"];
    const printed = target.closest<HTMLElement>(".doc-fact")?.dataset["facts"]?.split(" ")[0];
    const clause = target.closest<HTMLElement>("[data-show-clause]")?.dataset["showClause"];
    const heading = target.closest("h2")?.closest<HTMLElement>("[data-clause]")?.dataset["clause"];
    if (fact || printed) this.goToFact((fact ?? printed)!);
    else if (clause) this.showClause(event, clause);
    else if (heading) this.editClause(heading);
    else if (target.closest("[data-clause-up], [data-clause-down]")) this.moveClause(target);
  }

  private goToFact(key: string): void {
    const field = this.root.querySelector<HTMLElement>(`[data-fact="${key}"]`);
    const group = field?.closest<HTMLElement>("[data-facts-group]")?.dataset["factsGroup"];
    if (!field || !group) return;
    this.groups.show(group);
    field.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }

  private showClause(event: Event, key: string): void {
    event.preventDefault();
    const section = this.root.querySelector<HTMLElement>(`[data-document] [data-clause="${key}"]`);
    section?.scrollIntoView({ block: "center" });
    this.flash(section);
  }

  private editClause(key: string): void {
    this.sides.show("clauses");
    const editor = this.root.querySelector<HTMLDetailsElement>(`[data-clause-editor="${key}"]`);
    if (!editor) return;
    editor.open = true;
    editor.scrollIntoView({ block: "center" });
    editor.querySelector<HTMLTextAreaElement>("textarea")?.focus();
  }

  private moveClause(target: Element): void {
    const clause = target.closest<HTMLElement>("[data-clause-editor]")!;
    if (target.closest("[data-clause-up]")) clause.previousElementSibling?.before(clause);
    else clause.nextElementSibling?.after(clause);
    clause.parentElement!.querySelectorAll(".clause-place").forEach((place, index) => (place.textContent = String(index + 1)));
    this.clausesTouched = true;
    this.saver.touch();
  }

  /** The words in the document that come from the field in which one is. */
  private mark(target: Element): void {
    const fact = target.closest<HTMLElement>("[data-fact]")?.dataset["fact"];
    this.root.querySelectorAll(".doc-fact.is-marked").forEach((piece) => piece.classList.remove("is-marked"));
    if (!fact) return;
    this.root.querySelectorAll(`[data-document] .doc-fact[data-facts~="${fact}"]`).forEach((piece) => piece.classList.add("is-marked"));
  }

  private flash(section: HTMLElement | null): void {
    section?.classList.add("is-flashed");
    setTimeout(() => section?.classList.remove("is-flashed"), 1600);
  }

  private openFromAddress(): void {
    const [kind, key] = location.hash.slice(1).split("=");
    if (kind === "fact" && key) this.goToFact(key);
    if (kind === "clause" && key) this.editClause(key);
  }
}

function tabsOf(root: HTMLElement, row: string, panelData: string, buttonData: string): Tabs {
  const attribute = panelData.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const panels = [...root.querySelectorAll<HTMLElement>(`[data-${attribute}]`)];
  return new Tabs(
    root.querySelector<HTMLElement>(row)!,
    new Map(panels.map((panel) => [panel.dataset[panelData]!, panel])),
    buttonData,
  );
}

function isField(field: unknown): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
}

/** While typing, the clause of one's own that is not added yet stays out: its four columns are the last ones. */
export function dropUnfinishedClause(body: FormData): void {
  const keys = body.getAll("clause-key");
  if (keys.at(-1) !== "new") return;
  for (const name of ["clause-key", "clause-title", "clause-text", "clause-title_en", "clause-text_en"]) {
    const values = body.getAll(name).slice(0, -1);
    body.delete(name);
    values.forEach((value) => body.append(name, value));
  }
}
