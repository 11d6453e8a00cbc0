/** A row of tabs and their panels; without a script the panels stand one below the other. */
export class Tabs {
  private readonly buttons: HTMLButtonElement[];

  constructor(
    row: HTMLElement,
    private readonly panels: Map<string, HTMLElement>,
    private readonly name: string,
  ) {
    this.buttons = [...row.querySelectorAll<HTMLButtonElement>("[role=tab]")];
    row.hidden = false;
    row.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>("[role=tab]");
      if (button) this.show(button.dataset[name]!);
    });
    row.addEventListener("keydown", (event) => this.step(event));
    const first = this.buttons.find((button) => button.getAttribute("aria-selected") === "true");
    if (first) this.show(first.dataset[name]!);
  }

  show(key: string): void {
    for (const button of this.buttons) {
      const isShown = button.dataset[this.name] === key;
      button.setAttribute("aria-selected", String(isShown));
      button.tabIndex = isShown ? 0 : -1;
    }
    this.panels.forEach((panel, each) => (panel.hidden = each !== key));
  }

  private step(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const now = this.buttons.findIndex((button) => button === document.activeElement);
    if (!by || now < 0) return;
    const next = this.buttons[(now + by + this.buttons.length) % this.buttons.length]!;
    this.show(next.dataset[this.name]!);
    next.focus();
  }
}
